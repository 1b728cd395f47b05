"""Tags on claims: put on, taken off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from claims.errors import UsageError
from claims.models import Claim, Tag, current_tags
from claims.review.act import Act

LONGEST = 100
"""The width of the column that keeps a tag's name."""


def tag(  # noqa: PLR0913 -- who and when stand beside every act
    session: Session,
    claims: Sequence[Claim],
    add: Iterable[str] = (),
    remove: Iterable[str] = (),
    *,
    by: str,
    at: datetime,
) -> int:
    """Put the tags `add` on all `claims` and take the tags `remove` off. The number of tags that changed.

    A tag that is on already, or off already, is no change. Raises UsageError for a name that is no tag, and for one
    that is to be added and removed at once.
    """
    added = {_name(name) for name in add}
    removed = {_name(name) for name in remove}
    if both := added & removed:
        raise UsageError("added and removed at once", subject=f"tag {min(both)}")
    present = _present(session, claims)
    act = Act(session, by, at)
    return sum(_change(act, claim, added - present[claim.id], removed & present[claim.id]) for claim in claims)


def _name(given: str) -> str:
    name = given.strip()
    if not name or name[0] in "+-" or any(character.isspace() or character == "," for character in name):
        raise UsageError("a tag is one word without comma, space, or + and - in front", subject=repr(given))
    if len(name) > LONGEST:
        raise UsageError(f"a tag may have {LONGEST} characters", subject=repr(given))
    return name


def _present(session: Session, claims: Sequence[Claim]) -> dict[int, set[str]]:
    present: dict[int, set[str]] = {claim.id: set() for claim in claims}
    for row in session.scalars(current_tags().where(Tag.claim_id.in_(present))):
        present[row.claim_id].add(row.name)
    return present


def _change(act: Act, claim: Claim, added: set[str], removed: set[str]) -> int:
    if not added | removed:
        return 0
    act.add(Tag(claim_id=claim.id, name=name, present=True) for name in sorted(added))
    act.add(Tag(claim_id=claim.id, name=name, present=False) for name in sorted(removed))
    act.log("tag", "claim", claim.uid, {"added": sorted(added), "removed": sorted(removed)})
    return len(added) + len(removed)
