"""`link_all`: linking what is new, or everything anew and then what analysts' words make of it."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claims.linking.displacing import put_back
from claims.linking.linking import link_new
from claims.linking.outcome import LinkOutcome
from claims.linking.rebuilding import rebuild as rebuild_links
from claims.linking.relinking import relink_claims
from claims.linking.said import claims_spoken_of
from claims.models import Claim, DisplacedLink
from claims.workers import ThisProcess, Workers

FEW = 5_000
"""Claims that are linked anew sooner than processes are started for it."""


def are_few(session: Session) -> bool:
    """True when there are too few claims to share them out."""
    some = select(Claim.id).limit(FEW + 1).subquery()
    return (session.scalar(select(func.count()).select_from(some)) or 0) <= FEW


def link_all(session: Session, *, rebuild: bool, workers: Workers | None = None) -> LinkOutcome:
    """Link every report that has claims not linked yet; with `rebuild` all claims anew, by `workers`.

    Links keep their uids, and what did not change is not written again. Judgements and corrections stay.
    """
    if not rebuild:
        return link_new(session)
    touched = session.execute(select(DisplacedLink.a_id, DisplacedLink.b_id)).tuples()
    put_back(session, sorted({key for pair in touched for key in pair}))
    outcome = rebuild_links(session, workers or ThisProcess())
    relink_claims(session, claims_spoken_of(session))
    return outcome
