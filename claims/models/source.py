"""Sources: canonical bodies and persons, and the names they go by."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from claims.models.base import Base, PrimaryKey, Timestamp, Uid, words
from claims.models.seal import Sealed
from claims.sources import SourceKind


class Source(Sealed, Base):
    """One body or person. `name` is canonical, `folded` its case-folded form that lookups use.

    A mention that does not say who it is (`resolved` is false: "the ministry" of nobody) never shares a row with a body
    that is known, or its claims would pass for that body's.

    Reliability is no column here: it is a human judgement and stands in `grade`.
    """

    __tablename__ = "source"
    __table_args__ = (UniqueConstraint("folded", "kind", "resolved"),)

    id: Mapped[PrimaryKey]
    uid: Mapped[Uid]
    name: Mapped[str]
    folded: Mapped[str]
    kind: Mapped[SourceKind] = mapped_column(words(SourceKind))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))
    side: Mapped[str | None]
    place: Mapped[str | None]
    named: Mapped[bool]
    resolved: Mapped[bool]
    created_at: Mapped[Timestamp]

    parent: Mapped[Source | None] = relationship(remote_side=lambda: Source.id)
    aliases: Mapped[list[Alias]] = relationship(back_populates="source", order_by="Alias.id")


class Alias(Sealed, Base):
    """One printed name of a source; `reason` says how it was found to be one, `made_by` who found it."""

    __tablename__ = "alias"
    __table_args__ = (UniqueConstraint("source_id", "folded"),)

    id: Mapped[PrimaryKey]
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"))
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(index=True)
    reason: Mapped[str]
    made_at: Mapped[Timestamp]
    made_by: Mapped[str] = mapped_column(String(200))

    source: Mapped[Source] = relationship(back_populates="aliases")
