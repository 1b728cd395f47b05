"""The calendar's words, and days counted back from publication.

Knows the word list `calendar`; finds nothing in texts.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Literal

import msgspec

from claims.dates.moment import Precision
from claims.lexicon import load

Unit = Literal["week", "month", "year"]


class Bounds(msgspec.Struct, frozen=True):
    """Words before a date that make it the end of a period."""

    words: list[str]


class CalendarWords(msgspec.Struct, frozen=True):
    """The word list `calendar`; see its file."""

    source: str
    months: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, int]
    spans: dict[str, tuple[Unit, int]]
    bounds: Bounds


@cache
def calendar() -> CalendarWords:
    """The calendar's words, loaded once."""
    return load("calendar", CalendarWords)


def midnight(day: date, like: datetime | None) -> datetime:
    """The start of `day`, in the zone of `like`."""
    return datetime.combine(day, time(), like.tzinfo if like else None)


def latest_weekday(weekday: int, published: datetime) -> datetime:
    """The last such weekday that had begun by publication: news tells of days gone by."""
    back = (published.weekday() - weekday) % 7
    return midnight(published.date() - timedelta(days=back), published)


def latest_day(month: int, day: int, published: datetime) -> datetime | None:
    """The last such day of the year that had begun by publication; None when the calendar has no such day."""
    for year in range(published.year, published.year - 5, -1):
        try:
            at = midnight(date(year, month, day), published)
        except ValueError:
            continue  # 29 February of a year without one: an earlier year may have it
        if at <= published:
            return at
    return None


def units_before(unit: Unit, count: int, published: datetime) -> tuple[datetime, Precision]:
    """The start of the week, month or year `count` before that of publication."""
    day = published.date()
    match unit:
        case "week":
            return midnight(day - timedelta(days=day.weekday(), weeks=count), published), Precision.WEEK
        case "month":
            months = day.year * 12 + day.month - 1 - count
            return midnight(date(months // 12, months % 12 + 1, 1), published), Precision.MONTH
        case "year":
            return midnight(date(day.year - count, 1, 1), published), Precision.YEAR
