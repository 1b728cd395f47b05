"""Zones as printed: (words, country, of a mail's date, offset in hours or None, the case)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.dates.zones import WIDEST, in_zone, zone_of, zone_words

WINTER = datetime(2031, 1, 14, 12, 0)  # noqa: DTZ001 -- what a clock shows
SUMMER = datetime(2031, 7, 14, 12, 0)  # noqa: DTZ001 -- as above

ZONES = [
    ("GMT+3", None, False, 3, "an offset from GMT, hours alone"),
    ("UTC-05:30", None, False, -5.5, "behind UTC, with minutes"),
    ("GMT+0200", None, True, 2, "four digits"),
    ("+0545", None, True, 5.75, "bare"),
    ("−0330", None, True, -3.5, "with a minus sign for a hyphen"),
    ("Z", None, False, 0, "Zulu"),
    ("cest", None, False, 2, "small letters"),
    ("MSK", None, True, 3, "Moscow"),
    ("AEDT", None, True, 11, "an eastern summer"),
    ("NPT", None, True, 5.75, "the tz database has but a number for it"),
    ("IST", "IN", True, 5.5, "in India"),
    ("IST", "IL", True, 2, "in Israel"),
    ("IST", "IE", False, 1, "in Ireland"),
    ("IST", None, True, None, "of whom?"),
    ("IST", "FR", True, None, "of none of its countries"),
    ("CST", "CN", True, 8, "China's, whatever a mail's CST means"),
    ("CST", None, True, -6, "as the mail standard says"),
    ("CST", None, False, None, "outside mails of whom?"),
    ("EST", None, False, -5, "nearly always the American one"),
    ("EST", "AU", False, 10, "but not in Australia"),
    ("BST", "GB", False, 1, "Britain"),
    ("BST", "BD", False, 6, "Bangladesh"),
    ("Europe/Kyiv", None, False, 2, "a place of the tz database, in winter"),
    ("Moscow time", None, False, 3, "in words"),
    ("ET", None, False, -5, "either, by the season"),
    ("XYZ", None, True, None, "no zone"),
    ("Q", None, True, None, "the mail standard calls one-letter zones unknown"),
    ("GMT+25", None, True, None, "no place is so far off"),
    ("+0575", None, True, None, "no such minutes"),
    ("Nowhere/City", None, False, None, "no such place"),
    ("", None, True, None, "nothing"),
]


@pytest.mark.parametrize(("written", "country", "mail", "hours", "case"), ZONES)
def test_a_zone_is_read_or_left_open(
    written: str, country: str | None, mail: bool, hours: float | None, case: str
) -> None:
    zone = zone_of(written, country, mail=mail)
    offset = in_zone(WINTER, zone).utcoffset() if zone else None
    assert offset == (None if hours is None else timedelta(hours=hours)), case


def test_a_place_has_the_offset_of_the_day() -> None:
    zone = zone_of("ET")
    assert zone is not None
    assert in_zone(SUMMER, zone).utcoffset() == timedelta(hours=-4)


def test_every_zone_of_the_list_is_one() -> None:
    words = zone_words()
    assert all(zone_of(name) for name in words.zones)
    for name, meanings in words.ambiguous.items():
        assert name not in words.zones
        for country in meanings.keys() - {"mail", "other"}:
            assert len(country) == 2
            assert zone_of(name, country), (name, country)
        assert len(set(meanings.values())) > 1 or "CA" in meanings, name


@given(st.text(max_size=30), st.sampled_from([None, "US", "IN"]), st.booleans())
def test_no_words_break_it(written: str, country: str | None, mail: bool) -> None:
    zone = zone_of(written, country, mail=mail)
    offset = in_zone(WINTER, zone).utcoffset() if zone else None
    assert offset is None or abs(offset) <= WIDEST
