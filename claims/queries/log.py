"""The log, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.models import LogEntry


@dataclass(frozen=True, slots=True)
class LogRow:
    """One act: who did what, when, to which row."""

    made_at: datetime
    made_by: str
    action: str
    subject: str
    subject_uid: str | None
    detail: dict[str, Any]


def log_rows(
    session: Session, *, uid_prefix: str | None = None, by: str | None = None, action: str | None = None, limit: int
) -> list[LogRow]:
    """The newest `limit` acts, of one row (by the beginning of its id), person or kind of act where given."""
    wanted = select(LogEntry).order_by(LogEntry.id.desc()).limit(limit)
    if uid_prefix:
        # A range and not LIKE: it uses the index whatever the collation. Ids are of the digits 0-9 and a-f.
        first = uid_prefix.lower()
        wanted = wanted.where(LogEntry.subject_uid >= first, LogEntry.subject_uid <= f"{first}g")
    if by:
        wanted = wanted.where(LogEntry.made_by == by)
    if action:
        wanted = wanted.where(LogEntry.action == action)
    return [
        LogRow(entry.made_at, entry.made_by, entry.action, entry.subject, entry.subject_uid, entry.detail)
        for entry in session.scalars(wanted)
    ]
