"""What a moment is: a point in time, known to some precision, and what the words around it make of it.

Knows spans and the calendar.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Self

from claims.text import Span


class Precision(StrEnum):
    """How finely a point in time is known."""

    MINUTE = "minute"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Role(StrEnum):
    """What the words around a point in time make of it.

    `AT` names a time; `HOLDS` says when something held ("as of"), `OPENS` and `ENDS` bound a period ("since", "until"),
    `AHEAD` is still to come, `COMPARED` is only held against another ("up from 34 on Thursday").
    """

    AT = "at"
    HOLDS = "holds"
    OPENS = "opens"
    ENDS = "ends"
    AHEAD = "ahead"
    COMPARED = "compared"


class MomentReason(StrEnum):
    """Why a point in time is a statement's: where it is named, the surest first, else that the report was published.

    `NAMED_DAY` is the day of publication named in words ("overnight"), which publication itself tells more finely.
    """

    HOLDS = "named as the time it holds at"
    STATEMENT = "named in the statement"
    SENTENCE = "named in its sentence"
    NAMED_DAY = "publication, on the day named"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time known to `precision`; `at` is the start of that minute, day, week, month or year.

    `at` has the zone that the words give, else it is the report's own local time with no zone. `span` is None when
    the moment comes from the report's publication time and not from words in the text. Only a moment `AHEAD` lies
    after publication. `reason` is why it is a statement's, None for a moment that is not, or not yet, one's.

    `until` is the start of the last day of a moment whose words say another length than its precision ("the weekend").
    `counted` is true for what is told from publication ("two weeks ago", "the 28th") and not by the calendar.
    `written` are the words of a date field that can only be read knowing in which country they were printed.
    """

    at: datetime
    precision: Precision
    span: Span | None = None
    role: Role = Role.AT
    reason: MomentReason | None = None
    until: datetime | None = None
    counted: bool = False
    written: str | None = None

    @property
    def in_utc(self) -> datetime:
        """`at` as stores and comparisons take it: a minute in UTC; a day is the calendar's, wherever it was printed."""
        if self.precision is not Precision.MINUTE or self.at.tzinfo is None:
            return self.at.replace(tzinfo=UTC)
        return self.at.astimezone(UTC)

    @property
    def offset(self) -> int | None:
        """Minutes east of UTC of the zone that the words give; None where they give none."""
        zone = self.at.utcoffset()
        return None if zone is None else round(zone.total_seconds() / 60)

    @classmethod
    def as_printed(cls, at: datetime, precision: Precision, offset: int | None) -> Self:
        """The moment that is stored as `at` (in UTC, see `in_utc`), in the zone it was printed in, if in any."""
        if offset is None:
            return cls(at.replace(tzinfo=None), precision)
        zone = timezone(timedelta(minutes=offset))
        is_instant = precision is Precision.MINUTE
        return cls(at.astimezone(zone) if is_instant else at.replace(tzinfo=zone), precision)

    @property
    def last_day(self) -> date:
        """The last day that the moment may be on."""
        first = self.at.date()
        match self.precision:
            case _ if self.until is not None:
                return self.until.date()
            case Precision.WEEK:
                return first + timedelta(days=6)
            case Precision.MONTH:
                return first.replace(day=monthrange(first.year, first.month)[1])
            case Precision.YEAR:
                return first.replace(month=12, day=31)
            case _:
                return first
