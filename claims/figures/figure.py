"""What a figure is: a counted thing as printed, and the intervals it stands for.

Knows intervals and nothing of text beyond the figure's span. The stated bound is stored as printed; what it means is
computed: the *hard* interval decides conflict, the *expected* one only restatement and staleness.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claims.text import Span


class Measure(StrEnum):
    """What is counted. `OTHER` keeps its unit in words."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    DISPLACED = "displaced"
    DETAINED = "detained"
    ABDUCTED = "abducted"
    AFFECTED = "affected"
    INFECTED = "infected"
    CASUALTIES = "casualties"
    OTHER = "other"


class Qualifier(StrEnum):
    """How the printed number bounds the truth."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    UP_TO = "up_to"
    AT_MOST = "at_most"
    FEWER_THAN = "fewer_than"
    ABOUT = "about"
    NEARLY = "nearly"
    RANGE = "range"
    VAGUE = "vague"
    NONE = "none"


class Basis(StrEnum):
    """What the count runs over: one incident, a stated period, everything so far."""

    INCIDENT = "incident"
    PERIOD = "period"
    CUMULATIVE = "cumulative"


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of whole numbers; an open end is None."""

    low: int | None
    high: int | None

    def meets(self, other: Interval) -> bool:
        """True when some whole number lies in both."""
        lows = [low for low in (self.low, other.low) if low is not None]
        highs = [high for high in (self.high, other.high) if high is not None]
        return not lows or not highs or max(lows) <= min(highs)

    @property
    def is_open(self) -> bool:
        """True when at least one end is unbounded."""
        return self.low is None or self.high is None


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as printed. `low` and `high` are the stated bounds (None where the words state none).

    They are integers, for `Measure.OTHER` in the parts of its `unit` that news prints (percent in hundredths, most
    units in wholes): `in_units` gives them as a reader knows them.
    `part_of` says that the figure counts a sub-group of a larger one ("including 40 children"); `who` are the printed
    words for those counted; `unit` names what `Measure.OTHER` counts ("USD", "percent", "drones").
    """

    low: int | None
    high: int | None
    measure: Measure
    qualifier: Qualifier
    span: Span
    hedge: str | None = None
    who: str | None = None
    unit: str | None = None
    part_of: bool = False
    basis: Basis = Basis.INCIDENT
