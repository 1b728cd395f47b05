"""Sources, with the names they go by and how often they speak."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from claims.matters import SourceRecord
from claims.matters.reading import source_record
from claims.models import Alias, Attribution, Claim, Grade, Report, Role, Source, current_grades
from claims.sources import SourceKind, folded


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source: how many current claims it issued, relayed and printed, and its other names."""

    source: SourceRecord
    aliases: tuple[str, ...]
    issued: int
    relayed: int
    printed: int


def find_sources(
    session: Session, *, name: str | None = None, kinds: tuple[SourceKind, ...] = (), limit: int | None = None
) -> list[SourceRow]:
    """The stored sources, those that issue most first."""
    wanted = select(Source).options(joinedload(Source.parent), selectinload(Source.aliases))
    if kinds:
        wanted = wanted.where(Source.kind.in_(kinds))
    if name:
        part = folded(name)
        alias = exists().where(Alias.source_id == Source.id, Alias.folded.contains(part, autoescape=True))
        wanted = wanted.where(or_(Source.folded.contains(part, autoescape=True), alias))
    graded = current_grades().where(Grade.source_id.is_not(None))
    reliability = {grade.source_id: grade.code for grade in session.scalars(graded)}
    counts = _counts(session)
    rows = [_row(source, reliability, counts) for source in session.scalars(wanted)]
    return sorted(rows, key=lambda row: (-row.issued, -row.relayed, -row.printed, row.source.name, row.source.uid))[
        :limit
    ]


def _counts(session: Session) -> Counter[tuple[int, Role]]:
    counted = (
        select(Attribution.source_id, Attribution.role, func.count(Attribution.claim_id.distinct()))
        .join(Claim, Attribution.claim_id == Claim.id)
        .join(Report, Claim.report_id == Report.id)
        .where(Report.superseded.is_(False))
        .group_by(Attribution.source_id, Attribution.role)
    )
    return Counter({(source, role): number for source, role, number in session.execute(counted).tuples()})


def _row(source: Source, reliability: dict[int | None, str], counts: Counter[tuple[int, Role]]) -> SourceRow:
    return SourceRow(
        source=source_record(source, reliability),
        aliases=tuple(alias.name for alias in source.aliases if alias.name != source.name),
        issued=counts[source.id, Role.ISSUER],
        relayed=counts[source.id, Role.RELAY],
        printed=counts[source.id, Role.PUBLISHER],
    )
