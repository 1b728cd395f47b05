"""Claim rows to records, a page at a time, and which claims are current.

With `relations`, `echoes` and `sources`, the only part of this room that knows the tables. Rows are read by column and
not as the mapper's objects: a store of 100,000 claims is told claim by claim, in the memory of one page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Row, case, func, select
from sqlalchemy.orm import Session, aliased

from claims.corrections import ClaimCorrections, Corrections
from claims.figures import Figure, in_units
from claims.matters.echoes import Echoes
from claims.matters.records import ClaimRecord, FigureRecord, Mark, ReportRecord
from claims.matters.sources import SourceRecords
from claims.models import Attribution, Claim, Grade, Report, Role, current_grades
from claims.models import Figure as FigureRow
from claims.text import Span, envelope

BATCH = 500
"""Keys asked for in one statement: well under the 32,766 variables that SQLite binds."""

HELD = 10_000
"""Reports, without their texts, that are held from page to page: some tens of megabytes at most."""


def batches(keys: Iterable[int]) -> Iterator[list[int]]:
    """The keys in ascending order, a statement's worth at a time."""
    return pages(sorted(keys))


def pages(keys: Iterable[int]) -> Iterator[list[int]]:
    """The keys in their order, a statement's worth at a time."""
    ordered = iter(keys)
    while page := list(islice(ordered, BATCH)):
        yield page


def current_claim_ids(
    session: Session, *, as_of: datetime | None = None, among: Iterable[int] | None = None
) -> set[int]:
    """The keys of the claims (`among` some, else all) of every report's newest version (`as_of`: newest by then)."""
    current = select(Claim.id).join(Claim.report).where(is_current(as_of))
    if among is None:
        return set(session.scalars(current))
    return {key for batch in batches(among) for key in session.scalars(current.where(Claim.id.in_(batch)))}


def keys_of(session: Session, claims: Iterable[ClaimRecord]) -> dict[str, int]:
    """The database keys of claims, by their ids."""
    by_uid: dict[str, int] = {}
    uids = sorted(claim.uid for claim in claims)
    for start in range(0, len(uids), BATCH):
        some = select(Claim.uid, Claim.id).where(Claim.uid.in_(uids[start : start + BATCH]))
        by_uid.update(session.execute(some).tuples().all())
    return by_uid


def is_current(as_of: datetime | None = None) -> ColumnElement[bool]:
    """The condition on `Report` that it is the newest version of its report (`as_of`: newest by then)."""
    if as_of is None:
        return Report.superseded.is_(False)
    later = aliased(Report)
    followed = select(later.id).where(later.supersedes_id == Report.id, _known_at(later) <= as_of).exists()
    return (_known_at(Report) <= as_of) & ~followed


def _known_at(report: type[Report]) -> ColumnElement[datetime]:
    """When a version could be read: a first one when published, a later one when modified, else when it came in."""
    first = func.coalesce(report.published_at, report.ingested_at)
    later = func.coalesce(report.modified_at, report.ingested_at)
    return case((report.version > 1, later), else_=first)


@dataclass(frozen=True, slots=True)
class _Page:
    """What is stored of one page of claims, each by the key of its claim."""

    issuers: dict[int, list[Row[Any]]]
    relays: dict[int, list[Row[Any]]]
    figures: dict[int, list[FigureRow]]
    reports: dict[int, ReportRecord]
    texts: dict[int, str]
    credibility: dict[int | None, str]
    corrections: Corrections


def read_claims(session: Session, keys: Iterable[int], sources: SourceRecords | None = None) -> list[ClaimRecord]:
    """The claims with those keys, in key order, each once and as it counts."""
    return list(stream_claims(session, sorted(set(keys)), sources))


def stream_claims(session: Session, keys: Iterable[int], sources: SourceRecords | None = None) -> Iterator[ClaimRecord]:
    """The claims with those keys, in the order of `keys`, read a page at a time; keys of no claim are left out.

    Whoever reads several times hands over the `sources`, so that none is read twice.
    """
    sources = sources or SourceRecords(session)
    for some in pages(keys):
        rows = {row.id: row for row in session.execute(select(*_CLAIM).where(Claim.id.in_(some)))}
        page = _page(session, rows.values(), sources)
        yield from (_claim_record(rows[key], page, sources) for key in some if key in rows)


_CLAIM = (
    Claim.id, Claim.uid, Claim.report_id, Claim.kind, Claim.content, Claim.content_spans, Claim.cue_spans,
    Claim.sentence_start, Claim.sentence_end, Claim.quote_type, Claim.polarity, Claim.modality, Claim.as_of,
    Claim.as_of_precision, Claim.place,
)  # fmt: skip
_ATTRIBUTION = (
    Attribution.claim_id, Attribution.source_id, Attribution.role, Attribution.printed, Attribution.speaker,
    Attribution.number, Attribution.source_spans, Attribution.cue_spans,
)  # fmt: skip
_REPORT = (
    Report.id, Report.uid, Report.title, Report.url, Report.origin, Report.publisher_id, Report.agency_id,
    Report.published_at, Report.published_precision, Report.ingested_at, Report.version, Report.raw_sha256,
    Report.text_sha256,
)  # fmt: skip


