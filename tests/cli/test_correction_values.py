"""What `claims correct` takes for a figure, a time and a correction taken back."""

from __future__ import annotations

from decimal import Decimal

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.cli.correction_values import Cleared, StatedFigure, cleared, moment, stated_figure
from claims.dates import Precision

ANY = st.none() | st.decimals(0, 10**15, places=2) | st.integers(0, 10**15).map(Decimal)


@pytest.mark.parametrize(
    ("written", "stated"),
    [
        ("1=12", (0, 12, 12, None)),
        ("2=10..15", (1, 10, 15, None)),
        ("1=10..", (0, 10, None, None)),
        ("1=..15:injured", (0, None, 15, "injured")),
        ("1=1,200", (0, 1200, 1200, None)),  # as news prints it
        ("1=51.3", (0, Decimal("51.3"), Decimal("51.3"), None)),  # percent
    ],
)
def test_a_figure(written: str, stated: tuple[object, ...]) -> None:
    assert stated_figure(written) == stated
    assert stated_figure(stated_figure(written)) == stated  # as click hands a default over again


@pytest.mark.parametrize(
    "written", ["", "12", "1=", "1=..", "1=a", "=1", "1=1-3", "1=1...3", "1=-1", "0=1", "1=1:", "1=1:eaten"]
)
def test_no_figure(written: str) -> None:
    with pytest.raises(click.BadParameter):
        stated_figure(written)


@given(st.integers(0, 50), ANY, ANY)
def test_bounds_are_read_as_they_are_written(ordinal: int, low: Decimal | None, high: Decimal | None) -> None:
    written = f"{ordinal + 1}={'' if low is None else low}..{'' if high is None else high}"
    if low is None and high is None:
        with pytest.raises(click.BadParameter):
            stated_figure(written)
    else:
        assert stated_figure(written) == StatedFigure(ordinal, low, high, None)


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("issuer", ("issuer", None)),
        ("as-of", ("as_of", None)),
        ("figure", ("figure", None)),
        ("figure:2", ("figure", 1)),
    ],
)
def test_what_is_taken_back(written: str, taken: tuple[str, int | None]) -> None:
    assert cleared(written) == Cleared(*taken)


@pytest.mark.parametrize("written", ["as_of", "figure:0", "figure:x", "issuer:1", ""])
def test_what_cannot_be_taken_back(written: str) -> None:
    with pytest.raises(click.BadParameter):
        cleared(written)


@pytest.mark.parametrize(
    ("written", "precision"),
    [
        ("2031", Precision.YEAR),
        ("2031-03", Precision.MONTH),
        ("2031-03-05", Precision.DAY),
        ("5 March 2031", Precision.DAY),
        ("2031-03-05T14:30+02:00", Precision.MINUTE),
    ],
)
def test_a_time_is_known_no_finer_than_it_is_given(written: str, precision: Precision) -> None:
    assert moment(written).precision is precision
