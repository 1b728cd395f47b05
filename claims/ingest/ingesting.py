"""The flow: a document and what was extracted from it in, one report with its claims stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from claims.documents import Document
from claims.extract import Extracted, Statement
from claims.ingest.identity import report_uid, text_sha256
from claims.ingest.rows import Row, claim_rows, figure_rows
from claims.ingest.source_book import SourceBook
from claims.ingest.standing import Status, recognise
from claims.ingest.voices import attribution_rows
from claims.models import LONGEST_REASON, Attribution, Claim, ExtractionFailure, Figure, LogEntry, Report


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one document: its status, the report that holds it, and how many claims were stored.

    `is_known` is true where the report was there already, and nothing was done.
    """

    status: Status
    report: Report
    claims: int = 0
    is_known: bool = False


def ingest_document(
    session: Session, document: Document, found: Extracted | Sequence[Statement] | None, *, by: str, at: datetime
) -> Ingested:
    """Store the document as a report, and its statements as claims; a known document changes nothing.

    `found` are its statements, or what became of looking for them. It is None when extraction does not know the
    document's language: the report is stored without claims and says so; one on which extraction failed is stored
    without claims and with the reason. The report before a new version is marked as superseded; it keeps its claims,
    and they keep all that was said of them.
    """
    from claims.ingest.echoing import echo_report  # noqa: PLC0415 (its arithmetic costs whoever only looks at a store)

    standing = recognise(session, document)
    if standing.status is Status.UNCHANGED and standing.known is not None:
        return Ingested(standing.status, standing.known, is_known=True)
    book = SourceBook(session, by, at)
    report = _add_report(book, document, standing.known, supported=found is not None)
    extracted = found if isinstance(found, Extracted) else Extracted(tuple(found or ()))
    stored = _add_extracted(book, report, extracted)
    echo_report(book, report)
    _log(book, report, "ingest", {"status": standing.status, "origin": report.origin, "version": report.version})
    return Ingested(standing.status, report, stored)


def extract_again(session: Session, report: Report, extracted: Extracted, *, by: str, at: datetime) -> Ingested:
    """Give a stored report, on which extraction had failed, what it found now; the last reason where it failed again.

    A report that somebody else gave its claims in the meantime stays as it is.
    """
    if report.failure is None:
        return Ingested(Status.UNCHANGED, report, is_known=True)
    book = SourceBook(session, by, at)
    stored = _add_extracted(book, report, extracted)
    _log(book, report, "extract", {})
    return Ingested(Status.UNCHANGED if extracted.failure else Status.EXTRACTED, report, stored)


def _add_extracted(book: SourceBook, report: Report, extracted: Extracted) -> int:
    """Store the statements, or why there are none; how many claims they made."""
    if extracted.failure is None:
        report.failure = None
        return _add_claims(book, report, extracted.statements)
    failure = report.failure = report.failure or ExtractionFailure()
    failure.code, failure.reason = extracted.failure.code, extracted.failure.problem[:LONGEST_REASON]
    failure.extractor, failure.failed_at = extracted.extractor, book.at
    return 0


def _add_report(book: SourceBook, document: Document, before: Report | None, *, supported: bool) -> Report:
    published, modified = document.published, document.modified
    report = Report(
        uid=report_uid(document),
        publisher=book.outlet(document.publisher) if document.publisher else None,
        agency=book.outlet(document.agency) if document.agency else None,
        url=document.url or None,
        title=document.title,
        byline=document.byline,
        published_at=published.in_utc if published else None,
        published_precision=published.precision if published else None,
        published_offset=published.offset if published else None,
        modified_at=modified.in_utc if modified else None,
        language=document.language,
        supported=supported,
        media_type=document.media_type,
        encoding=document.encoding,
        origin=_writable(document.origin),
        raw_sha256=document.raw_sha256,
        raw_size=document.raw_size,
        text_sha256=text_sha256(document.text),
        text=document.text,
        remarks=list(document.remarks),
        left_out=list(document.left_out.places),
        version=before.version + 1 if before else 1,
        supersedes=before,
        superseded=False,
        ingested_at=book.at,
        ingested_by=book.by,
    )
    if before is not None:
        before.superseded = True
    book.session.add(report)
    book.session.flush()
    return report


def _writable(origin: str) -> str:
    """A path need not be text: bytes of a file's name that are none are spelt out."""
    return origin.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="backslashreplace")


def _add_claims(book: SourceBook, report: Report, statements: Sequence[Statement]) -> int:
    """Claims and what hangs on them, in one insert for each table."""
    session = book.session
    _insert(session, Claim, claim_rows(report, statements, book.at))
    ids = session.scalars(select(Claim.id).where(Claim.report_id == report.id).order_by(Claim.ordinal)).all()
    numbered = list(zip(ids, statements, strict=True))
    voices = [
        {"claim_id": claim_id, **row}
        for claim_id, statement in numbered
        for row in attribution_rows(statement, report, book)
    ]
    _insert(session, Attribution, voices)
    _insert(
        session, Figure, [row for claim_id, statement in numbered for row in figure_rows(claim_id, statement.figures)]
    )
    return len(numbered)


def _insert(session: Session, table: type[Claim | Attribution | Figure], rows: Sequence[Row]) -> None:
    # On the connection and not through the session: rows with and without an optional value then go in one statement.
    if rows:
        session.connection().execute(insert(table), rows)


def _log(book: SourceBook, report: Report, action: str, detail: dict[str, object]) -> None:
    session, failure = book.session, report.failure
    claims = session.scalar(select(func.count()).select_from(Claim).where(Claim.report_id == report.id))
    why = {"code": failure.code, "reason": failure.reason, "extractor": failure.extractor} if failure else None
    session.add(
        LogEntry(
            made_at=book.at,
            made_by=book.by,
            action=action,
            subject="report",
            subject_uid=report.uid,
            detail=detail | {"claims": claims} | ({"not_extracted": why} if why else {}),
        )
    )
    session.flush()
