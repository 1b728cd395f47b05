"""What is printed where: tables on terminals, separated values in pipes, and nothing that words could do there."""

from __future__ import annotations

import csv
import io
import os
import pty
import re
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Run, environment

COLOUR = re.compile(r"\x1b\[[0-9;]*(?:3[0-7]|9[0-7])[0-9;]*m")
STYLE = re.compile(r"\x1b\[[0-9;]*m")


def on_terminal(command: list[object], **variables: str) -> str:
    """What a command prints when its standard output is a terminal."""
    ours, theirs = pty.openpty()
    try:
        running = subprocess.Popen(
            [str(part) for part in command], stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.DEVNULL,
            env=environment({"COLUMNS": "100", "TERM": "xterm-256color", **variables}),
        )  # fmt: skip
    finally:
        os.close(theirs)
    pieces = []
    while piece := _read(ours):
        pieces.append(piece)
    os.close(ours)
    running.wait(timeout=60)
    return b"".join(pieces).decode().replace("\r\n", "\n")


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # Linux says so when the terminal's other end is closed
        return b""


def test_a_terminal_gets_a_coloured_table(installed: Path, store: Path) -> None:
    shown = on_terminal([installed, "--db", store, "list"])
    assert COLOUR.search(shown)
    plain = STYLE.sub("", shown)
    assert "\x1b" not in plain  # the escape in the weekly's words did not come through
    assert "Twelve people" in plain
    assert all(len(line) <= 100 for line in plain.splitlines())
    assert "\t" not in plain


def test_no_color_is_honoured(installed: Path, store: Path) -> None:
    assert not COLOUR.search(on_terminal([installed, "--db", store, "list"], NO_COLOR="1"))


def test_the_marked_sentence_on_a_terminal(installed: Path, desk: Run, store: Path) -> None:
    claim = desk("list", "--ids", "--text", "nobody listened").lines[0]
    coloured = on_terminal([installed, "--db", store, "show", claim])
    assert COLOUR.search(coloured)
    assert "[content:" not in STYLE.sub("", coloured)
    plain = on_terminal([installed, "--db", store, "show", claim], NO_COLOR="1")
    assert "[content:" in plain
    assert not COLOUR.search(plain)


def test_separated_values_cannot_run_in_a_spreadsheet(desk: Run) -> None:
    for command in (["reports"], ["list"], ["links"], ["sources", "list"]):
        for form in ("--csv", "--tsv"):
            out = desk(*command, form).out
            rows = csv.reader(io.StringIO(out), delimiter="," if form == "--csv" else "\t")
            assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert "'@Marn Weekly" in desk("reports", "--csv").out


def test_control_characters_stay_in_the_store(desk: Run) -> None:
    for form in ("--csv", "--tsv"):
        assert not [sign for sign in desk("list", form).out if sign < " " and sign not in "\n\t"]
    assert "\x1b" not in desk("list", "--nl").out  # JSON writes it as an escape of its own, if it is there


def test_json_has_the_words_as_they_are(desk: Run) -> None:
    titles = {report["title"]: report["publisher"] for report in desk("reports", "--json").json}
    assert titles['=HYPERLINK("http://bad.example")'] == "@Marn Weekly"


def test_ids_are_whole_and_one_a_line(desk: Run) -> None:
    for command in (["list"], ["reports"], ["sources", "list"], ["links"]):
        lines = desk(*command, "--ids").lines
        assert lines
        assert all(re.fullmatch("[0-9a-f]{40}", line) for line in lines)
        assert len(set(lines)) == len(lines)


def test_an_empty_listing_still_has_its_heading(desk: Run) -> None:
    empty = desk("list", "--text", "zeppelin")
    assert (empty.code, len(empty.lines), empty.err) == (0, 1, "no claims\n")
    assert desk("list", "--text", "zeppelin", "--json").json == []
    assert desk("list", "--text", "zeppelin", "--nl").out == ""


@pytest.mark.parametrize("form", ["--csv", "--tsv", "--json", "--nl"])
def test_two_runs_print_the_same(desk: Run, form: str) -> None:
    assert desk("links", form).out == desk("links", form).out


def test_the_database_nearest_to_the_command_counts(
    claims: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = tmp_path / "missing.db"
    monkeypatch.setenv("CLAIMS_DB", str(missing))
    assert claims("reports").code == 5
    assert claims("--db", store, "reports").code == 0
    assert claims("--db", missing, "reports", "--db", store).code == 0
    assert claims("--db", store, "reports", "--db", missing).code == 5
