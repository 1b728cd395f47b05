"""Rule 1: what a figure counts, and whether another figure counts the same.

Knows measures, sub-groups, basis, place and scene. Figures of one scope may be held against each other; all others may
not, however alike their numbers are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from claims.compare.comparison import Comparable
from claims.compare.vocabulary import groups, nationals, scenes, thresholds
from claims.compare.wording import stem, words
from claims.figures import Figure, Measure, Qualifier, hard_interval


class Scope(StrEnum):
    """How the scopes of two figures stand to each other."""

    SAME = "same"
    MEASURE = "measure"
    GROUP = "group"
    BASIS = "basis"


@dataclass(frozen=True, slots=True)
class Counterparts:
    """The two figures, one of each claim, that come nearest to counting the same, and how near they come."""

    earlier: Figure
    later: Figure
    scope: Scope


_NEAREST = (Scope.SAME, Scope.GROUP, Scope.BASIS, Scope.MEASURE)


def counterparts(earlier: Comparable, later: Comparable) -> Counterparts | None:
    """The figures to hold against each other, or None when there are none. Totals go before parts of them.

    People harmed go before anything else counted: sums, shares and votes are held against each other only where the
    claims count nobody harmed, each has one figure of the unit, and both name what they count or count alike: that two
    sums in one story differ says nothing, for they are seldom the same sum.
    """
    pairs = [Counterparts(x, y, scope_of(x, y)) for x in tolls(earlier) for y in tolls(later)]
    if not pairs:
        pairs = [
            Counterparts(x, y, scope_of(x, y))
            for x in _sole(earlier.figures)
            for y in _sole(later.figures)
            if _one_thing(x, y)
        ]
    if not pairs:
        return None
    return min(pairs, key=lambda pair: (_NEAREST.index(pair.scope), pair.earlier.part_of, pair.later.part_of))


def tolls(claim: Comparable) -> list[Figure]:
    """The figures of a claim that count people harmed."""
    return [figure for figure in claim.figures if figure.measure is not Measure.OTHER]


def _sole(figures: Sequence[Figure]) -> list[Figure]:
    """The other counted things of which a claim has one figure each."""
    units = Counter(figure.unit for figure in figures if figure.measure is Measure.OTHER)
    return [figure for figure in figures if figure.measure is Measure.OTHER and units[figure.unit] == 1]


def comparable(counts: Counterparts, matter: float) -> bool:
    """True when the two figures are the kind that one may count again.

    Tolls are. Vague words ("many") and other counted things (money, votes) only where the wording says that both
    claims speak of one matter: two sums of money in one story are seldom the same sum.
    """
    both = (counts.earlier, counts.later)
    loose = any(figure.qualifier is Qualifier.VAGUE or figure.measure is Measure.OTHER for figure in both)
    return not loose or matter >= thresholds().same_matter


def far_apart(counts: Counterparts) -> bool:
    """True when one figure is so many times the other that they hardly count one thing."""
    return _times_larger(counts.earlier, counts.later) >= thresholds().count_ratio


def scope_of(a: Figure, b: Figure) -> Scope:
    """The first thing in which the scopes of two figures differ, else `SAME`."""
    if a.measure != b.measure or (a.measure is Measure.OTHER and not _same_unit(a, b)):
        return Scope.MEASURE
    if group_of(a) != group_of(b) and (a.low, a.high) != (b.low, b.high):
        return Scope.GROUP
    if a.basis != b.basis and _times_larger(a, b) >= thresholds().basis_ratio:
        return Scope.BASIS
    return Scope.SAME


def group_of(figure: Figure) -> str | None:
    """The sub-group a figure counts, or None when it counts everyone."""
    counted = words(figure.who or "")
    for word in counted:
        if word in groups():
            return groups()[word]
    if counted and counted[-1] in nationals():
        return counted[-1]
    return " ".join(counted) or "part" if figure.part_of else None


def scenes_of(claim: Comparable) -> frozenset[str]:
    """The kinds of place a claim names, in its own words, else in the sentence around them."""
    own = {scenes()[word] for word in words(claim.content) if word in scenes()}
    return frozenset(own or {scenes()[word] for word in words(claim.passage) if word in scenes()})


def elsewhere(a: Comparable, b: Comparable) -> str | None:
    """How the two claims' places differ, in words, or None when they may be one place."""
    here, there = scenes_of(a), scenes_of(b)
    if here and there and here.isdisjoint(there):
        return f"{', '.join(sorted(here))} against {', '.join(sorted(there))}"
    if a.country and b.country and a.country != b.country:
        return f"{a.country} against {b.country}"
    if a.place and b.place and set(words(a.place)).isdisjoint(words(b.place)):
        return f"{a.place} against {b.place}"
    return None


def _same_unit(a: Figure, b: Figure) -> bool:
    mine, other = ({stem(word) for word in words(figure.unit or "")} for figure in (a, b))
    return not mine.isdisjoint(other)


def _one_thing(a: Figure, b: Figure) -> bool:
    named = {stem(word) for word in words(a.who or "")} & {stem(word) for word in words(b.who or "")}
    return _same_unit(a, b) and (bool(named) or hard_interval(a).meets(hard_interval(b)))


def _times_larger(a: Figure, b: Figure) -> float:
    """How many times the larger figure is the smaller. A running total lies well above one incident's count."""
    low, high = sorted(figure.low or figure.high or 0 for figure in (a, b))
    return high / max(low, 1)
