"""How linking bears a load: N generated claims linked from scratch, then late reports one by one.

    python -m benchmarks.load N [--db URL] [--late REPORTS] [--peers]

The claims come from `load/generate.py` of the labelled data. A tenth of N is run first, so that the exponent says how
CPU time grows with size (1 is linear). Linking is the installed command's, `claims link --all`, and its memory that of
all its processes together. Recall and precision are of stored links, and recall of the pairs compared, against pairs
of one cluster in different reports. Late reports (30 claims each) are linked as an ingest links them; p50 and p95 leave
out the first, which is told apart; then as if each had come a year later. `--peers` lays other libraries' searches
beside ours (`benchmarks.load_peers`).
"""

from __future__ import annotations

import argparse
import math
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import numpy as np
from sqlalchemy import Engine, or_, select
from sqlalchemy.orm import Session

from benchmarks.labelled import read_lines
from benchmarks.load_peers import lay_beside
from benchmarks.load_store import Row, add_reports, generate, store_claims
from claims.database import initialise, open_engine, resolve_url
from claims.linking import ThisProcess, link_report
from claims.linking.carrying import Carried
from claims.linking.pairing import pairs_among
from claims.linking.rebuilding import read_everything
from claims.models import Link, Source

Pairs = set[frozenset[int]]


@dataclass(frozen=True, slots=True)
class Run:
    """What one size took: seconds, megabytes, shares in [0, 1]."""

    claims: int
    wall: float
    cpu: float
    memory: float
    compared: float
    recall: float
    precision: float


def main() -> None:
    """Run a tenth of the size, then the size, and print both."""
    parser = argparse.ArgumentParser(prog="benchmarks.load", description=__doc__.splitlines()[0])
    parser.add_argument("size", type=int)
    parser.add_argument("--db", help="store the larger size there, not in a scratch file")
    parser.add_argument("--late", type=int, default=40, help="late reports")
    parser.add_argument("--peers", action="store_true", help="lay other libraries beside")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        runs = [
            measure(size, folder, asked.db if size == asked.size else None, asked.late) for size in _sizes(asked.size)
        ]
        small, large = runs
        grown = math.log(large.cpu / small.cpu) / math.log(large.claims / small.claims)
        print(f"CPU grows with exponent {grown:.2f}")
        if asked.peers:
            lay_beside(list(read_lines(folder / f"{asked.size}.jsonl")))


def measure(size: int, folder: Path, url: str | None, late: int) -> Run:
    """Generate `size` claims, store them, link them, print what that took; then the late reports."""
    path, late_path = generate(size, folder, late)
    rows = list(read_lines(path))
    location = resolve_url(url or str(folder / f"{size}.db"))
    initialise(location)
    engine = open_engine(location)
    try:
        store_claims(engine, rows)
        wall, cpu, memory = _link(url or str(folder / f"{size}.db"))
        true = true_pairs(rows)
        links = _links(engine)
        run = Run(
            size,
            wall,
            cpu,
            memory,
            _share(_compared(engine), true),
            _share(links, true),
            len(links & true) / len(links),
        )
        print(
            f"{size:,} claims: {wall:.1f} s wall, {cpu:.1f} CPU s, {memory:,.0f} MB; of true pairs compared "
            f"{run.compared:.3f}, linked {run.recall:.3f}; precision of links {run.precision:.3f}",
            flush=True,
        )
        tardy = list(read_lines(late_path))
        _late(engine, rows, tardy)
        _late(engine, rows, [row | {"date": _shifted(row["date"])} for row in tardy], ", a year later")
        return run
    finally:
        engine.dispose()


def true_pairs(rows: Iterable[Row]) -> Pairs:
    """Claims of one cluster in different reports, by their keys."""
    clusters: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        if row["cluster"] >= 0:
            clusters[row["cluster"]].append(row)
    return {
        frozenset((a["id"] + 1, b["id"] + 1))
        for members in clusters.values()
        for a, b in combinations(members, 2)
        if a["report"] != b["report"]
    }


def _sizes(size: int) -> tuple[int, int]:
    return size // 10, size


def _link(url: str) -> tuple[float, float, float]:
    """Wall and CPU seconds and the most megabytes of `claims link --all`, its processes taken together."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [str(Path(sys.executable).with_name("claims")), "--db", url, "link", "--all"]
    process = subprocess.Popen(command)  # noqa: S603 (our own command)
    most = [0.0]
    watch = threading.Thread(target=_watch, args=(process, most))
    watch.start()
    if process.wait():
        raise SystemExit(f"{' '.join(command)} failed")
    watch.join()
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, most[0]


def _watch(process: subprocess.Popen[bytes], most: list[float]) -> None:
    while process.poll() is None:
        most[0] = max(most[0], sum(map(_megabytes, _family(process.pid))))
        time.sleep(2)  # to add up what a gigabyte of pages is shared takes a processor some 20 ms


def _family(pid: int) -> list[int]:
    """A process and all its descendants."""
    try:
        tasks = Path(f"/proc/{pid}/task").iterdir()
        children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return [pid]
    return [pid, *(one for child in children for one in _family(child))]


def _megabytes(pid: int) -> float:
    """Its share of memory: what several processes share is counted once among them."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def _links(engine: Engine) -> Pairs:
    with Session(engine) as session:
        return {frozenset(pair) for pair in session.execute(select(Link.a_id, Link.b_id)).tuples()}


def _compared(engine: Engine) -> Pairs:
    """The pairs that linking anew compares."""
    with Session(engine) as session, Carried() as carried, ThreadPoolExecutor(1) as aside:
        everything = read_everything(session, ThisProcess(), carried, aside)
    pairs = pairs_among(everything, np.empty((0, 2), np.int64), 2)
    keys = everything.keys[everything.claims.order]
    return {frozenset(pair) for pair in keys[pairs].tolist()}


def _share(found: Pairs, true: Pairs) -> float:
    return len(found & true) / max(1, len(true))


def _shifted(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=365)).isoformat()


def _late(engine: Engine, rows: Sequence[Row], late: Sequence[Row], when: str = "") -> None:
    """Link late reports one after the other; nothing of it is kept."""
    times: list[float] = []
    reports = sorted({row["report"] for row in late})
    with Session(engine) as session:
        sources = dict(session.execute(select(Source.name, Source.id)).tuples().all())
        for report in reports:
            [key] = add_reports(session, [row for row in late if row["report"] == report], sources)
            session.flush()
            begun = time.perf_counter()
            link_report(session, key)
            session.flush()
            times.append(time.perf_counter() - begun)
        mine = select(Link.a_id, Link.b_id)
        first = min(row["id"] for row in late)
        found = {
            frozenset(pair) for pair in session.execute(mine.where(or_(Link.a_id > first, Link.b_id > first))).tuples()
        }
        session.rollback()
    fresh = {row["id"] + 1 for row in late}
    true = {pair for pair in true_pairs([*rows, *late]) if len(pair & fresh) == 1}
    warm = sorted(times[1:])
    p50, p95 = statistics.median(warm) * 1000, warm[int(0.95 * len(warm))] * 1000
    print(
        f"  late reports of 30{when}: first {times[0] * 1000:.0f} ms, then p50 {p50:.0f} ms, p95 {p95:.0f} ms; "
        f"of true pairs linked {_share(found, true):.3f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
