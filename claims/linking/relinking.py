"""Linking anew what an analyst's word touches: a claim; or the claims of sources, and of the bodies under them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.candidates import batches, find_candidates, load_claims
from claims.compare import Comparable
from claims.linking.displacing import Pair, displace, put_back, touching
from claims.linking.said import as_said, claims_concerned
from claims.models import Claim, Link, Report

Found = tuple[int, str, str | None, float]
"""What a link says: which claim is the earlier, the relation, its strength and score."""


@dataclass(frozen=True, slots=True)
class Relinked:
    """What linking anew did: claims looked at, links that are new, gone, or say something else than before."""

    claims: int = 0
    changed: int = 0


def relink(session: Session, sources: Collection[int]) -> Relinked:
    """Link the claims that a word on `sources` (database keys) touches as the words stand now; see `relink_claims`."""
    return relink_claims(session, claims_concerned(session, sources))


def relink_claims(session: Session, claim_ids: Sequence[int]) -> Relinked:
    """Link claims (database keys) as the words on them and on their issuers stand now.

    Everything else stays, and so does what analysts said of links. Claims that are not linked yet are left so.
    """
    before = _links(session, claim_ids)
    pairs = put_back(session, claim_ids)
    done: set[frozenset[int]] = set()
    for some in batches(claim_ids):
        _relink(session, some, pairs, done)
    after = _links(session, claim_ids)
    changed = sum(before.get(uid) != after.get(uid) for uid in before.keys() | after.keys())
    return Relinked(len(claim_ids), changed)


def _relink(session: Session, claim_ids: Sequence[int], kept: Collection[Pair], done: set[frozenset[int]]) -> None:
    claims = load_claims(session, claim_ids)
    pairs = [pair for pair in kept if not set(claim_ids).isdisjoint(pair)]
    if as_said(session, claims):
        pairs += session.execute(select(Link.a_id, Link.b_id).where(touching(Link, claim_ids))).tuples()
        pairs += find_candidates(session, _linked(session, claims)).pairs
    new = {key: pair for pair in pairs if (key := frozenset(pair)) not in done}
    done |= new.keys()
    claims |= load_claims(session, {claim_id for pair in new.values() for claim_id in pair} - claims.keys())
    displace(session, new.values(), claims)


def _linked(session: Session, claims: Mapping[int, Comparable]) -> dict[int, Comparable]:
    """Those of the claims whose reports are linked."""
    rows = select(Claim.id).join(Claim.report).where(Claim.id.in_(list(claims)), Report.linked).order_by(Claim.id)
    return {claim_id: claims[claim_id] for claim_id in session.scalars(rows)}


def _links(session: Session, claim_ids: Sequence[int]) -> dict[str, Found]:
    found: dict[str, Found] = {}
    for some in batches(claim_ids):
        said = select(Link.uid, Link.a_id, Link.relation, Link.strength, Link.score).where(touching(Link, some))
        found.update((row.uid, (row.a_id, row.relation, row.strength, row.score)) for row in session.execute(said))
    return found
