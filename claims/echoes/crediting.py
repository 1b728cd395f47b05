"""Credits: the outlets a report names as having had its story first, kept with the sources they stand for."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import insert
from sqlalchemy.orm import Session

from claims.models import Credit, Report, Source
from claims.overlap import credits_in


def keep_credits(session: Session, report: Report, outlet: Callable[[str], Source]) -> None:
    """Store whom the report credits; `outlet` gives the source that a name stands for. A credit to itself is none."""
    rows = [
        {"report_id": report.id, "source_id": source.id, "start": credit.span.start, "end": credit.span.end}
        for credit in credits_in(report.text)
        for source in [outlet(credit.name)]
        if source.id != report.publisher_id
    ]
    if rows:
        session.execute(insert(Credit), rows)
