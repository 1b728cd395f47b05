"""A store in which every text that a report or an analyst can set tries to take the terminal over."""

from __future__ import annotations

import ast
import re
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

import claims.cli
from claims.review import analyst
from tests.cli.command_tree import arguments_for, leaves
from tests.cli.conftest import Run

ATTACK = (
    "\x1b]0;owned\x07\x1b]8;;http://bad.example\x1b\\\x9b2J\x9d0;x\x9c\x85\x0b\x08\r\u2028\u202e\u2066\U000e0041\u200f"
)
"""A title for the window, a link, 8-bit codes, line ends of all kinds, marks and overrides of direction, a tag."""

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\U000e0000-\U000e0fff]"
)
STYLE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
"""What rich itself writes; the attack has none of these."""

SPARED = re.compile(r"uid|sha256|^sql|fts|search|alembic|spans|term|postings|index|^id$|finder|linker|extractor|folded")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the store of all tests lies once the first has made it."""
    return tmp_path_factory.mktemp("hostile") / "kept.db"


@pytest.fixture
def hostile(desk: Run, store: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The ingested store after a day's work, the attack then put into every column of text."""
    monkeypatch.setenv("COLUMNS", "100")
    if not kept.exists():
        _work_a_day(desk)
        with closing(sqlite3.connect(store)) as connection, connection:
            assert _attacked(connection) > 20
        shutil.copy(store, kept)
    shutil.copy(kept, store)
    monkeypatch.setenv(analyst.VARIABLES[0], f"ana{ATTACK}")
    return desk


def _work_a_day(desk: Run) -> None:
    """One of each thing that an analyst can say."""
    claim, other = desk("list", "--ids").lines[:2]
    source, body = desk("sources", "list", "--ids").lines[:2]
    link = desk("links", "--ids").lines[0]
    for command in (
        ["tag", claim, other, "+check"], ["note", claim, "seen"], ["grade", claim, "2", "--reason", "why"],
        ["grade", source, "B"], ["review", link, "accept", "--reason", "so"], ["sources", "alias", source, "the Marn"],
        ["correct", claim, "--place", "Marn", "--reason", "read wrong"], ["events", "name", claim, "Marn flood"],
        ["sources", "set", body, "--place", "Ardan", "--side", "north"],
    ):  # fmt: skip
        assert desk(*command).code == 0, command


def _attacked(connection: sqlite3.Connection) -> int:
    """Put the attack behind every text that no constraint holds to a list; how many columns took it."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    attacked = 0
    for (table,) in tables:
        if SPARED.search(table):
            continue
        for _, column, kind, *_ in connection.execute(f"PRAGMA table_info({table})").fetchall():
            if not kind.startswith(("TEXT", "VARCHAR")) or SPARED.search(column):
                continue
            try:
                connection.execute(f"UPDATE {table} SET {column} = {column} || ?", [ATTACK])  # noqa: S608 (our names)
                attacked += 1
            except sqlite3.IntegrityError:
                continue  # one of a list of words
    return attacked


def _sample(hostile: Run, folder: Path, tmp_path: Path) -> dict[str, str]:
    claim = hostile("list", "--ids").lines[0]
    source, other = hostile("sources", "list", "--ids").lines[:2]
    return {
        "inputs": str(folder / "monday.json"), "claim_id": claim, "words": "people", "text": "people killed in Marn",
        "row_id": claim, "code": "3", "link_or_claim": hostile("links", "--ids").lines[0], "verdict": "reject",
        "event_id": claim, "into": source, "source": source, "others": other, "name": f"flood{ATTACK}",
        "shell": "bash", "path": str(tmp_path / "copy.db"),
    }  # fmt: skip


def _forms(path: tuple[str, ...]) -> list[list[str]]:
    names = {option for parameter in leaves()[path].params for option in parameter.opts}
    forms: list[list[str]] = [
        [form] for form in ("--json", "--nl", "--csv", "--tsv", "--ids", "--why") if form in names
    ]
    written = [["--format", form] for form in ("markdown", "html", "csv", "json")] if "--format" in names else []
    return [[], *forms, *([] if path in {("ingest",), ("extract",)} else written)]


@pytest.mark.parametrize("path", leaves(), ids=" ".join)
def test_nothing_in_it_comes_through(hostile: Run, folder: Path, tmp_path: Path, path: tuple[str, ...]) -> None:
    needed = arguments_for(leaves()[path], _sample(hostile, folder, tmp_path))
    for form in _forms(path):
        result = hostile(*path, *needed, *form)
        assert result.code in {0, 1, 2, 3, 4}, (form, result.err)
        _assert_harmless(result.out + result.err)


@pytest.mark.parametrize("path", leaves(), ids=" ".join)
def test_nor_on_a_terminal(
    hostile: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: tuple[str, ...]
) -> None:
    needed = arguments_for(leaves()[path], _sample(hostile, folder, tmp_path))
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    result = hostile(*path, *needed)
    _assert_harmless(STYLE.sub("", result.out + result.err))


def _assert_harmless(printed: str) -> None:
    found = FORBIDDEN.search(printed.replace("\x1b", "\x00"))
    assert not found, printed[max(0, found.start() - 80) : found.end() + 20]


def test_json_holds_the_words_exactly(hostile: Run) -> None:
    claim = hostile("list", "--ids").lines[0]
    shown = hostile("show", claim, "--json").json
    assert f"check{ATTACK}" in shown["tags"]
    assert any(ATTACK in str(said) for note in shown["notes"] for said in note.values())


@pytest.mark.parametrize(
    "words", [["show", f"ab{ATTACK}"], [f"li{ATTACK}st"], ["list", f"--{ATTACK}"], ["list", "--kind", ATTACK],
              ["ingest", f"/none{ATTACK}"], ["extract", f"/none\n{ATTACK}"], ["--db", f"/none{ATTACK}.db", "list"],
              ["tag", "0000", f"+{ATTACK}"], ["report", "-o", f"/none/{ATTACK}.html"],
              ["ingest", "--map", ATTACK, "x"]],
)  # fmt: skip
def test_nor_does_what_the_user_typed(desk: Run, words: list[str]) -> None:
    result = desk(*words)
    assert result.code in {2, 3, 4, 5}
    assert not FORBIDDEN.search(result.out + result.err)
    assert result.err.count("\n") <= 2  # the failure and the counts


WAYS_PAST = {"click.echo", "click.secho", "print", "sys.stdout.write", "sys.stderr.write", "Console", "rich.print"}
WRITERS = {"streams.py", "terminal.py"}


def test_there_is_no_way_past_the_writers() -> None:
    for module in sorted(Path(claims.cli.__path__[0]).glob("*.py")):
        if module.name in WRITERS:
            continue
        calls = (node for node in ast.walk(ast.parse(module.read_text("utf-8"))) if isinstance(node, ast.Call))
        past = {ast.unparse(call.func) for call in calls} & WAYS_PAST
        assert not past, f"{module.name}: {past}"
