"""Many commands at once on one store: who waits for how long, who is refused, and whether every row is there.

    python -m benchmarks.concurrency [--writers N] [--readers N] [--seconds S] [--db PATH|URL] [--commands]

Writers ingest small reports and tag claims, readers list and search claims, list links and check the store, one command
after the other. With `--commands` each is the installed command in a process of its own, which takes a second to start;
else each worker is one process that goes through the same commands without starting anew, so that they meet far more
often. `wait` is how long a transaction took to begin, `held` for how long it then kept others waiting. The database is
a new one; a URL must name an empty one.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from statistics import quantiles

from sqlalchemy import event, func, select
from sqlalchemy.pool import Pool

from claims.cli.group import claims
from claims.database import connect, initialise, reading, resolve_url, write_queue
from claims.errors import ClaimsError, StoreLockedError
from claims.models import Claim, Report, Tag
from claims.store.checking import check_store

TOWNS = ("Arden", "Borrow", "Callan", "Dunmere", "Elster", "Farrow", "Gellan", "Harrow", "Isling", "Jarrow")
TEXT = (
    "{town}, 4 March 2031. {count} people were killed in the flood at {town} bridge {number}, the {town} Rescue Service"
    " said on Tuesday.\n\n“We have asked for boats {count} times,” said Mayor {town} Okoro of district {number}.\n"
)
SEEDED = 20
READS = (
    ["list", "--limit", "20"],
    ["search", "flood"],
    ["links", "--limit", "20"],
    ["list", "--measure", "killed", "--json"],
    ["db", "check"],
)


@dataclass(slots=True)
class Told:
    """What one worker did: seconds of each command and each wait for a transaction, what it wrote, what was refused."""

    commands: dict[str, list[float]] = field(default_factory=dict)
    waits: list[float] = field(default_factory=list)
    held: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)
    wrote: Counter[str] = field(default_factory=Counter)
    refused: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def main() -> int:
    """Run all workers, print what they met, and check the store. 1 where anything was refused, lost or broken."""
    parser = argparse.ArgumentParser(prog="benchmarks.concurrency", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--db", help="an empty PostgreSQL database, or a path (default: a new SQLite file)")
    parser.add_argument("--commands", action="store_true", help="each command in a process of its own")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        target = given.db or str(Path(folder) / "claims.db")
        initialise(resolve_url(target))
        _run(target, ["ingest", *_texts(Path(folder), "seed", SEEDED)])
        told = _together(target, given, folder)
        return _report(target, told)


def _together(target: str, given: argparse.Namespace, folder: str) -> list[Told]:
    context = get_context("spawn")
    jobs = [("writer", number) for number in range(given.writers)] + [("reader", n) for n in range(given.readers)]
    with context.Pool(len(jobs)) as pool:
        work = [(kind, n, target, given.seconds, folder, given.commands) for kind, n in jobs]
        return pool.starmap(_work, work, chunksize=1)


def _work(kind: str, number: int, target: str, seconds: float, folder: str, commands: bool) -> Told:  # noqa: FBT001, PLR0913, PLR0917 -- one worker's order
    told, chance = Told(), random.Random(f"{kind} {number}")  # noqa: S311 -- the same each time
    if not commands:
        _note_waits(told)
    run = _started if commands else _run
    turn = 0
    claims_known = _claims_of(target)
    _run(target, ["list", "--limit", "1"])  # what is imported once is no part of a command's time
    until = time.time() + seconds
    while time.time() < until:
        turn += 1
        if kind == "reader":
            words = READS[(turn + number) % len(READS)]
        elif turn % 2:
            words = ["ingest", *_texts(Path(folder), f"{number}-{turn}", 1)]
        else:
            words = ["tag", chance.choice(claims_known), f"+w{number}-{turn}"]
        _timed(told, words, lambda words=words: run(target, words))  # type: ignore[misc] # a lambda's default
    return told


def _timed(told: Told, words: Sequence[str], run: Callable[[], str | None]) -> None:
    began = time.perf_counter()
    problem = run()
    told.commands.setdefault(words[0], []).append(time.perf_counter() - began)
    if problem is None:
        told.wrote[words[0]] += 1
    elif "another program is writing" in problem:
        told.refused.append(problem)
    else:
        told.failed.append(f"{' '.join(words[:2])}: {problem}")


def _run(target: str, words: Sequence[str]) -> str | None:
    """Run one command here. What went wrong, or None."""
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as said:
        try:
            code = claims.main(["--db", target, *words], standalone_mode=False)
        except StoreLockedError as error:
            return str(error)
        except ClaimsError as error:
            return str(error)
    return f"{code}: {said.getvalue()}{out.getvalue()}" if code else None


def _started(target: str, words: Sequence[str]) -> str | None:
    """Run the installed command. What went wrong, or None."""
    command = [sys.executable, "-m", "claims", "--db", target, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 (our own program)
    return f"{done.returncode}: {done.stderr}{done.stdout[:500]}" if done.returncode else None


def _note_waits(told: Told) -> None:
    """Note how long the writer's lock takes to come: the time from asking for it to having it."""
    from claims.database import engine  # noqa: PLC0415 -- in a worker's process alone

    begin = write_queue.begin_writing

    def noted(*given: object) -> None:
        began = time.perf_counter()
        try:
            begin(*given)  # type: ignore[arg-type] # passed on as they come
        finally:
            taken[:] = [time.perf_counter(), time.process_time()]
            told.waits.append(taken[0] - began)

    def given_back(*_: object) -> None:
        if taken:
            told.held.append(time.perf_counter() - taken[0])
            told.worked.append(time.process_time() - taken[1])
            taken.clear()

    taken: list[float] = []
    event.listen(Pool, "checkin", given_back)

    setattr(engine, "begin_writing", noted)  # noqa: B010 -- not a name that others are meant to set


