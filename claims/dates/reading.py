"""Reading one printed time: when it is, and how finely.

Knows the calendar and publication; knows nothing of the words around the time but whether it is still to come. A time
that the calendar has not, or that needs a publication that is not known to the day, is None.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from claims.dates.calendar import calendar, day_near, midnight, month_near, units_before, weekday_near
from claims.dates.moment import Moment, Precision
from claims.dates.printed import Printed

Known = tuple[datetime, Precision]

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_TO_THE_DAY = frozenset({Precision.MINUTE, Precision.DAY})
_SHORT = 5
"""Letters of a weekday's short form at most; "the Sun" is a newspaper."""


def parse_moment(text: str) -> Moment | None:
    """A bare date as metadata has it: `2023`, `2023-10`, `2023-10-07`, or an ISO 8601 time. None for anything else."""
    words = text.strip()
    parts = _ISO.fullmatch(words)
    try:
        if parts:
            year, month, day = parts.groups()
            precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
            return Moment(datetime(int(year), int(month or 1), int(day or 1), tzinfo=UTC), precision)
        at = datetime.fromisoformat(words)
        return Moment(at.astimezone(UTC) if at.tzinfo else at, Precision.MINUTE)
    except (ValueError, OverflowError):
        return None


def read(printed: Printed, published: Moment | None, *, ahead: bool, after_the: bool) -> Known | None:
    """When the printed time is, as seen from `published`; with `ahead` the next such time, else the last one."""
    known = published.at if published and published.precision in _TO_THE_DAY else None
    like = published.at if published else None
    found = {name: words for name, words in printed.main.groupdict().items() if words}
    try:
        read_as = _complete(found, like)
        if read_as is None and known is not None:
            read_as = _seen_from(found, known, ahead=ahead, after_the=after_the)
        return _at_the_hour(read_as, printed.clock) if read_as and printed.clock else read_as
    except (ValueError, OverflowError):
        return None


def closing_day(printed: Printed, opening: datetime) -> datetime | None:
    """The last day of "May 3-5", whose first day is `opening`; None when it is no such range."""
    day = printed.main["closing_day"]
    try:
        return opening.replace(day=int(day)) if day else None
    except ValueError:
        return None


def _complete(found: dict[str, str], like: datetime | None) -> Known | None:
    """A time that needs no publication: it has its year."""
    if "iso" in found:
        parsed = parse_moment(found["iso"])
        return (_in_zone(parsed.at, like), parsed.precision) if parsed else None
    if "year_bare" in found:
        return midnight(date(int(found["year_bare"]), 1, 1), like), Precision.YEAR
    year = _first(found, "year_alone", "year_third", "year_last", "year_after")
    month = _month(found)
    if year is None or month is None:
        return None
    day = _day(found)
    return midnight(date(int(year), month, day or 1), like), Precision.DAY if day else Precision.MONTH


def _seen_from(found: dict[str, str], published: datetime, *, ahead: bool, after_the: bool) -> Known | None:
    """A time that publication completes."""
    amount = _first(found, "words_ago", "digits_ago", "lasting", "past")
    if amount is not None:
        return _before(amount.lower(), published)
    if "spans" in found:
        return units_before(*calendar().spans[found["spans"].lower()], published)
    at = None
    if "days" in found:
        at = midnight(published.date() - timedelta(days=calendar().days[found["days"].lower()]), published)
    elif "weekday" in found:
        # Short forms of weekdays are words of their own: "the Sun" is no day.
        short = after_the and len(found["weekday"]) <= _SHORT
        at = None if short else weekday_near(calendar().weekdays[found["weekday"].lower()], published, ahead=ahead)
    elif month := _month(found):
        day = _day(found)
        if day is None:
            return month_near(month, published, ahead=ahead), Precision.MONTH
        at = day_near(month, day, published, ahead=ahead)
    return (at, Precision.DAY) if at else None


def _before(amount: str, published: datetime) -> Known | None:
    """The time an amount ("two weeks", "24 hours", "month") before publication, as finely as its unit is."""
    *number, unit = amount.split()
    counted = " ".join(number) or "one"
    count = int(counted) if counted.isdecimal() else calendar().counts[counted]
    match unit.removesuffix("s"):
        case "hour":
            return midnight((published - timedelta(hours=count)).date(), published), Precision.DAY
        case "day":
            return midnight(published.date() - timedelta(days=count), published), Precision.DAY
        case "week":
            return units_before("week", count, published)
        case "month":
            return units_before("month", count, published)
        case _:
            return units_before("year", count, published)


def _at_the_hour(day: Known, clock: re.Match[str]) -> Known:
    """The day's minute where the clock's zone is named; which zone an hour without one is in is not known."""
    at, precision = day
    hour, minute = re.match(r"(\d+)(?:[:.](\d+))?", clock["clock"]).groups()  # type: ignore[union-attr]  # as matched
    if precision is not Precision.DAY or clock["zone"] is None:
        return day
    half = re.search(r"[ap]\.?m", clock["clock"].lower())
    hours = int(hour) % 12 + 12 * half[0].startswith("p") if half else int(hour)
    there = at.replace(hour=hours, minute=int(minute or 0), tzinfo=UTC)
    return _in_zone(there, at), Precision.MINUTE


def _in_zone(at: datetime, like: datetime | None) -> datetime:
    """`at` with a zone where `like` has one and without where it has none, so that the two can be ordered."""
    if like is None or (at.tzinfo is None) == (like.tzinfo is None):
        return at
    return at.replace(tzinfo=like.tzinfo) if at.tzinfo is None else at.replace(tzinfo=None)


def _month(found: dict[str, str]) -> int | None:
    name = _first(found, "month_first", "month_second", "month_after")
    return calendar().months[name.rstrip(".").lower()] if name else None


def _day(found: dict[str, str]) -> int | None:
    day = _first(found, "opening_day", "day_first", "day_second")
    return int(re.sub(r"\D", "", day)) if day else None


def _first(found: dict[str, str], *names: str) -> str | None:
    return next((found[name] for name in names if name in found), None)
