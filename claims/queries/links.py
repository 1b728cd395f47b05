"""Links by filter: the relation that counts between two claims, with both claims."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from claims.compare import Relation
from claims.matters import ClaimRecord, LinkRecord
from claims.matters.reading import batches, current_claim_ids, read_claims
from claims.matters.relations import links_touching
from claims.models import Claim, Judgement, Link


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link and its two claims, `a` the earlier one."""

    link: LinkRecord
    a: ClaimRecord
    b: ClaimRecord


def find_links(
    session: Session, keys: Collection[int] | None = None, *, relations: Collection[Relation] = ()
) -> list[LinkRow]:
    """The links that count and touch the claims with `keys` (None: any), strongest first within a relation.

    A pair that an analyst rejected is shown when `relations` asks for `unrelated`, and only then.
    """
    touching = links_touching(session, _linked(session) if keys is None else keys)
    current = current_claim_ids(session)
    kept = {
        pair: link
        for pair, link in touching.items()
        if (link.relation in relations if relations else link.relation is not Relation.UNRELATED)
        and (keys is not None or pair <= current)
    }
    claims = {claim.uid: claim for claim in read_claims(session, {key for pair in kept for key in pair})}
    rows = [LinkRow(link, claims[link.a], claims[link.b]) for link in kept.values()]
    return sorted(
        rows, key=lambda row: (list(Relation).index(row.link.relation), -row.link.score, row.a.order, row.b.uid)
    )


def claims_of_link(session: Session, link: Link) -> tuple[Claim, Claim]:
    """The two claims of a link's row, the earlier one first."""
    found = {claim.id: claim for claim in session.scalars(select(Claim).where(Claim.id.in_((link.a_id, link.b_id))))}
    return found[link.a_id], found[link.b_id]


def neighbours(session: Session, keys: Sequence[int]) -> set[int]:
    """The keys of all claims that the machine or an analyst put beside one of `keys`."""
    found: set[int] = set()
    for batch in batches(keys):
        for table in (Link, Judgement):
            pairs = select(table.a_id, table.b_id).where(or_(table.a_id.in_(batch), table.b_id.in_(batch)))
            found |= {key for pair in session.execute(pairs) for key in pair}
    return found - set(keys)


def _linked(session: Session) -> set[int]:
    return set(session.scalars(select(Link.a_id).union(select(Judgement.a_id))))
