"""The store's index: claims under their rarest terms, reports under theirs, each by day.

Knows the two tables; knows nothing of what is worth comparing. Every look-up has a budget: of a term that stands in
half of all claims no more are read than of one that stands in a hundred, those nearest in time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import CompoundSelect, Integer, Select, Subquery, bindparam, delete, func, insert, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

from claims.candidates.batching import batches
from claims.candidates.likeness import mass
from claims.candidates.terms import day_of, kept, limits, terms_of, terms_of_report, weight
from claims.compare import Comparable
from claims.models import ClaimTerm, Report, ReportTerm

Sharing = tuple[int, int, int, int]
"""A claim that shares terms: its key, its day, its mass (0 where it is not known), and what the shared terms tell."""

ReportPosting = tuple[int, int]
"""What stands under a report's term: the report's key and its day."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim or report to be found: its key, its day, the terms it is found under, the rarest first.

    `mass` is what all its terms tell, those included under which it is not found.
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
        [{"term": term, "day": entry.day, "report_id": entry.key} for entry in entries for term in entry.terms],
    )


def claims_sharing(session: Session, entry: Entry, least: int) -> Sequence[Sharing]:
    """The claims that share terms with `entry` which tell at least `least` together.

    Under each term those are looked at that lie nearest to its day, so many on either side as the budget allows. The
    database adds up: most claims share one common word, and their rows would take longer to hand over than to read.
    """
    asked: dict[str, str | int] = {"day": entry.day, "most": limits().nearest, "least": least}
    for number, term in enumerate(entry.terms):
        asked |= {f"term_{number}": term, f"told_{number}": weight(term)}
    return session.connection().execute(_sharing(len(entry.terms)), asked).tuples().all() if entry.terms else []


def reports_near(session: Session, term: str, day: int) -> Sequence[ReportPosting]:
    """The reports under `term` that lie nearest to `day`."""
    asked = {"term": term, "day": day, "most": limits().report_nearest}
    return session.connection().execute(_nearest_reports(), asked).tuples().all()


def _enter(session: Session, table: type[ClaimTerm | ReportTerm], rows: list[dict[str, Any]]) -> None:
    if rows:
        session.execute(insert(table), rows)


@cache
def _sharing(terms: int) -> Select[tuple[int, int, int, int]]:
    """What is under so many terms, added up claim by claim."""
    columns = (ClaimTerm.claim_id, ClaimTerm.day, ClaimTerm.mass)
    near = (
        select(side.c.claim_id, side.c.day, side.c.mass, bindparam(f"told_{number}", type_=Integer).label("told"))
        for number in range(terms)
        for side in _nearest(ClaimTerm, ClaimTerm.claim_id, columns, f"term_{number}")
    )
    found = union_all(*near).subquery()
    told = func.sum(found.c.told)
    return (
        select(found.c.claim_id, func.min(found.c.day), func.min(found.c.mass), told)
        .group_by(found.c.claim_id)
        .having(told >= bindparam("least"))
    )


@cache
def _nearest_reports() -> CompoundSelect[tuple[int, int]]:
    sides = _nearest(ReportTerm, ReportTerm.report_id, (ReportTerm.report_id, ReportTerm.day), "term")
    return union_all(*map(select, sides))


def _nearest(
    table: type[ClaimTerm | ReportTerm],
    key: InstrumentedAttribute[int],
    columns: tuple[InstrumentedAttribute[int], ...],
    term: str,
) -> tuple[Subquery, Subquery]:
    """Postings on either side of a day, each side in the order of the table's key: it is read off and no more."""
    here = select(*columns).where(table.term == bindparam(term))
    later = here.where(table.day >= bindparam("day")).order_by(table.day, key)
    earlier = here.where(table.day < bindparam("day")).order_by(table.day.desc(), key.desc())
    return later.limit(bindparam("most")).subquery(), earlier.limit(bindparam("most")).subquery()
