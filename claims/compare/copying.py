"""Rule 0: near-identical text is one text printed twice, and no second voice."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import LCSseq

from claims.compare.answers import answer
from claims.compare.comparison import Comparable, Comparison, Reason, Relation
from claims.compare.exchange import exchanges
from claims.compare.pair import Pair
from claims.compare.scope import elsewhere
from claims.compare.standing import Standing
from claims.compare.vocabulary import negations, thresholds
from claims.compare.wording import CACHED_TEXTS, likeness, numbers, stems, unquoted, words


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
    alike = _likeness(a, b)
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
    """True when figures, quoted words, places or a negation differ, however alike the rest is."""
    if {(figure.low, figure.high) for figure in a.figures} != {(figure.low, figure.high) for figure in b.figures}:
        return True
    if negations().isdisjoint(words(a.passage)) != negations().isdisjoint(words(b.passage)):
        return True
    if elsewhere(a, b):
        return True
    return a.quoted and b.quoted and any(exchanges(words(a.content), words(b.content)))


def _likeness(a: Comparable, b: Comparable) -> float:
    """How far the reporter's own words are the same: in the sentences, in what they report, in one cut from the other.

    Where a sentence is all quotation, the text around it tells.
    """
    limits = thresholds()
    if not (_told(a.passage) and _told(b.passage)):
        return _alike(a.content, b.content, limits.quotation_words) if _set_alike(a, b) else 0.0
    return max(
        _alike(a.passage, b.passage, limits.copy_words),
        _alike(unquoted(a.content), unquoted(b.content), limits.copy_content_words),
        _cut(a.passage, b.passage),
    )


def _alike(a: str, b: str, fewest: int) -> float:
    if min(len(words(a)), len(words(b))) < fewest or numbers(a) != numbers(b):
        return 0.0
    return likeness(a, b)


def _cut(a: str, b: str) -> float:
    """How much of the shorter of two told passages stands in the longer, in order: wire copy is cut to length."""
    told, other = words(unquoted(a)), words(unquoted(b))
    shorter = min(len(told), len(other))
    return LCSseq.similarity(told, other) / shorter if shorter >= thresholds().copy_cut_words else 0.0


def _set_alike(a: Comparable, b: Comparable) -> bool:
    """True when a run of the reporter's own words stands around both: a quotation printed with what it was set in."""
    return not _runs(a.surroundings, a.passage).isdisjoint(_runs(b.surroundings, b.passage))


@lru_cache(maxsize=CACHED_TEXTS)
def _runs(surroundings: str, passage: str) -> frozenset[tuple[str, ...]]:
    """Every run of the reporter's own words around a passage, each as long as two reporters hardly write alike."""
    length = thresholds().copy_run_words
    own = words(unquoted(surroundings.replace(passage, " ")))
    return frozenset(own[at : at + length] for at in range(len(own) - length + 1))


def _told(passage: str) -> bool:
    """True when enough of the sentence is the reporter's own words to know them again."""
    return len(words(unquoted(passage))) >= thresholds().copy_words
