"""The calendar's words, and days counted from publication.

Knows the word list `calendar`; finds nothing in texts. Days out of the calendar's range (before year 1, after 9999)
raise ValueError or OverflowError, which reading takes for no moment.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Literal

import msgspec

from claims.dates.moment import Precision
from claims.lexicon import load

Unit = Literal["week", "month", "year"]

YEARS = 5
"""Years looked through for a day: 29 February stands in one of any five but at a few turns of centuries."""


class Leads(msgspec.Struct, frozen=True):
    """Words before a date, by what they make of it."""

    opens: frozenset[str]
    ends: frozenset[str]
    by: frozenset[str]
    holds: frozenset[str]
    compares: frozenset[str]
    alone: frozenset[str]
    next: frozenset[str]
    passed_over: frozenset[str]
    joins: frozenset[str]
    of_months: frozenset[str]
    last: frozenset[str]
    before_ordinal: frozenset[str]
    after_ordinal: frozenset[str]
    night_of: frozenset[str]


class Outlook(msgspec.Struct, frozen=True):
    """Words that tell what is to come from what has been."""

    sure: frozenset[str]
    other: frozenset[str]
    awaited: frozenset[str]
    awaits: frozenset[str]
    infinitive: frozenset[str]
    been: frozenset[str]
    perfect: frozenset[str]
    done_before: frozenset[str]


class Vague(msgspec.Struct, frozen=True):
    """Times that no calendar places."""

    phrases: frozenset[str]


class CalendarWords(msgspec.Struct, frozen=True):
    """The word list `calendar`; see its file."""

    source: str
    months: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, int]
    spans: dict[str, tuple[Unit, int]]
    counts: dict[str, int]
    feasts: dict[str, tuple[int, int]]
    leads: Leads
    outlook: Outlook
    vague: Vague


@cache
def calendar() -> CalendarWords:
    """The calendar's words, loaded once."""
    return load("calendar", CalendarWords)


def is_calendar_word(word: str) -> bool:
    """True for a month or a day of the week, in small letters."""
    return word in calendar().months or word in calendar().weekdays


def midnight(day: date, like: datetime | None) -> datetime:
    """The start of `day`, in the zone of `like`."""
    return datetime.combine(day, time(), like.tzinfo if like else None)


def weekday_near(weekday: int, published: datetime, *, ahead: bool, last: bool = False) -> datetime:
    """The last such weekday that had begun by publication; with `ahead` the first that had not ended by then.

    With `last` ("last Wednesday") the day of publication is none.
    """
    step = (weekday - published.weekday()) % 7 if ahead else -((published.weekday() - weekday) % 7)
    if last and step == 0:
        step = -7
    return midnight(published.date() + timedelta(days=step), published)


def day_of_month_near(day: int, published: datetime, *, ahead: bool) -> datetime | None:
    """The last such day of a month that had begun by publication; with `ahead` the first that had not ended by then."""
    today = published.date()
    for step in range(12):
        month = today.year * 12 + today.month - 1 + (step if ahead else -step)
        try:
            there = date(month // 12, month % 12 + 1, day)
        except ValueError:
            continue  # the 31st of a month without one: another month has it
        if there >= today if ahead else there <= today:
            return midnight(there, published)
    return None


def day_near(month: int, day: int, published: datetime, *, ahead: bool) -> datetime | None:
    """The last such day of the year that had begun by publication; with `ahead` the first that had not ended by then.

    None when the calendar has no such day.
    """
    today = published.date()
    step = 1 if ahead else -1
    for year in range(published.year, published.year + YEARS * step, step):
        try:
            there = date(year, month, day)
        except ValueError:
            continue  # 29 February of a year without one: another year may have it
        if there >= today if ahead else there <= today:
            return midnight(there, published)
    return None


def month_near(month: int, published: datetime, *, ahead: bool, last: bool = False) -> datetime:
    """The last such month that had begun by publication; with `ahead` the first that had not ended by then.

    With `last` ("last March") the month of publication is none.
    """
    year = published.year - (last and month == published.month)
    if ahead:
        year += month < published.month
    else:
        year -= month > published.month
    return midnight(date(year, month, 1), published)


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
