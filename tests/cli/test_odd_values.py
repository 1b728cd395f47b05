"""Any option, any argument, any value: an exit code of the table, one line, never a traceback."""

from __future__ import annotations

import itertools
import subprocess
from collections.abc import Sequence
from pathlib import Path

import click
import pytest

from tests.cli.command_tree import arguments_for, leaves
from tests.cli.conftest import Run, environment

CODES = {0, 1, 2, 3, 4, 5}

NUMBERS = (
    "0", "-1", "9223372036854775807", "9223372036854775808", "9" * 5000, "1e999", "nan", "inf", "-inf", "1.5", "²",
    "١٢",
)  # fmt: skip
DATES = (
    "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "9999-12-31", "0001-01-01", "0000-00-00", "2026-02-30",
    "2026-03-05T25:00", "20260305", "2026-W10", "2026-03-05T14:30:00.123456789Z",
)  # fmt: skip
WORDS = (
    "\x1b]0;owned\x07", "\udcff", "\u202e", "a\nb", "\t", "%", "_", "*", '"', "'", "\\", "' OR 1=1 --", "NEAR(a", "-",
    "--", "+", "a" * 100_000, "=1+1", "𝟏", "\ufdfa" * 50, "{}", "~nosuch/x.db", "http://[", "postgresql://u:s3cret@h:x/d",
    "file:///etc/passwd", "/dev/null/x", "1=..", "1=99999999999999999999:killed", "99=1", "figure:99", "feedfeed",
)  # fmt: skip
NOT_IN_PROCESSES = ("a\x00b",)
"""What the system hands to no process, but a caller of the library may."""

VALUES = {
    click.types.FuncParamType: (*NUMBERS, *DATES, "a" * 100_000, "\udcff", "\x1b[2J", "a\x00b"),
    click.Choice: ("", "\x1b[2J", "\udcff", "a" * 100_000, "JSON"),
}


FILTERS = ("kinds", "measures", "sources", "issuers", "publishers", "reports", "places", "events", "tags", "relations",
           "text", "since", "until")  # fmt: skip


def cases() -> Sequence[object]:
    found = []
    for path, command in leaves().items():
        for parameter in command.params:
            is_flag = isinstance(parameter, click.Option) and parameter.is_flag
            # The database is one option of all commands, the filters are one set of options of several.
            is_filter = parameter.name in FILTERS and path in {("matters", "list"), ("report",), ("audit",)}
            is_database = parameter.name == "db" and path not in {("init",), ("list",), ("db", "check")}
            if is_flag or is_filter or is_database:
                continue
            found.append(pytest.param(path, str(parameter.name), id=f"{' '.join(path)} {parameter.name}"))
    return found


@pytest.fixture
def homeless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory, and nobody's home."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HOME", raising=False)
    return tmp_path


@pytest.mark.parametrize(("path", "name"), cases())
def test_no_value_ends_in_a_traceback(
    desk: Run, folder: Path, homeless: Path, path: tuple[str, ...], name: str
) -> None:
    command = leaves()[path]
    parameter = next(one for one in command.params if one.name == name)
    needed = arguments_for(command, sample(desk, folder, homeless))
    for value in VALUES.get(type(parameter.type), (*WORDS, *NUMBERS, *NOT_IN_PROCESSES)):
        result = desk(*path, *words(command, parameter, value, needed))
        assert result.code in CODES, (value, result)
        assert "Traceback" not in result.err
        assert "s3cret" not in result.out + result.err
        assert "\x1b" not in result.err
        if result.code not in {0, 1}:
            assert result.err.startswith(("Error: ", "Failed: ")), (value, result.err)


def words(command: click.Command, parameter: click.Parameter, value: str, needed: list[str]) -> list[str]:
    """The command's words with this value in the parameter's place."""
    if isinstance(parameter, click.Option):
        return [*needed, f"{max(parameter.opts, key=len)}={value}"]
    if not parameter.required:
        return [*needed, "--", value]
    at = [one.name for one in command.params if isinstance(one, click.Argument) and one.required].index(parameter.name)
    return ["--", *needed[:at], value, *needed[at + 1 :]]


def sample(desk: Run, folder: Path, tmp_path: Path) -> dict[str, str]:
    """A word for each argument that a command may need."""
    claim = desk("list", "--ids").lines[0]
    source, other = desk("sources", "list", "--ids").lines[:2]
    link = desk("links", "--ids").lines[0]
    return {
        "inputs": str(folder / "monday.json"), "claim_id": claim, "words": "flood", "text": "flood", "row_id": claim,
        "code": "2", "link_or_claim": link, "verdict": "accept", "event_id": claim, "into": source, "source": source,
        "others": other, "name": "Marn flood", "shell": "bash", "path": str(tmp_path / "copy.db"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "arguments",
    [
        ["list", "--limit", "9223372036854775808"],
        ["list", "--offset", "9223372036854775808", "--limit", "9223372036854775807"],
        ["list", "--since", "9999-12-31T23:59:59-14:00"],
        ["list", "--until", "0001-01-01T00:00:00+14:00"],
        ["similar", "flood", "--told", "9999-12-31"],
        ["similar", "flood", "--told", "0001-01-01"],
        ["report", "--as-of", "9999-12-31"],
        ["extract", "~nosuch/x.txt"],
        ["--db", "~nosuch/x.db", "list"],
        ["--db", "sqlite:///x.db?mode=ro", "list"],
        ["--db", "postgresql://u:s3cret@127.0.0.1:abc/d", "list"],
        ["--db", "postgresql://u:s3%63ret@127.0.0.1:1/d?password=s3cret", "list"],
        ["list", "postgresql://u:s3cret@h/d"],
        ["extract", "http://u:s3cret@127.0.0.1:9/x"],
        ["ingest", "--url", "http://u:s3cret@a.example/", "/nonexistent"],
        ["list", "--tag", "a" * 100_000],
    ],
    ids=lambda arguments: " ".join(arguments)[:60],
)
def test_nor_does_it_for_the_installed_command(installed: Path, store: Path, arguments: list[str]) -> None:
    done = subprocess.run(
        [str(installed), *arguments],
        env={name: value for name, value in environment({"CLAIMS_DB": str(store)}).items() if name != "HOME"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode in CODES
    assert "Traceback" not in done.stderr
    assert "s3cret" not in done.stdout + done.stderr
    assert "s3%63ret" not in done.stdout + done.stderr


def test_a_stated_password_is_stored_nowhere(desk: Run, folder: Path) -> None:
    record = folder.parent / "secret.txt"
    record.write_text("Four people died in Tesk, the police said.", encoding="utf-8")
    assert desk("ingest", record, "--url", "https://mara:s3cret@paper.example/tesk").code == 0
    shown = "".join(desk(*command).out for command in (["reports", "--json"], ["log", "--json"]))
    assert "https://paper.example/tesk" in shown
    assert "s3cret" not in shown


def test_the_table_knows_every_kind_of_value() -> None:
    parameters = itertools.chain.from_iterable(command.params for command in leaves().values())
    kinds = {type(parameter.type).__name__ for parameter in parameters}
    assert kinds <= {"FuncParamType", "Choice", "Words", "BoolParamType", "Input", "NewFile"}


def test_a_terminal_that_lacks_a_character_gets_its_number(installed: Path, store: Path) -> None:
    done = subprocess.run(
        [installed, "--db", store, "list"],
        env=environment({"PYTHONIOENCODING": "latin-1"}), capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert rb"\u201c" in done.stdout
