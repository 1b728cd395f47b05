"""Claims as comparison sees them once analysts have said who their issuers are.

Knows issuers; everything else of a claim stays as it was loaded.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from claims.candidates import batches
from claims.compare import Comparable, Issuer
from claims.identities import Identities, counting_as
from claims.linking.loading import keys
from claims.models import Aspect, Attribution, Identification, Role, Source, current_identifications


def as_identified(session: Session, claims: Mapping[int, Comparable]) -> dict[int, Comparable]:
    """Those of `claims` whose issuer counts as something else than the machine takes it for, with that issuer."""
    identities = Identities(session)
    found: dict[int, Comparable] = {}
    for some in batches(sorted(claims)):
        issued = (
            select(Attribution.claim_id, Source, Attribution.named)
            .join(Attribution.source)
            .where(Attribution.claim_id.in_(some), Attribution.role == Role.ISSUER, Attribution.position == 0)
            .where(identities.concern())
        )
        for claim_id, source, named in session.execute(issued).tuples():
            claim = replace(claims[claim_id], issuer=_issuer(identities, source, named=named))
            if claim != claims[claim_id]:
                found[claim_id] = claim
    return found


def claims_concerned(session: Session, sources: Collection[int]) -> list[int]:
    """The claims whose issuer changes when something is said of `sources`: theirs, and those of bodies under them."""
    ours = counting_as(session, sources)
    under = current_identifications().where(Identification.aspect == Aspect.PARENT, Identification.other_id.in_(ours))
    said_under = under.with_only_columns(Identification.source_id)
    below = session.scalars(select(Source.id).where(or_(Source.parent_id.in_(ours), Source.id.in_(said_under))))
    speakers = counting_as(session, ours | set(below))
    issued = select(Attribution.claim_id).where(
        Attribution.source_id.in_(speakers), Attribution.role == Role.ISSUER, Attribution.position == 0
    )
    return sorted(session.scalars(issued))


def _issuer(identities: Identities, source: Source, *, named: bool) -> Issuer:
    """A mention of which an analyst said who it is, is named as that body is, however it was printed."""
    standing = identities.standing(source)
    return Issuer(
        standing.name,
        *keys(standing.key, standing.parent_key, resolved=standing.resolved),
        named=standing.named if identities.is_identified(source) else named,
        kind=standing.kind,
    )
