"""What analysts say now: of rows that are only ever added, the newest one of each matter.

Statements to select from or to join; they run nothing. "Newest" is by key and not by time: clocks go back, keys do not.
A row is the newest where no later one speaks of the same: asked of each row through its subject's index, so that
whoever reads the words on a few claims does not read through those on all.
"""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import CTE, ColumnElement, Select, Subquery, and_, func, or_, select
from sqlalchemy.orm import aliased

from claims.models.correction import Correction
from claims.models.identification import Aspect, Identification, SaidAlias
from claims.models.review import EventDecision, Grade, Judgement, Tag, Verdict
from claims.models.source import Source

Word = TypeVar("Word", Correction, EventDecision, Grade, Identification, Judgement, SaidAlias, Tag)


def current_tags() -> Select[tuple[Tag]]:
    """The tags that are on a claim now, one row for each claim and name."""
    later = aliased(Tag)
    return _unless(Tag, later, later.claim_id == Tag.claim_id, later.name == Tag.name).where(Tag.present)


def current_grades() -> Select[tuple[Grade]]:
    """The newest grade of each graded claim and of each graded source."""
    later = aliased(Grade)
    return _unless(Grade, later, or_(later.claim_id == Grade.claim_id, later.source_id == Grade.source_id))


def current_judgements() -> Select[tuple[Judgement]]:
    """The newest judgement of each pair of claims, whichever way round it was given; those taken back are left out."""
    later = aliased(Judgement)
    same_pair = or_(
        and_(later.a_id == Judgement.a_id, later.b_id == Judgement.b_id),
        and_(later.a_id == Judgement.b_id, later.b_id == Judgement.a_id),
    )
    return _unless(Judgement, later, same_pair).where(Judgement.verdict != Verdict.RETRACT)


def current_event_decisions() -> Select[tuple[EventDecision]]:
    """What analysts say of events now, oldest first: the newest act of each sort on each claim or pair of claims."""
    table, later = EventDecision, aliased(EventDecision)
    said = _unless(
        table,
        later,
        later.claim_id == table.claim_id,
        later.act == table.act,
        later.other_id.is_not_distinct_from(table.other_id),
    )
    return said.where(table.present).order_by(table.id)


def current_identifications() -> Select[tuple[Identification]]:
    """The newest word on each aspect of each source; those taken back are left out."""
    table, later = Identification, aliased(Identification)
    return _unless(table, later, later.source_id == table.source_id, later.aspect == table.aspect).where(table.stands)


def current_corrections() -> Select[tuple[Correction]]:
    """The newest word on each aspect of each claim, and on each of its figures; those taken back are left out."""
    table, later = Correction, aliased(Correction)
    said = _unless(
        table,
        later,
        later.claim_id == table.claim_id,
        later.aspect == table.aspect,
        later.ordinal.is_not_distinct_from(table.ordinal),
    )
    return said.where(table.stands)


def current_said_aliases() -> Select[tuple[SaidAlias]]:
    """The names that analysts gave to sources, as they stand now: each name stands for one source at most."""
    later = aliased(SaidAlias)
    return _unless(SaidAlias, later, later.folded == SaidAlias.folded).where(SaidAlias.stands)


def merge_chains() -> CTE:
    """Every merged source (`source_id`) with each source on the way to the one it counts as (`into_id`)."""
    steps = _merges().subquery()
    chains = select(steps.c.source_id, steps.c.into_id).cte(recursive=True)
    further = _merges().subquery()
    return chains.union(
        select(chains.c.source_id, further.c.into_id).join(further, further.c.source_id == chains.c.into_id)
    )


def merged_keys() -> Select[tuple[int, int]]:
    """The key of every merged source (`source_id`) with that of the source it counts as (`standing_id`).

    Where merges go round in a ring, which none is let do, every source counts as itself.
    """
    chains, steps = merge_chains(), _merges().subquery()
    ends = select(chains.c.source_id, chains.c.into_id.label("standing_id"))
    return ends.where(chains.c.into_id.not_in(select(steps.c.source_id)))


def standing_keys() -> Subquery:
    """The key of every source (`source_id`) with that of the source it counts as (`standing_id`): mostly itself."""
    merged = merged_keys().subquery()
    return (
        select(Source.id.label("source_id"), func.coalesce(merged.c.standing_id, Source.id).label("standing_id"))
        .outerjoin(merged, merged.c.source_id == Source.id)
        .subquery()
    )


def _merges() -> Select[tuple[int, int]]:
    """Each merged source with the one it was merged into."""
    merged = current_identifications().where(Identification.aspect == Aspect.SAME_AS)
    return merged.with_only_columns(Identification.source_id, Identification.other_id.label("into_id"))


def _unless(table: type[Word], later: type[Word], *same: ColumnElement[bool]) -> Select[tuple[Word]]:
    """The rows of a table that no `later` one of the `same` subject follows."""
    return select(table).where(~select(later.id).where(later.id > table.id, *same).exists())
