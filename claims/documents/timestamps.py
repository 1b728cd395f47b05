"""Publication times as pages, records and mail headers write them, read with the precision they have.

Knows ISO 8601, RFC 5322 and the printed forms, a page's "Published …" line among them. Never guesses: a form it does
not know is None; a zone or an order of day and month that cannot be told stays open until the outlet's country is
known. Words in running text ("last Thursday") belong to `claims.dates`.
"""

from __future__ import annotations

import re
from calendar import day_abbr, day_name, month_abbr, month_name
from dataclasses import replace
from datetime import UTC, date, datetime, time, tzinfo

from claims.dates import Moment, Precision
from claims.dates.numeric import days_readable, full_year
from claims.dates.zones import in_zone, is_ambiguous, zone_of
from claims.documents.outlets import day_comes_first

# No web page was published before the web's forerunners, none is published in the far future; a number outside is
# an identifier, not a time.
EARLIEST_EPOCH = datetime(1980, 1, 1, tzinfo=UTC).timestamp()
LATEST_EPOCH = datetime(2100, 1, 1, tzinfo=UTC).timestamp()
MILLISECONDS = 1000

# The longest date anyone prints; longer strings are not dates and are not worth a look.
LONGEST = 80
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?")

_MONTHS = {
    name.lower(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if number
} | {"sept": 9}
_WEEKDAYS = {name.lower(): number for names in (day_name, day_abbr) for number, name in enumerate(names)} | {
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}
_MONTH = r"(?P<month_name>[A-Za-z]{3,9})\.?"
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})\b\.?(?:,\s*|\s+))?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_CLOCK = r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.]\d{2}(?:[.,]\d+)?)?"
_SPOKEN_CLOCK = r"(?P<hour>\d{1,2})(?:[:.]?(?P<minute>\d{2})(?:[:.]\d{2}(?:[.,]\d+)?)?)?"
_HALF = r"\s*(?P<half>[ap])\.?m\b\.?"
# A zone by offset, name or place, in brackets or not; words in brackets behind it only say it again.
_ZONE = (
    r",?\s*[(\[]?(?P<zone>(?:GMT|UTC|UT)?\s?[+−-]\d{1,2}(?::?\d{2})?|(?!(?:on|at)\b)[A-Za-z]{1,5}(?:[+-]\d{1,2})?|[A-Za-z]+/[A-Za-z_/+-]+\d{0,2}"
    r"|[A-Za-z]+(?:\s[A-Za-z]+)?\stime)[)\]]?(?:(?<=\d)\s[A-Za-z]{2,5}\b)?(?:\s?[(\[][^()\[\]]{1,40}[)\]])?"
)
_OF_DAY = rf"{_SPOKEN_CLOCK}(?:{_HALF})?(?:\s?(?:hrs|hours|h|Uhr)\b)?(?:{_ZONE})?"
_TIME = rf"(?:(?:,|\s|\bat\b|/|\||-|–|—|·|•)*[\s,]{_OF_DAY})?"
_NUMERIC = r"(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second_number>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})"

_DATES = (
    # 2023/10/17, 2023.10.17
    r"(?P<year>\d{4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})",
    # October 17, 2023; Tue, Oct. 17 2023
    rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}})",
    # 17 October 2023; Tuesday 17 Oct. 2023; the 17th of October, 2023; 17-Oct-2023
    rf"{_WEEKDAY}(?:the\s)?{_DAY}(?:\s+of\s+|\s+|-){_MONTH}(?:,?\s+|-)(?P<year>\d{{4}})",
    # 17/10/2023, 17.10.2023, 10-17-23; Tue, 17/10/2023
    _WEEKDAY + _NUMERIC,
)

_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # ISO 8601: 2023-10, 2023-10-17, 2023-10-17T18:05:00+03:00, 2023-10-17 18:05
        rf"(?P<year>\d{{4}})-(?P<month>\d{{1,2}})(?:-(?P<day>\d{{1,2}})(?:(?:T|\s)\s*{_CLOCK}(?:{_HALF})?(?:{_ZONE})?)?)?",
        # the same without hyphens: 20231017, 20231017T180500Z
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T?(?P<hour>\d{2})(?P<minute>\d{2})(?:\d{2})?(?P<zone>Z|[+-]\d{4})?)?",
        *(f"{date}{_TIME}" for date in _DATES),
        # 18:05 GMT, 17 October 2023; 6:05 p.m. ET on Tuesday, October 17, 2023
        *(rf"{_OF_DAY}(?:,|\s|\bon\b|\||-|–|—|·|•)*[\s,]{date}" for date in _DATES),
        # Tue Oct 17 18:05:00 EST 2023; Tue Oct 17 2023 is above
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY}\s+{_CLOCK}(?:{_ZONE})?\s+(?P<year>\d{{4}})",
        # October 2023; 2023
        rf"{_MONTH},?\s+(?P<year>\d{{4}})",
        r"(?P<year>\d{4})",
    )
)

