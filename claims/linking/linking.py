"""Linking: a report's claims against the store.

A claim is linked once, when its report comes in: it is entered into the index, compared with the claims that were there
before, and never again, because the pair of two claims that did not change does not change either. What an analyst said
of a pair is kept elsewhere and never touched; what they said of claims and of who the issuers are decides what counts
(see `claims.linking.displacing`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from claims.candidates import batches, find_candidates, index, index_reports, is_empty, load_claims
from claims.compare import Comparable, compare
from claims.linking.displacing import displace
from claims.linking.outcome import LinkOutcome
from claims.linking.rows import earlier_first, is_link, link_row, link_uid, uids_of
from claims.models import Claim, Link, Report


def link_report(session: Session, report_id: int) -> LinkOutcome:
    """Link the claims of one report that are not linked yet. A superseded version gets no links."""
    claim_ids = _unlinked(session, report_id)
    if not claim_ids:
        return LinkOutcome()
    if is_empty(session):
        _index_linked(session)
    report = session.get_one(Report, report_id)
    report.linked = True
    claims = load_claims(session, claim_ids)
    index(session, claims)
    index_reports(session, [report])
    found = find_candidates(session, claims)
    rows = list(_links(session, found.pairs, found.claims))
    if rows:
        session.execute(insert(Link).execution_options(render_nulls=True), rows)
    relations = {row["uid"]: row["relation"] for row in rows} | displace(session, found.pairs, found.claims)
    return LinkOutcome(len(claim_ids), len(found.pairs), Counter(filter(None, relations.values())))


def link_new(session: Session) -> LinkOutcome:
    """Link every report that has claims not linked yet, in the order they came in."""
    outcome = LinkOutcome()
    for report_id in _reports(session):
        outcome += link_report(session, report_id)
    return outcome


def _links(
    session: Session, pairs: Sequence[tuple[int, int]], claims: Mapping[int, Comparable]
) -> Iterator[dict[str, Any]]:
    """The rows of the pairs that are related."""
    uids = uids_of(session, {claim_id for pair in pairs for claim_id in pair})
    now = datetime.now(UTC)
    for one, other in pairs:
        a, b = earlier_first(one, other, claims, uids)
        comparison = compare(claims[a], claims[b])
        if is_link(comparison):
            uid = link_uid(uids[a], uids[b])
            yield link_row(comparison) | {"uid": uid, "a_id": a, "b_id": b, "created_at": now}


def _index_linked(session: Session) -> None:
    """Enter the claims of all linked reports: the index is lost, or was made by a program that kept another."""
    linked = select(Claim.id).join(Claim.report).where(Report.linked, Report.superseded.is_(False)).order_by(Claim.id)
    for some in batches(list(session.scalars(linked))):
        index(session, load_claims(session, some))


def _unlinked(session: Session, report_id: int) -> list[int]:
    return list(
        session.scalars(
            select(Claim.id)
            .join(Report, Report.id == Claim.report_id)
            .where(Claim.report_id == report_id, Report.superseded.is_(False), Report.linked.is_(False))
            .order_by(Claim.id)
        )
    )


def _reports(session: Session) -> list[int]:
    wanted = select(Report.id).where(Report.superseded.is_(False), Report.linked.is_(False)).order_by(Report.id)
    return list(session.scalars(wanted))
