"""What analysts say of who sources are. Rows are inserted, never changed: the newest counts.

Knows the machine's sources by key only: the rows they were found as stay what they are, and these say what they count
as. `DisplacedLink` keeps what the machine found of a pair of claims before such a word made another link of it.
"""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claims.compare import Relation, Strength
from claims.models.base import Base, PrimaryKey, Timestamp, words
from claims.models.seal import Sealed


class Aspect(StrEnum):
    """What of a source is said: that it is another source's body (`SAME_AS`), or one of its properties."""

    SAME_AS = "same_as"
    NAME = "name"
    KIND = "kind"
    PARENT = "parent"
    PLACE = "place"
    SIDE = "side"


class Identification(Sealed, Base):
    """An analyst's word on one aspect of a source; `stands` is false when it takes back the word before.

    `other_id` is the source that a source is the same as, or its parent; `value` is what any other aspect is said to
    be, `folded` the lookup form of a name. A word that stands and says neither says that there is none: a body without
    a parent.
    """

    __tablename__ = "identification"
    __table_args__ = (
        CheckConstraint("stands OR (other_id IS NULL AND value IS NULL)", name="taken_back"),
        CheckConstraint("value IS NULL OR aspect NOT IN ('same_as', 'parent')", name="value_of"),
        CheckConstraint("other_id IS NULL OR aspect IN ('same_as', 'parent')", name="other_of"),
        CheckConstraint("other_id IS NOT NULL OR NOT stands OR aspect <> 'same_as'", name="same_as_what"),
        CheckConstraint("source_id <> other_id", name="two_sources"),
    )

    id: Mapped[PrimaryKey]
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"), index=True)
    aspect: Mapped[Aspect] = mapped_column(words(Aspect))
    stands: Mapped[bool]
    other_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"), index=True)
    value: Mapped[str | None]
    folded: Mapped[str | None]
    reason: Mapped[str | None]
    made_at: Mapped[Timestamp]
    made_by: Mapped[str] = mapped_column(String(200))


class SaidAlias(Sealed, Base):
    """An analyst's word that a name stands for a source (`stands`), or no longer does; of a name the newest counts."""

    __tablename__ = "said_alias"

    id: Mapped[PrimaryKey]
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"), index=True)
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(index=True)
    stands: Mapped[bool]
    reason: Mapped[str | None]
    made_at: Mapped[Timestamp]
    made_by: Mapped[str] = mapped_column(String(200))


class DisplacedLink(Sealed, Base):
    """What the machine alone makes of a pair of claims, where analysts' words on them make another link of it.

    `link` holds what counts. When the words are taken back, this row goes back there as it was. `relation` is null, and
    everything after it, where the machine alone found no link.
    """

    __tablename__ = "displaced_link"
    __table_args__ = (UniqueConstraint("a_id", "b_id"), CheckConstraint("a_id <> b_id", name="two_claims"))

    id: Mapped[PrimaryKey]
    uid: Mapped[str] = mapped_column(String(40))
    a_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    b_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    relation: Mapped[Relation | None] = mapped_column(words(Relation))
    strength: Mapped[Strength | None] = mapped_column(words(Strength))
    score: Mapped[float | None]
    reasons: Mapped[list[dict[str, str]] | None] = mapped_column(JSON(none_as_null=True))
    linker: Mapped[str | None] = mapped_column(String(40))
    created_at: Mapped[Timestamp | None]
