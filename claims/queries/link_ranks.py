"""Which links count, and in which order, from keys and scores alone.

A store of a million links is asked for its first twenty by an index: relation by relation, the highest scores first,
until there are enough. What analysts judged is little, and is laid over that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, aliased

from claims.compare import Relation
from claims.matters.orders import claim_orders
from claims.matters.reading import batches, current_claim_ids
from claims.matters.records import ClaimOrder, LinkRecord
from claims.matters.relations import Pair, judged_links
from claims.models import Claim, Link, Report

PAGE = 250
"""Rows that are asked of the database at a time."""

_A, _B = aliased(Claim), aliased(Claim)
_A_REPORT, _B_REPORT = aliased(Report), aliased(Report)
_PLACES = {relation: place for place, relation in enumerate(Relation)}


@dataclass(frozen=True, slots=True)
class Ranked:
    """A pair of claims (database keys) and what its link is listed by; `a` is the id of the earlier one."""

    pair: Pair
    relation: Relation
    score: float
    a: str

    @classmethod
    def of(cls, pair: Pair, link: LinkRecord) -> Ranked:
        """The pair with what its link says."""
        return cls(pair, link.relation, link.score, link.a)

    @property
    def rank(self) -> tuple[int, float]:
        """The relation's place, then the strongest first."""
        return _PLACES[self.relation], -self.score


def ranked_links(session: Session, relations: Sequence[Relation], limit: int | None) -> tuple[int, list[Ranked]]:
    """How many links of these relations count among current claims, and of them the first `limit`.

    Those that rank with the last are among them too: `in_order` says which of them comes first.
    """
    judged = judged_links(session)
    current = current_claim_ids(session, among={key for pair in judged for key in pair})
    said = [Ranked.of(pair, link) for pair, link in judged.items() if link.relation in relations and pair <= current]
    machines = (row for row in _machine_links(session, relations) if row.pair not in judged)
    if limit is None:
        every = [*said, *machines]
        return len(every), every
    found = list(_first(machines, limit))
    number = _number(session, relations) - _overruled(session, judged, current, relations)
    return number + len(said), [*said, *found]


def in_order(session: Session, ranked: Iterable[Ranked], limit: int | None = None) -> list[Ranked]:
    """The links as they are listed: by relation, the strongest first, then by the age of their claims."""
    rows = sorted(ranked, key=lambda row: row.rank)
    if limit is not None and len(rows) > limit:
        rows = list(_first(iter(rows), limit))
    orders = claim_orders(session, {key for row in rows for key in row.pair})

    def place(row: Ranked) -> tuple[tuple[int, float], ClaimOrder, str]:
        a, b = sorted((orders[key] for key in row.pair), key=lambda order: order[-1] != row.a)
        return row.rank, a, b[-1]

    return sorted(rows, key=place)[:limit]


def _first(ranked: Iterator[Ranked], limit: int) -> Iterator[Ranked]:
    """The first `limit`, and all that rank with the last of them; `ranked` is sorted by rank."""
    taken = 0
    for _, equal in groupby(ranked, key=lambda row: row.rank):
        if taken >= limit:
            return
        for row in equal:
            taken += 1
            yield row


def _machine_links(session: Session, relations: Sequence[Relation]) -> Iterator[Ranked]:
    """The machine's links between current claims by rank, read as they are taken."""
    for relation in sorted(set(relations), key=_PLACES.__getitem__):
        wanted = _between_current(select(Link.a_id, Link.b_id, Link.score, _A.uid)).where(Link.relation == relation)
        rows = session.execute(wanted.order_by(Link.score.desc()).execution_options(yield_per=PAGE))
        for a_id, b_id, score, uid in rows.tuples():
            yield Ranked(Pair((a_id, b_id)), relation, score, uid)


def _number(session: Session, relations: Sequence[Relation]) -> int:
    """How many of the machine's links between current claims are of these relations."""
    counted = _between_current(select(func.count()).select_from(Link)).where(Link.relation.in_(relations))
    return session.scalar(counted) or 0


def _overruled(
    session: Session, judged: Collection[Pair], current: Collection[int], relations: Sequence[Relation]
) -> int:
    """How many of those links an analyst spoke of."""
    found = 0
    for batch in batches({min(pair) for pair in judged}):
        wanted = select(Link.a_id, Link.b_id).where(or_(Link.a_id.in_(batch), Link.b_id.in_(batch)))
        pairs = {Pair(pair) for pair in session.execute(wanted.where(Link.relation.in_(relations))).tuples()}
        found += sum(pair in judged and min(pair) in set(batch) and pair <= set(current) for pair in pairs)
    return found


def _between_current(links: Select[Any]) -> Select[Any]:
    """Only links of which neither claim stands in a superseded version of its report."""
    return (
        links.join(_A, _A.id == Link.a_id)
        .join(_B, _B.id == Link.b_id)
        .join(_A_REPORT, _A_REPORT.id == _A.report_id)
        .join(_B_REPORT, _B_REPORT.id == _B.report_id)
        .where(_A_REPORT.superseded.is_(False), _B_REPORT.superseded.is_(False))
    )
