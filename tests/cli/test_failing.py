"""Inputs that fail, from the command line: told in a line with the stage, listed, and tried again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run, process

SHORT = "Six people drowned in {}, the fire service said.\n"
LONG = (
    "The bridge over the river in Tarn was closed all winter because of its rusty bearings.\n\n" * 500
    + SHORT.format("Tarn")
)


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """A report that takes long between two that do not."""
    folder = tmp_path / "inputs"
    folder.mkdir()
    (folder / "a.txt").write_text(SHORT.format("Oldbridge"), encoding="utf-8")
    (folder / "b.txt").write_text(LONG, encoding="utf-8")
    (folder / "c.txt").write_text(SHORT.format("Newbridge"), encoding="utf-8")
    return folder


def test_a_report_that_takes_too_long_is_stored_listed_and_retried(
    installed: Path, inputs: Path, tmp_path: Path
) -> None:
    def claims(*arguments: object) -> tuple[int, list[str], list[str]]:
        done = process([installed, "--db", tmp_path / "desk.db", *arguments])
        return done.code, done.out.splitlines(), done.err.splitlines()

    claims("init")
    code, _, said = claims("ingest", inputs, "--max-seconds", "0.7")
    assert code == 3
    assert said[0].startswith(f"Failed in extraction: {inputs}/b.txt: took longer than 0.7 s with ")
    assert "`claims retry " in said[0]
    assert said[1].startswith("3 new · 0 new version · 0 unchanged · 1 failed, of these 1 stored ")
    assert said[1].endswith("without claims (`claims reports --failed`); 2 claims found, 0 links")
    assert len(said) == 2
    code, listed, said = claims("reports", "--failed", "--tsv")
    assert (code, len(listed), said[0]) == (0, 2, "1 report")
    assert "took longer than 0.7 s" in listed[1]
    assert claims("ingest", inputs)[0] == 3  # the same program does not try again by itself
    assert claims("retry", "--dry-run")[2] == ["would try 1 report again"]
    code, _, said = claims("retry", listed[1][:8])
    assert code == 0
    assert said[0].startswith("1 report tried again; 1 claim found")
    assert claims("reports", "--failed")[2] == ["no reports"]
    assert claims("db", "check")[0] == 0


def test_processes_store_what_one_process_stores(desk: Run, inputs: Path, tmp_path: Path) -> None:
    alone, shared = tmp_path / "alone.db", tmp_path / "shared.db"
    for store, workers in ((alone, "1"), (shared, "2")):
        assert desk("--db", store, "init").code == 0
        assert desk("--db", store, "ingest", inputs, "--workers", workers).code == 0
    found = [[desk("--db", store, *what, "--ids").out for what in (["list"], ["links"])] for store in (alone, shared)]
    assert found[0] == found[1]
    assert found[0][0].count("\n") == 3


def test_workers_that_are_none_are_refused(desk: Run, inputs: Path) -> None:
    for wanted, says in (
        ("0", "neither a number of processes"),
        ("x", "neither"),
        ("tcp://127.0.0.1:1", "no scheduler"),
    ):
        told = desk("ingest", inputs, "--workers", wanted)
        assert (told.code, says in told.err) == (2, True)


def test_a_text_that_is_too_long_is_not_read(desk: Run, inputs: Path) -> None:
    told = desk("ingest", inputs, "--max-characters", "1000")
    assert told.code == 3
    assert (
        f"b.txt: too long: {len(LONG):,} characters, and the limit is 1,000 (--max-characters raises the limit)"
        in told.err
    )
    assert told.err.splitlines()[-1].startswith("2 new ")


def test_extraction_without_a_store_goes_on_too(desk: Run, inputs: Path) -> None:
    told = desk("extract", inputs, inputs / "gone.txt", "--max-seconds", "0.7", "--json")
    assert (told.code, len(told.json)) == (3, 2)
    assert [line.partition(": ")[0] for line in told.err.splitlines()] == [
        "Failed in extraction",
        "Failed",
        "2 statements",
    ]


def test_a_failure_is_whole_in_json(desk: Run, inputs: Path) -> None:
    told = desk("ingest", inputs, "--max-seconds", "0.7", "--json").json
    (failure,) = told["failed"]
    assert (failure["stage"], failure["code"], told["not_extracted"]) == ("extraction", "out-of-time", 1)
    (report,) = desk("reports", "--failed", "--json").json
    assert (report["failure"]["code"], report["claims"]) == ("out-of-time", 0)
    assert desk("retry", report["id"], "--json").json["extracted"] == 1


@pytest.mark.parametrize("id_", ["ffffffff", "zz"])
def test_a_report_that_is_not_there_is_not_tried(desk: Run, id_: str) -> None:
    assert desk("retry", id_).code in {2, 4}
