"""Rule 0: near-identical text is one text printed twice, and no second voice."""

from __future__ import annotations

from rapidfuzz.distance import LCSseq

from claims.compare.answers import answer
from claims.compare.comparison import Comparable, Comparison, Reason, Relation
from claims.compare.exchange import exchanges
from claims.compare.pair import Pair
from claims.compare.standing import Standing
from claims.compare.vocabulary import negations, thresholds
from claims.compare.wording import likeness, numbers, stems, unquoted, words


def copied(pair: Pair) -> Comparison | None:
    """`copies` when the reporter's own words around the claim are the same in both reports.

    The words of a quotation do not count by themselves: two reporters at one press conference print the same words and
    copy nothing. Old text with its numbers, its speaker, its quotation or its sense changed is no copy either: what was
    changed is then the news.
    """
    limits = thresholds()
    a, b = pair.earlier, pair.later
    if pair.standing in {Standing.KIN, Standing.OTHER} or not _may_be_one(a, b) or _changed(a, b):
        return None
    alike = max(_set_alike(a, b), _cut(a, b), *(_alike(*texts) for texts in _texts(a, b)))
    if alike < limits.copy_ratio:
        return None
    return answer(
        Relation.COPIES, alike, Reason("near_identical", f"near-identical text ({alike:.0%} of the letters): wire copy")
    )


def _may_be_one(a: Comparable, b: Comparable) -> bool:
    """True when half of what the shorter sentence tells stands in the other: asked first, for most pairs end here."""
    mine, other = stems(a.passage), stems(b.passage)
    return 2 * len(mine & other) >= min(len(mine), len(other))


def _changed(a: Comparable, b: Comparable) -> bool:
    """True when figures, quoted words or a negation differ, however alike the rest is."""
    if {(figure.low, figure.high) for figure in a.figures} != {(figure.low, figure.high) for figure in b.figures}:
        return True
    if negations().isdisjoint(words(a.passage)) != negations().isdisjoint(words(b.passage)):
        return True
    return a.quoted and b.quoted and any(exchanges(words(a.content), words(b.content)))


def _texts(a: Comparable, b: Comparable) -> tuple[tuple[str, str, int], ...]:
    """What to lay side by side, and the fewest words that tell.

    The sentences, and what they report; where a sentence is all quotation, the text around it.
    """
    limits = thresholds()
    if _told(a.passage) and _told(b.passage):
        return (
            (a.passage, b.passage, limits.copy_words),
            (unquoted(a.content), unquoted(b.content), limits.copy_content_words),
        )
    return ((a.surroundings, b.surroundings, limits.copy_words),)


def _alike(a: str, b: str, fewest: int) -> float:
    if min(len(words(a)), len(words(b))) < fewest or numbers(a) != numbers(b):
        return 0.0
    return likeness(a, b)


def _set_alike(a: Comparable, b: Comparable) -> float:
    """How alike two passages are that stand in one setting: a quotation printed twice, with the text it was set in."""
    limits = thresholds()
    if min(len(words(a.passage)), len(words(b.passage))) < limits.copy_words:
        return 0.0
    if likeness(a.surroundings, b.surroundings) < limits.copy_setting_ratio:
        return 0.0
    return likeness(a.passage, b.passage)


def _cut(a: Comparable, b: Comparable) -> float:
    """How much of the shorter of two told passages stands in the longer, in order: wire copy is cut to length."""
    told, other = words(unquoted(a.passage)), words(unquoted(b.passage))
    shorter = min(len(told), len(other))
    if shorter < thresholds().copy_cut_words:
        return 0.0
    return LCSseq.similarity(told, other) / shorter


def _told(passage: str) -> bool:
    """True when enough of the sentence is the reporter's own words to know them again."""
    return len(words(unquoted(passage))) >= thresholds().copy_words
