"""How linking bears a load: N synthetic claims into a store, linked, and held against the pairs known to be true.

    python -m benchmarks.load N [--db URL] [--peers]

The claims come from `load/generate.py` of the labelled data. Half of N is run first, so that the exponent says how
time grows with size (1 is linear). Recall and precision are of candidate pairs against pairs of one cluster. `--peers`
runs rapidfuzz's cdist over all pairs of up to 4,000 of the same texts and scales its time to N by the square.
"""

from __future__ import annotations

import hashlib
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations, groupby
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process
from sqlalchemy import Engine, insert, select
from sqlalchemy.orm import Session

from benchmarks.labelled import bench, read_lines
from claims.attribution import QuoteType
from claims.candidates import find_candidates
from claims.database import initialise, open_engine, resolve_url
from claims.extract import Modality, Polarity, StatementKind
from claims.figures import Basis, Measure, Qualifier
from claims.linking import link_all
from claims.models import Attribution, Claim, Figure, Report, Role, Source
from claims.sources import SourceKind

Row = dict[str, Any]
NOW = datetime(2030, 1, 1, tzinfo=UTC)
PEER_TEXTS = 4_000


@dataclass(frozen=True, slots=True)
class Run:
    """What one size took: seconds, megabytes, pairs."""

    claims: int
    insert: float
    wall: float
    cpu: float
    memory: float
    pairs: int
    links: int
    recall: float
    precision: float


