"""Time zones as they are printed: "GMT+3", "CEST", "Moscow time", "+0530".

Knows the word list `zones` and the tz database. A name with several meanings is read by the country of who prints it;
without one, and for a name it does not know, there is no zone: nothing is taken for UTC.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from claims.lexicon import load

WIDEST = timedelta(hours=14)
"""No place's clocks are further from UTC: what says more is no offset."""

_OFFSET = re.compile(r"(?:GMT|UTC|UT|Z)?\s?(?P<sign>[+−-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?", re.IGNORECASE)
_PLACE = re.compile(r"[A-Z][A-Za-z]+/[A-Z][A-Za-z_/+-]+\d{0,2}")
_MAIL, _OTHER = "mail", "other"


class ZoneWords(msgspec.Struct, frozen=True):
    """The word list `zones`; see its file."""

    source: str
    zones: dict[str, str]
    ambiguous: dict[str, dict[str, str]]


@cache
def zone_words() -> ZoneWords:
    """The names of zones, loaded once."""
    return load("zones", ZoneWords)


@cache
def zone_pattern() -> str:
    """A pattern of the zones that running text prints: offsets behind GMT or UTC, and every name of the list."""
    words = zone_words()
    names = sorted([*words.zones, *words.ambiguous], key=len, reverse=True)
    written = "|".join(re.escape(name) for name in names if name not in {"Z", "UT"})
    return rf"(?:(?:GMT|UTC)\s?[+−-]\d{{1,2}}(?::?\d{{2}})?|(?:{written})\b)"


def zone_of(written: str, country: str | None = None, *, mail: bool = False) -> tzinfo | None:
    """The zone that is printed, as printed in `country` (ISO 3166); None where that cannot be told.

    `mail` is true in dates of the form of RFC 5322 (mails, RSS), which says what its names mean.
    """
    name = " ".join(written.split())
    if offset := _OFFSET.fullmatch(name):
        return _offset(offset)
    words = zone_words()
    folded = _by_case(name)
    if folded in words.zones:
        return _zone(words.zones[folded])
    if meanings := words.ambiguous.get(folded):
        keys = (country, _MAIL if mail else None, _OTHER)
        meaning = next((meanings[key] for key in keys if key in meanings), None)
        return _zone(meaning) if meaning else None
    return _zone(name) if _PLACE.fullmatch(name) else None


def is_ambiguous(written: str) -> bool:
    """True for a name that stands for different zones in different countries."""
    return _by_case(" ".join(written.split())) in zone_words().ambiguous


def in_zone(at: datetime, zone: tzinfo) -> datetime:
    """The time that a clock of the zone shows as `at`, by the offset that the zone had then."""
    there = at.replace(tzinfo=zone)
    offset = there.utcoffset()
    return at.replace(tzinfo=timezone(offset)) if offset is not None else there


@cache
def _by_name() -> dict[str, str]:
    words = zone_words()
    return {name.upper(): name for name in (*words.zones, *words.ambiguous)}


def _by_case(name: str) -> str:
    return _by_name().get(name.upper(), name)


@cache
def _zone(named: str) -> tzinfo | None:
    """The zone of an offset ("+05:30") or of a name of the tz database; None for a name it does not have."""
    if offset := _OFFSET.fullmatch(named):
        return _offset(offset)
    try:
        return ZoneInfo(named)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _offset(found: re.Match[str]) -> tzinfo | None:
    minutes = int(found["minutes"] or 0)
    offset = timedelta(hours=int(found["hours"]), minutes=minutes)
    if offset > WIDEST or minutes >= 60:  # noqa: PLR2004 -- minutes of an hour
        return None
    return timezone(-offset if found["sign"] != "+" else offset)
