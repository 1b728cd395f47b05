"""Corroboration and echo through the installed command: a wire story, a second source, and a ring of three sites."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.cli.conftest import Result, Run, process
from tests.overlap.texts import CHANGED, WIRE

RADIO = """\
This station's reporter stood on the quay when the boats came in.
At least 12 people were killed, the Ardan coast guard said on Monday.
“The port stays closed until the wreck is lifted,” harbour master Odo Bassi said."""
COURIER = """\
At least forty people were killed in a landslide near Oldby on Tuesday, the Tesk Gazette reported.
Rain had fallen on the valley since Sunday."""
GAZETTE = """\
A landslide near Oldby on Tuesday killed at least forty people, the Lun Echo reported.
Villagers spent the night in a school."""
ECHO = """\
At least forty people died when a hillside came down near Oldby on Tuesday, the Marn Courier reported.
The road to the coast is closed."""
REPORTS = {
    "wire": ("Northern Wire", "2031-05-12T09:00:00Z", f"MARN, May 12 (Northern Wire) - {WIRE}"),
    "post": ("Harbour Post", "2031-05-12T10:00:00Z", f"MARN, May 12 (Northern Wire) - {WIRE}"),
    "ledger": ("Daily Ledger", "2031-05-12T11:00:00Z", CHANGED.replace("At least 15", "At least 12")),
    "radio": ("Coast Radio", "2031-05-12T12:00:00Z", RADIO),
    "courier": ("Marn Courier", "2031-05-20T08:00:00Z", COURIER),
    "gazette": ("Tesk Gazette", "2031-05-20T09:00:00Z", GAZETTE),
    "echo": ("Lun Echo", "2031-05-20T10:00:00Z", ECHO),
}


@pytest.fixture(scope="module")
def fed(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """A store that the installed command made of these reports, and what it said."""
    folder = tmp_path_factory.mktemp("echo")
    for name, (publisher, published, text) in REPORTS.items():
        record = {"publisher": publisher, "published": published, "text": text}
        (folder / f"{name}.json").write_bytes(msgspec.json.encode(record))
    path = folder.parent / "echo.db"
    process([installed, "--db", path, "init"])
    return path, process([installed, "--db", path, "ingest", folder])


@pytest.fixture
def desk(claims: Run, fed: tuple[Path, Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("CLAIMS_DB", str(shutil.copy(fed[0], tmp_path / "echo.db")))
    return claims


def matters(desk: Run, *options: str) -> list[dict[str, Any]]:
    listed = desk("matters", "list", "--json", *options)
    assert listed.code == 0, listed.err
    found: list[dict[str, Any]] = listed.json
    return found


def of(desk: Run, word: str) -> dict[str, Any]:
    (found,) = [matter for matter in matters(desk) if word in matter["headline"]]
    return found


def test_the_store_was_fed(fed: tuple[Path, Result]) -> None:
    assert fed[1].code == 0, fed[1].err
    assert fed[1].err.startswith("7 new ·")


def test_a_wire_story_counts_once_and_a_second_source_counts(desk: Run) -> None:
    toll = of(desk, "12 people were killed")
    assert (toll["outlets"], toll["reports"], toll["issuers"]) == (4, 4, 2)
    assert sorted(name.casefold() for name in toll["counted"]) == ["ardan coast guard", "ardan health ministry"]
    assert [len(text) for text in toll["texts"]] == [3]
    assert toll["warnings"] == ["3 of 4 reports print one text (Northern Wire)"]
    assert toll["newest_figure"].startswith("At least 12 killed (2031-05-12")


def test_a_ring_counts_for_nothing_and_is_a_finding(desk: Run) -> None:
    slide = of(desk, "forty people")
    assert (slide["outlets"], slide["issuers"], slide["counted"]) == (3, 0, [])
    assert {voice["standing"] for voice in slide["not_counted"]} == {"repeats"}
    assert [sorted(ring) for ring in slide["rings"]] == [["Lun Echo", "Marn Courier", "Tesk Gazette"]]
    audited = desk("audit", "--check", "citation-ring", "--json")
    assert audited.code == 1
    (finding,) = audited.json
    assert (finding["severity"], len(finding["claims"])) == ("serious", 3)


def test_one_text_is_a_finding(desk: Run) -> None:
    (finding,) = desk("audit", "--check", "one-text", "--json").json
    assert finding["severity"] == "warning"
    assert "Northern Wire, Harbour Post, Daily Ledger" in finding["explanation"]


def test_who_repeats_whom(desk: Run) -> None:
    echoes = desk("echoes", "list", "--json").json
    assert {(echo["publisher"], echo["earlier_publisher"]) for echo in echoes} == {
        ("Harbour Post", "Northern Wire"), ("Daily Ledger", "Northern Wire"), ("Daily Ledger", "Harbour Post"),
    }  # fmt: skip
    (post,) = [echo for echo in echoes if echo["publisher"] == "Harbour Post"]
    assert [reason["code"] for reason in post["reasons"]] == ["near_identical", "agency_credit"]
    # The wire's lines are wrapped: what is stored, and repeated, is its paragraphs.
    assert post["passages"][0]["words"].split() == REPORTS["post"][2].removesuffix(".").split()
    assert len(desk("echoes", "list", post["id"][:8], "--json").json) == 2  # it repeats, and is repeated
    assert desk("echoes", "list", "--least", "0.99", "--ids").lines == [post["id"]]
    (listed,) = [report for report in desk("reports", "--json").json if report["id"] == post["id"]]
    assert [(one["publisher"], one["share"]) for one in listed["repeats"]] == [("Northern Wire", 1.0)]


def test_echoes_are_found_anew_the_same(desk: Run) -> None:
    before = desk("echoes", "list", "--json").json
    assert desk("echoes", "find").err == "no reports looked at, no echoes found\n"
    assert desk("echoes", "find", "--all").err == "7 reports looked at, 3 echoes found\n"
    assert desk("echoes", "list", "--json").json == before
    assert desk("log", "--json").json[0]["action"] == "echo"


def test_one_matter_voice_by_voice(desk: Run) -> None:
    toll = of(desk, "12 people were killed")
    shown = desk("matters", "show", toll["id"][:10], "--json").json
    assert [member["publisher"] for member in shown["members"] if member["copied"]] == ["Harbour Post", "Daily Ledger"]
    assert {member["copied"] for member in shown["members"]} == {None, "text first in Northern Wire"}
    any_other = shown["members"][-1]["id"]
    assert desk("matters", "show", any_other, "--ids").lines == [member["id"] for member in shown["members"]]
    told = desk("matters", "show", any_other).out
    assert "4 outlets · 2 independent issuers" in told
    assert "newest figure: At least 12 killed" in told
    (alone,) = desk("list", "--ids", "--text", "wreck is lifted").lines
    assert desk("matters", "show", alone).code == 4


def test_matters_are_filtered_sorted_and_limited(desk: Run) -> None:
    everything = [matter["id"] for matter in matters(desk)]
    assert len(everything) >= 2
    assert [matter["outlets"] for matter in matters(desk)] == sorted(
        (matter["outlets"] for matter in matters(desk)), reverse=True
    )
    assert [matter["headline"] for matter in matters(desk, "--publisher", "Lun Echo")] == [
        of(desk, "forty people")["headline"]
    ]
    assert matters(desk, "--sort", "newest")[0]["rings"] != []
    assert len(matters(desk, "--least", "4")) == 1
    limited = desk("matters", "list", "--limit", "1")
    assert limited.err == f"1 matter of {len(everything)}\n"
    assert len(matters(desk, "--as-of", "2031-05-12")) == len(everything) - 1
    assert desk("matters", "list", "--place", "Nowhere").code == 4


@pytest.mark.parametrize("command", [["matters", "list"], ["echoes", "list"]], ids=" ".join)
def test_the_listings_speak_every_format(desk: Run, command: list[str]) -> None:
    whole = desk(*command, "--json").json
    assert [msgspec.json.decode(line) for line in desk(*command, "--nl").lines] == whole
    for separated, separator in ((desk(*command).out, "\t"), (desk(*command, "--csv").out, ",")):
        rows = list(csv.reader(io.StringIO(separated), delimiter=separator))
        assert len(rows) == len(whole) + 1
        assert {len(row) for row in rows} == {len(rows[0])}


def test_the_sourcing_report_tells_it_in_every_format(desk: Run, tmp_path: Path) -> None:
    for ending in ("md", "html"):
        file = tmp_path / f"report.{ending}"
        assert desk("report", "-o", file).code == 0
        told = file.read_text(encoding="utf-8")
        for words in ("3 of 4 reports print one text (Northern Wire)", "in a ring", "none names a source of its own"):
            assert words in told
        assert "Northern Wire (100%)" in told
    whole = desk("report", "--format", "json").json
    rings = [ring for matter in whole["matters"] for ring in matter["rings"]]
    assert [sorted(ring["outlets"]) for ring in rings] == [["Lun Echo", "Marn Courier", "Tesk Gazette"]]
    assert any(text["agency"] == "Northern Wire" for matter in whole["matters"] for text in matter["texts"])
    assert "ring" in desk("report", "--no-audit").out


def test_bad_input_gets_one_line(desk: Run) -> None:
    for arguments, code in (
        (("matters", "show", "ffff"), 4),
        (("matters", "list", "--sort", "best"), 2),
        (("echoes", "list", "--least", "2"), 2),
        (("echoes", "list", "ffff"), 4),
    ):
        said = desk(*arguments)
        assert (said.code, said.out) == (code, "")
        assert "Traceback" not in said.err
