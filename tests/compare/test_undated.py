"""Claims of which one has no time: neither is the newer, and no count moves on."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from claims.compare import Comparable, Relation, compare
from claims.compare.pair import side_by_side
from tests.compare.saying import MINISTRY, POLICE, killed, said

CONTENT = "people were killed in the blast at the Veld mill"
EARLY = said(f"9 {CONTENT}", MINISTRY, 10, killed(9))
LATE = said(f"14 {CONTENT}", MINISTRY, 12, killed(14), report="two")
UNDATED = said(f"14 {CONTENT}", MINISTRY, 12, killed(14), report="two", as_of=None)
UNDATED_POLICE = said(f"14 {CONTENT}", POLICE, 12, killed(14), report="two", as_of=None)


def test_with_times_the_later_count_updates_the_earlier() -> None:
    assert compare(EARLY, LATE).relation is Relation.UPDATES


@pytest.mark.parametrize("other", [UNDATED, UNDATED_POLICE])
def test_without_one_it_is_left_open(other: Comparable) -> None:
    for pair in ((EARLY, other), (other, EARLY)):
        answer = compare(*pair)
        assert answer.relation is Relation.UNDECIDED
        assert "time_unknown" in {reason.code for reason in answer.reasons}


def test_a_day_does_not_come_before_an_hour_of_it() -> None:
    day, hour = (said(f"9 {CONTENT}", MINISTRY, 10, as_of=datetime(2031, 5, 10, at, tzinfo=UTC)) for at in (0, 9))
    later = said(f"9 {CONTENT}", MINISTRY, 10, as_of=datetime(2031, 5, 10, 11, tzinfo=UTC))
    assert not side_by_side(day, hour).ordered
    assert side_by_side(hour, later).ordered
    assert side_by_side(EARLY, LATE).ordered


def test_equal_counts_still_restate() -> None:
    same = said(f"9 {CONTENT}", MINISTRY, 12, killed(9), report="two", as_of=None)
    assert compare(EARLY, same).relation in {Relation.RESTATES, Relation.COPIES}


def test_no_order_is_told_where_a_time_is_not_known() -> None:
    assert not side_by_side(EARLY, UNDATED).ordered
    assert not side_by_side(UNDATED, EARLY).ordered
