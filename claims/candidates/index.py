"""The store's index: claims under their rarest terms, reports under theirs, each by day.

Knows the two tables; knows nothing of what is worth comparing. Every look-up has a budget: of a term that stands in
half of all claims no more are read than of one that stands in a hundred, those nearest in time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import CompoundSelect, bindparam, delete, insert, select, union_all
from sqlalchemy.orm import Session

from claims.candidates.batching import batches
from claims.candidates.terms import day_of, kept, limits, terms_of, terms_of_report
from claims.compare import Comparable
from claims.models import ClaimTerm, Report, ReportTerm

Posting = tuple[int, int]
"""What stands under a term: the key of a claim or report, and its day."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim or report to be found: its key, its day, the terms it is found under, the rarest first."""

    key: int
    day: int
    terms: tuple[str, ...]


def entry_of(key: int, claim: Comparable) -> Entry:
    """A claim as the index holds it."""
    return Entry(key, day_of(claim.as_of), kept(terms_of(claim)))


def entry_of_report(report: Report) -> Entry:
    """A report as the index holds it; its title counts as its first words."""
    text = f"{report.title}\n{report.text}" if report.title else report.text
    return Entry(report.id, day_of(report.published_at), terms_of_report(text))


def index(session: Session, claims: Mapping[int, Comparable]) -> None:
    """Enter claims, by id, into the index. Raises IntegrityError for a claim that is in it."""
    _enter(session, ClaimTerm, "claim_id", (entry_of(key, claim) for key, claim in claims.items()))


def index_reports(session: Session, reports: Iterable[Report]) -> None:
    """Enter reports into the index; one that is in it already is entered as it reads now."""
    entries = [entry_of_report(report) for report in reports]
    for keys in batches([entry.key for entry in entries]):
        session.execute(delete(ReportTerm).where(ReportTerm.report_id.in_(keys)))
    _enter(session, ReportTerm, "report_id", entries)


def claims_near(session: Session, term: str, day: int) -> Iterator[Posting]:
    """The claims under `term` that lie nearest to `day`, so many on either side as the budget allows."""
    return _near(session, ClaimTerm, term, day, limits().nearest)


def reports_near(session: Session, term: str, day: int) -> Iterator[Posting]:
    """The reports under `term` that lie nearest to `day`."""
    return _near(session, ReportTerm, term, day, limits().report_nearest)


def _enter(session: Session, table: type[ClaimTerm | ReportTerm], column: str, entries: Iterable[Entry]) -> None:
    rows = [{"term": term, "day": entry.day, column: entry.key} for entry in entries for term in entry.terms]
    if rows:
        session.execute(insert(table), rows)


def _near(session: Session, table: type[ClaimTerm | ReportTerm], term: str, day: int, most: int) -> Iterator[Posting]:
    rows = session.connection().execute(_nearest(table), {"term": term, "day": day, "most": most})
    yield from rows.tuples()


@cache
def _nearest(table: type[ClaimTerm | ReportTerm]) -> CompoundSelect[Any]:
    """Postings on either side of a day, each side in the order of the table's key: it is read off and no more."""
    key = table.claim_id if table is ClaimTerm else table.report_id  # type: ignore[union-attr] # the other has it not
    here = select(key, table.day).where(table.term == bindparam("term"))
    sides = (
        here.where(table.day >= bindparam("day")).order_by(table.day, key),
        here.where(table.day < bindparam("day")).order_by(table.day.desc(), key.desc()),
    )
    return union_all(*(select(side.limit(bindparam("most")).subquery()) for side in sides))
