"""Rule 1: what a figure counts, and whether another figure counts the same.

Knows measures, sub-groups, basis, place and scene. Figures of one scope may be held against each other; all others may
not, however alike their numbers are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import takewhile

from claims.compare.comparison import Comparable
from claims.compare.happening import kinds_named, may_be_one
from claims.compare.placing import apart, places_of
from claims.compare.states import states_in
from claims.compare.vocabulary import asides, groups, happenings, origins, peoples, scenes, thresholds
from claims.compare.wording import CACHED_TEXTS, stem, words
from claims.figures import Basis, Figure, Measure, Qualifier, hard_interval


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
    if not earlier.figures or not later.figures:
        return None
    pairs = [
        Counterparts(x, y, scope_of(_counting(x, earlier), _counting(y, later)))
        for x in tolls(earlier)
        for y in tolls(later)
    ]
    if not pairs:
        pairs = [
            Counterparts(x, y, scope_of(Counting(x), Counting(y)))
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


def far_apart(counts: Counterparts, times: float | None = None) -> bool:
    """True when one figure is so many times the other (`count_ratio`, if not told) that they hardly count one thing."""
    return _times_larger(counts.earlier, counts.later) >= (thresholds().count_ratio if times is None else times)


@dataclass(frozen=True, slots=True)
class Counting:
    """A figure and what its claim says of its scope: the happening or kind of place it counts in, the sub-group meant.

    `wide` says that the claim counts for a country or territory, and names no happening.
    """

    figure: Figure
    group: str | None = None
    of_one_happening: bool = False
    wide: bool = False

    @property
    def basis(self) -> Basis:
        """The printed basis; told of one happening, a figure is of that one, be it "the deadliest in a year"."""
        return Basis.INCIDENT if self.of_one_happening else self.figure.basis


def _counting(figure: Figure, claim: Comparable) -> Counting:
    said = _before_asides(claim.content)
    happening = not (happenings().isdisjoint(said) and scenes().keys().isdisjoint(said))
    wide = not happening and any(states_in(word) for word in said)
    group = group_of(figure) or _group_named(figure, claim) or ("part" if figure.part_of else None)
    return Counting(figure, group, happening, wide)


@lru_cache(maxsize=CACHED_TEXTS)
def _before_asides(text: str) -> tuple[str, ...]:
    """The words of `text` up to where it speaks of something else: "killed in Veld, including those in the fire"."""
    said = words(text)
    return said if asides().isdisjoint(said) else tuple(takewhile(lambda word: word not in asides(), said))


def _group_named(figure: Figure, claim: Comparable) -> str | None:
    """The one sub-group that a claim names, where its figure only says that it counts a part."""
    named = {groups()[word] for word in words(claim.content) if word in groups()} if figure.part_of else set()
    return named.pop() if len(named) == 1 else None


def scope_of(a: Counting, b: Counting) -> Scope:
    """The first thing in which the scopes of two figures differ, else `SAME`."""
    if a.figure.measure != b.figure.measure or (
        a.figure.measure is Measure.OTHER and not _same_unit(a.figure, b.figure)
    ):
        return Scope.MEASURE
    if _other_group(a, b):
        return Scope.GROUP
    larger = _times_larger(a.figure, b.figure) >= thresholds().basis_ratio
    if larger and (a.basis != b.basis or _of_a_country(a, b)):
        return Scope.BASIS
    return Scope.SAME


def _other_group(a: Counting, b: Counting) -> bool:
    """True when the figures count different sub-groups; one number is one group, however it is called."""
    if a.group == b.group or _ends(a.figure) == _ends(b.figure):
        return False
    loosely = {a.group, b.group} - {None} <= peoples()
    return not (loosely and _times_larger(a.figure, b.figure) <= thresholds().people_ratio)


def _of_a_country(a: Counting, b: Counting) -> bool:
    """True when the larger figure counts for a country or territory, the smaller in one happening."""
    smaller, larger = sorted((a, b), key=lambda counting: max(_ends(counting.figure), default=0))
    return larger.wide and smaller.of_one_happening


def group_of(figure: Figure) -> str | None:
    """The sub-group a figure counts, or None when it counts everyone."""
    counted = words(figure.who or "")
    for word in counted:
        if word in groups():
            return groups()[word]
    if counted and counted[-1] in peoples():
        return counted[-1]
    return " ".join(counted) or None if figure.part_of else None


def scenes_of(claim: Comparable) -> frozenset[str]:
    """The kinds of place a claim names, in its own words, else in the sentence around them."""
    return _scenes_in(claim.content) or _scenes_in(claim.passage)


def kinds_of(claim: Comparable) -> frozenset[str]:
    """The kinds of happening that a claim names, in its own words, else in the sentence around them."""
    return _kinds_in(claim.content) or _kinds_in(claim.passage)


@lru_cache(maxsize=CACHED_TEXTS)
def _kinds_in(text: str) -> frozenset[str]:
    return kinds_named(_before_asides(text))


@lru_cache(maxsize=CACHED_TEXTS)
def _scenes_in(text: str) -> frozenset[str]:
    said, before = words(text), thresholds().origin_words
    if scenes().keys().isdisjoint(said):
        return frozenset()
    return frozenset(
        scenes()[word]
        for place, word in enumerate(said)
        if word in scenes() and origins().isdisjoint(said[max(0, place - before) : place])
    )


def share_a_number(a: Comparable, b: Comparable, least: int) -> bool:
    """True when both print one number of `least` or more for one harm."""
    mine, other = ({(figure.measure, end) for figure in tolls(claim) for end in _ends(figure)} for claim in (a, b))
    return any(end >= least for _, end in mine & other)


def something_else(a: Comparable, b: Comparable) -> str | None:
    """How the kinds of happening differ that two claims tell of, in words, or None when they may be one happening."""
    ones, others = kinds_of(a), kinds_of(b)
    return None if may_be_one(ones, others) else f"{', '.join(sorted(ones))} against {', '.join(sorted(others))}"


def elsewhere(a: Comparable, b: Comparable) -> str | None:
    """How the two claims' places differ, in words, or None when they may be one place."""
    here, there = scenes_of(a), scenes_of(b)
    if here and there and here.isdisjoint(there):
        return f"{', '.join(sorted(here))} against {', '.join(sorted(there))}"
    if a.country and b.country and a.country != b.country:
        return f"{a.country} against {b.country}"
    ones, others = places_of(a), places_of(b)
    if apart(ones, others):
        return f"{', '.join(sorted(ones))} against {', '.join(sorted(others))}"
    return None


def _same_unit(a: Figure, b: Figure) -> bool:
    mine, other = ({stem(word) for word in words(figure.unit or "")} for figure in (a, b))
    return not mine.isdisjoint(other)


def _one_thing(a: Figure, b: Figure) -> bool:
    named = {stem(word) for word in words(a.who or "")} & {stem(word) for word in words(b.who or "")}
    return _same_unit(a, b) and (bool(named) or hard_interval(a).meets(hard_interval(b)))


def _times_larger(a: Figure, b: Figure) -> float:
    """How many times the larger figure is the smaller, by their nearest ends; a word ("several") is no number of times.

    A running total lies well above one incident's count.
    """
    if not _ends(a) or not _ends(b):
        return 1.0
    smaller, larger = sorted((_ends(a), _ends(b)), key=lambda ends: (min(ends), max(ends)))
    return min(larger) / max(*smaller, 1)


def _ends(figure: Figure) -> tuple[int, ...]:
    low, high = figure.low, figure.high
    if low is None:
        return () if high is None else (high,)
    return (low,) if high is None or high == low else (low, high)
