"""The values that options take: points in time, and counts. A function's name is what help calls its value."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import click


def date(value: str | datetime) -> datetime:
    """A day or a point in time in ISO 8601; without an offset it has no zone, and a bare day is its midnight.

    Raises click's BadParameter for anything else.
    """
    try:
        return value if isinstance(value, datetime) else datetime.fromisoformat(value.strip())
    except ValueError as error:
        raise click.BadParameter(
            f"{value!r} is no date: write 2026-03-05, 2026-03-05T14:30 or 2026-03-05T14:30+02:00"
        ) from error


def count(value: str | int) -> int:
    """A whole number, 1 or more. Raises click's BadParameter for anything else."""
    number = count_from_0(value)
    if number == 0:
        raise click.BadParameter("it has to be 1 or more")
    return number


def count_from_0(value: str | int) -> int:
    """A whole number, 0 or more. Raises click's BadParameter for anything else."""
    if str(value).isdecimal():
        return int(value)
    raise click.BadParameter(f"{value!r} is no whole number")


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
