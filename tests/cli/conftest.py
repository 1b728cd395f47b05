"""One ingested store for all tests of the command line, copied for each; and the command, run in this process.

Only what needs a process of its own (imports, pipes, terminals) starts the installed command; everything else calls
the same `main` here, because a process spends two seconds on importing.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest

from claims.cli import main
from claims.review import analyst

MONDAY = """\
Flood kills twelve in Marn

At least 12 people were killed when the river Tesk burst its banks in Marn, the Ardan health ministry said on Monday.

“We warned them in May and nobody listened,” Mayor Lena Orvik told reporters.

The defence ministry denied that the dam was opened by soldiers.
"""
TUESDAY = """\
Toll of the Marn flood rises

The Ardan health ministry said on Tuesday that 15 people had been killed in Marn.

At least nine people were killed in Marn, according to the Ardan interior ministry.

Two officials said the dam was opened by soldiers.
"""
WEEKLY = {
    "text": "=1+1 is what the flood cost, finance minister Karl Brandt said. \u001b[31mTwelve people were injured in"
    " Tesk\u001b[0m, police chief Ada Holm said.",
    "title": '=HYPERLINK("http://bad.example")',
    "publisher": "@Marn Weekly",
    "url": "https://weekly.example/flood",
    "published": "2031-05-14",
}


@dataclass(frozen=True, slots=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 (JSON is anything)
        return msgspec.json.decode(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Run = Callable[..., Result]


@pytest.fixture(scope="session")
def installed() -> Path:
    """The command as a user has it."""
    return Path(sysconfig.get_path("scripts")) / "claims"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three reports: two of a flood, and one whose words try what words should not be able to do."""
    place = tmp_path_factory.mktemp("reports")
    monday = {"text": MONDAY, "publisher": "Marn Courier", "published": "2031-05-12"}
    tuesday = {"text": TUESDAY, "publisher": "Tesk Gazette", "published": "2031-05-13"}
    for name, record in {"monday": monday, "tuesday": tuesday, "weekly": WEEKLY}.items():
        (place / f"{name}.json").write_bytes(msgspec.json.encode(record))
    return place


@pytest.fixture(scope="session")
def ingested(installed: Path, folder: Path) -> tuple[Path, list[Result]]:
    """A store made by the installed command, and what the commands said."""
    store = folder.parent / "ingested.db"
    steps = [("init",), ("ingest", folder)]
    return store, [process([installed, "--db", store, *step]) for step in steps]


@pytest.fixture
def store(ingested: tuple[Path, list[Result]], tmp_path: Path) -> Path:
    """A copy of the ingested store, for one test alone."""
    return Path(shutil.copy(ingested[0], tmp_path / "desk.db"))


@pytest.fixture
def claims(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`claims(...)`: run one command to its end in this process."""
    monkeypatch.setenv(analyst.VARIABLES[0], "ana")

    def run(*arguments: object, stdin: str = "") -> Result:
        monkeypatch.setattr(sys, "argv", ["claims", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return Result(int(ended.value.code or 0), said.out, said.err)

    return run


@pytest.fixture
def desk(claims: Run, store: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`desk(...)`: the same, on the ingested store."""
    monkeypatch.setenv("CLAIMS_DB", str(store))
    return claims


def process(command: list[object], stdin: str = "", **variables: str) -> Result:
    """Run one command in a process of its own."""
    done = subprocess.run(
        [str(part) for part in command], input=stdin, capture_output=True, encoding="utf-8", check=False,
        env=environment(variables),
    )  # fmt: skip
    return Result(done.returncode, done.stdout, done.stderr)


def environment(variables: Mapping[str, str]) -> dict[str, str]:
    """The environment without anything that settings could come from."""
    forgotten = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM")
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("CLAIMS_", "_CLAIMS", "COV_")) and name not in forgotten
    }
    return {**kept, "CLAIMS_ANALYST": "ana", "LC_ALL": "C.UTF-8", **variables}
