"""Claims as comparison sees them once analysts have spoken: of who sources are, and of what claims say.

Knows their words; everything else of a claim stays as it was loaded.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from claims.candidates import batches
from claims.candidates.stored import keys
from claims.compare import DAYS_OFF, Comparable, Issuer, telling_place
from claims.corrections import ClaimCorrections, Corrections
from claims.identities import Identities, counting_as
from claims.models import (
    Aspect,
    Attribution,
    Correction,
    Identification,
    Role,
    Source,
    current_corrections,
    current_identifications,
)
from claims.places import resolve


def as_said(session: Session, claims: Mapping[int, Comparable]) -> dict[int, Comparable]:
    """Those of `claims` that count as something else than the machine takes them for, as they count."""
    identities = Identities(session)
    found: dict[int, Comparable] = {}
    for some in batches(sorted(claims)):
        issuers, corrections = _identified(session, some, identities), Corrections(session, some)
        for claim_id in sorted({*issuers, *corrections.claims}):
            machine = claims[claim_id]
            claim = replace(machine, issuer=issuers.get(claim_id, machine.issuer))
            claim = _corrected(claim, corrections.of(claim_id), identities)
            if claim != machine:
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
    corrected = current_corrections().where(Correction.source_id.in_(speakers)).with_only_columns(Correction.claim_id)
    return sorted({*session.scalars(issued), *session.scalars(corrected)})


def claims_spoken_of(session: Session) -> list[int]:
    """All claims that an analyst corrected, or of whose issuer one said who it is."""
    sources = set(session.scalars(current_identifications().with_only_columns(Identification.source_id)))
    corrected = session.scalars(current_corrections().with_only_columns(Correction.claim_id))
    return sorted({*corrected, *(claims_concerned(session, sources) if sources else ())})


def _identified(session: Session, claim_ids: Sequence[int], identities: Identities) -> dict[int, Issuer]:
    """The issuers of which analysts said who they are."""
    issued = (
        select(Attribution.claim_id, Source, Attribution.named)
        .join(Attribution.source)
        .where(Attribution.claim_id.in_(claim_ids), Attribution.role == Role.ISSUER, Attribution.position == 0)
        .where(identities.concern())
    )
    return {
        claim_id: _issuer(identities, source, named=named)
        for claim_id, source, named in session.execute(issued).tuples()
    }


def _issuer(identities: Identities, source: Source, *, named: bool) -> Issuer:
    """A mention of which an analyst said who it is, is named as that body is, however it was printed."""
    standing = identities.standing(source)
    return Issuer(
        standing.name,
        *keys(standing.key, standing.parent_key, resolved=standing.resolved),
        named=standing.named if identities.is_identified(source) else named,
        kind=standing.kind,
    )


def _corrected(claim: Comparable, said: ClaimCorrections, identities: Identities) -> Comparable:
    """The claim with what was corrected of it."""
    if said.issuer:
        source = said.issuer.source
        claim = replace(claim, issuer=_issuer(identities, source, named=source.named) if source else None)
    if said.as_of and said.as_of.precision:
        claim = replace(claim, as_of=said.as_of.moment, as_of_days=DAYS_OFF[said.as_of.precision])
    if said.place and said.place.value:
        named = resolve(said.place.value, {})
        claim = replace(claim, place=telling_place(said.place.value, named.precision, None), country=named.country)
    figures = tuple(said.figure(ordinal, figure) for ordinal, figure in enumerate(claim.figures))
    return replace(claim, figures=figures)
