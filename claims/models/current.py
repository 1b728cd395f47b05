"""What analysts say now: of rows that are only ever added, the newest one of each matter.

Statements to select from or to join; they run nothing. "Newest" is by key and not by time: clocks go back, keys do not.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, Select, case, func, select

from claims.models.review import EventDecision, Grade, Judgement, Tag, Verdict


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