def _page(session: Session, claims: Collection[Row[Any]], sources: SourceRecords) -> _Page:
    """Everything that is said of these claims, in one statement a table."""
    keys = [claim.id for claim in claims]
    said: dict[Role, dict[int, list[Row[Any]]]] = {role: defaultdict(list) for role in Role}
    wanted = select(*_ATTRIBUTION).where(Attribution.claim_id.in_(keys)).order_by(Attribution.position)
    for row in session.execute(wanted):
        said[row.role][row.claim_id].append(row)
    figures: dict[int, list[FigureRow]] = defaultdict(list)
    counted = select(FigureRow).where(FigureRow.claim_id.in_(keys)).order_by(FigureRow.ordinal)
    for figure in session.scalars(counted):
        figures[figure.claim_id].append(figure)
    printed = {claim.report_id for claim in claims}
    named = (row.source_id for role in (Role.ISSUER, Role.RELAY) for rows in said[role].values() for row in rows)
    sources.load(set(named))
    return _Page(
        issuers=said[Role.ISSUER],
        relays=said[Role.RELAY],
        figures=figures,
        reports=_reports(session, printed, sources),
        texts=dict(session.execute(select(Report.id, Report.text).where(Report.id.in_(printed))).tuples().all()),
        credibility=_credibility(session, keys),
        corrections=Corrections(session, keys),
    )


def _reports(session: Session, keys: set[int], sources: SourceRecords) -> dict[int, ReportRecord]:
    """The reports with these keys; those that an earlier page read are not read again."""
    held = sources.reports
    if len(held) > HELD:
        held.clear()
    if missing := keys - held.keys():
        reports = session.execute(select(*_REPORT).where(Report.id.in_(missing))).all()
        sources.load({key for report in reports for key in (report.publisher_id, report.agency_id) if key})
        echoes = Echoes(session, sorted(missing), sources.of)
        held.update((report.id, report_record(report, sources, echoes)) for report in reports)
    return {key: held[key] for key in keys}


def _credibility(session: Session, keys: Sequence[int]) -> dict[int | None, str]:
    graded = current_grades().where(Grade.claim_id.in_(keys))
    return {grade.claim_id: grade.code for grade in session.scalars(graded)}


def _claim_record(claim: Row[Any], page: _Page, sources: SourceRecords) -> ClaimRecord:
    issuers, relays = page.issuers.get(claim.id, []), page.relays.get(claim.id, [])
    said, text = page.corrections.of(claim.id), page.texts[claim.report_id]
    marks = _marks(claim, [*issuers, *relays])
    printed = issuers[0] if issuers and not said.issuer else None
    issuer = said.issuer.source_id if said.issuer else issuers[0].source_id if issuers else None
    passage = envelope([Span(claim.sentence_start, claim.sentence_end), *(mark.span for mark in marks)])
    return ClaimRecord(
        uid=claim.uid,
        report=page.reports[claim.report_id],
        kind=claim.kind,
        content=claim.content,
        passage=passage.of(text),
        passage_start=passage.start,
        marks=marks,
        issuer=sources.by_key(issuer),
        issuer_printed=printed.printed if printed else "",
        issuer_speaker=printed.speaker if printed else None,
        issuer_number=printed.number if printed else None,
        relays=tuple(source for relay in relays if (source := sources.by_key(relay.source_id))),
        figures=_figures(page.figures.get(claim.id, ()), said, text),
        quote_type=claim.quote_type,
        polarity=claim.polarity,
        modality=claim.modality,
        as_of=said.as_of.moment if said.as_of else claim.as_of,
        as_of_precision=said.as_of.precision if said.as_of else claim.as_of_precision,
        place=said.place.value if said.place else claim.place,
        credibility=page.credibility.get(claim.id),
        corrected=said.names,
    )


def _figures(found: Iterable[FigureRow], said: ClaimCorrections, text: str) -> tuple[FigureRecord, ...]:
    return tuple(figure_record(said.figure(figure.ordinal, figure.as_read()), text) for figure in found)


def _marks(claim: Row[Any], said: Iterable[Row[Any]]) -> tuple[Mark, ...]:
    """Every marked span once, in text order; the cue of the claim itself may also be that of its issuer."""
    marks = {Mark("content", Span(start, end)) for start, end in claim.content_spans}
    marks |= {Mark("cue", Span(start, end)) for start, end in claim.cue_spans}
    for attribution in said:
        marks |= {Mark("source", Span(start, end)) for start, end in attribution.source_spans}
        marks |= {Mark("cue", Span(start, end)) for start, end in attribution.cue_spans}
    return tuple(sorted(marks, key=lambda mark: (mark.span, mark.role)))


def report_record(report: Report | Row[Any], sources: SourceRecords, echoes: Echoes | None = None) -> ReportRecord:
    """A report's row as a record; without `echoes` nothing is said of whom it repeats or credits."""
    return ReportRecord(
        uid=report.uid,
        title=report.title,
        url=report.url,
        origin=report.origin,
        publisher=sources.by_key(report.publisher_id),
        agency=sources.by_key(report.agency_id),
        published_at=report.published_at,
        published_precision=report.published_precision,
        ingested_at=report.ingested_at,
        version=report.version,
        raw_sha256=report.raw_sha256,
        text_sha256=report.text_sha256,
        echoes=echoes.of(report.id) if echoes else (),
        credits=echoes.credits_of(report.id) if echoes else (),
    )


def figure_record(figure: Figure, text: str) -> FigureRecord:
    """A figure of the report's `text` as a record."""
    return FigureRecord(
        low=in_units(figure.low, figure.unit),
        high=in_units(figure.high, figure.unit),
        measure=figure.measure,
        qualifier=figure.qualifier,
        hedge=figure.hedge,
        who=figure.who,
        unit=figure.unit,
        part_of=figure.part_of,
        basis=figure.basis,
        printed=figure.span.of(text),
    )
