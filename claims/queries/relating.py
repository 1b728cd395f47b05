"""Claims by the relation they stand in: an analyst's word where there is one, else the machine's.

`claims.matters.relations` says the same of rows already read; here it is said to the database, as a condition.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, Select, and_, or_, select, union_all

from claims.compare import Relation
from claims.models import Claim, Judgement, Link, Verdict, current_judgements


def related(relations: Collection[Relation]) -> ColumnElement[bool]:
    """The condition on `Claim` that it stands in one of `relations` to another; rejected pairs are `unrelated`."""
    pairs = union_all(_machines(relations), _analysts(relations)).subquery()
    return Claim.id.in_(select(pairs.c.a_id).union(select(pairs.c.b_id)))


def _machines(relations: Collection[Relation]) -> Select[tuple[int, int]]:
    said = current_judgements().subquery()
    either_way = or_(
        and_(Link.a_id == said.c.a_id, Link.b_id == said.c.b_id),
        and_(Link.a_id == said.c.b_id, Link.b_id == said.c.a_id),
    )
    judged = select(Link.id).join(said, either_way)
    return select(Link.a_id, Link.b_id).where(Link.relation.in_(relations), Link.id.not_in(judged))


def _analysts(relations: Collection[Relation]) -> Select[tuple[int, int]]:
    named = Judgement.relation.in_(relations)
    rejected = Judgement.verdict == Verdict.REJECT
    said = or_(named, rejected) if Relation.UNRELATED in relations else named
    return current_judgements().where(said).with_only_columns(Judgement.a_id, Judgement.b_id)
