"""The reports' index: reports under the words that come back in them, each by its day.

Knows its table; knows nothing of what is one happening. Every look-up has a budget: of a word that stands in half of
all reports no more are read than of one that stands in a hundred, those nearest in time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import CompoundSelect, bindparam, delete, insert, select, union_all
from sqlalchemy.orm import Session

from claims.candidates.batching import batches
from claims.candidates.terms import day_of, limits, terms_of_report
from claims.models import Report, ReportTerm

ReportPosting = tuple[int, int]
"""What stands under a report's term: the report's key and its day."""


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """One report to be found: its key, its day, the terms it is found under."""

    key: int
    day: int
    terms: tuple[str, ...]


def entry_of_report(report: Report) -> ReportEntry:
    """A report as the index holds it; its title counts as its first words."""
    text = f"{report.title}\n{report.text}" if report.title else report.text
    return ReportEntry(report.id, day_of(report.published_at), terms_of_report(text))


def index_reports(session: Session, reports: Iterable[Report]) -> None:
    """Enter reports into the index; one that is in it already is entered as it reads now."""
    entries = [entry_of_report(report) for report in reports]
    for keys in batches([entry.key for entry in entries]):
        session.execute(delete(ReportTerm).where(ReportTerm.report_id.in_(keys)))
    rows = [{"term": term, "day": entry.day, "report_id": entry.key} for entry in entries for term in entry.terms]
    if rows:
        session.execute(insert(ReportTerm), rows)


def reports_near(session: Session, term: str, day: int) -> Sequence[ReportPosting]:
    """The reports under `term` that lie nearest to `day`."""
    asked = {"term": term, "day": day, "most": limits().report_nearest}
    return session.connection().execute(_nearest(), asked).tuples().all()


@cache
def _nearest() -> CompoundSelect[tuple[int, int]]:
    """Postings on either side of a day, each side in the order of the table's key: it is read off and no more."""
    here = select(ReportTerm.report_id, ReportTerm.day).where(ReportTerm.term == bindparam("term"))
    later = here.where(ReportTerm.day >= bindparam("day")).order_by(ReportTerm.day, ReportTerm.report_id)
    earlier = here.where(ReportTerm.day < bindparam("day")).order_by(ReportTerm.day.desc(), ReportTerm.report_id.desc())
    sides = (side.limit(bindparam("most")).subquery() for side in (later, earlier))
    return union_all(*map(select, sides))
