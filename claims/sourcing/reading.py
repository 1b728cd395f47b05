"""A sourcing report that is read as it is walked: the outline is held, and a page of what it outlines.

Knows the tables by way of the outline; arranges and counts as `report` does, which a test holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.matters.echoes import Echoes
from claims.matters.outline import Outline, Read, parts, singles
from claims.matters.reading import batches, pages, report_record, stream_claims
from claims.matters.records import ClaimRecord, SourceRecord
from claims.matters.sources import SourceRecords
from claims.models import Attribution, Corrected, Correction, Report, Role, current_corrections
from claims.sourcing.account import MatterAccount, account_of
from claims.sourcing.clock import generation_time
from claims.sourcing.report import IssuerRow, ReportRow, Scope, SourcingReport, in_order


def report_read(session: Session, outline: Outline, *, filters: Sequence[str] = ()) -> SourcingReport:
    """The sourcing report on the coverage of this outline, good for as long as the session is open.

    `filters` say in words how its claims were selected.
    """
    reading = _Reading(session, outline, outline.claims)
    return SourcingReport(
        scope=reading.scope(filters),
        matters=Read(len(outline.matters), reading.matters),
        single=Read(len(outline.single), reading.single),
        single_ids=Read(len(outline.single), lambda: (outline.orders[key][-1] for key in outline.single)),
        issuers=reading.issuers(),
        reports=Read(len(reading.printed()), reading.reports),
        claims=Read(len(reading.claims), lambda: stream_claims(session, reading.claims)),
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    session: Session
    outline: Outline
    claims: list[int]

    def printed(self) -> Counter[int]:
        """The reports that print any of the claims, with how many."""
        return Counter(self.outline.report_of[key] for key in self.claims)

    def scope(self, filters: Sequence[str]) -> Scope:
        """What is covered, counted from the outline."""
        lines = [self.outline.reports[key] for key in self.printed()]
        dates = [line.published for line in lines if line.published is not None]
        return Scope(
            generated_at=generation_time(),
            as_of=self.outline.as_of,
            filters=tuple(filters),
            reports=len(lines),
            outlets=len({line.outlet for line in lines}),
            claims=len(self.claims),
            first=min(dates, default=None),
            last=max(dates, default=None),
            undated=len(lines) - len(dates),
        )

    def matters(self) -> Iterator[MatterAccount]:
        """The matters, some read at a time."""
        for part in parts(self.session, self.outline.matters, as_of=self.outline.as_of):
            yield from map(account_of, part.matters)

    def single(self) -> Iterator[ClaimRecord]:
        """The claims that stand alone."""
        for part in singles(self.session, self.outline.single):
            yield from part.single

    def reports(self) -> Iterator[ReportRow]:
        """The reports with how many of the claims each prints."""
        sources, printed, lines = SourceRecords(self.session), self.printed(), self.outline.reports
        for page in pages(sorted(printed, key=lambda key: lines[key].order)):
            rows = {report.id: report for report in self.session.scalars(select(Report).where(Report.id.in_(page)))}
            sources.load({key for row in rows.values() for key in (row.publisher_id, row.agency_id) if key})
            echoes = Echoes(self.session, page, sources.of)
            for key in page:
                yield ReportRow(report_record(rows[key], sources, echoes), printed[key])

    def issuers(self) -> tuple[IssuerRow, ...]:
        """Every issuer, from who is said to issue which claim."""
        sources = SourceRecords(self.session)
        issued = _issuers(self.session, self.claims)
        for batch in batches(set(issued.values())):
            sources.load(batch)
        records = {claim: sources.by_key(source) for claim, source in issued.items()}
        claims: Counter[SourceRecord] = Counter()
        outlets: dict[SourceRecord, set[int]] = {}
        for key in self.claims:
            record = records.get(key)
            if record is not None:
                claims[record] += 1
                outlets.setdefault(record, set()).add(self.outline.reports[self.outline.report_of[key]].outlet)
        matters = Counter(source for keys in self.outline.matters for source in {records.get(key) for key in keys})
        return in_order(
            IssuerRow(source, number, len(outlets[source]), matters[source]) for source, number in claims.items()
        )


def _issuers(session: Session, claims: Sequence[int]) -> dict[int, int]:
    """The key of the source that issues each claim, an analyst's word before the machine's; own voices left out."""
    issued: dict[int, int] = {}
    for batch in batches(claims):
        said = select(Attribution.claim_id, Attribution.source_id).where(Attribution.claim_id.in_(batch))
        said = said.where(Attribution.role == Role.ISSUER).order_by(Attribution.position.desc())
        issued.update(session.execute(said).tuples().all())
        for word in session.scalars(
            current_corrections().where(Correction.claim_id.in_(batch), Correction.aspect == Corrected.ISSUER)
        ):
            issued.pop(word.claim_id, None)
            if word.source_id is not None:
                issued[word.claim_id] = word.source_id
    return issued
