"""What is stored of a time of publication gives back the moment that was read."""

from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from claims.dates import Moment, Precision

OFFSETS = st.none() | st.integers(-14 * 60, 14 * 60)


@given(
    st.datetimes(datetime(1980, 1, 1), datetime(2090, 1, 1)),  # noqa: DTZ001 -- the zone is drawn apart
    st.sampled_from(Precision),
    OFFSETS,
)
def test_a_moment_comes_back_in_the_zone_it_was_printed_in(
    at: datetime, precision: Precision, offset: int | None
) -> None:
    zone = None if offset is None else timezone(timedelta(minutes=offset))
    read = Moment(at.replace(tzinfo=zone), precision)
    again = Moment.as_printed(read.in_utc, precision, read.offset)
    assert again == read
    assert (again.at.isoformat(), again.offset) == (read.at.isoformat(), offset)
