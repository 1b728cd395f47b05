"""Linking: a report's claims against the store.

A claim is linked once, when its report comes in: it is entered into the index, compared with the claims that were there
before, and never again, because the pair of two claims that did not change does not change either. What an analyst said
of a pair is kept elsewhere and never touched; what they said of claims and of who the issuers are decides what counts
(see `claims.linking.displacing`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, exists, insert, select
from sqlalchemy.orm import Session

from claims.candidates import find_candidates, frequencies, index
from claims.compare import Comparable, Relation, compare
from claims.linking.displacing import displace
from claims.linking.loading import load_claims
from claims.linking.rows import earlier_first, is_link, link_row, link_uid, uids_of
from claims.models import Claim, ClaimTerm, DisplacedLink, Link, Report


@dataclass(frozen=True, slots=True)
class LinkOutcome:
    """What linking did: claims newly linked, pairs compared, links stored by relation."""

    claims: int = 0
    pairs: int = 0
    links: Counter[Relation] = field(default_factory=Counter)

    def __add__(self, other: LinkOutcome) -> LinkOutcome:
        return LinkOutcome(self.claims + other.claims, self.pairs + other.pairs, self.links + other.links)


def link_report(session: Session, report_id: int) -> LinkOutcome:
    """Link the claims of one report that are not linked yet. A superseded version gets no links."""
    claim_ids = _unlinked(session, report_id)
    if not claim_ids:
        return LinkOutcome()
    claims = load_claims(session, claim_ids)
    index(session, claims)
    known = frequencies(session, claim_ids)
    pairs = list(find_candidates(session, claim_ids, known))
    claims |= load_claims(session, {other for _, other in pairs} - claims.keys())
    rows = list(_links(session, pairs, claims))
    if rows:
        session.execute(insert(Link).execution_options(render_nulls=True), rows)
    relations = {row["uid"]: row["relation"] for row in rows} | displace(session, pairs, claims)
    return LinkOutcome(len(claim_ids), len(pairs), Counter(filter(None, relations.values())))


def link_all(session: Session, *, rebuild: bool) -> LinkOutcome:
    """Link every report that has claims not linked yet, in the order they came in.

    With `rebuild` all links and the index are dropped first and made anew; links keep their uids.
    """
    if rebuild:
        session.execute(delete(Link))
        session.execute(delete(DisplacedLink))
        session.execute(delete(ClaimTerm))
    outcome = LinkOutcome()
    for report_id in _reports(session):
        outcome += link_report(session, report_id)
    return outcome


def _links(
    session: Session, pairs: Sequence[tuple[int, int]], claims: Mapping[int, Comparable]
) -> Iterator[dict[str, Any]]:
    """The rows of the pairs that are related."""
    uids = uids_of(session, claims)
    now = datetime.now(UTC)
    for one, other in pairs:
        a, b = earlier_first(one, other, claims)
        comparison = compare(claims[a], claims[b])
        if is_link(comparison):
            uid = link_uid(uids[a], uids[b])
            yield link_row(comparison) | {"uid": uid, "a_id": a, "b_id": b, "created_at": now}


def _unlinked(session: Session, report_id: int) -> list[int]:
    indexed = exists().where(ClaimTerm.claim_id == Claim.id)
    return list(
        session.scalars(
            select(Claim.id)
            .join(Report, Report.id == Claim.report_id)
            .where(Claim.report_id == report_id, Report.superseded.is_(False), ~indexed)
            .order_by(Claim.id)
        )
    )


def _reports(session: Session) -> list[int]:
    indexed = exists().where(ClaimTerm.claim_id == Claim.id)
    return list(
        session.scalars(
            select(Claim.report_id)
            .join(Report, Report.id == Claim.report_id)
            .where(Report.superseded.is_(False), ~indexed)
            .distinct()
            .order_by(Claim.report_id)
        )
    )
