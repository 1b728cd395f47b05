"""Linking: a report's claims against the store.

A claim is linked once, when its report comes in: it is entered into the index, compared with the claims that were there
before, and never again, because the pair of two claims that did not change does not change either. What an analyst said
of a pair is kept elsewhere and never touched.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, exists, insert, select
from sqlalchemy.orm import Session

from claims.candidates import batches, find_candidates, frequencies, index, rarity
from claims.compare import Comparable, Comparison, Relation, Weight, compare, in_order
from claims.linking.loading import load_claims
from claims.models import Claim, ClaimTerm, Link, Report

LINKER = "rules 1"
"""Which rules made a link; raised when a rule changes what it answers."""

_NOT_STORED = {Relation.UNRELATED, Relation.UNDECIDED}


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
    rows = list(_links(session, pairs, claims, rarity(known)))
    if rows:
        session.execute(insert(Link).execution_options(render_nulls=True), rows)
    return LinkOutcome(len(claim_ids), len(pairs), Counter(row["relation"] for row in rows))


def link_all(session: Session, *, rebuild: bool) -> LinkOutcome:
    """Link every report that has claims not linked yet, in the order they came in.

    With `rebuild` all links and the index are dropped first and made anew; links keep their uids.
    """
    if rebuild:
        session.execute(delete(Link))
        session.execute(delete(ClaimTerm))
    outcome = LinkOutcome()
    for report_id in _reports(session):
        outcome += link_report(session, report_id)
    return outcome


def link_uid(a_uid: str, b_uid: str) -> str:
    """The id of the link of two claims, whichever comes first: the same after every re-run."""
    first, second = sorted((a_uid, b_uid))
    return hashlib.sha256(f"link {first} {second}".encode()).hexdigest()[:40]


def _links(
    session: Session, pairs: Sequence[tuple[int, int]], claims: Mapping[int, Comparable], weight: Weight
) -> Iterator[dict[str, Any]]:
    """The rows of the pairs that are related."""
    uids = _uids(session, claims)
    now = datetime.now(UTC)
    for one, other in pairs:
        a, b = _in_order(one, other, claims)
        comparison = compare(claims[a], claims[b], weight)
        if comparison.relation not in _NOT_STORED:
            yield _row(comparison) | {
                "uid": link_uid(uids[a], uids[b]),
                "a_id": a,
                "b_id": b,
                "linker": LINKER,
                "created_at": now,
            }


def _row(comparison: Comparison) -> dict[str, Any]:
    return {
        "relation": comparison.relation,
        "strength": comparison.strength,
        "score": comparison.score,
        "reasons": [{"code": reason.code, "text": reason.text} for reason in comparison.reasons],
    }


def _in_order(one: int, other: int, claims: Mapping[int, Comparable]) -> tuple[int, int]:
    """The two ids, the earlier claim's first; where times do not tell, the one stored first."""
    first, second = sorted((one, other))
    earlier, _ = in_order(claims[first], claims[second])
    return (first, second) if earlier is claims[first] else (second, first)


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


def _uids(session: Session, claims: Mapping[int, Comparable]) -> Mapping[int, str]:
    rows = (session.execute(select(Claim.id, Claim.uid).where(Claim.id.in_(ids))) for ids in batches(sorted(claims)))
    return {claim_id: uid for some in rows for claim_id, uid in some}
