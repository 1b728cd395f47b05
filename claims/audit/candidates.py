"""Where findings may be: for each check the claims or matters worth reading, from keys alone.

Knows the tables. A check that finds nothing without a certain row (a figure without an issuer, an unnamed source, an
echo) is asked only of those that have it; never of fewer than it would speak of, which a test holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session

from claims.extract import StatementKind
from claims.figures import Measure
from claims.matters.grouping import Groups
from claims.matters.outline import Keys, Outline
from claims.models import (
    Attribution,
    Claim,
    Corrected,
    Correction,
    Credit,
    Echo,
    Figure,
    Identification,
    Report,
    Role,
    Source,
)
from claims.sources import SourceKind

Candidates = Callable[[Session, Outline], Iterable[Keys]]
"""Groups of claims (single ones, whole matters, several matters that must be seen together) that may hold findings."""


def uncertain_figures(session: Session, outline: Outline) -> Iterable[Keys]:
    """Claims with a count of people that nobody is named for."""
    issued = exists().where(Attribution.claim_id == Claim.id, Attribution.role == Role.ISSUER)
    counts = exists().where(Figure.claim_id == Claim.id, Figure.measure != Measure.OTHER)
    return _whole(outline, _claims(session, or_(~issued & counts, _corrected())))


def unnamed_issuers(session: Session, outline: Outline) -> Iterable[Keys]:
    """Claims of a source that has no name, or of which an analyst said anything."""
    unnamed = or_(
        Source.named.is_(False),
        Source.kind == SourceKind.ANONYMOUS,
        exists().where(or_(Identification.source_id == Source.id, Identification.other_id == Source.id)),
    )
    said = (
        exists()
        .where(Attribution.claim_id == Claim.id, Attribution.role == Role.ISSUER)
        .where(Attribution.source_id.in_(select(Source.id).where(unnamed)))
    )
    return _whole(outline, _claims(session, or_(said, _corrected())))


def matters_and_figures(session: Session, outline: Outline) -> Iterable[Keys]:
    """All matters, and the figures that stand alone."""
    figures = _claims(session, Claim.kind == StatementKind.FIGURE)
    return [*outline.matters, *((key,) for key in outline.single if key in figures)]


def passed_on(session: Session, outline: Outline) -> Iterable[Keys]:
    """Matters in which somebody passes on what another says: two that are outlets at the least."""
    relayed = exists().where(Attribution.claim_id == Claim.id, Attribution.role != Role.PUBLISHER)
    credited = or_(Report.agency_id.is_not(None), Report.id.in_(select(Credit.report_id)))
    outlets = exists().where(
        Attribution.claim_id == Claim.id,
        Attribution.role != Role.PUBLISHER,
        Attribution.source_id.in_(select(Source.id).where(_may_print())),
    )
    found = _claims(session, or_(relayed & outlets, credited, _corrected()))
    return [keys for keys in outline.matters if len(found.intersection(keys)) > 1]


def repeated(session: Session, outline: Outline) -> Iterable[Keys]:
    """Matters whose reports repeat others; those that may hold one text together, so that it is told once."""
    groups: Groups[int] = Groups()
    for later, earlier in session.execute(select(Echo.later_id, Echo.earlier_id)).tuples():
        groups.join(later, earlier)
    echoing = {report for group in groups.groups() for report in group}
    together: Groups[int] = Groups()
    first: dict[int, int] = {}
    for place, keys in enumerate(outline.matters):
        for report in {outline.report_of[key] for key in keys} & echoing:
            together.join(first.setdefault(groups.root(report), place), place)
    return [tuple(key for place in places for key in outline.matters[place]) for places in together.groups()]


def _may_print() -> ColumnElement[bool]:
    """The condition on `Source` that it may be news media: the machine says so, or an analyst said anything."""
    said = exists().where(or_(Identification.source_id == Source.id, Identification.other_id == Source.id))
    return or_(Source.kind.in_((SourceKind.MEDIA, SourceKind.STATE_MEDIA)), said)


def _corrected() -> ColumnElement[bool]:
    return Claim.id.in_(select(Correction.claim_id).where(Correction.aspect.in_((Corrected.ISSUER, Corrected.FIGURE))))


def _claims(session: Session, condition: ColumnElement[bool]) -> set[int]:
    return set(session.scalars(select(Claim.id).join(Claim.report).where(condition)))


def _whole(outline: Outline, claims: set[int]) -> Iterator[Keys]:
    """The claims that are in the coverage, each with the whole of its matter where it is in one."""
    yield from (keys for keys in outline.matters if not claims.isdisjoint(keys))
    yield from ((key,) for key in outline.single if key in claims)
