"""Reading one printed time: when it is, and how finely.

Knows the calendar and publication; knows nothing of the words around the time but whether it is still to come. A time
that the calendar has not, or that needs a publication that is not known to the day, is None.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal, NamedTuple

from claims.dates.calendar import (
    Unit,
    calendar,
    day_near,
    day_of_month_near,
    midnight,
    month_near,
    units_before,
    weekday_near,
)
from claims.dates.moment import Moment, Precision
from claims.dates.numeric import only_day
from claims.dates.printed import Printed
from claims.dates.zones import in_zone, zone_of


class Known(NamedTuple):
    """A time that was read, how finely, and its last day where that is another than its precision says."""

    at: datetime
    precision: Precision
    until: datetime | None = None


_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_TO_THE_DAY = frozenset({Precision.MINUTE, Precision.DAY})
SATURDAY = 5
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


@dataclass(frozen=True, slots=True)
class Lead:
    """What the words before a time make of it: the next such time, not this one ("last"), a name ("the Sun").

    `this` is true for "this weekend", which before a weekend is the next and behind it the last.
    """

    ahead: bool = False
    last: bool = False
    after_the: bool = False
    this: bool = False


def read(printed: Printed, published: Moment | None, lead: Lead) -> Known | None:
    """When the printed time is, as seen from `published`; where the lead is ahead the next such time, else the last."""
    known = published.at if published and published.precision in _TO_THE_DAY else None
    like = published.at if published else None
    found = {name: words for name, words in printed.main.groupdict().items() if words}
    try:
        read_as = _complete(found, like)
        if read_as is None and known is not None:
            read_as = _inside(found, printed.within, known) if printed.within else _seen_from(found, known, lead)
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
        return _of_iso(found["iso"], like)
    if "numeric" in found:
        only = only_day(*re.split(r"[/.-]", found["numeric"]), mark=found["mark"])
        return Known(midnight(only, like), Precision.DAY) if only else None
    if "year_bare" in found:
        return Known(midnight(date(int(found["year_bare"]), 1, 1), like), Precision.YEAR)
    year = _first(found, "year_alone", "year_third", "year_last", "year_after")
    month, day = _month_and_day(found)
    if year is None or month is None:
        return None
    return Known(midnight(date(int(year), month, day or 1), like), Precision.DAY if day else Precision.MONTH)


def _of_iso(written: str, like: datetime | None) -> Known | None:
    """A date or time as machines print it; an hour of no zone is not known, its day is."""
    parsed = parse_moment(written)
    if parsed is None:
        return None
    if parsed.precision is Precision.MINUTE and parsed.at.tzinfo is None:
        return Known(midnight(parsed.at.date(), like), Precision.DAY)
    return Known(_in_zone(parsed.at, like), parsed.precision)


def _seen_from(found: dict[str, str], published: datetime, lead: Lead) -> Known | None:
    """A time that publication completes."""
    amount = _first(found, "words_ago", "digits_ago", "lasting", "past")
    if amount is not None:
        return _before(amount.lower(), published)
    if "spans" in found:
        return Known(*units_before(*calendar().spans[found["spans"].lower()], published))
    if "weeks_before" in found:
        return None  # the weekday behind it says which
    if "weekend" in found:
        return _weekend(found["weekend"], published, lead)
    month, day = _month_and_day(found)
    if month and day is None:
        return Known(month_near(month, published, ahead=lead.ahead, last=lead.last), Precision.MONTH)
    at = _day_seen_from(found, published, lead)
    return Known(at, Precision.DAY) if at else None


def _day_seen_from(found: dict[str, str], published: datetime, lead: Lead) -> datetime | None:
    """A day that publication completes."""
    days = _days_before(found)
    if days is not None:
        return midnight(published.date() - timedelta(days=days), published)
    if "weekday" in found:
        # Short forms of weekdays are words of their own: "the Sun" is no day.
        if lead.after_the and len(found["weekday"]) <= _SHORT:
            return None
        at = weekday_near(_weekday(found), published, ahead=lead.ahead, last=lead.last or "before_last" in found)
        return at - timedelta(weeks=1) if "before_last" in found else at
    if "weekdays_ago" in found:
        count, weekdays = found["weekdays_ago"].rsplit(" ", 1)
        last = weekday_near(calendar().weekdays[weekdays.lower().removesuffix("s")], published, ahead=False, last=True)
        return last - timedelta(weeks=_count(count.lower()) - 1)
    if "ordinal_day" in found:
        return day_of_month_near(_number(found["ordinal_day"]), published, ahead=lead.ahead)
    month, day = _month_and_day(found)
    return day_near(month, day, published, ahead=lead.ahead) if month and day else None


def _days_before(found: dict[str, str]) -> int | None:
    """How many days before publication "yesterday" and "two weeks ago today" are; None for anything else."""
    if "days" in found:
        return calendar().days[found["days"].lower()]
    return 7 * _counted(found["ago_today"].lower())[1] if "ago_today" in found else None


def _weekend(words: str, published: datetime, lead: Lead) -> Known | None:
    """The Saturday and Sunday of the last weekend that had begun by publication, or the first that had not ended."""
    if lead.this and 0 < published.weekday() < SATURDAY:
        return None
    saturday = weekday_near(SATURDAY, published, ahead=False)
    begun = published.date() - saturday.date() <= timedelta(days=1)  # publication is in it
    if lead.ahead and not begun:
        saturday += timedelta(weeks=1)
    if lead.last and begun:
        saturday -= timedelta(weeks=1)
    if words.endswith("last"):  # "the weekend before last"
        saturday -= timedelta(weeks=1 + begun)
    return Known(saturday, Precision.WEEK, saturday + timedelta(days=1))


def _inside(found: dict[str, str], within: re.Match[str], published: datetime) -> Known | None:
    """A day, or a month, of the week, month or year that the words beside it name."""
    amount = _first(within.groupdict(), "words_ago", "digits_ago", "weeks_before")
    if "weekday" in found:
        return _weekday_inside(_weekday(found), within["spans"], amount, published)
    unit, count = calendar().spans[within["spans"].lower()] if within["spans"] else _counted(str(amount).lower())
    start, _ = units_before("month" if unit == "month" else "year", count, published)
    if "ordinal_day" in found:
        return Known(midnight(start.date().replace(day=_number(found["ordinal_day"])), published), Precision.DAY)
    month, day = _month_and_day(found)
    there = date(start.year, month or 1, day or 1)
    return Known(midnight(there, published), Precision.DAY if day else Precision.MONTH)


def _weekday_inside(weekday: int, week: str | None, amount: str | None, published: datetime) -> Known:
    """The weekday of last week; of a week so many before, by either way of counting.

    "Two weeks ago on Friday" is the Friday of that week to some, and to others two weeks before last Friday. Where the
    two differ both stay open, from the one to the other.
    """
    if week is not None:
        start, _ = units_before(*calendar().spans[week.lower()], published)
        return Known(start + timedelta(days=weekday), Precision.DAY)
    _, count = _counted(str(amount).lower())
    start, _ = units_before("week", count, published)
    of_that_week = start + timedelta(days=weekday)
    before_the_last = weekday_near(weekday, published, ahead=False) - timedelta(weeks=count)
    if of_that_week == before_the_last:
        return Known(of_that_week, Precision.DAY)
    earlier, later = sorted((of_that_week, before_the_last))
    return Known(earlier, Precision.WEEK, later)


def _counted(amount: str) -> tuple[Unit | Literal["hour", "day"], int]:
    """An amount ("two weeks", "24 hours", "month", "a fortnight") as unit and number; minutes are hours begun."""
    *number, unit = amount.split()
    count = _count(" ".join(number) or "one")
    match unit.removesuffix("s"):
        case "minute":
            return "hour", count // 60
        case "fortnight":
            return "week", 2 * count
        case "hour" | "day" | "week" | "month" as named:
            return named, count
        case _:
            return "year", count


def _count(written: str) -> int:
    return int(written) if written.isdecimal() else calendar().counts[written]


def _before(amount: str, published: datetime) -> Known | None:
    """The time an amount before publication, as finely as its unit is."""
    unit, count = _counted(amount)
    match unit:
        case "hour":
            return Known(midnight((published - timedelta(hours=count)).date(), published), Precision.DAY)
        case "day":
            return Known(midnight(published.date() - timedelta(days=count), published), Precision.DAY)
        case _:
            return Known(*units_before(unit, count, published))


def _at_the_hour(day: Known, clock: re.Match[str]) -> Known:
    """The day's minute where the clock's zone is known; an hour without one, or of several, is of a day alone."""
    hour, minute = re.match(r"(\d+)(?:[:.](\d+))?", clock["clock"]).groups()  # type: ignore[union-attr]  # as matched
    if day.precision is not Precision.DAY or clock["zone"] is None or (zone := zone_of(clock["zone"])) is None:
        return day
    half = re.search(r"[ap]\.?m", clock["clock"].lower())
    hours = int(hour) % 12 + 12 * half[0].startswith("p") if half else int(hour)
    there = in_zone(day.at.replace(hour=hours, minute=int(minute or 0), tzinfo=None), zone)
    return Known(there if day.at.tzinfo else _in_zone(there.astimezone(UTC), day.at), Precision.MINUTE)


def _in_zone(at: datetime, like: datetime | None) -> datetime:
    """`at` with a zone where `like` has one and without where it has none, so that the two can be ordered."""
    if like is None or (at.tzinfo is None) == (like.tzinfo is None):
        return at
    return at.replace(tzinfo=like.tzinfo) if at.tzinfo is None else at.replace(tzinfo=None)


def _month_and_day(found: dict[str, str]) -> tuple[int | None, int | None]:
    if "feast" in found:
        return calendar().feasts[found["feast"].lower().replace("’", "'")]
    name = _first(found, "month_first", "month_second", "month_after")
    day = _first(found, "opening_day", "day_first", "day_second")
    return calendar().months[name.rstrip(".").lower()] if name else None, _number(day) if day else None


def _weekday(found: dict[str, str]) -> int:
    return calendar().weekdays[found["weekday"].lower()]


def _number(day: str) -> int:
    return int(re.sub(r"\D", "", day))


def _first(found: Mapping[str, str | None], *names: str) -> str | None:
    return next((words for name in names if (words := found.get(name))), None)
