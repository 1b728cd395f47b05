"""The log: who did what, when. Rows are only ever added."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base, PrimaryKey, Timestamp
from claims.models.seal import Sealed


class LogEntry(Sealed, Base):
    """One act.

    `subject` is the kind of row (`report`, `claim`, `source`, `link`, `store`), `subject_uid` its id,
    `detail` what changed, in the words of the act.
    """

    __tablename__ = "log_entry"

    id: Mapped[PrimaryKey]
    made_at: Mapped[Timestamp]
    made_by: Mapped[str] = mapped_column(String(200), index=True)
    action: Mapped[str] = mapped_column(String(40), index=True)
    subject: Mapped[str] = mapped_column(String(20))
    subject_uid: Mapped[str | None] = mapped_column(String(40), index=True)
    detail: Mapped[dict[str, Any]] = mapped_column(JSON)
