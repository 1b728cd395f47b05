"""Rule 2: one affirms, the other denies, and both speak of one matter.

A denial may say what it denies, point at it, or only call a story untrue; what it must share with the other claim hangs
on which. Knows denials, wording and the numbers that a denial repeats; knows nothing of intervals.
"""

from __future__ import annotations

from textwrap import shorten

from claims.compare.answers import answer, matter, who
from claims.compare.comparison import Comparable, Comparison, Reason, Relation
from claims.compare.denial import denied_in, denies_a_story, negates, refutes, tells_of_a_story
from claims.compare.pair import Pair
from claims.compare.scope import share_a_number
from claims.compare.stance import Stance, stance
from claims.compare.standing import Standing
from claims.compare.vocabulary import thresholds
from claims.compare.wording import words
from claims.sources import SourceKind

SHOWN = 80
"""Code points of a claim quoted in a reason."""

_TELLS_STORIES = frozenset({SourceKind.MEDIA, SourceKind.STATE_MEDIA})


def contradicted(pair: Pair) -> Comparison | None:
    """`conflicts` when one claim denies what the other affirms."""
    sides = _sides(pair)
    if sides is None:
        return None
    denial, other = sides
    if pair.standing is Standing.SAME:
        contrary = pair.one_denies and _takes_back(pair, denial, other)
    elif not pair.one_denies:
        contrary = _names_its_teller(denial, other) and pair.setting >= thresholds().story_setting
    else:
        contrary = _denies_matter(pair, denial, other) or _denies_story(pair, denial, other)
    if not contrary:
        return None
    shown = shorten(denial.content, SHOWN, placeholder=" …")
    return answer(
        Relation.CONFLICTS,
        0.5 + pair.matter / 2,
        matter(pair),
        who(pair),
        Reason("denied", f"one denies it: {_in_marks(shown)}"),
        *_by_which_words(denial, other),
    )


def _sides(pair: Pair) -> tuple[Comparable, Comparable] | None:
    """The denial and the other claim, or None. Of two that deny, it is the one that calls a story untrue."""
    a, b = pair.earlier, pair.later
    first, second = pair.denials if pair.one_denies else (refutes(a), refutes(b))
    if first == second:
        return None
    return (a, b) if first else (b, a)


def _takes_back(pair: Pair, denial: Comparable, other: Comparable) -> bool:
    """Nobody is quick to deny himself: a denial only where the matter is plainly one, a negation where all of it is."""
    if (denial.denied and not negates(denial)) or refutes(denial):
        return pair.one_matter(thresholds().same_matter)
    return pair.one_matter(1.0) and denied_in(denial, other)


def _denies_matter(pair: Pair, denial: Comparable, other: Comparable) -> bool:
    """True when what is denied stands in the other claim.

    An outright denial may share little with it; a bare negation may negate anything, so that most of what it governs
    must stand there.
    """
    limits = thresholds()
    outright = (denial.denied and not negates(denial)) or refutes(denial)
    if outright and (pair.one_matter(limits.same_matter_denied) or _denies_count(pair)):
        return True
    return denied_in(denial, other)


def _denies_count(pair: Pair) -> bool:
    """True when the number that is denied is the one that the other claim counts."""
    one_setting = pair.one_event or pair.setting >= thresholds().count_matter
    return one_setting and share_a_number(pair.earlier, pair.later, thresholds().denied_number)


def _denies_story(pair: Pair, denial: Comparable, other: Comparable) -> bool:
    """True when a story is called untrue, and the other claim is that story: its teller is named, or media tell it."""
    limits = thresholds()
    if other.issuer is None or pair.setting < limits.story_setting:
        return False
    told_by_media = denies_a_story(denial) and other.issuer.kind in _TELLS_STORIES
    return told_by_media or _names_its_teller(denial, other)


def _names_its_teller(denial: Comparable, other: Comparable) -> bool:
    """True when a story is called untrue, and whoever tells it is named: "a Daily Echo report is rubbish"."""
    if other.issuer is None or not (refutes(denial) and tells_of_a_story(denial)):
        return False
    return set(words(other.issuer.name)) <= set(words(denial.passage))


def _by_which_words(denial: Comparable, other: Comparable) -> tuple[Reason, ...]:
    """The words by which the denial's sentence speaks against the other claim, where it plainly does."""
    made = stance(other.content, denial.passage)
    return made.reasons[:1] if made.label is Stance.AGAINST else ()


def _in_marks(words: str) -> str:
    """The words in quotation marks, unless they are printed so."""
    return words if words[:1] in '“"«‘' else f"“{words}”"