# Mails and RSS (RFC 5322, and RFC 822 with its short years): the form in which the names of American zones are defined.
_MAIL = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})[\s-](?P<month_name>[A-Za-z]{{3}})[\s-]"
    rf"(?P<year>\d{{4}}|\d{{2}})\s+(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?::\d{{2}})?(?:{_ZONE})?",
    re.IGNORECASE,
)

UNNAMED_ZONES = frozenset({"local time", "local", "lt"})
"""Words in the place of a zone that only say that the time is the outlet's own."""


PLAUSIBLE_YEARS = range(1600, 2200)
"""Since the first printed newspapers: a date outside is a placeholder (year 1, year 9999), and no calendar sum over it
is safe."""


def moment_of(at: datetime, precision: Precision) -> Moment:
    """`at` cut to `precision`, in the zone it has. Raises ValueError for a year no report can be of."""
    if at.year not in PLAUSIBLE_YEARS:
        raise ValueError(f"no report is of the year {at.year}")
    if precision is not Precision.MINUTE:
        at = at.replace(hour=0, minute=0)
    return Moment(at.replace(second=0, microsecond=0), precision)


def read_moment(written: str | float | None, country: str | None = None) -> Moment | None:
    """The moment a date field gives, or None when it gives none that is certain and plausible.

    Numbers are seconds (or milliseconds) since 1970. A bare date is a day, `2023-10` a month; a time without a zone
    stays in the writer's local time. What can only be read knowing the outlet's `country` (ISO 3166) keeps its words
    as `Moment.written`, and is no finer than what all its readings share; `OutletTimes` settles it.
    """
    try:
        return _read(written, country)
    except (ValueError, OverflowError):
        return None


def unread(written: str | None, moment: Moment | None) -> tuple[str, ...]:
    """The remark on a date field that has words of which no moment could be made."""
    words = " ".join((written or "").split())
    if moment is not None or not words:
        return ()
    return (f"the date “{words[:LONGEST]}” cannot be read: it is not kept (--published tells it)",)


class OutletTimes:
    """The times of one outlet's report, read as its country (None where not known) prints them.

    `zone` is that of times printed without one, where the user tells it. An hour whose zone is not known is not kept:
    the day is; a date with two readings is none. `remarks` say what was not kept, and of which words.
    """

    def __init__(self, country: str | None, zone: tzinfo | None = None) -> None:
        self.country = country
        self.zone = zone
        self._remarks: dict[str, None] = {}

    @property
    def remarks(self) -> tuple[str, ...]:
        """What was left open of the times settled so far, each once."""
        return tuple(self._remarks)

    def settled(self, moment: Moment | None) -> Moment | None:
        """The moment, read where the country tells how, else no finer than it is known."""
        if moment is None:
            return None
        again = read_moment(moment.written, self.country) if moment.written else moment
        if again is None or (again.written and again.precision is Precision.YEAR):
            self._remark(f"the date “{moment.written}” has two readings and nothing tells which: it is not kept")
            return None
        if again.precision is not Precision.MINUTE or again.at.tzinfo is not None:
            return again
        if self.zone is not None and not again.written:
            return replace(again, at=in_zone(again.at, self.zone))
        self._remark(_without_hour(again))
        return moment_of(again.at, Precision.DAY)

    def _remark(self, words: str) -> None:
        self._remarks[words] = None


def _without_hour(moment: Moment) -> str:
    """Why the hour of a time is not kept."""
    if moment.written is None:
        at = f"{moment.at:%Y-%m-%d %H:%M}"
        return f"the time “{at}” names no zone: the day is kept, the hour is not (--zone tells it)"
    zone = _zone_written(moment.written)
    known = "stands for several" if is_ambiguous(zone) else "is not known"
    return f"the zone {zone} of “{moment.written}” {known}: the day is kept, the hour is not"


def _zone_written(words: str) -> str:
    return (_match(words) or {}).get("zone") or ""


def _read(written: str | float | None, country: str | None) -> Moment | None:
    if written is None or isinstance(written, bool):
        return None
    if isinstance(written, int | float):
        return _since_epoch(float(written))
    words = " ".join(written.split())
    if _EPOCH.fullmatch(words):
        return _since_epoch(float(words))
    if not words or len(words) > LONGEST:
        return None
    if parts := _match(words):
        return _from_parts(parts, words, country)
    return _from_parts(found, words, country) if (found := _published_in(words)) else None


