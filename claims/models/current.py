"""What analysts say now: of rows that are only ever added, the newest one of each matter.

Statements to select from or to join; they run nothing. "Newest" is by key and not by time: clocks go back, keys do not.
"""

from __future__ import annotations

from sqlalchemy import CTE, ColumnElement, Select, Subquery, case, func, select

from claims.models.correction import Correction
from claims.models.identification import Aspect, Identification, SaidAlias
from claims.models.review import EventDecision, Grade, Judgement, Tag, Verdict
from claims.models.source import Source


def current_tags() -> Select[tuple[Tag]]:
    """The tags that are on a claim now, one row for each claim and name."""
    newest = select(func.max(Tag.id)).group_by(Tag.claim_id, Tag.name)
    return select(Tag).where(Tag.id.in_(newest), Tag.present)


def current_grades() -> Select[tuple[Grade]]:
    """The newest grade of each graded claim and of each graded source."""
    newest = select(func.max(Grade.id)).group_by(Grade.claim_id, Grade.source_id)
    return select(Grade).where(Grade.id.in_(newest))


def current_judgements() -> Select[tuple[Judgement]]:
    """The newest judgement of each pair of claims, whichever way round it was given; those taken back are left out."""
    newest = select(func.max(Judgement.id)).group_by(*unordered_pair())
    return select(Judgement).where(Judgement.id.in_(newest), Judgement.verdict != Verdict.RETRACT)


def current_event_decisions() -> Select[tuple[EventDecision]]:
    """What analysts say of events now, oldest first: the newest act of each sort on each claim or pair of claims."""
    table = EventDecision
    newest = select(func.max(table.id)).group_by(table.act, table.claim_id, table.other_id)
    return select(table).where(table.id.in_(newest), table.present).order_by(table.id)


def unordered_pair() -> tuple[ColumnElement[int], ColumnElement[int]]:
    """The keys of a judgement's two claims, the smaller one first."""
    in_order = Judgement.a_id < Judgement.b_id
    return (
        case((in_order, Judgement.a_id), else_=Judgement.b_id),
        case((in_order, Judgement.b_id), else_=Judgement.a_id),
    )


def current_identifications() -> Select[tuple[Identification]]:
    """The newest word on each aspect of each source; those taken back are left out."""
    newest = select(func.max(Identification.id)).group_by(Identification.source_id, Identification.aspect)
    return select(Identification).where(Identification.id.in_(newest), Identification.stands)


def current_corrections() -> Select[tuple[Correction]]:
    """The newest word on each aspect of each claim, and on each of its figures; those taken back are left out."""
    newest = select(func.max(Correction.id)).group_by(Correction.claim_id, Correction.aspect, Correction.ordinal)
    return select(Correction).where(Correction.id.in_(newest), Correction.stands)


def current_said_aliases() -> Select[tuple[SaidAlias]]:
    """The names that analysts gave to sources, as they stand now: each name stands for one source at most."""
    newest = select(func.max(SaidAlias.id)).group_by(SaidAlias.folded)
    return select(SaidAlias).where(SaidAlias.id.in_(newest), SaidAlias.stands)


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
