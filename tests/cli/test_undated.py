"""Undated reports in what the commands print, and the zone of times that are printed without one."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from tests.cli.conftest import Run

REPORT = "Four divers drowned off Marn on Tuesday, harbour master Ada Holm said.\n"


def test_an_undated_report_is_called_so_in_every_form(claims: Run, tmp_path: Path) -> None:
    (tmp_path / "divers.txt").write_text(REPORT, encoding="utf-8")
    store = str(tmp_path / "divers.db")
    claims("--db", store, "init")
    claims("--db", store, "ingest", str(tmp_path / "divers.txt"))
    (listed,) = json.loads(claims("--db", store, "list", "--json").out)
    assert (listed["published_at"], listed["as_of"], bool(listed["ingested_at"])) == (None, None, True)
    shown = json.loads(claims("--db", store, "show", listed["id"], "--json").out)
    assert shown["as_of_reason"] == "its report has no date, and its words name no day by themselves"
    assert shown["happened_at"] is None
    for words in (["list"], ["reports"], ["show", listed["id"]], ["list", "--csv"], ["report", "--format", "markdown"],
                  ["report", "--format", "html"]):  # fmt: skip
        assert "undated; ingested 20" in claims("--db", store, *words).out, words
    (row,) = csv.DictReader(io.StringIO(claims("--db", store, "report", "--format", "csv").out))
    assert row["published"].startswith("undated; ingested 20")
    assert row["as_of"] == ""


def test_the_zone_of_times_without_one_can_be_given(claims: Run, tmp_path: Path) -> None:
    file = tmp_path / "divers.md"
    file.write_text(f"---\npublished: 13 May 2031, 09:00\npublisher: Marn Post\n---\n{REPORT}", encoding="utf-8")
    store = str(tmp_path / "divers.db")
    claims("--db", store, "init")
    without = claims("--db", store, "ingest", "--dry-run", str(file))
    assert "Note: " in without.err
    assert "names no zone: the day is kept, the hour is not (--zone tells it)" in without.err
    told = claims("--db", store, "ingest", "--zone", "Europe/Kyiv", str(file))
    assert "Note: " not in told.err
    (report,) = json.loads(claims("--db", store, "reports", "--json").out)
    assert report["published_at"] == "2031-05-13T06:00:00Z"


def test_a_zone_that_is_none_is_refused_in_one_line(claims: Run, tmp_path: Path) -> None:
    refused = claims("ingest", "--zone", "IST", str(tmp_path))
    assert (refused.code, refused.out, refused.err.count("\n")) == (2, "", 1)
    assert "Europe/Kyiv" in refused.err
