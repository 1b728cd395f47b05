"""Hand-made records of an invented event, for tests that count and show: no database, no extraction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from claims.compare import Reason, Relation, Strength
from claims.dates import Precision
from claims.extract import Polarity, StatementKind
from claims.figures import Measure, Qualifier
from claims.matters import ClaimRecord, FigureRecord, LinkRecord, Mark, ReportRecord, SourceRecord
from claims.sources import SourceKind
from claims.text import Span


def source(name: str, kind: SourceKind = SourceKind.MINISTRY, **facts: object) -> SourceRecord:
    return SourceRecord(uid=f"s-{name}", name=name, kind=kind, **facts)  # type: ignore[arg-type]  # facts are its fields


HEALTH = source("Ardanian Health Ministry", parent="Ardania")
INTERIOR = source("Ardanian Interior Ministry", parent="Ardania")
RELIEF = source("Ardanian Relief Society", SourceKind.NGO, reliability="B")
OFFICIALS = source("two officials", SourceKind.ANONYMOUS, named=False)
UNKNOWN = source("the ministry", resolved=False)
WIRE = source("Northern Wire", SourceKind.MEDIA)


def day(number: int, hour: int = 0) -> datetime:
    return datetime(2026, 3, number, hour, tzinfo=UTC)


def report(outlet: str | None, number: int = 3, agency: SourceRecord | None = None, **facts: object) -> ReportRecord:
    values: dict[str, object] = {
        "uid": f"r-{outlet}-{number}",
        "title": f"Blast, day {number}",
        "url": f"https://{str(outlet).lower().replace(' ', '')}.example/{number}",
        "origin": "blast.txt",
        "publisher": source(outlet, SourceKind.MEDIA) if outlet else None,
        "agency": agency,
        "published_at": day(number, 9),
        "published_precision": Precision.MINUTE,
        "ingested_at": day(number, 9),
        "version": 1,
        "raw_sha256": "a" * 64,
        "text_sha256": "b" * 64,
    }
    return ReportRecord(**{**values, **facts})  # type: ignore[arg-type]  # facts are its fields


def killed(low: int | None, high: int | None = None, **facts: object) -> FigureRecord:
    values: dict[str, object] = {"low": low, "high": high, "measure": Measure.KILLED, "qualifier": Qualifier.EXACT}
    return FigureRecord(**{**values, **facts})  # type: ignore[arg-type]  # facts are its fields


def exactly(number: int) -> FigureRecord:
    return killed(number, number)


def claim(  # noqa: PLR0913 (one for each thing a test varies)
    uid: str,
    issuer: SourceRecord | None,
    outlet: str | None,
    *,
    number: int = 3,
    figures: Sequence[FigureRecord] = (),
    content: str = "a blast tore through the terminal",
    agency: SourceRecord | None = None,
    relays: Sequence[SourceRecord] = (),
    denied: bool = False,
    in_report: ReportRecord | None = None,
) -> ClaimRecord:
    said = f", {issuer.name} said." if issuer else "."
    marks = [Mark("content", Span(100, 100 + len(content)))]
    if issuer:
        start = 100 + len(content) + 2
        marks += [Mark("source", Span(start, start + len(issuer.name)))]
        marks += [Mark("cue", Span(start + len(issuer.name) + 1, start + len(issuer.name) + 5))]
    return ClaimRecord(
        uid=uid,
        report=in_report or report(outlet, number, agency),
        kind=StatementKind.DENIAL if denied else StatementKind.FIGURE if figures else StatementKind.STATEMENT,
        content=content,
        passage=f"{content}{said}",
        passage_start=100,
        marks=tuple(marks),
        issuer=issuer,
        issuer_printed=issuer.name if issuer else "",
        relays=tuple(relays),
        figures=tuple(figures),
        polarity=Polarity.DENIED if denied else Polarity.AFFIRMED,
        as_of=day(number),
        as_of_precision=Precision.DAY,
    )


def link(a: str, b: str, relation: Relation, strength: Strength | None = None) -> LinkRecord:
    return LinkRecord(a, b, relation, strength, 0.9, (Reason("because", f"{a} {relation} {b}."),), uid=f"l-{a}-{b}")
