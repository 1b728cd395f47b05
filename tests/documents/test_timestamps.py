"""A date field's moment: as fine as it says, in UTC where it gives a zone."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.dates import Moment, Precision
from claims.documents.timestamps import read_moment

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
        "10/11/2023",  # October or November: nobody can say
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


@given(st.text(alphabet="0123456789-/:TZ+., ampOct", max_size=40))
def test_no_string_breaks_it(written: str) -> None:
    assert read_moment(written) is None or isinstance(read_moment(written), Moment)


@given(st.floats())
def test_no_number_breaks_it(number: float) -> None:
    assert read_moment(number) is None or isinstance(read_moment(number), Moment)
