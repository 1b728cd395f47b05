"""The values that options take: points in time, counts and shares. A function's name is what help calls its value."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import click

LARGEST = 2**63 - 1
"""The widest whole number that stores and streams take; a larger limit is none."""

SHOWN = 60
"""Letters of a wrong value that are repeated."""


def date(value: str | datetime) -> datetime:
    """A day or a point in time in ISO 8601; without an offset it has no zone, and a bare day is its midnight.

    Raises click's BadParameter for anything else, and for a time that is in no year of UTC.
    """
    try:
        at = value if isinstance(value, datetime) else datetime.fromisoformat(value.strip())
        utc(at)
    except ValueError as error:
        raise click.BadParameter(
            f"{shown(value)} is no date: write 2026-03-05, 2026-03-05T14:30 or 2026-03-05T14:30+02:00"
        ) from error
    except OverflowError as error:
        raise click.BadParameter(f"{shown(value)} is in no year from 1 to 9999 in UTC") from error
    return at


def count(value: str | int) -> int:
    """A whole number, 1 or more. Raises click's BadParameter for anything else."""
    number = count_from_0(value)
    if number == 0:
        raise click.BadParameter("it has to be 1 or more")
    return number


def count_from_0(value: str | int) -> int:
    """A whole number, 0 or more. Raises click's BadParameter for anything else."""
    words = str(value)
    if not words.isdecimal():
        raise click.BadParameter(f"{shown(value)} is no whole number")
    # Python itself refuses to read more than some thousand digits.
    return LARGEST if len(words.lstrip("0")) > len(str(LARGEST)) else min(int(words), LARGEST)


def seconds(value: str | float) -> float:
    """A time span of more than nothing. Raises click's BadParameter for anything else."""
    return _number(value, "a number of seconds, more than 0", lambda number: number > 0)


def share(value: str | float) -> float:
    """A share from 0 to 1. Raises click's BadParameter for anything else."""
    return _number(value, "a share from 0 to 1", lambda number: 0 <= number <= 1)


def shown(value: object) -> str:
    """A wrong value as a message repeats it: cut where it is long."""
    words = str(value)
    return repr(words if len(words) <= SHOWN else f"{words[:SHOWN]}…")


def _number(value: str | float, what: str, is_fit: Callable[[float], bool]) -> float:
    try:
        number = float(value)
    except ValueError:
        number = math.nan
    if math.isfinite(number) and is_fit(number):
        return number
    raise click.BadParameter(f"{shown(value)} is not {what}")


def utc(at: datetime | None) -> datetime | None:
    """The point in time in UTC, which is what one without a zone is taken for."""
    if at is None:
        return None
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


def end_of_day(at: datetime | None) -> datetime | None:
    """The last moment of the day where a bare date was given: "by 5 March" takes in all of it."""
    if at is None or (at.hour, at.minute, at.second) != (0, 0, 0):
        return at
    return at + timedelta(days=1, microseconds=-1)
