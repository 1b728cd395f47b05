"""When an earlier mail was written, by the line in which a mail program announces it, in whatever language.

The program prints the hour where its user is, seldom with a zone; the zone is then that of the answer's own date.
"""

from __future__ import annotations

import re
from datetime import tzinfo
from email.utils import parsedate_to_datetime

from claims.dates import Moment, Precision
from claims.documents.mail.words import month_numbers
from claims.documents.timestamps import moment_of, read_moment

LONGEST_DATE = 120

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?(?:\s*(?P<half>[ap])\.?m\b\.?)?"
    r"(?:\s*\(?(?P<zone>(?-i:(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|[A-Z]{3,5}\b)))?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(r"(?<![\d.:])\d{1,2}(?![\d:])")
_WORD = re.compile(r"[^\W\d_]+")
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?")


def zone_of(written: str | None) -> tzinfo | None:
    """The zone of a mail's own Date header; None where it has none or says that it is not known (-0000)."""
    try:
        return parsedate_to_datetime(written or "").tzinfo
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def announced_moment(written: str | None, zone: tzinfo | None) -> Moment | None:
    """The moment that `written` gives, an hour without a zone taken as one of `zone`."""
    if not written or len(written) > LONGEST_DATE:
        return None
    moment = read_moment(_plain_form(written) or written)
    if moment is None or moment.precision is not Precision.MINUTE or moment.at.tzinfo is not None or zone is None:
        return moment
    try:
        return moment_of(moment.at.replace(tzinfo=zone), Precision.MINUTE)
    except (ValueError, OverflowError):
        return moment


def _plain_form(written: str) -> str | None:
    """The date as `2026-03-02 18:00 +0200`; None when its month is not named by a word."""
    clock = _CLOCK.search(written)
    rest = written if clock is None else f"{written[: clock.start()]} {written[clock.end() :]}"
    year = _YEAR.search(rest)
    months = [month_numbers()[word] for word in _WORD.findall(rest.casefold()) if word in month_numbers()]
    if year is None or not months:
        return None
    day = _DAY.search(f"{rest[: year.start()]} {rest[year.end() :]}")
    if day is None:
        return f"{year[0]}-{months[0]:02}"
    date = f"{year[0]}-{months[0]:02}-{int(day[0]):02}"
    if clock is None:
        return date
    return _with_clock(date, clock)


def _with_clock(date: str, clock: re.Match[str]) -> str:
    """The date with its hour; without it where the zone's name is not known, since the hour could be any."""
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"].lower() == "p" else 0)
    at = f"{date} {hour:02}:{clock['minute']}"
    if clock["zone"] is None:
        return at
    if offset := _OFFSET.fullmatch(clock["zone"]):
        return f"{at} {offset[1]}{int(offset[2]):02}{offset[3] or '00'}"
    named = f"{at} {clock['zone']}"
    return named if read_moment(named) else date
