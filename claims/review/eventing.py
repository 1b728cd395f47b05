"""Events: an analyst names them, puts two together, takes claims out; and takes each of that back.

Every word is tied to claims, so that it stands whatever the machine groups later.
"""

from __future__ import annotations

import re
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from claims.errors import UsageError
from claims.models import Claim, EventAct, EventDecision
from claims.review.act import Act
from claims.sources import folded

_LIKE_AN_ID = re.compile("[0-9a-f]{4,40}")

LONGEST = 200
"""The width of the column that keeps an event's name."""


def name_event(session: Session, claim: Claim, name: str | None, *, by: str, at: datetime) -> bool:
    """Name the event that holds the claim, or take its name back (None). True when that changed what was said.

    Raises UsageError for a name that says nothing or is too long.
    """
    words = " ".join(name.split()) if name is not None else None
    if words is not None and not (folded(words) and len(words) <= LONGEST):
        raise UsageError(
            f"an event's name has 1 to {LONGEST} characters, a letter or digit among them", subject=repr(name)
        )
    if words is not None and _LIKE_AN_ID.fullmatch(words):
        raise UsageError("a name that looks like the beginning of an id would be taken for one", subject=repr(name))
    before = _newest(session, EventAct.NAME, claim, None)
    if (before.name if before else None) == words:
        return False
    decision = EventDecision(act=EventAct.NAME, claim_id=claim.id, name=words, present=words is not None)
    _say(Act(session, by, at), claim, decision, {"name": words, "before": before.name if before else None})
    return True


def join_events(  # noqa: PLR0913 -- who and when stand beside every act
    session: Session, a: Claim, b: Claim, *, present: bool = True, reason: str | None = None, by: str, at: datetime
) -> bool:
    """Say that the events of two claims are one, or take that back. True when that changed what was said.

    Raises UsageError for a claim with itself.
    """
    if a.id == b.id:
        raise UsageError("an event is one with itself already", subject=a.uid)
    first, second = sorted((a, b), key=lambda claim: claim.id)
    if _in_force(session, EventAct.TOGETHER, first, second) == present:
        return False
    decision = EventDecision(
        act=EventAct.TOGETHER, claim_id=first.id, other_id=second.id, present=present, reason=reason
    )
    _say(Act(session, by, at), first, decision, {"claims": [first.uid, second.uid], "reason": reason})
    return True


def set_apart(  # noqa: PLR0913 -- as above
    session: Session,
    claim: Claim,
    *,
    to: Claim | None = None,
    present: bool = True,
    reason: str | None = None,
    by: str,
    at: datetime,
) -> bool:
    """Take a claim out of the machine's group, `to` another event where one is given, or take that back.

    A claim is in one place: what an earlier such word put it together with is taken back first. True when that changed
    what was said.
    """
    before = _newest(session, EventAct.APART, claim, None)
    stands = before is not None and before.present
    if not present and not stands:
        return False
    left = before is not None and stands and _take_out_again(session, claim, before, reason=reason, by=by, at=at)
    if present and stands and not left and to is None:
        return False
    decision = EventDecision(act=EventAct.APART, claim_id=claim.id, present=present, reason=reason)
    _say(Act(session, by, at), claim, decision, {"reason": reason})
    if to is not None and present:
        join_events(session, claim, to, reason=reason, by=by, at=at)
    return True


def _take_out_again(  # noqa: PLR0913 -- as above
    session: Session, claim: Claim, split: EventDecision, *, reason: str | None, by: str, at: datetime
) -> bool:
    """Take back that the claim was put together with others in the act that took it out. True when it had been."""
    table = EventDecision
    mine = or_(table.claim_id == claim.id, table.other_id == claim.id)
    same_act = (table.act == EventAct.TOGETHER, table.made_at == split.made_at, table.made_by == split.made_by, mine)
    left = False
    for put in session.scalars(select(table).where(*same_act)).all():
        a, b = session.get_one(Claim, put.claim_id), session.get_one(Claim, put.other_id)
        left |= join_events(session, a, b, present=False, reason=reason, by=by, at=at)
    return left


def _say(act: Act, claim: Claim, decision: EventDecision, detail: dict[str, object]) -> None:
    act.add([decision])
    said = {"act": decision.act, "present": decision.present, **detail}
    act.log("event", "claim", claim.uid, said)


def _in_force(session: Session, act: EventAct, claim: Claim, other: Claim | None) -> bool:
    newest = _newest(session, act, claim, other)
    return newest is not None and newest.present


def _newest(session: Session, act: EventAct, claim: Claim, other: Claim | None) -> EventDecision | None:
    table = EventDecision
    same_other: ColumnElement[bool] = table.other_id == other.id if other else table.other_id.is_(None)
    said = select(table).where(table.act == act, table.claim_id == claim.id, same_other)
    return session.scalar(said.order_by(table.id.desc()).limit(1))
