"""Judgements: what an analyst says of the relation of two claims, whatever the machine says now or later."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, select, tuple_
from sqlalchemy.orm import Session

from claims.compare import Relation
from claims.errors import UsageError
from claims.models import Claim, Judgement, Link, Verdict, current_judgements
from claims.review.act import Act


def judge(  # noqa: PLR0913 -- who and when stand beside every act
    session: Session,
    a: Claim,
    b: Claim,
    verdict: Verdict,
    *,
    relation: Relation | None = None,
    reason: str | None = None,
    by: str,
    at: datetime,
) -> bool:
    """Say that the link of two claims is right, wrong, or another relation; or take the last judgement back.

    True when that changed what was said. Without `relation`, an accepted one is the machine's. Claims that the machine
    did not link can be judged too. Raises UsageError for a claim with itself, for another relation that is not named,
    and for accepting a link that is not there.
    """
    if a.id == b.id:
        raise UsageError("a claim has no relation to itself", subject=a.uid)
    link = session.scalar(select(Link).where(_between(Link, a, b)))
    relation = _relation(verdict, relation, link)
    before = session.scalar(current_judgements().where(_between(Judgement, a, b)))
    if _says_the_same(before, verdict, relation, reason):
        return False
    earlier, later = (b, a) if link is not None and link.a_id == b.id else (a, b)
    act = Act(session, by, at)
    act.add([Judgement(a_id=earlier.id, b_id=later.id, verdict=verdict, relation=relation, reason=reason)])
    detail = {
        "claims": [earlier.uid, later.uid],
        "verdict": verdict,
        "relation": relation,
        "machine": link.relation if link else None,
        "reason": reason,
    }
    act.log("judge", "link", link.uid if link else None, detail)
    return True


def _between(table: type[Link | Judgement], a: Claim, b: Claim) -> ColumnElement[bool]:
    """The rows on these two claims, whichever way round."""
    pairs = tuple_(table.a_id, table.b_id)
    return pairs.in_([(a.id, b.id), (b.id, a.id)])


def _says_the_same(before: Judgement | None, verdict: Verdict, relation: Relation | None, reason: str | None) -> bool:
    if before is None:
        return verdict is Verdict.RETRACT
    return (before.verdict, before.relation, before.reason) == (verdict, relation, reason)


def _relation(verdict: Verdict, relation: Relation | None, link: Link | None) -> Relation | None:
    match verdict:
        case Verdict.ACCEPT if relation is None and link is None:
            raise UsageError("there is no link to accept", remedy="name the relation as an analyst's own")
        case Verdict.ACCEPT if relation is None and link is not None:
            return link.relation
        case Verdict.OTHER if relation is None:
            raise UsageError("another relation must be named", remedy=f"one of {', '.join(Relation)}")
        case Verdict.REJECT | Verdict.RETRACT:
            return None
        case _:
            return relation
