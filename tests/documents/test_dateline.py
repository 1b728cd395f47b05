"""The day in a dateline: (text, day, the case)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.documents import document_from_text
from claims.documents.dateline import dateline_moment

DATELINES = [
    ("MADRID, 4 March 2031 (EFE) - Two people drowned.", "2031-03-04", "day first, an agency behind"),
    ("KYIV, Ukraine, Nov. 13, 2031 (AP) — Two people drowned.", "2031-11-13", "a country behind the town"),
    ("Geneva, 12 November 2031 – Two people drowned.", "2031-11-12", "a release"),
    ("By Ann Lee\nLIMA, 21 January 2031 -- Two people drowned.", "2031-01-21", "behind a byline"),
    ("PORT SELVO, March 3 (Reuters) - Two people drowned.", None, "no year, no day"),
    ("NAIROBI (Reuters) - Two people drowned.", None, "no date"),
    ("Smith said on 4 March 2031 - a day later - that two people drowned.", None, "a sentence"),
]


@pytest.mark.parametrize(("text", "day", "case"), DATELINES)
def test_a_dateline_dates_its_report(text: str, day: str | None, case: str) -> None:
    published = document_from_text(text).published
    assert (f"{published.at:%Y-%m-%d}" if published else None) == day, case


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    dateline_moment(text)
