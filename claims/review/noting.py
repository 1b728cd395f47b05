"""Notes: free remarks on a claim, a source or a report."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from claims.errors import UsageError
from claims.models import Claim, Note, Report, Source
from claims.review.act import Act


def note(session: Session, subject: Claim | Source | Report, text: str, *, by: str, at: datetime) -> Note:
    """Add a remark. Raises UsageError when it says nothing."""
    words = text.strip()
    if not words:
        raise UsageError("an empty note")
    kind = subject.__tablename__
    made = Note(**{f"{kind}_id": subject.id}, text=words)
    act = Act(session, by, at)
    act.add([made])
    act.log("note", kind, subject.uid, {"text": words})
    return made
