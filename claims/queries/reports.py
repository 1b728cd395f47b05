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
from claims.models import Claim, ExtractionFailure, Report
from claims.queries.names import sources_called
from claims.queries.order import oldest_first


@dataclass(frozen=True, slots=True)
class FailureRow:
    """Why a report's claims could not be found: the sort of failure, its sentence, which extractor failed and when."""

    code: str
    reason: str
    extractor: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One version of one report: `claims` counts its claims, `supported` is false when its language is not read.

    `failure` says why extraction failed on it, None where it did not; `remarks` what of the input is not in its text.
    """

    report: ReportRecord
    byline: str | None
    language: str | None
    supported: bool
    superseded: bool
    media_type: str
    modified_at: datetime | None
    ingested_by: str
    claims: int
    failure: FailureRow | None
    remarks: tuple[str, ...] = ()


def find_reports(
    session: Session,
    *,
    publisher: str | None = None,
    all_versions: bool = False,
    failed: bool = False,
    limit: int | None = None,
) -> list[ReportRow]:
    """The stored reports, oldest first, undated ones last.

    Only newest versions unless `all_versions`; with `failed` those not extracted.
    """
    claims = select(func.count()).where(Claim.report_id == Report.id).scalar_subquery()
    wanted = (
        select(Report, claims)
        .options(joinedload(Report.publisher), joinedload(Report.agency), joinedload(Report.failure))
        .order_by(*oldest_first())
        .limit(limit)
    )
    if not all_versions:
        wanted = wanted.where(Report.superseded.is_(False))
    if publisher:
        wanted = wanted.where(Report.publisher_id.in_(sources_called([publisher])))
    if failed:
        wanted = wanted.where(Report.id.in_(select(ExtractionFailure.report_id)))
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
        ingested_by=report.ingested_by,
        claims=claims,
        failure=_failure(report.failure),
        remarks=tuple(report.remarks),
    )


def _failure(found: ExtractionFailure | None) -> FailureRow | None:
    return FailureRow(found.code, found.reason, found.extractor, found.failed_at) if found else None


def failed_reports(session: Session, *, other_than: str | None = None) -> list[int]:
    """The keys of the reports on which extraction failed, in the order they came in.

    With `other_than` only those on which another version of the extractor failed.
    """
    wanted = select(ExtractionFailure.report_id).order_by(ExtractionFailure.report_id)
    if other_than is not None:
        wanted = wanted.where(ExtractionFailure.extractor != other_than)
    return list(session.scalars(wanted))
