"""Which of two reports came first: (their dates and fineness; which, and by what; the case)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from claims.dates import Precision
from claims.echoes.order import in_order, place_of
from claims.models import EchoOrder, Report

Told = tuple[str | None, Precision | None]

MINUTE, DAY, MONTH = Precision.MINUTE, Precision.DAY, Precision.MONTH
INGESTED = {"one": datetime(2031, 6, 1, tzinfo=UTC), "other": datetime(2031, 6, 2, tzinfo=UTC)}


def report(name: str, told: Told, uid: str = "a" * 40) -> Report:
    at, precision = told
    return Report(
        id=1 if name == "one" else 2,
        uid=uid,
        origin=name,
        published_at=datetime.fromisoformat(at) if at else None,
        published_precision=precision,
        ingested_at=INGESTED[name],
    )


ORDERS: list[tuple[Told, Told, str, EchoOrder]] = [
    (("2031-05-12T09:00+00:00", MINUTE), ("2031-05-12T08:00+00:00", MINUTE), "other", EchoOrder.PUBLISHED),
    (("2031-05-13", DAY), ("2031-05-12T23:00+00:00", MINUTE), "other", EchoOrder.PUBLISHED),
    (("2031-05-12", DAY), ("2031-05-12T08:00+00:00", MINUTE), "one", EchoOrder.INGESTED),  # the day does not tell
    (("2031-05-01", MONTH), ("2031-05-12T08:00+00:00", MINUTE), "one", EchoOrder.INGESTED),
    (("2031-05-01", MONTH), ("2031-04-30", DAY), "other", EchoOrder.PUBLISHED),
    (("2031-05-12T10:00+02:00", MINUTE), ("2031-05-12T09:00+00:00", MINUTE), "one", EchoOrder.PUBLISHED),  # zones
    ((None, None), ("2031-05-12", DAY), "one", EchoOrder.INGESTED),
    ((None, None), (None, None), "one", EchoOrder.INGESTED),
]


@pytest.mark.parametrize(("one", "other", "first", "by"), ORDERS)
def test_who_was_first(one: Told, other: Told, first: str, by: EchoOrder) -> None:
    pair = report("one", one), report("other", other)
    for a, b in (pair, pair[::-1]):
        earlier, later, told = in_order(a, b)
        assert (earlier.origin, told) == (first, by)
        assert {earlier, later} == set(pair)


def test_places_are_ordered_like_dates_and_undated_reports_come_last() -> None:
    dates = ["0001-01-01T00:00+00:00", "1969-12-31T00:00+00:00", "2031-05-12T08:00+00:00", "9999-12-31T00:00+00:00"]
    places = [place_of(report("one", (at, MINUTE))) for at in dates]
    assert places == sorted(places)
    assert places[-1] < place_of(report("one", (None, None))) < 2**63


def test_reports_of_one_moment_have_places_of_their_own() -> None:
    at: Told = ("2031-05-12T08:00+00:00", MINUTE)
    assert place_of(report("one", at, "0" * 40)) != place_of(report("one", at, "f" * 40))
