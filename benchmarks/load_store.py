"""Generated claims as rows of a store: each claim the whole of one line of its report's text.

Knows the tables and the generator's records; measures nothing.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import chain, groupby
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from benchmarks.labelled import bench
from claims.attribution import QuoteType
from claims.database import plain, write_rows
from claims.extract import Modality, Polarity, StatementKind
from claims.figures import Basis, Measure, Qualifier
from claims.models import Attribution, Claim, Figure, Report, Role, Source
from claims.sources import SourceKind

Row = dict[str, Any]
NOW = datetime(2030, 1, 1, tzinfo=UTC)


def generate(size: int, folder: Path, late_reports: int = 0) -> tuple[Path, Path]:
    """The generator's claims, and those of late reports that repeat some of them, as files of JSON lines."""
    out, late = folder / f"{size}.jsonl", folder / f"late-{size}.jsonl"
    command = [sys.executable, str(bench() / "load" / "generate.py"), str(size), str(out)]
    if late_reports:
        command += ["--new", str(late), "--new-reports", str(late_reports), "--per", "30"]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 (our own interpreter and script)
    return out, late


def store_claims(engine: Engine, rows: Sequence[Row]) -> None:
    """Put generated claims into an empty store."""
    sources = {name: number for number, name in enumerate(sorted({row["source"] for row in rows}), start=1)}
    with Session(engine) as session, session.begin():
        _insert(session, Source, (_source(name, number) for name, number in sources.items()))
        add_reports(session, rows, sources)


def add_reports(session: Session, rows: Sequence[Row], sources: dict[str, int]) -> list[int]:
    """Put reports with their claims into a store; sources not met before are added to `sources`. The reports' keys."""
    fresh = sorted({row["source"] for row in rows} - sources.keys())
    sources.update({name: number for number, name in enumerate(fresh, start=max(sources.values(), default=0) + 1)})
    _insert(session, Source, (_source(name, sources[name]) for name in fresh))
    ordered = sorted(rows, key=lambda row: row["report"])
    grouped = [(number, list(members)) for number, members in groupby(ordered, key=lambda row: row["report"])]
    _insert(session, Report, (_report(number, members) for number, members in grouped))
    _insert(session, Claim, (made for number, members in grouped for made in _claims(number, members)))
    _insert(session, Attribution, (_attribution(row, sources) for row in rows))
    _insert(session, Figure, (_figure(row) for row in rows if row["value"] is not None and row["kind"] == "casualty"))
    return [number + 1 for number, _ in grouped]


def _insert(session: Session, table: type[Any], rows: Iterator[Row] | Sequence[Row]) -> None:
    """Rows of one shape: the columns are those of the first."""
    every = iter(rows)
    first = next(every, None)
    if first is None:
        return
    connection = session.connection()
    columns = [(name, plain(connection, getattr(table, name))) for name in first]
    values = (
        tuple(convert(row[name]) if convert else row[name] for name, convert in columns)
        for row in chain([first], every)
    )
    write_rows(connection, table, [name for name, _ in columns], values)


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
