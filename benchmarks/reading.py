"""What reading a store costs at size: every command that looks, on N generated claims.

    python -m benchmarks.reading [N] [--db PATH] [--only WORD] [--starts TIMES]

The claims are those of `benchmarks.load`, linked; with `--db` the store is kept there, and taken as it is where it
stands already. Printed for each command: CPU seconds (user and system) and wall seconds of the whole process, the most
memory it held in MB, and the seconds until its first byte. Last what it costs to begin: the median of `--starts` runs
of `claims list --limit 1` on the bundled sample.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from benchmarks.labelled import read_lines
from benchmarks.load_store import generate, store_claims
from claims.database import initialise, open_engine, resolve_url
from claims.models import Claim, Link

SIZE = 100_000
SAMPLE = Path(__file__).parent.parent / "samples" / "selvo"
COMMANDS = (
    "list --limit 20", "list --json", "list --csv", "search people --limit 20", "show CLAIM", "reports --limit 20",
    "reports --json", "links --limit 20", "links --relation conflicts --limit 20", "links --json", "links CLAIM",
    "sources list --limit 20", "sources list --proposed", "matters list", "matters show CLAIM", "events list",
    "echoes list", "log", "db stats", "audit --limit 20", "audit --json", "report --format json",
    "report --format csv", "report --format markdown", "report --format html",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command took: seconds of CPU, of wall, until the first byte; megabytes at most."""

    cpu: float
    wall: float
    first: float
    memory: float


def main() -> None:
    """Make the store, run the commands, print the table."""
    parser = argparse.ArgumentParser(prog="benchmarks.reading", description=__doc__.splitlines()[0])
    parser.add_argument("size", type=int, nargs="?", default=SIZE)
    parser.add_argument("--db", type=Path, help="keep the store there")
    parser.add_argument("--only", default="", metavar="WORD", help="only commands with this in them")
    parser.add_argument("--starts", type=int, default=9)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        path = asked.db or Path(name) / "claims.db"
        if not path.exists():
            _make(path, asked.size, Path(name))
        print(f"{'command':<42}{'CPU s':>8}{'wall s':>8}{'MB':>8}{'first s':>9}")
        for command in _commands(path):
            if asked.only in command:
                cost = measure(["--db", str(path), *command.split()])
                print(
                    f"{_shown(command):<42}{cost.cpu:>8.2f}{cost.wall:>8.2f}{cost.memory:>8.0f}{cost.first:>9.2f}",
                    flush=True,
                )
        sample = Path(name) / "sample.db"
        for words in (["init"], ["ingest", str(SAMPLE)]):
            measure(["--quiet", "--db", str(sample), *words])
        starts = [measure(["--db", str(sample), "list", "--limit", "1"]).cpu for _ in range(asked.starts)]
        print(f"to begin: {statistics.median(starts):.2f} CPU s, median of {asked.starts}, least {min(starts):.2f}")


def measure(words: Sequence[str]) -> Cost:
    """Run the installed command and read its output to the end."""
    command = [str(Path(sys.executable).with_name("claims")), *words]
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # noqa: S603 (our own command)
    at_first = 0.0
    if process.stdout is not None:
        first = process.stdout.read(1)
        at_first = time.perf_counter() - begun
        while first and process.stdout.read(1 << 20):
            pass
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - begun, at_first, used.ru_maxrss / 1024)


def _commands(path: Path) -> Iterator[str]:
    """The commands, with the id of a claim that has links in the place of CLAIM."""
    engine = open_engine(resolve_url(str(path)))
    with Session(engine) as session:
        uid = session.scalar(select(Claim.uid).join(Link, Link.a_id == Claim.id).order_by(Link.id).limit(1))
    engine.dispose()
    return (command.replace("CLAIM", str(uid)) for command in COMMANDS)


def _shown(command: str) -> str:
    return " ".join(word[:10] for word in command.split())


def _make(path: Path, size: int, folder: Path) -> None:
    rows = list(read_lines(generate(size, folder)[0]))
    location = resolve_url(str(path))
    initialise(location)
    engine = open_engine(location)
    store_claims(engine, rows)
    engine.dispose()
    measure(["--quiet", "--db", str(path), "link", "--all"])


if __name__ == "__main__":
    main()
