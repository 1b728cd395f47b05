"""Figures as intervals: hard bounds for conflict, expected ones for restatement."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.figures import Figure, Interval, Measure, Qualifier, expected_interval, find_figures, hard_interval
from claims.figures.intervals import rounding_step
from claims.figures.quantity import stated_bounds
from claims.text import Span

HARD = [
    ("14 people were killed.", 14, 14, "exact"),
    ("At least 20 were killed.", 20, None, "at least is closed"),
    ("More than 20 were killed.", 21, None, "more than is open"),
    ("Up to 50 people were killed.", 0, 50, "up to"),
    ("Fewer than 10 were killed.", 0, 9, "fewer than is open"),
    ("About 1,000 people were killed.", 950, 1050, "five percent"),
    ("Nearly 3,000 people were killed.", 2760, 3000, "eight percent below"),
    ("Between 100 and 300 people were killed.", 100, 300, "range"),
    ("Dozens of people were killed.", 24, None, "two dozen at least"),
    ("No one was killed.", 0, 0, "nobody"),
]


@pytest.mark.parametrize(("text", "low", "high"), [pytest.param(*row[:3], id=row[3]) for row in HARD])
def test_hard_intervals(text: str, low: int | None, high: int | None) -> None:
    (figure,) = find_figures(text)
    assert hard_interval(figure) == Interval(low, high)


@pytest.mark.parametrize(("value", "step"), [(0, 1), (7, 1), (20, 1), (123, 1), (120, 10), (500, 10), (1500, 100)])
def test_rounding_steps(value: int, step: int) -> None:
    assert rounding_step(value) == step


def test_the_expected_ceiling_of_an_open_figure_is_its_rounding_step() -> None:
    (figure,) = find_figures("More than 500 people were killed.")
    assert expected_interval(figure) == Interval(501, 500 + rounding_step(500))


single = st.sampled_from([q for q in Qualifier if q not in {Qualifier.RANGE, Qualifier.VAGUE, Qualifier.NONE}])


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    low, high = stated_bounds(draw(st.integers(1, 10**6)), qualifier := draw(single))
    return Figure(low, high, Measure.KILLED, qualifier, Span(0, 1))


@given(figures())
def test_what_is_expected_is_possible(figure: Figure) -> None:
    hard, expected = hard_interval(figure), expected_interval(figure)
    assert hard.meets(expected)
    assert hard.low is not None
    assert expected.low is not None
    assert expected.low >= hard.low
    assert hard.high is None or (expected.high is not None and expected.high <= hard.high)


@given(figures(), figures())
def test_meeting_is_mutual(one: Figure, other: Figure) -> None:
    assert hard_interval(one).meets(hard_interval(other)) == hard_interval(other).meets(hard_interval(one))
    assert hard_interval(one).meets(hard_interval(one))
