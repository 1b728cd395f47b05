"""Reports, with what is stored of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from claims.matters import ReportRecord
from claims.matters.echoes import Echoes
from claims.matters.reading import BATCH, report_record
from claims.matters.sources import SourceRecords
from claims.models import Claim, Report
from claims.queries.names import sources_called


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One version of one report: `claims` counts its claims, `supported` is false when its language is not read."""

    report: ReportRecord
    byline: str | None
    language: str | None
    supported: bool
    superseded: bool
    media_type: str
    modified_at: datetime | None
    ingested_at: datetime
    ingested_by: str
    claims: int


def find_reports(
    session: Session, *, publisher: str | None = None, all_versions: bool = False, limit: int | None = None
) -> list[ReportRow]:
    """The stored reports, oldest first; only newest versions unless `all_versions`."""
    claims = select(func.count()).where(Claim.report_id == Report.id).scalar_subquery()
    wanted = (
        select(Report, claims)
        .options(joinedload(Report.publisher), joinedload(Report.agency))
        .order_by(func.coalesce(Report.published_at, Report.ingested_at), Report.uid)
        .limit(limit)
    )
    if not all_versions:
        wanted = wanted.where(Report.superseded.is_(False))
    if publisher:
        wanted = wanted.where(Report.publisher_id.in_(sources_called([publisher])))
    sources = SourceRecords(session)
    rows = session.execute(wanted).tuples().all()
    found: list[ReportRow] = []
    for start in range(0, len(rows), BATCH):
        some = rows[start : start + BATCH]
        echoes = Echoes(session, [report.id for report, _ in some], sources.of)
        found += [_row(report_record(report, sources, echoes), report, claims) for report, claims in some]
    return found


def _row(record: ReportRecord, report: Report, claims: int) -> ReportRow:
    return ReportRow(
        report=record,
        byline=report.byline,
        language=report.language,
        supported=report.supported,
        superseded=report.superseded,
        media_type=report.media_type,
        modified_at=report.modified_at,
        ingested_at=report.ingested_at,
        ingested_by=report.ingested_by,
        claims=claims,
    )
