"""What is asked for: names that are nearly right, dates as they are written, and filters that leave nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["lst"], "Did you mean list"),
        (["soruces"], "Did you mean sources"),
        (["db", "chek"], "Did you mean 'check'"),
        (["zeppelin"], "No such command 'zeppelin'"),
        (["list", "--isuer", "x"], "--issuer"),
        (["--lst"], "--lst"),
    ],
)
def test_a_name_that_is_nearly_right(claims: Run, words: list[str], meant: str) -> None:
    refused = claims(*words)
    assert (refused.code, refused.out, refused.err.count("\n")) == (2, "", 1)
    assert meant in refused.err
    assert "--help` tells more" in refused.err


def test_without_a_command_there_is_help(claims: Run) -> None:
    shown = claims()
    assert (shown.code, "Commands:" in shown.err + shown.out) == (2, True)


@pytest.mark.parametrize(
    ("since", "found"),
    [
        ("2031-05-13", True),
        ("2031-05-13T00:00", True),
        ("2031-05-13 00:00:00", True),
        ("20310513", True),
        ("2031-05-13T00:30+01:00", True),  # half past eleven the evening before, in UTC
        ("2031-05-13T00:00-00:01", False),  # a minute after midnight
        ("2031-05-13T00:01Z", False),
        ("2031-05-14", False),
    ],
)
def test_dates_as_they_are_written(desk: Run, since: str, found: bool) -> None:
    listed = desk("list", "--publisher", "Gazette", "--issuer", "interior", "--since", since, "--ids")
    assert listed.code == 0, listed.err
    assert bool(listed.lines) == found


def test_a_bare_day_includes_its_evening(desk: Run) -> None:
    monday, tuesday = (desk("list", "--ids", "--until", f"2031-05-{day}").lines for day in (12, 13))
    assert set(monday) < set(tuesday)
    assert desk("list", "--ids", "--until", "2031-05-11").lines == []


def test_what_was_known_by_then(desk: Run) -> None:
    whole, early = (desk("report", "--format", "json", *words).json for words in ([], ["--as-of", "2031-05-12T23:00"]))
    assert 0 < len(early["claims"]) < len(whole["claims"])


@pytest.mark.parametrize("command", ["report", "audit"])
def test_a_filter_that_leaves_nothing_is_no_all_clear(desk: Run, tmp_path: Path, command: str) -> None:
    written = tmp_path / "nothing.html"
    refused = desk(command, "--issuer", "nobody of this name", "--output", written)
    assert (refused.code, refused.out) == (4, "")
    assert refused.err == "Error: issuer nobody of this name: no claim passes the filter (widen it)\n"
    assert not written.exists()


def test_a_listing_may_be_empty(desk: Run) -> None:
    assert [desk(*words, "--ids").code for words in (["list", "--place", "Atlantis"], ["search", "zeppelin"])] == [0, 0]


def test_the_log_of_a_row_there_is_not(desk: Run) -> None:
    assert desk("log", "00000000").code == 4
    assert desk("log", "--by", "nobody").code == 0


def test_the_gravest_findings_come_first(desk: Run) -> None:
    everything = desk("audit", "--json")
    some = desk("audit", "--json", "--limit", "2")
    assert some.code == 1
    assert some.json == everything.json[:2]
    assert some.err == f"2 findings of {len(everything.json)}\n"


def test_a_report_is_not_written_over_unasked(desk: Run, tmp_path: Path) -> None:
    page = tmp_path / "sourcing.html"
    assert desk("report", "-o", page).err.startswith(f"{page}: ")
    page.write_text("an editor's own", encoding="utf-8")
    assert desk("report", "-o", page).code == 2
    assert page.read_text(encoding="utf-8") == "an editor's own"
    assert desk("report", "-o", page, "--force").code == 0
    assert "<html" in page.read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.glob(".*")] == []
