"""One source whole: what it counts as, its names, what was merged into it, and what analysts said of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.identities import StandingSource, counting_as
from claims.matters.sources import SourceRecords
from claims.models import Alias, SaidAlias, Source, current_said_aliases
from claims.queries.decisions import Decision, decisions_on
from claims.queries.sources import SourceRow, source_rows

SAID = "an analyst says so"


@dataclass(frozen=True, slots=True)
class NameRecord:
    """One name a source goes by: why it was taken to be one, in whose run or by whose word, and when."""

    name: str
    reason: str
    made_by: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class SourceAccount:
    """One source whole.

    `found` is the source as the machine has it, `standing` what it counts as now (another source when it was merged),
    `row` that one's counts and grade. `merged` are the sources that were merged into it, directly or through others;
    decisions on any of them come newest first.
    """

    found: Source
    standing: StandingSource
    row: SourceRow
    names: tuple[NameRecord, ...]
    merged: tuple[Source, ...]
    decisions: tuple[Decision, ...]


def source_account(session: Session, source: Source) -> SourceAccount:
    """Everything there is to know of a source."""
    records = SourceRecords(session)
    standing = records.identities.standing(source)
    (row,) = source_rows(session, [session.get_one(Source, standing.key)], records)
    keys = counting_as(session, [source.id])
    members = session.scalars(select(Source).where(Source.id.in_(keys)).order_by(Source.id))
    return SourceAccount(
        found=source,
        standing=standing,
        row=row,
        names=_names(session, keys),
        merged=tuple(one for one in members if one.id != source.id),
        decisions=tuple(decisions_on(session, keys)),
    )


def _names(session: Session, keys: Collection[int]) -> tuple[NameRecord, ...]:
    printed = session.scalars(select(Alias).where(Alias.source_id.in_(keys)).order_by(Alias.id))
    said = session.scalars(current_said_aliases().where(SaidAlias.source_id.in_(keys)).order_by(SaidAlias.id))
    found = [NameRecord(alias.name, alias.reason, alias.made_by, alias.made_at) for alias in printed]
    given = [NameRecord(alias.name, alias.reason or SAID, alias.made_by, alias.made_at) for alias in said]
    return (*found, *given)
