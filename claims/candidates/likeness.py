"""How alike two claims or two reports are, for knowing which are worth comparing.

Pure and symmetric. Likeness fades with the days between them, and never wholly: the same rare words years apart are
still worth a look.
"""

from __future__ import annotations

import math
from collections.abc import Collection

from claims.candidates.terms import NO_DAY, limits, weight


def likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """What two sets of terms share, rare ones counting more, in [0, 1]: the cosine of what they tell."""
    shared = a & b
    return min(1.0, share_of(mass(shared), mass(a), mass(b))) if shared else 0.0


def share_of(shared: int, mass_of_one: int, mass_of_other: int) -> float:
    """How alike two sets of terms are that share so much, by their masses; 1 where the other's is not known (0)."""
    return shared / math.sqrt(mass_of_one * mass_of_other) if mass_of_other else 1.0


def mass(terms: Collection[str]) -> int:
    """What `terms` tell together."""
    return sum(map(weight, terms))


def fading(day: int, other: int) -> float:
    """What is left of two claims' likeness over the days between them, in [far_share, 1]."""
    return _left(day, other, limits().half_life_days, limits().far_share)


def fading_of_reports(day: int, other: int) -> float:
    """What is left of two reports' likeness over the days between them, in [report_far_share, 1]."""
    return _left(day, other, limits().report_half_life_days, limits().report_far_share)


def within(day: int, other: int, days: int) -> bool:
    """True unless two days are known and more than `days` apart."""
    return NO_DAY in {day, other} or abs(day - other) <= days


def _left(day: int, other: int, half_life: float, least: float) -> float:
    """Where a time is not known, as far apart as can be."""
    if NO_DAY in {day, other}:
        return least
    return max(least, math.pow(0.5, abs(day - other) / half_life))
