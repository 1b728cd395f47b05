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

    `at` is in UTC where the words give a zone, else in the report's own local time with no zone. `span` is None when
    the moment comes from the report's publication time and not from words in the text. Only a moment `AHEAD` lies
    after publication. `reason` is why it is a statement's, None for a moment that is not, or not yet, one's.
    """

    at: datetime
    precision: Precision
    span: Span | None = None
    role: Role = Role.AT
    reason: MomentReason | None = None
