"""Reports without a date: shown as undated, ordered last, and the time that they came in dates nothing they say."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from claims.compare import Relation
from claims.queries import ClaimFilter
from claims.store import Outcome, Store, open_store

DATED = """---
published: 2031-05-12T09:00:00+02:00
publisher: Marn Post
---
At least 12 people were killed by the flood in Selvo, the Ardan health ministry said on Monday."""
UNDATED = """---
publisher: Tesk Gazette
---
Rescue teams went on through the night in the valley of the Tesk. On Tuesday 15 people were counted dead in the Selvo
flood, the Ardan health ministry said."""
ZONELESS = """---
published: 12 May 2031, 21:00
publisher: Lun Echo
---
Nine people were killed by the flood in Marn, the Ardan interior ministry said on Monday."""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    for name, words in {"a": UNDATED, "b": DATED, "c": ZONELESS}.items():
        (tmp_path / f"{name}.md").write_text(words, encoding="utf-8")
    opened = open_store(str(tmp_path / "flood.db"), create=True)
    opened.ingest([str(tmp_path / f"{name}.md") for name in "abc"])
    return opened


def test_undated_reports_and_claims_come_last(store: Store) -> None:
    with store:
        assert [row.report.outlet for row in store.reports()] == ["Lun Echo", "Marn Post", "Tesk Gazette"]
        assert [claim.report.outlet for claim in store.claims()] == ["Lun Echo", "Marn Post", "Tesk Gazette"]


def test_nothing_dates_what_an_undated_report_says(store: Store) -> None:
    with store:
        undated = store.claims()[-1]
        assert (undated.as_of, undated.at, undated.at_precision) == (None, None, None)
        assert undated.report.published_at is None
        assert undated.report.ingested_at > datetime(2020, 1, 1, tzinfo=UTC)


def test_bounds_of_time_leave_out_what_nothing_dates(store: Store) -> None:
    with store:
        since = ClaimFilter(since=datetime(2000, 1, 1, tzinfo=UTC))
        until = ClaimFilter(until=datetime(2100, 1, 1, tzinfo=UTC))
        for bounded in (since, until):
            assert "Tesk Gazette" not in {claim.report.outlet for claim in store.claims(bounded)}


def test_no_count_is_newer_than_an_undated_one_or_older(store: Store) -> None:
    with store:
        assert not {row.link.relation for row in store.links()} & {Relation.UPDATES, Relation.CONFLICTS}


def test_an_hour_without_a_zone_is_said_and_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "c.md").write_text(ZONELESS, encoding="utf-8")
    told: list[Outcome] = []
    with open_store(str(tmp_path / "flood.db"), create=True) as store:
        store.ingest([str(tmp_path / "c.md")], progress=told.append)
        (row,) = store.reports()
    assert row.report.published_at == datetime(2031, 5, 12, tzinfo=UTC)
    assert row.report.published_precision == "day"
    (remark,) = told[0].remarks
    assert "names no zone" in remark
