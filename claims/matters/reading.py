"""Claim rows to records, and which claims are current.

With `relations` and `echoes`, the only part of this room that knows the tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session, aliased, joinedload, selectinload, undefer

from claims.corrections import ClaimCorrections, Corrections
from claims.figures import Figure, in_units
from claims.identities import Identities
from claims.matters.echoes import Echoes
from claims.matters.records import ClaimRecord, FigureRecord, Mark, ReportRecord, SourceRecord
from claims.models import Attribution, Claim, Grade, Report, Role, Source, current_grades
from claims.text import Span, envelope

BATCH = 500
"""Keys asked for in one statement: well under the 32,766 variables that SQLite binds."""


def batches(keys: Iterable[int]) -> Iterator[list[int]]:
    """The keys in ascending order, a statement's worth at a time."""
    ordered = iter(sorted(keys))
    while batch := list(islice(ordered, BATCH)):
        yield batch


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


class SourceRecords:
    """The store's sources as records: each as what it counts as, with the grade that source has."""

    def __init__(self, session: Session) -> None:
        graded = current_grades().where(Grade.source_id.is_not(None))
        self._reliability = {grade.source_id: grade.code for grade in session.scalars(graded)}
        self.identities = Identities(session)

    def of(self, source: Source) -> SourceRecord:
        """A source's row as a record."""
        standing = self.identities.standing(source)
        return SourceRecord(
            uid=standing.uid,
            name=standing.name,
            kind=standing.kind,
            named=standing.named,
            resolved=standing.resolved,
            parent=standing.parent,
            reliability=self._reliability.get(standing.key),
        )


def read_claims(session: Session, keys: Iterable[int]) -> list[ClaimRecord]:
    """The claims with those keys, in key order, each as it counts."""
    sources = SourceRecords(session)
    found: list[ClaimRecord] = []
    for batch in batches(keys):
        credibility, corrections = _credibility(session, batch), Corrections(session, batch)
        claims = _claims(session, batch)
        reports = {claim.report_id: claim.report for claim in claims}
        echoes = Echoes(session, sorted(reports), sources.of)
        records = {key: report_record(report, sources, echoes) for key, report in reports.items()}
        found += [
            _claim_record(claim, records[claim.report_id], sources, corrections.of(claim.id), credibility.get(claim.id))
            for claim in claims
        ]
    return found


def _claims(session: Session, batch: list[int]) -> Sequence[Claim]:
    return session.scalars(
        select(Claim)
        .where(Claim.id.in_(batch))
        .order_by(Claim.id)
        .options(
            joinedload(Claim.report).options(
                undefer(Report.text),
                joinedload(Report.publisher).joinedload(Source.parent),
                joinedload(Report.agency).joinedload(Source.parent),
            ),
            selectinload(Claim.attributions).joinedload(Attribution.source).joinedload(Source.parent),
            selectinload(Claim.figures),
        )
    ).all()


def _credibility(session: Session, batch: list[int]) -> dict[int | None, str]:
    graded = current_grades().where(Grade.claim_id.in_(batch))
    return {grade.claim_id: grade.code for grade in session.scalars(graded)}


def _claim_record(
    claim: Claim, report: ReportRecord, sources: SourceRecords, said: ClaimCorrections, credibility: str | None
) -> ClaimRecord:
    issuers = [found for found in claim.attributions if found.role is Role.ISSUER]
    relays = [found for found in claim.attributions if found.role is Role.RELAY]
    marks = _marks(claim, [*issuers, *relays])
    printed = issuers[0] if issuers and not said.issuer else None
    issuer = said.issuer.source if said.issuer else issuers[0].source if issuers else None
    passage = envelope([Span(claim.sentence_start, claim.sentence_end), *(mark.span for mark in marks)])
    return ClaimRecord(
        uid=claim.uid,
        report=report,
        kind=claim.kind,
        content=claim.content,
        passage=passage.of(claim.report.text),
        passage_start=passage.start,
        marks=marks,
        issuer=sources.of(issuer) if issuer else None,
        issuer_printed=printed.printed if printed else "",
        issuer_speaker=printed.speaker if printed else None,
        issuer_number=printed.number if printed else None,
        relays=tuple(sources.of(relay.source) for relay in relays),
        figures=tuple(
            figure_record(said.figure(figure.ordinal, figure.as_read()), claim.report.text) for figure in claim.figures
        ),
        quote_type=claim.quote_type,
        polarity=claim.polarity,
        modality=claim.modality,
        as_of=said.as_of.moment if said.as_of else claim.as_of,
        as_of_precision=said.as_of.precision if said.as_of else claim.as_of_precision,
        place=said.place.value if said.place else claim.place,
        credibility=credibility,
        corrected=said.names,
    )


def _marks(claim: Claim, said: Iterable[Attribution]) -> tuple[Mark, ...]:
    """Every marked span once, in text order; the cue of the claim itself may also be that of its issuer."""
    marks = {Mark("content", Span(start, end)) for start, end in claim.content_spans}
    marks |= {Mark("cue", Span(start, end)) for start, end in claim.cue_spans}
    for attribution in said:
        marks |= {Mark("source", Span(start, end)) for start, end in attribution.source_spans}
        marks |= {Mark("cue", Span(start, end)) for start, end in attribution.cue_spans}
    return tuple(sorted(marks, key=lambda mark: (mark.span, mark.role)))


def report_record(report: Report, sources: SourceRecords, echoes: Echoes | None = None) -> ReportRecord:
    """A report's row as a record; without `echoes` nothing is said of whom it repeats or credits."""
    return ReportRecord(
        uid=report.uid,
        title=report.title,
        url=report.url,
        origin=report.origin,
        publisher=sources.of(report.publisher) if report.publisher else None,
        agency=sources.of(report.agency) if report.agency else None,
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
