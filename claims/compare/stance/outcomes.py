"""What becomes of a claim's numbers in evidence: held, broken, given otherwise, missing.

Knows bounds; knows nothing of the words beside them but whether they are shared.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from claims.compare.stance.bounds import Bound, Sort, bounds


class Outcome(StrEnum):
    """What becomes of one number of a claim in evidence."""

    BOUND_HELD = "bound held"
    BOUND_BROKEN = "bound broken"
    YEAR_SAME = "year same"
    YEAR_OTHER = "year other"
    NUMBER_SAME = "number same"
    NUMBER_OTHER = "number other"
    NUMBER_FAR = "number far"
    MISSING = "number missing"

    @property
    def holds(self) -> bool:
        """True when evidence gives the number, or one within its bound."""
        return self in {Outcome.BOUND_HELD, Outcome.YEAR_SAME, Outcome.NUMBER_SAME}

    @property
    def breaks(self) -> bool:
        """True when evidence gives another number for the same thing."""
        return self in {Outcome.BOUND_BROKEN, Outcome.NUMBER_OTHER}


def outcomes(claim: str, evidence: str) -> list[Outcome]:
    """What becomes of each number that `claim` prints."""
    given = bounds(evidence)
    return [_outcome(bound, [other for other in given if other.sort is bound.sort]) for bound in bounds(claim)]


def _outcome(bound: Bound, given: Sequence[Bound]) -> Outcome:
    if not given:
        return Outcome.MISSING
    nearest = max(given, key=bound.likeness)
    if not bound.exact:
        return Outcome.BOUND_HELD if bound.borne_out(nearest) else Outcome.BOUND_BROKEN
    held = any(bound.borne_out(other) for other in given)
    if bound.sort is Sort.YEAR:
        return Outcome.YEAR_SAME if held else Outcome.YEAR_OTHER
    if held:
        return Outcome.NUMBER_SAME
    near = bound.unit & nearest.unit or bound.around & nearest.around
    return Outcome.NUMBER_OTHER if near else Outcome.NUMBER_FAR
