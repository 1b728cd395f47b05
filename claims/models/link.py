"""Links: what the machine found between two claims."""

from __future__ import annotations

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from claims.compare import Relation, Strength
from claims.models.base import Base, PrimaryKey, Timestamp, Uid, words
from claims.models.claim import Claim
from claims.models.seal import Sealed


class Link(Sealed, Base):
    """The machine's relation between two claims of different reports; `a` is the earlier one.

    `reasons` is a list of `{"code", "text"}`. `uid` is derived from the two claims' ids alone, so that a re-run that
    changes the relation keeps the id, and what an analyst said of it stays attached.
    """

    __tablename__ = "link"
    __table_args__ = (
        UniqueConstraint("a_id", "b_id"),
        CheckConstraint("a_id <> b_id", name="two_claims"),
        Index("ix_link_relation_score", "relation", "score"),
    )

    id: Mapped[PrimaryKey]
    uid: Mapped[Uid]
    a_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    b_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    relation: Mapped[Relation] = mapped_column(words(Relation))
    strength: Mapped[Strength | None] = mapped_column(words(Strength))
    score: Mapped[float]
    reasons: Mapped[list[dict[str, str]]] = mapped_column(JSON)
    linker: Mapped[str] = mapped_column(String(40))
    created_at: Mapped[Timestamp]

    a: Mapped[Claim] = relationship(foreign_keys=[a_id])
    b: Mapped[Claim] = relationship(foreign_keys=[b_id])
