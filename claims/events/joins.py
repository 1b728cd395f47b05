"""Which events analysts put together: the pairs of claims by which they did, found from any claim of what came of it.

Knows the tables; changes nothing. A claim that was moved into an event was put there by the act that took it out, and
goes back with that.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.matters.grouping import Groups
from claims.models import Claim, EventAct, EventDecision, current_event_decisions

Node = int | str
"""A claim's key, or the machine's group it is in."""
ClaimPair = tuple[Claim, Claim]


def joins(session: Session, claim: Claim, other: Claim | None = None) -> list[ClaimPair]:
    """The pairs of claims that put together what is the event of `claim` now, oldest first.

    With `other`, only those that put its group of the machine's together with that of `claim`.
    """
    said = session.scalars(current_event_decisions()).all()
    nodes = _nodes(session, said, [claim.id] + ([other.id] if other else []))
    merges = [(word.claim_id, word.other_id) for word in said if _is_merge(word, said) and word.other_id is not None]
    if other is not None:
        wanted = {nodes[claim.id], nodes[other.id]}
        found = [pair for pair in merges if {nodes[key] for key in pair} == wanted]
    else:
        groups: Groups[Node] = Groups()
        for one, another in merges:
            groups.join(nodes[one], nodes[another])
        here = groups.root(nodes[claim.id])
        found = [pair for pair in merges if groups.root(nodes[pair[0]]) == here]
    return [(session.get_one(Claim, one), session.get_one(Claim, another)) for one, another in found]


def _nodes(session: Session, said: Collection[EventDecision], more: Collection[int]) -> dict[int, Node]:
    """Where each claim that is spoken of, and each of `more`, stands before anything is put together."""
    spoken_of = {key for word in said for key in (word.claim_id, word.other_id) if key is not None} | set(more)
    apart = {word.claim_id for word in said if word.act is EventAct.APART}
    rows = session.execute(select(Claim.id, Claim.event).where(Claim.id.in_(spoken_of)))
    return {key: event if event and key not in apart else key for key, event in rows.tuples()}


def _is_merge(word: EventDecision, said: Collection[EventDecision]) -> bool:
    """True for a word that put two events together, and did not move one claim."""
    if word.act is not EventAct.TOGETHER:
        return False
    pair = {word.claim_id, word.other_id}
    moved = (split for split in said if split.act is EventAct.APART and split.claim_id in pair)
    return not any((split.made_at, split.made_by) == (word.made_at, word.made_by) for split in moved)
