"""Echoes of a report as it comes in, and of those that an older program stored."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from claims.echoes import find_echoes, forget, keep_credits, unsketched
from claims.ingest.source_book import SourceBook
from claims.models import LogEntry, Report


def echo_report(book: SourceBook, report: Report) -> int:
    """Store whom the report credits, and find which stored reports it repeats or is repeated by: how many."""
    keep_credits(book.session, report, book.outlet)
    return find_echoes(book.session, report)


def echo_all(session: Session, *, rebuild: bool, by: str, at: datetime) -> tuple[int, int]:
    """Find the echoes of all reports not looked at yet, with `rebuild` of all anew: reports looked at, echoes found."""
    if rebuild:
        forget(session)
    book = SourceBook(session, by, at)
    keys = unsketched(session)
    found = sum(echo_report(book, session.get_one(Report, key)) for key in keys)
    if keys:
        told = {"reports": len(keys), "echoes": found, "rebuilt": rebuild}
        session.add(LogEntry(made_at=at, made_by=by, action="echo", subject="store", detail=told))
        session.flush()
    return len(keys), found
