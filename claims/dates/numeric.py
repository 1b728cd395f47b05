"""Numeric dates: which days "03/04/2026" may be.

Knows the calendar and what the mark between the numbers says; knows no countries.
"""

from __future__ import annotations

from datetime import date

CENTURY_TURNS = 70
"""Two-digit years below it are of this century, the others of the last."""


def days_readable(first: int, second: int, year: int) -> list[date]:
    """The days that two numbers and a year may be: day first, then month first; those alone that the calendar has."""
    return [found for day, month in ((first, second), (second, first)) if (found := _on_calendar(year, month, day))]


def only_day(first: str, second: str, year: str, *, mark: str) -> date | None:
    """The day that a date in running text must be, None where it may be two. With dots the day stands first."""
    readings = days_readable(int(first), int(second), full_year(year))
    return readings[0] if readings and (mark == "." or len(set(readings)) == 1) else None


def full_year(written: str) -> int:
    """A year of two digits with its century."""
    year = int(written)
    if len(written) > len("26"):
        return year
    return year + (2000 if year < CENTURY_TURNS else 1900)


def _on_calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
