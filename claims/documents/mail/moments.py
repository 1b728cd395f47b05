"""When an earlier mail was written, by the line in which a mail program announces it, in whatever language.

The program prints the hour where its user is, seldom with a zone; the zone is then that of the answer's own date.
"""

from __future__ import annotations

import re
from datetime import date, timedelta, tzinfo
from email.utils import parsedate_to_datetime

from claims.dates import Moment, Precision
from claims.documents.mail.words import month_numbers
from claims.documents.timestamps import moment_of, read_moment

LONGEST_DATE = 120
CENTURY = 100
ANSWERED_WITHIN = timedelta(days=15)
"""Mails are answered and passed on within days; the two readings of a date in numbers lie a month or more apart, or are
both further back, and then neither is taken."""

_CLOCK = re.compile(
    r"(?<![\d./-])(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.]\d{2})?(?![./-]?\d)(?:\s*(?P<half>[ap])\.?m\b\.?)?"
    r"(?:\s*\(?(?P<zone>(?-i:(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|[A-Z]{3,5}\b)))?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(r"(?<![\d.:])\d{1,2}(?![\d:])")
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?")


def zone_of(written: str | None) -> tzinfo | None:
    """The zone of a mail's own Date header; None where it has none or says that it is not known (-0000)."""
    try:
        return parsedate_to_datetime(written or "").tzinfo
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def announced_moment(written: str | None, zone: tzinfo | None, answered: Moment | None) -> Moment | None:
    """The moment that `written` gives, an hour without a zone taken as one of `zone`.

    `answered` is when the mail around it was written: of 02/03 and 03/02, the one that came shortly before that.
    """
    if not written or len(written) > LONGEST_DATE:
        return None
    moment = read_moment(_plain_form(written, answered) or written)
    if moment is None or moment.precision is not Precision.MINUTE or moment.at.tzinfo is not None or zone is None:
        return moment
    try:
        return moment_of(moment.at.replace(tzinfo=zone), Precision.MINUTE)
    except (ValueError, OverflowError):
        return moment


def _plain_form(written: str, answered: Moment | None) -> str | None:
    """The date as `2026-03-02 18:00 +0200`; None when it has no form that mail programs print."""
    clock = _CLOCK.search(written)
    rest = written if clock is None else f"{written[: clock.start()]} {written[clock.end() :]}"
    found = _by_name(rest) or _by_number(rest, answered)
    return found if found is None or clock is None or found.count("-") == 1 else _with_clock(found, clock)


def _by_name(rest: str) -> str | None:
    """A date whose month is a word."""
    year = _YEAR.search(rest)
    months = [month_numbers()[word] for word in _WORD.findall(rest.casefold()) if word in month_numbers()]
    if year is None or not months:
        return None
    day = _DAY.search(f"{rest[: year.start()]} {rest[year.end() :]}")
    if day is None:
        return f"{year[0]}-{months[0]:02}"
    return f"{year[0]}-{months[0]:02}-{int(day[0]):02}"


def _by_number(rest: str, answered: Moment | None) -> str | None:
    """A date all in numbers: with dots the day comes first; else in the order that is possible, or the likely one."""
    match = _NUMERIC.search(rest)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    orders = [(first, second)] if match[2] == "." else [(first, second), (second, first)]
    days = {day for order in orders if (day := _day(year if year >= CENTURY else 2000 + year, *order)) is not None}
    if len(days) > 1 and answered is not None:
        latest = answered.at.date() + timedelta(days=1)
        days = {day for day in days if latest - ANSWERED_WITHIN <= day <= latest}
    return days.pop().isoformat() if len(days) == 1 else None


def _day(year: int, day: int, month: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _with_clock(day: str, clock: re.Match[str]) -> str:
    """The date with its hour; without it where the zone's name is not known, since the hour could be any."""
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"].lower() == "p" else 0)
    at = f"{day} {hour:02}:{clock['minute']}"
    if clock["zone"] is None:
        return at
    if offset := _OFFSET.fullmatch(clock["zone"]):
        return f"{at} {offset[1]}{int(offset[2]):02}{offset[3] or '00'}"
    named = f"{at} {clock['zone']}"
    return named if read_moment(named) else day
