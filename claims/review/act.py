"""One act of an analyst: what is added, and the log entry that says who did it and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from claims.models import Correction, EventDecision, Grade, Identification, Judgement, LogEntry, Note, SaidAlias, Tag

Said = Tag | Grade | Note | Judgement | Identification | SaidAlias | EventDecision | Correction


@dataclass(frozen=True, slots=True)
class Act:
    """Who acts, and when, in which transaction."""

    session: Session
    by: str
    at: datetime

    def add(self, said: Iterable[Said]) -> None:
        """Add what was said, signed."""
        for row in said:
            row.made_by, row.made_at = self.by, self.at
            self.session.add(row)

    def log(self, action: str, subject: str, uid: str | None, detail: dict[str, Any]) -> None:
        """Add the log entry, and send everything to the database."""
        entry = LogEntry(action=action, subject=subject, subject_uid=uid, detail=detail)
        entry.made_by, entry.made_at = self.by, self.at
        self.session.add(entry)
        self.session.flush()
