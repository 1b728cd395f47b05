"""Bylines and dates as pages print them."""

from datetime import datetime

import pytest

from claims.documents.page_head import byline_name, page_head


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("By Jo Marsh | Published: 7 April 2026, 16:20 | Updated: 9 April 2026, 10:00", "Jo Marsh"),
        ("By Jo Marsh, Chief Reporter", "Jo Marsh"),
        ("Written by Jo Marsh on 7 April 2026", "Jo Marsh"),
        ("By Jo Marsh April 7, 2026 4:20 pm", "Jo Marsh"),
        ("By Jo Marsh • Tue 7 April 2026", "Jo Marsh"),
        ("Jo Marsh and Lena Ort", "Jo Marsh and Lena Ort"),
        ("Jo Marsh, Lena Ort and Kim Osei", "Jo Marsh, Lena Ort and Kim Osei"),
        ("By Jo Marsh in Marro", "Jo Marsh"),
        ("By Jo Marsh for the Coast Ledger", "Jo Marsh"),
        ("Jo Marsh (@jomarsh)", "Jo Marsh"),
        ("Posted by Jo Marsh on April 7, 2026", "Jo Marsh"),
        ("Jo Marsh, Reuters", "Jo Marsh, Reuters"),  # the agency is read off it
        ("By Staff Writer", None),
        ("7 April 2026", None),
    ],
)
def test_a_byline_is_its_names(printed: str, name: str | None) -> None:
    assert byline_name(printed) == name


PROSE = (
    "A fire destroyed the flour mill at Marro on Tuesday and the smoke could be seen from the islands, residents said."
)


def day(number: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, 4, number, hour, minute)  # noqa: DTZ001 -- a time whose zone is not given


@pytest.mark.parametrize(
    ("lines", "published", "modified", "byline"),
    [
        (["Published: 7 April 2026, 16:20"], day(7, 16, 20), None, None),
        (["By Jo Marsh", "Posted on April 7, 2026"], day(7), None, "Jo Marsh"),
        (["First published 7 April 2026 | Last updated 9 April 2026"], day(7), day(9), None),
        (["By Jo Marsh, published 7 April 2026 16:20, updated 9 April 2026"], day(7, 16, 20), day(9), "Jo Marsh"),
        (["Posted on April 7, 2026 by Jo Marsh"], day(7), None, "Jo Marsh"),
        (["Tuesday, 7 April 2026"], day(7), None, None),  # alone on its line
        (["Jo Marsh 7 April 2026"], day(7), None, "Jo Marsh"),
        (["Updated 2 hours ago"], None, None, None),  # no publication, and no day
        (["Updated 9 April 2026"], None, day(9), None),
        (["On 7 April 2026 the mill burnt"], None, None, None),  # a headline
        ([PROSE, "5 June 2026"], None, None, None),  # alone, but within the report
        ([PROSE, "The order was issued on 7 April 2026."], None, None, None),
        ([PROSE, PROSE, "Published: 7 April 2026"], day(7), None, None),  # below the report
    ],
)
def test_dates_around_a_headline(
    lines: list[str], published: datetime | None, modified: datetime | None, byline: str | None
) -> None:
    head = page_head(["Coast Ledger", "1 January 2020", "Fire at Marro mill", *lines], "Fire at Marro mill")
    assert head.published is None or head.published.at == published
    assert (head.published is None) == (published is None)
    assert (head.modified and head.modified.at) == modified
    assert head.byline == byline
