"""Reports that try to colour, move or fool the terminal: none of their control characters reaches it."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from tests.cli.conftest import Run

ESCAPES = "\x1b[2J\x1b]0;owned\x07\x9b31m\x08\x08\u202e\u2066\r"
"""Clear the screen, set the window's title, colour by an 8-bit code, go back, turn the reading direction."""

FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

RECORDS = [
    {
        "text": f"Police chief {ESCAPES}Ada Holm said {number} people{ESCAPES} were killed in{ESCAPES} Tesk.",
        "title": f"Toll{ESCAPES} {number}",
        "byline": f"By{ESCAPES} Nobody",
        "publisher": f"Paper{ESCAPES} {number}",
        "url": f"https://paper{number}.example/{ESCAPES}",
        "published": f"2031-05-0{number}",
    }
    for number in (3, 4)
]


@pytest.fixture
def hostile(claims: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    store = tmp_path / "hostile.db"
    reports = tmp_path / f"hostile{ESCAPES.replace('/', '')}.jsonl"
    reports.write_bytes(b"\n".join(msgspec.json.encode(record) for record in RECORDS))
    monkeypatch.setenv("CLAIMS_DB", str(store))
    assert claims("init").code == 0
    taken = claims("ingest", reports)
    assert taken.code == 0, taken.err
    assert not FORBIDDEN.search(taken.err)
    return claims


@pytest.mark.parametrize(
    "command",
    [
        ["list"],
        ["list", "--csv"],
        ["list", "--nl"],
        ["search", "killed"],
        ["reports"],
        ["sources", "list"],
        ["links", "--why"],
        ["links", "--json"],
        ["log"],
        ["report"],
        ["report", "--format", "markdown"],
        ["report", "--format", "csv"],
        ["report", "--format", "json"],
        ["report", "--format", "html"],
        ["similar", "people killed in Tesk"],
        ["similar", "people killed in Tesk", "--json"],
        ["audit"],
        ["audit", "--csv"],
        ["audit", "--json"],
    ],
    ids=" ".join,
)
def test_no_control_character_comes_through(hostile: Run, command: list[str]) -> None:
    printed = hostile(*command)
    assert printed.code in {0, 1}
    assert not FORBIDDEN.search(printed.out), FORBIDDEN.findall(printed.out)
    assert not FORBIDDEN.search(printed.err)


def test_nor_does_one_where_a_claim_is_shown_or_remarked(hostile: Run) -> None:
    claim = hostile("list", "--ids").lines[0]
    hostile("note", claim, f"seen{ESCAPES} by us")
    hostile("grade", claim, "3", "--reason", f"why{ESCAPES} not")
    for command in (["show", claim], ["show", claim, "--json"], ["log", claim], ["tag", claim, f"+x{ESCAPES}"]):
        printed = hostile(*command)
        assert not FORBIDDEN.search(printed.out + printed.err), (command, FORBIDDEN.findall(printed.out + printed.err))


def test_nor_from_the_name_of_an_input_that_fails(claims: Run, hostile: Run, tmp_path: Path) -> None:
    empty = tmp_path / f"empty{ESCAPES}.txt"
    empty.write_bytes(b"")
    for command in (["ingest", empty], ["ingest", tmp_path / f"none{ESCAPES}"], ["extract", empty]):
        printed = hostile(*command)
        assert printed.code == 3
        assert not FORBIDDEN.search(printed.out + printed.err)
    for words in (["--db", f"none{ESCAPES}.db", "list"], [f"li{ESCAPES}st"], ["show", f"ab{ESCAPES}cd"]):
        assert not FORBIDDEN.search(claims(*words).err)
