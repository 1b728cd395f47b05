"""Which relation counts between two claims: an analyst's word, else the machine's.

Knows the tables of links and judgements; what was machine's and what human's stays told apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from claims.compare import Reason, Relation
from claims.matters.reading import batches
from claims.matters.records import LinkRecord
from claims.models import Claim, Judgement, Link, Verdict, current_judgements

Pair = frozenset[int]
"""The database keys of two claims."""


_LINK = (Link.uid, Link.a_id, Link.b_id, Link.relation, Link.strength, Link.score, Link.reasons)


def links_touching(session: Session, keys: Iterable[int]) -> dict[Pair, LinkRecord]:
    """The relation that counts for every pair with a claim among `keys`, rejected pairs being `unrelated`."""
    found: dict[Pair, LinkRecord] = {}
    for batch in batches(keys):
        found |= _machine_links(session, batch)
        for judgement in _judgements(session, batch):
            pair = Pair((judgement.a_id, judgement.b_id))
            found[pair] = _judged(session, judgement, found.get(pair))
    return found


def links_of(session: Session, pairs: Iterable[Pair]) -> dict[Pair, LinkRecord]:
    """The relation that counts of each of these pairs, as far as there is one."""
    wanted = set(pairs)
    touching = links_touching(session, {min(pair) for pair in wanted})
    return {pair: link for pair, link in touching.items() if pair in wanted}


def judged_links(session: Session) -> dict[Pair, LinkRecord]:
    """The relation that counts of every pair that an analyst's word stands on."""
    words = session.scalars(current_judgements())
    return links_of(session, [Pair((judgement.a_id, judgement.b_id)) for judgement in words])


def _machine_links(session: Session, batch: Sequence[int]) -> dict[Pair, LinkRecord]:
    a, b = aliased(Claim), aliased(Claim)
    touching = (
        select(*_LINK, a.uid.label("a"), b.uid.label("b"))
        .join(a, Link.a_id == a.id)
        .join(b, Link.b_id == b.id)
        .where(or_(Link.a_id.in_(batch), Link.b_id.in_(batch)))
    )
    return {
        Pair((link.a_id, link.b_id)): LinkRecord(
            a=link.a,
            b=link.b,
            relation=link.relation,
            strength=link.strength,
            score=link.score,
            reasons=tuple(Reason(reason["code"], reason["text"]) for reason in link.reasons),
            uid=link.uid,
        )
        for link in session.execute(touching)
    }


def _judgements(session: Session, batch: Sequence[int]) -> Sequence[Judgement]:
    touching = or_(Judgement.a_id.in_(batch), Judgement.b_id.in_(batch))
    return session.scalars(current_judgements().where(touching)).all()


def _judged(session: Session, judgement: Judgement, machine: LinkRecord | None) -> LinkRecord:
    """The analyst's word on the pair; the machine's reasons stay only where the relation stays."""
    if machine is None:
        uids = dict(
            session.execute(select(Claim.id, Claim.uid).where(Claim.id.in_([judgement.a_id, judgement.b_id])))
            .tuples()
            .all()
        )
        machine = LinkRecord(uids[judgement.a_id], uids[judgement.b_id], Relation.UNRELATED)
    relation = machine.relation if judgement.relation is None else judgement.relation
    if judgement.verdict is Verdict.REJECT:
        relation = Relation.UNRELATED
    kept = machine.reasons if relation is machine.relation else ()
    said = (Reason("analyst", judgement.reason),) if judgement.reason else ()
    return replace(
        machine,
        relation=relation,
        strength=machine.strength if relation is machine.relation else None,
        reasons=(*kept, *said),
        judged_by=judgement.made_by,
    )
