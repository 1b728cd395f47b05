"""A date field's moment: as fine as it says, in UTC where it gives a zone."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.dates import Moment, Precision
from claims.dates.zones import zone_of
from claims.documents import ReadOptions, read_inputs
from claims.documents.timestamps import OutletTimes, read_moment
from claims.errors import UsageError

DAY, MINUTE, MONTH, YEAR = Precision.DAY, Precision.MINUTE, Precision.MONTH, Precision.YEAR


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]  # a test's short hand for year, month, …


def local(*parts: int) -> datetime:
    return datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001 -- a time whose zone is not given


@pytest.mark.parametrize(
    ("written", "at", "precision"),
    [
        ("2023-10-17T18:05:42+03:00", utc(2023, 10, 17, 15, 5), MINUTE),
        ("2023-10-17T18:05:42.123Z", utc(2023, 10, 17, 18, 5), MINUTE),
        ("2023-10-17T18:05:42-0500", utc(2023, 10, 17, 23, 5), MINUTE),
        ("2023-10-17T00:30:00+02:00", utc(2023, 10, 16, 22, 30), MINUTE),  # another day in UTC
        ("2023-10-17 18:05", local(2023, 10, 17, 18, 5), MINUTE),  # no zone: the writer's own time
        ("20231017T180500Z", utc(2023, 10, 17, 18, 5), MINUTE),
        ("2023-10-17", local(2023, 10, 17), DAY),  # a day is a day, not midnight
        ("20231017", local(2023, 10, 17), DAY),
        ("2023/10/17", local(2023, 10, 17), DAY),
        ("2023-10", local(2023, 10, 1), MONTH),
        ("2023", local(2023, 1, 1), YEAR),
        ("Tue, 17 Oct 2023 18:05:00 +0300", utc(2023, 10, 17, 15, 5), MINUTE),  # RFC 2822
        ("Tue, 17 Oct 2023 18:05:00 EST", utc(2023, 10, 17, 23, 5), MINUTE),
        ("Tue, 17 Oct 2023 18:05:00 -0000", utc(2023, 10, 17, 18, 5), MINUTE),  # RFC 2822: UTC, wherever written
        ("October 17, 2023", local(2023, 10, 17), DAY),
        ("Oct. 17, 2023 at 6:05 p.m.", local(2023, 10, 17, 18, 5), MINUTE),
        ("Sept 7, 2023 12:05 AM", local(2023, 9, 7, 0, 5), MINUTE),
        ("17 October 2023, 18:05 GMT", utc(2023, 10, 17, 18, 5), MINUTE),
        ("Tuesday 17 October 2023", local(2023, 10, 17), DAY),
        ("17th October 2023 | 18.05", local(2023, 10, 17, 18, 5), MINUTE),
        ("October 2023", local(2023, 10, 1), MONTH),
        # zones by name and offset
        ("Tue, 17 Oct 2023 18:05:00 GMT+3", utc(2023, 10, 17, 15, 5), MINUTE),
        ("Tue, 17 Oct 2023 18:05:00 GMT-0430", utc(2023, 10, 17, 22, 35), MINUTE),
        ("Tue, 17 Oct 2023 18:05:00 CEST", utc(2023, 10, 17, 16, 5), MINUTE),
        ("Tue, 17 Oct 2023 06:05:00 AEDT", utc(2023, 10, 16, 19, 5), MINUTE),  # another day in UTC
        ("Tue, 17 Oct 2023 18:05:00 +0300 (MSK)", utc(2023, 10, 17, 15, 5), MINUTE),
        ("Tue, 17 Oct 2023 18:05:00 PST", utc(2023, 10, 18, 2, 5), MINUTE),  # what the mail standard means by it
        ("Tuesday, 17-Oct-23 18:05:00 GMT", utc(2023, 10, 17, 18, 5), MINUTE),  # short years of old
        ("Tue Oct 17 2023 18:05:00 GMT+0300 (Moscow Standard Time)", utc(2023, 10, 17, 15, 5), MINUTE),  # scripts
        ("Tue Oct 17 18:05:00 UTC 2023", utc(2023, 10, 17, 18, 5), MINUTE),  # Unix
        ("2023-10-17T18:05:00+03:00[Europe/Moscow]", utc(2023, 10, 17, 15, 5), MINUTE),
        ("2023-10-17 18:05 (UTC+2)", utc(2023, 10, 17, 16, 5), MINUTE),
        ("October 17, 2023 9:05 AM ET", utc(2023, 10, 17, 13, 5), MINUTE),  # of that season
        ("6:05 p.m. EDT, October 17, 2023", utc(2023, 10, 17, 22, 5), MINUTE),  # clock first
        ("17 October 2023 1805 GMT", utc(2023, 10, 17, 18, 5), MINUTE),
        ("17 October 2023 18:05 local time", local(2023, 10, 17, 18, 5), MINUTE),
        ("Tue,17 Oct 2023 18:05:60 GMT", utc(2023, 10, 17, 18, 5), MINUTE),  # no blank, and a leap second
        ("2023-10-17 18:05:00 +0300 MSK", utc(2023, 10, 17, 15, 5), MINUTE),
        ("20231017T180500+0300", utc(2023, 10, 17, 15, 5), MINUTE),
        ("20231017180500", local(2023, 10, 17, 18, 5), MINUTE),
        ("Published at 6:05 PM on October 17, 2023", local(2023, 10, 17, 18, 5), MINUTE),
        # numbers with one reading
        ("17/10/2023", local(2023, 10, 17), DAY),
        ("10/17/2023 18:05", local(2023, 10, 17, 18, 5), MINUTE),
        ("10/10/2023", local(2023, 10, 10), DAY),
        ("11.10.2023", local(2023, 10, 11), DAY),  # dots are day first
        ("17-10-23", local(2023, 10, 17), DAY),
        ("Wed, 11/10/2023 - 09:57", local(2023, 10, 11, 9, 57), MINUTE),  # 10 November was a Friday
        # what pages show
        ("Published: 17 October 2023, 18:05", local(2023, 10, 17, 18, 5), MINUTE),
        (
            "By Ann Lee | Published: 17 October 2023, 18:05 GMT | Updated: 19 October 2023",
            utc(2023, 10, 17, 18, 5),
            MINUTE,
        ),
        ("Updated 19 October 2023 · First published on Tue 17 Oct 2023 18.05 CEST", utc(2023, 10, 17, 16, 5), MINUTE),
        ("Posted on October 17, 2023 at 6:05 pm EDT by Ann Lee", utc(2023, 10, 17, 22, 5), MINUTE),
        ("17 Oct 2023 | 18:05 GMT", utc(2023, 10, 17, 18, 5), MINUTE),
        (1697565942, utc(2023, 10, 17, 18, 5), MINUTE),  # seconds since 1970
        (1697565942000, utc(2023, 10, 17, 18, 5), MINUTE),  # milliseconds, as scripts count
    ],
)
def test_a_moment_as_fine_as_written(written: str | float, at: datetime, precision: Precision) -> None:
    assert read_moment(written) == Moment(at, precision)


@pytest.mark.parametrize(
    "written",
    [
        None,
        "",
        "yesterday",
        "31/31/2023",
        "Published 3 hours ago",  # before what?
        "Updated: 17 October 2023",  # no publication
        "17 October 2023 18",
        "2023年10月17日",
        "2023-13-01",
        "2023-02-30",
        "32 October 2023",
        "17 Smarch 2023",
        "0000-01-01",
        "2023-10-17T25:00",
        True,
        42,  # an identifier
        "2023 " * 40,
        float("inf"),
    ],
)
def test_no_moment_where_none_is_certain(written: str | float | None) -> None:
    assert read_moment(written) is None


OPEN = [
    ("10/11/2023", None, None, "October or November: nobody can say"),
    ("10/11/2023", "US", local(2023, 10, 11), "the United States print the month first"),
    ("10/11/2023", "KE", local(2023, 11, 10), "most others do not"),
    ("10/11/2023", "PH", None, "and some do both"),
    ("Tue, 17 Oct 2023 18:05:00 IST", None, local(2023, 10, 17), "the hour has three readings, the day one"),
    ("Tue, 17 Oct 2023 18:05:00 IST", "IN", utc(2023, 10, 17, 12, 35), "one in India"),
    ("Tue, 17 Oct 2023 18:05:00 XYZ", "IN", local(2023, 10, 17), "a zone that is none"),
    ("17 October 2023 18:05", "IN", local(2023, 10, 17), "no zone at all"),
    ("10/11/2023 18:05 BST", "GB", utc(2023, 11, 10, 17, 5), "day and zone both"),
]


@pytest.mark.parametrize(("written", "country", "at", "case"), OPEN)
def test_what_hangs_on_the_outlet_s_country(written: str, country: str | None, at: datetime | None, case: str) -> None:
    times = OutletTimes(country)
    moment = times.settled(read_moment(written))
    assert (moment and moment.at) == at, case
    # Only a day that was printed as one, or an hour with its zone, needs no remark.
    assert bool(times.remarks) == (at is None or (at.tzinfo is None and ":" in written)), case


def test_a_zone_that_the_user_names_is_that_of_times_without_one() -> None:
    times = OutletTimes(None, zone_of("Europe/Kyiv"))
    moment = times.settled(read_moment("17 October 2023, 18:05"))
    assert moment == Moment(utc(2023, 10, 17, 15, 5), MINUTE)
    assert times.remarks == ()


def test_what_is_left_open_is_said_once_with_its_words() -> None:
    times = OutletTimes("FR")
    for _ in range(2):
        times.settled(read_moment("Tue, 17 Oct 2023 18:05:00 IST"))
    (remark,) = times.remarks
    assert (
        remark == "the zone IST of “Tue, 17 Oct 2023 18:05:00 IST” stands for several: the day is kept, the hour is not"
    )


REPORT = """---
published: {published}
publisher: {publisher}
---
Two divers drowned off Marn on Tuesday, the harbour master said."""


def test_a_report_is_read_by_its_outlet(tmp_path: Path) -> None:
    def published(written: str, publisher: str, **options: str) -> tuple[str, Precision] | None:
        file = tmp_path / "report.md"
        file.write_text(REPORT.format(published=written, publisher=publisher), encoding="utf-8")
        (reading,) = read_inputs([str(file)], ReadOptions(**options))  # type: ignore[arg-type]  # options by name
        assert reading.document is not None
        moment = reading.document.published
        return (f"{moment.in_utc:%Y-%m-%d %H:%M}", moment.precision) if moment else None

    assert published("03/04/2031", "marnpost.co.ke") == ("2031-04-03 00:00", DAY)
    assert published("03/04/2031", "USA Today") == ("2031-03-04 00:00", DAY)
    assert published("03/04/2031", "Marn Post") is None
    assert published("4 March 2031, 09:00 IST", "marnpost.co.in") == ("2031-03-04 03:30", MINUTE)
    assert published("4 March 2031, 09:00", "marnpost.co.in") == ("2031-03-04 00:00", DAY)
    assert published("4 March 2031, 09:00", "Marn Post", zone="+05:30") == ("2031-03-04 03:30", MINUTE)


def test_a_zone_of_several_places_is_no_answer_to_which_zone() -> None:
    with pytest.raises(UsageError, match="Europe/Kyiv"):
        ReadOptions(zone="IST")


@given(st.text(alphabet="0123456789-/:TZ+., ampOct", max_size=40))
def test_no_string_breaks_it(written: str) -> None:
    assert read_moment(written) is None or isinstance(read_moment(written), Moment)


@given(st.floats())
def test_no_number_breaks_it(number: float) -> None:
    assert read_moment(number) is None or isinstance(read_moment(number), Moment)