def _match(words: str) -> dict[str, str] | None:
    """The parts of a date by name; `mail` among them when it is written as mails have it."""
    if found := _MAIL.fullmatch(words):
        return {name: part for name, part in found.groupdict().items() if part} | {"mail": "mail"}
    for form in _FORMS:
        if match := form.fullmatch(words):
            return {name: part for name, part in match.groupdict().items() if part}
    return None


def _since_epoch(number: float) -> Moment | None:
    seconds = number / MILLISECONDS if number > LATEST_EPOCH else number
    if not EARLIEST_EPOCH <= seconds <= LATEST_EPOCH:
        return None
    return moment_of(datetime.fromtimestamp(seconds, UTC), Precision.MINUTE)


def _from_parts(parts: dict[str, str], words: str, country: str | None) -> Moment | None:
    if not _is_whole(parts):
        return None
    day = _day_of(parts, country)
    if day is None:
        return None
    if isinstance(day, int):  # which of two days of the year cannot be told
        return Moment(datetime(day, 1, 1), Precision.YEAR, written=words)  # noqa: DTZ001 -- a year has no zone
    if "hour" not in parts:
        precision = Precision.MONTH if "month_name" in parts or "month" in parts else Precision.YEAR
        precision = Precision.DAY if "day" in parts or "first" in parts else precision
        return moment_of(datetime.combine(day, time()), precision)
    return _at_the_hour(day, parts, words, country)


def _at_the_hour(day: date, parts: dict[str, str], words: str, country: str | None) -> Moment:
    """The minute, in its zone where that is known, else by the writer's own clock."""
    at = moment_of(_with_clock(datetime.combine(day, time()), parts), Precision.MINUTE)
    named = parts.get("zone")
    if named is None or named.lower() in UNNAMED_ZONES:
        return at
    zone = zone_of(named, country, mail="mail" in parts)
    return replace(at, written=words) if zone is None else replace(at, at=in_zone(at.at, zone))


def _is_whole(parts: dict[str, str]) -> bool:
    """False for a lone number in the place of a clock: "17 October 2023 18"."""
    return "hour" not in parts or "minute" in parts or "half" in parts


def _day_of(parts: dict[str, str], country: str | None) -> date | int | None:
    """The first day that the parts name; the year alone where two readings of a numeric date are left; else None."""
    year = full_year(parts["year"])
    if "first" in parts:
        return _numeric_day(parts, year, country)
    month = int(parts["month"]) if "month" in parts else _MONTHS.get(parts.get("month_name", "").lower())
    if "month_name" in parts and month is None:
        return None
    return date(year, month or 1, int(parts.get("day", 1)))


def _numeric_day(parts: dict[str, str], year: int, country: str | None) -> date | int | None:
    """The one reading there is, or that the weekday bears out, or that the country prints; dots are day first."""
    readings = days_readable(int(parts["first"]), int(parts["second_number"]), year)
    if not readings:
        return None
    if len(set(readings)) == 1:
        return readings[0]
    if parts["mark"] == ".":
        return readings[0]
    if "weekday" in parts:
        borne_out = [one for one in readings if one.weekday() == _WEEKDAYS[parts["weekday"].lower()]]
        if len(borne_out) == 1:
            return borne_out[0]
    day_first = day_comes_first(country)
    return year if day_first is None else readings[not day_first]


def _with_clock(at: datetime, parts: dict[str, str]) -> datetime:
    hour = int(parts["hour"])
    half = parts.get("half", "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return at.replace(hour=hour, minute=int(parts.get("minute", 0)))


_LABEL = re.compile(
    r"(?:^|[|·•—–(,\s])(?:first |originally )?(?:published|posted|publication date|date published|issued|released|filed"
    r"|created|date)\b(?:\s+(?:on|at|online)\b)?\s*[:\-–—]?\s*",
    re.IGNORECASE,
)
_NEXT_LABEL = re.compile(r"\b(?:last )?(?:updated?|modified|edited|amended|by|in|reading time)\b", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*(?:[|·•—–()]|\s-\s|,)\s*")


def _published_in(words: str) -> dict[str, str] | None:
    """The date that a visible line calls its publication's: "By Ann Lee | Published: 3 March 2026 | Updated: …"."""
    for label in _LABEL.finditer(words):
        rest = _NEXT_LABEL.split(words[label.end() :])[0]
        ends = [len(rest), *(mark.start() for mark in reversed(list(_SEPARATOR.finditer(rest))))]
        for end in ends:
            if parts := _match(rest[:end].strip(" |·•—–-,.()")):
                return parts
    return None