def main(arguments: Sequence[str]) -> None:
    """Run half the size, then the size, and print both."""
    size = int(arguments[0])
    url = arguments[arguments.index("--db") + 1] if "--db" in arguments else None
    with tempfile.TemporaryDirectory() as folder:
        runs = [measure(number, Path(folder), url if number == size else None) for number in (size // 2, size)]
        texts = [row["text"] for row in read_lines(Path(folder) / f"{size}.jsonl")]
        _print(runs)
        if "--peers" in arguments:
            _peers(texts, runs[-1])


def measure(size: int, folder: Path, url: str | None) -> Run:
    """Generate `size` claims, store them, link them."""
    rows = list(read_lines(_generate(size, folder)))
    location = resolve_url(url or str(folder / f"{size}.db"))
    initialise(location)
    engine = open_engine(location)
    try:
        begun = time.perf_counter()
        _store(engine, rows)
        inserted = time.perf_counter() - begun
        return _link(engine, rows, inserted)
    finally:
        engine.dispose()


def _generate(size: int, folder: Path) -> Path:
    out = folder / f"{size}.jsonl"
    command = [sys.executable, str(bench() / "load" / "generate.py"), str(size), str(out)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 (our own interpreter and script)
    return out


def _link(engine: Engine, rows: Sequence[Row], inserted: float) -> Run:
    wall, cpu = time.perf_counter(), time.process_time()
    with Session(engine) as session, session.begin():
        outcome = link_all(session, rebuild=False)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    recall, precision = _quality(engine, rows)
    return Run(len(rows), inserted, wall, cpu, memory, outcome.pairs, outcome.links.total(), recall, precision)


def _quality(engine: Engine, rows: Sequence[Row]) -> tuple[float, float]:
    """Recall and precision of candidate pairs against pairs of one cluster in different reports."""
    clusters: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        if row["cluster"] >= 0:
            clusters[row["cluster"]].append(row)
    true = {
        frozenset((a["id"] + 1, b["id"] + 1))
        for members in clusters.values()
        for a, b in combinations(members, 2)
        if a["report"] != b["report"]
    }
    with Session(engine) as session:
        ids = list(session.scalars(select(Claim.id).order_by(Claim.id)))
        found = {
            frozenset(pair)
            for start in range(0, len(ids), 200)
            for pair in find_candidates(session, ids[start : start + 200])
        }
    return len(true & found) / max(1, len(true)), len(true & found) / max(1, len(found))


def _store(engine: Engine, rows: Sequence[Row]) -> None:
    """The claims as rows, each claim the whole of one line of its report's text."""
    sources = {name: number for number, name in enumerate(sorted({row["source"] for row in rows}), start=1)}
    ordered = sorted(rows, key=lambda row: row["report"])
    with Session(engine) as session, session.begin():
        _insert(session, Source, (_source(name, number) for name, number in sources.items()))
        grouped = [(number, list(members)) for number, members in groupby(ordered, key=lambda row: row["report"])]
        _insert(session, Report, (_report(number, members) for number, members in grouped))
        placed = [made for number, members in grouped for made in _claims(number, members)]
        _insert(session, Claim, placed)
        _insert(session, Attribution, (_attribution(row, sources) for row in rows))
        _insert(
            session, Figure, (_figure(row) for row in rows if row["value"] is not None and row["kind"] == "casualty")
        )


def _insert(session: Session, table: type[Any], rows: Iterator[Row] | Sequence[Row]) -> None:
    listed = list(rows)
    for start in range(0, len(listed), 10_000):
        session.execute(insert(table).execution_options(render_nulls=True), listed[start : start + 10_000])


def _uid(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:40]


def _source(name: str, number: int) -> Row:
    return {
        "id": number, "uid": _uid("source", name), "name": name, "folded": name, "kind": SourceKind.OTHER,
        "named": True, "resolved": True, "created_at": NOW,
    }  # fmt: skip


def _report(number: int, members: Sequence[Row]) -> Row:
    text = "\n".join(row["text"] for row in members)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return {
        "id": number + 1, "uid": _uid("report", number), "supported": True, "media_type": "text/plain",
        "published_at": datetime.fromisoformat(members[0]["date"]).replace(tzinfo=UTC), "origin": str(number),
        "raw_sha256": digest, "raw_size": len(text), "text_sha256": digest, "text": text, "version": 1,
        "superseded": False, "ingested_at": NOW, "ingested_by": "load",
    }  # fmt: skip


def _claims(number: int, members: Sequence[Row]) -> Iterator[Row]:
    start = 0
    for ordinal, row in enumerate(members):
        end = start + len(row["text"])
        yield {
            "id": row["id"] + 1, "uid": _uid("claim", row["id"]), "report_id": number + 1, "ordinal": ordinal,
            "kind": StatementKind.QUOTE if row["kind"] == "quote" else StatementKind.STATEMENT,
            "quote_type": QuoteType.MIXED if row["kind"] == "quote" else QuoteType.INDIRECT,
            "polarity": Polarity.AFFIRMED, "modality": Modality.ASSERTED, "content": row["text"],
            "start": start, "end": end, "content_spans": [[start, end]], "cue_spans": [],
            "sentence_start": start, "sentence_end": end, "place": row["place"],
            "as_of": datetime.fromisoformat(row["date"]).replace(tzinfo=UTC),
            "evidence": "generated", "confidence": 1.0, "extractor": "generated", "created_at": NOW,
        }  # fmt: skip
        start = end + 1


def _attribution(row: Row, sources: Mapping[str, int]) -> Row:
    return {
        "claim_id": row["id"] + 1, "source_id": sources[row["source"]], "role": Role.ISSUER, "position": 0,
        "printed": row["source"], "source_spans": [], "cue_spans": [], "named": True, "reason": "generated",
    }  # fmt: skip


def _figure(row: Row) -> Row:
    return {
        "claim_id": row["id"] + 1, "ordinal": 0, "low": row["value"], "high": row["value"], "measure": Measure.KILLED,
        "qualifier": Qualifier.EXACT, "part_of": False, "basis": Basis.INCIDENT, "start": 0, "end": 1,
    }  # fmt: skip


def _print(runs: Sequence[Run]) -> None:
    print("claims  insert s  link s  cpu s  claims/cpu s  peak MB  pairs  links  recall  precision")
    for run in runs:
        print(
            f"{run.claims:>6}  {run.insert:>8.1f}  {run.wall:>6.1f}  {run.cpu:>5.1f}  {run.claims / run.cpu:>12.0f}"
            f"  {run.memory:>7.0f}  {run.pairs:>5}  {run.links:>5}  {run.recall:>6.3f}  {run.precision:>9.4f}"
        )
    small, large = runs
    print(f"scaling exponent {math.log(large.cpu / small.cpu) / math.log(large.claims / small.claims):.2f}")


def _peers(texts: Sequence[str], run: Run) -> None:
    """The naive way: every text against every other."""
    some = texts[:PEER_TEXTS]
    begun = time.process_time()
    process.cdist(some, some, scorer=fuzz.token_set_ratio, score_cutoff=60)
    spent = (time.process_time() - begun) * (run.claims / len(some)) ** 2
    print(
        f"rapidfuzz cdist, all pairs, scaled to {run.claims}: {spent:.1f} cpu s, {spent / run.cpu:.1f} times linking's"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
