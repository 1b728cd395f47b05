"""Ranking for the public sets."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.retrieval import days_apart, last_day_in, ranked, texts_by_report


def test_the_best_come_first_and_equal_ones_in_the_order_given() -> None:
    assert ranked(["a", "b", "c", "d"], [0.1, 0.5, 0.5, 0.9], 3) == ["d", "b", "c"]


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("26 May 2015", "2015-05-27", 1),  # two prints of a day
        ("On May 1, 2015 it sank — Lena Orvik (@orvik) May 27, 2015", "26 May 2015", 1),  # the last one
        ("no day", "26 May 2015", np.nan),
        (None, "26 May 2015", np.nan),
    ],
)
def test_days_apart(one: str | None, other: str, days: float) -> None:
    assert days_apart(last_day_in(one), np.array([last_day_in(other)])) == pytest.approx([days], nan_ok=True)


def test_a_report_has_each_of_its_sentences_once() -> None:
    printed = [("r1", "It sank."), ("r2", "It burned."), ("r1", "It sank."), ("r1", "Divers came.")]
    assert texts_by_report(printed) == {"r1": "It sank.\nDivers came.", "r2": "It burned."}