def _texts(folder: Path, name: str, number: int) -> list[str]:
    made = []
    for each in range(number):
        town = TOWNS[hash((name, each)) % len(TOWNS)]
        path = folder / f"{name}-{each}.txt"
        path.write_text(TEXT.format(town=town, count=3 + each % 40, number=f"{name}-{each}"), encoding="utf-8")
        made.append(str(path))
    return made


def _claims_of(target: str) -> list[str]:
    engine = connect(resolve_url(target))
    try:
        with reading(engine) as session:
            return list(session.scalars(select(Claim.uid).order_by(Claim.id).limit(SEEDED)))
    finally:
        engine.dispose()


def _report(target: str, told: Sequence[Told]) -> int:
    print("command      times   p50 s   p95 s   max s")
    for name in sorted({name for each in told for name in each.commands}):
        _row(name, [took for each in told for took in each.commands.get(name, ())])
    _row("(wait)", [wait for each in told for wait in each.waits])
    _row("(held)", [held for each in told for held in each.held])
    _row("(its CPU)", [worked for each in told for worked in each.worked])
    wrote: Counter[str] = sum((each.wrote for each in told), Counter())
    reports, tags = _stored(target)
    expected = (wrote["ingest"] + SEEDED, wrote["tag"])
    problems = check_store(resolve_url(target))
    refused = [problem for each in told for problem in each.refused]
    failed = [problem for each in told for problem in each.failed]
    print(f"refused: {len(refused)}; failed otherwise: {len(failed)}")
    print(f"reports: {reports} of {expected[0]}; tags: {tags} of {expected[1]}; db check: {len(problems) or 'ok'}")
    for line in [*refused[:5], *failed[:5], *map(str, problems[:5])]:
        print(json.dumps(line))
    return int(bool(refused or failed or problems or (reports, tags) != expected))


def _row(name: str, took: Sequence[float]) -> None:
    if len(took) > 1:
        cuts = quantiles(took, n=20, method="inclusive")
        print(f"{name:<10} {len(took):>7} {cuts[9]:>7.3f} {cuts[18]:>7.3f} {max(took):>7.3f}")


def _stored(target: str) -> tuple[int, int]:
    engine = connect(resolve_url(target))
    try:
        with reading(engine) as session:
            reports = session.scalar(select(func.count()).select_from(Report)) or 0
            return reports, session.scalar(select(func.count()).select_from(Tag)) or 0
    finally:
        engine.dispose()


if __name__ == "__main__":
    sys.exit(main())
