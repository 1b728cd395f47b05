"""Dates in prose and the date a statement stands at: (text, moment or none, the case), seen from 10 November 2023."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.dates import Precision, as_of, find_moments, parse_moment
from claims.text import Span

PUBLISHED = parse_moment("2023-11-10T09:30:00Z")


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        pytest.param("on Thursday they met", "2023-11-09", Precision.DAY, id="the latest such weekday"),
        pytest.param("on 9 November they met", "2023-11-09", Precision.DAY, id="the year of publication"),
        pytest.param("on Oct. 7 they met", "2023-10-07", Precision.DAY, id="abbreviated, month first"),
        pytest.param("yesterday they met", "2023-11-09", Precision.DAY, id="relative"),
        pytest.param("last week they met", "2023-10-30", Precision.WEEK, id="a week is no day"),
    ],
)
def test_moments_and_their_precision(text: str, day: str, precision: Precision) -> None:
    (moment,) = find_moments(text, PUBLISHED)
    assert (moment.at.date().isoformat(), moment.precision) == (day, precision)


@pytest.mark.parametrize("text", ["on 31 June they met", "they met", ""])
def test_what_is_on_no_calendar_is_no_moment(text: str) -> None:
    assert find_moments(text, PUBLISHED) == []


def test_without_publication_relative_words_name_no_moment() -> None:
    assert find_moments("on Thursday, yesterday, last week", None) == []


def test_a_period_s_opening_does_not_date_the_statement() -> None:
    text = "Since 9 November 40 people have died, it said."
    found = as_of(text, Span(0, len(text)), PUBLISHED)
    assert found is not None
    assert replace(found, reason=None) == PUBLISHED


def test_a_day_of_the_last_week_does() -> None:
    text = "The ministry said on Wednesday that 12 had died."
    found = as_of(text, Span(0, len(text)), PUBLISHED)
    assert found is not None
    assert found.at.date().isoformat() == "2023-11-08"


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2023", Precision.YEAR),
        ("2023-10", Precision.MONTH),
        ("2023-10-17", Precision.DAY),
        ("2023-10-17T09:30:00Z", Precision.MINUTE),
    ],
)
def test_metadata_dates_keep_their_precision(text: str, precision: Precision) -> None:
    moment = parse_moment(text)
    assert moment is not None
    assert moment.precision is precision


@given(st.text())
def test_no_text_crashes_it_and_spans_slice(text: str) -> None:
    parse_moment(text)
    for moment in find_moments(text, PUBLISHED):
        assert moment.span is not None
        assert moment.span.of(text)
