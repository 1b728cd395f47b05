"""The store's index: claims under their rarest terms, reports under theirs, each by day.

Knows the two tables; knows nothing of what is worth comparing. Every look-up has a budget: of a term that stands in
half of all claims no more are read than of one that stands in a hundred, those nearest in time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import CompoundSelect, bindparam, delete, insert, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

from claims.candidates.batching import batches
from claims.candidates.likeness import mass
from claims.candidates.terms import day_of, kept, limits, terms_of, terms_of_report
from claims.compare import Comparable
from claims.models import ClaimTerm, Report, ReportTerm

ClaimPosting = tuple[int, int, int]
"""What stands under a claim's term: the claim's key, its day, its mass (0 where it is not known)."""

ReportPosting = tuple[int, int]
"""What stands under a report's term: the report's key and its day."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim or report to be found: its key, its day, the terms it is found under, the rarest first.

    `mass` is what all its terms tell, those included under which it is not found: it bounds how alike a claim can be of
    which only the index is known.
    """

    key: int
    day: int
    terms: tuple[str, ...]
    mass: int


def entry_of(key: int, claim: Comparable) -> Entry:
    """A claim as the index holds it."""
    terms = terms_of(claim)
    return Entry(key, day_of(claim.as_of), kept(terms), mass(terms))


def entry_of_report(report: Report) -> Entry:
    """A report as the index holds it; its title counts as its first words."""
    text = f"{report.title}\n{report.text}" if report.title else report.text
    terms = terms_of_report(text)
    return Entry(report.id, day_of(report.published_at), terms, mass(terms))


def index(session: Session, claims: Mapping[int, Comparable]) -> None:
    """Enter claims, by id, into the index. Raises IntegrityError for a claim that is in it."""
    entries = [entry_of(key, claim) for key, claim in claims.items()]
    _enter(
        session,
        ClaimTerm,
        [
            {"term": term, "day": entry.day, "claim_id": entry.key, "mass": entry.mass}
            for entry in entries
            for term in entry.terms
        ],
    )


def index_reports(session: Session, reports: Iterable[Report]) -> None:
    """Enter reports into the index; one that is in it already is entered as it reads now."""
    entries = [entry_of_report(report) for report in reports]
    for keys in batches([entry.key for entry in entries]):
        session.execute(delete(ReportTerm).where(ReportTerm.report_id.in_(keys)))
    _enter(
        session,
        ReportTerm,
        [
            {"term": term, "day": entry.day, "report_id": entry.key}
            for entry in entries
            for term in entry.terms
        ],
    )


def claims_near(session: Session, term: str, day: int) -> Sequence[ClaimPosting]:
    """The claims under `term` that lie nearest to `day`, so many on either side as the budget allows."""
    asked = {"term": term, "day": day, "most": limits().nearest}
    return session.connection().execute(_nearest_claims(), asked).tuples().all()


def reports_near(session: Session, term: str, day: int) -> Sequence[ReportPosting]:
    """The reports under `term` that lie nearest to `day`."""
    asked = {"term": term, "day": day, "most": limits().report_nearest}
    return session.connection().execute(_nearest_reports(), asked).tuples().all()


def _enter(session: Session, table: type[ClaimTerm | ReportTerm], rows: list[dict[str, Any]]) -> None:
    if rows:
        session.execute(insert(table), rows)


@cache
def _nearest_claims() -> CompoundSelect[tuple[int, int, int]]:
    return _nearest(ClaimTerm, ClaimTerm.claim_id, (ClaimTerm.claim_id, ClaimTerm.day, ClaimTerm.mass))


@cache
def _nearest_reports() -> CompoundSelect[tuple[int, int]]:
    return _nearest(ReportTerm, ReportTerm.report_id, (ReportTerm.report_id, ReportTerm.day))


def _nearest(
    table: type[ClaimTerm | ReportTerm], key: InstrumentedAttribute[int], columns: tuple[InstrumentedAttribute[int], ...]
) -> CompoundSelect[Any]:
    """Postings on either side of a day, each side in the order of the table's key: it is read off and no more."""
    here = select(*columns).where(table.term == bindparam("term"))
    sides = (
        here.where(table.day >= bindparam("day")).order_by(table.day, key),
        here.where(table.day < bindparam("day")).order_by(table.day.desc(), key.desc()),
    )
    return union_all(*(select(side.limit(bindparam("most")).subquery()) for side in sides))
