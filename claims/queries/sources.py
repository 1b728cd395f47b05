"""Sources, with the names they go by and how often they speak: merged ones once, their counts added up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, joinedload

from claims.matters import SourceRecord
from claims.matters.reading import batches
from claims.matters.sources import SourceRecords
from claims.models import (
    Alias,
    Aspect,
    Claim,
    Identification,
    Report,
    Role,
    Source,
    current_identifications,
    current_said_aliases,
    standing_keys,
)
from claims.queries.corrected import attributions
from claims.queries.names import sources_called
from claims.sources import SourceKind


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
    """The sources as they count, those that issue most first; those merged into another are found as that one."""
    standing = standing_keys()
    wanted = (
        select(Source)
        .join(standing, (standing.c.source_id == Source.id) & (standing.c.standing_id == Source.id))
        .options(joinedload(Source.parent))
    )
    if kinds:
        wanted = wanted.where(_is_of(kinds))
    if name:
        wanted = wanted.where(Source.id.in_(sources_called([name])))
    records = SourceRecords(session)
    rows = source_rows(session, session.scalars(wanted).all(), records)
    return sorted(rows, key=lambda row: (-row.issued, -row.relayed, -row.printed, row.source.name, row.source.uid))[
        :limit
    ]


def source_rows(session: Session, sources: Collection[Source], records: SourceRecords) -> list[SourceRow]:
    """The rows of sources that count as themselves, in their order."""
    counts, names = _counts(session), _names(session, [source.id for source in sources])
    return [_row(source.id, records.of(source), counts, names.get(source.id, ())) for source in sources]


def _is_of(kinds: Collection[SourceKind]) -> ColumnElement[bool]:
    """The condition on `Source` that it is of one of the kinds: an analyst's word, else the machine's."""
    said = current_identifications().where(Identification.aspect == Aspect.KIND)
    said_to_be = said.where(Identification.value.in_([kind.value for kind in kinds]))
    key = Identification.source_id
    return or_(
        Source.id.in_(said_to_be.with_only_columns(key)),
        Source.kind.in_(kinds) & Source.id.not_in(said.with_only_columns(key)),
    )


def _counts(session: Session) -> Counter[tuple[int, Role]]:
    """How many current claims each source that counts has in each role."""
    standing, said = standing_keys(), attributions()
    counted = (
        select(standing.c.standing_id, said.c.role, func.count(said.c.claim_id.distinct()))
        .join(standing, standing.c.source_id == said.c.source_id)
        .join(Claim, said.c.claim_id == Claim.id)
        .join(Report, Claim.report_id == Report.id)
        .where(Report.superseded.is_(False))
        .group_by(standing.c.standing_id, said.c.role)
    )
    return Counter({(source, role): number for source, role, number in session.execute(counted).tuples()})


def _names(session: Session, keys: Collection[int]) -> dict[int, list[str]]:
    """All names of each source that counts: the machine's own, those found printed, those analysts gave."""
    standing = standing_keys()
    key = standing.c.standing_id
    own = (
        select(key, Source.id, Source.name)
        .join(Source, Source.id == standing.c.source_id)
        .order_by(key != Source.id, Source.id)
    )
    printed = (
        select(Alias.source_id, Alias.name).join(standing, standing.c.source_id == Alias.source_id).order_by(Alias.id)
    )
    said = current_said_aliases().subquery()
    given = select(key, said.c.name).join(said, said.c.source_id == standing.c.source_id).order_by(said.c.id)
    names: dict[int, list[str]] = defaultdict(list)
    for batch in batches(keys):
        aliases: dict[int, list[str]] = defaultdict(list)
        for source, name in session.execute(printed.where(key.in_(batch))).tuples():
            aliases[source].append(name)
        for counts_as, source, name in session.execute(own.where(key.in_(batch))).tuples():
            names[counts_as] += [name, *aliases.get(source, ())]
        for counts_as, name in session.execute(given.where(key.in_(batch))).tuples():
            names[counts_as].append(name)
    return names


def _row(key: int, record: SourceRecord, counts: Counter[tuple[int, Role]], names: Iterable[str]) -> SourceRow:
    return SourceRow(
        source=record,
        aliases=tuple(name for name in dict.fromkeys(names) if name != record.name),
        issued=counts[key, Role.ISSUER],
        relayed=counts[key, Role.RELAY],
        printed=counts[key, Role.PUBLISHER],
    )
