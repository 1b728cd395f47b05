"""How alike two claims or two reports are, for knowing which are worth comparing.

Pure and symmetric. Likeness fades with the days between them, and never wholly: the same rare words years apart are
still worth a look.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np

from claims.candidates.arrays import Numbers
from claims.candidates.terms import NO_DAY, counts, limits, square, weight

COUNTING, OTHERWISE = 1, 2
"""Rows of what days leave: two claims count and have a number in common; they count, and have none."""

ALMOST = 1 - 1e-9
"""What a bound of likeness is taken by, so that rounding loses nothing that is just alike enough."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a claim's likeness to others hangs on besides what they share.

    Its day, the square of the length of its terms, and whether one of them is a figure's number.
    """

    day: int
    length: int
    counting: bool

    @classmethod
    def of(cls, terms: Collection[str], day: int) -> Measured:
        """Of the terms that are kept of a claim."""
        return cls(day, sum(map(square, terms)), any(map(counts, terms)))


def left_after_days() -> Numbers:
    """What so many days between two claims leave of their likeness.

    Three rows: of claims of which not both count, of two that have a number in common (COUNTING), and of two that have
    none (OTHERWISE). More days leave what the last of them leaves, and so do days that are not known.
    """
    bounds = limits()
    first = np.array([[1.0], [1.0], [bounds.otherwise_share]])
    least = np.array([[bounds.far_share], [bounds.counting_far_share], [bounds.otherwise_far_share]])
    days = math.ceil(bounds.half_life_days * math.log2(1 / least.min())) + 1
    left: Numbers = np.maximum(least, first * 0.5 ** (np.arange(days) / bounds.half_life_days))
    return left


def enough_shared(leading: Sequence[str]) -> Numbers:
    """For every choice of leading terms (a bit for each): whether claims that share just those are looked at.

    They are when two of the terms tell enough together.
    """
    choices = np.arange(1 << len(leading))
    enough = np.zeros(len(choices), np.bool_)
    for (one, term), (two, other) in combinations(enumerate(leading), 2):
        if weight(term) + weight(other) >= limits().shared_evidence:
            enough |= (choices >> one) & (choices >> two) & 1 == 1
    return enough


def lead_to_others(leading: Sequence[str]) -> int:
    """How many of the leading terms, the rarest first, tell enough with a commoner one of them."""
    weights = list(map(weight, leading))
    return sum(one + next_one >= limits().shared_evidence for one, next_one in pairwise(weights))


def share_of(shared: int, mass_of_one: int, mass_of_other: int) -> float:
    """How alike two sets of terms are that share so much, by their masses."""
    return shared / math.sqrt(mass_of_one * mass_of_other)


def mass(terms: Collection[str]) -> int:
    """What `terms` tell together."""
    return sum(map(weight, terms))


def fading_of_reports(day: int, other: int) -> float:
    """What is left of two reports' likeness over the days between them, in [report_far_share, 1].

    Where a time is not known, as far apart as can be.
    """
    bounds = limits()
    if NO_DAY in {day, other}:
        return bounds.report_far_share
    return max(bounds.report_far_share, math.pow(0.5, abs(day - other) / bounds.report_half_life_days))


def within(day: int, other: int, days: int) -> bool:
    """True unless two days are known and more than `days` apart."""
    return NO_DAY in {day, other} or abs(day - other) <= days
