"""What a moment is: a point in time, known to some precision, and what the words around it make of it.

Knows spans and the calendar.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time known to `precision`; `at` is the start of that minute, day, week, month or year.

    `at` is in UTC where the words give a zone, else in the report's own local time with no zone. `span` is None when
    the moment comes from the report's publication time and not from words in the text. Only a moment `AHEAD` lies
    after publication.
    """

    at: datetime
    precision: Precision
    span: Span | None = None
    role: Role = Role.AT
