"""Rule 0: near-identical text is one text printed twice, and no second voice."""

from __future__ import annotations

from claims.compare.answers import answer
from claims.compare.comparison import Comparable, Comparison, Reason, Relation
from claims.compare.pair import Pair
from claims.compare.vocabulary import thresholds
from claims.compare.wording import likeness, numbers, unquoted, words


def copied(pair: Pair) -> Comparison | None:
    """`copies` when the reporter's own words around the claim are the same in both reports.

    The words of a quotation do not count by themselves: two reporters at one press conference print the same words and
    copy nothing. Text whose numbers were changed is an update on old text, no copy.
    """
    limits = thresholds()
    alike = max(_alike(mine, other) for mine, other in _texts(pair.earlier, pair.later))
    if alike < limits.copy_ratio:
        return None
    return answer(
        Relation.COPIES, alike, Reason("near_identical", f"near-identical text ({alike:.0%} of the letters): wire copy")
    )


def _texts(a: Comparable, b: Comparable) -> tuple[tuple[str, str], ...]:
    """What to lay side by side: the sentences; and the text around them, where a sentence is all quotation."""
    if _told(a.passage) and _told(b.passage):
        return (a.passage, b.passage), (unquoted(a.content), unquoted(b.content))
    return ((a.surroundings, b.surroundings),)


def _alike(a: str, b: str) -> float:
    fewest = thresholds().copy_words
    if min(len(words(a)), len(words(b))) < fewest or numbers(a) != numbers(b):
        return 0.0
    return likeness(a, b)


def _told(passage: str) -> bool:
    """True when enough of the sentence is the reporter's own words to know them again."""
    return len(words(unquoted(passage))) >= thresholds().copy_words
