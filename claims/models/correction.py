"""What analysts say against the machine's reading of a claim. Rows are inserted, never changed: the newest counts.

Knows the machine's claims and sources by key: what was read stays stored, and these say what it counts as.
"""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from claims.dates import Precision
from claims.figures import Measure
from claims.models.base import Base, PrimaryKey, Timestamp, words
from claims.models.seal import Sealed
from claims.models.source import Source


class Corrected(StrEnum):
    """What of a claim is corrected: who issues it, when it holds, where, or one of its figures."""

    ISSUER = "issuer"
    AS_OF = "as_of"
    PLACE = "place"
    FIGURE = "figure"


class Correction(Sealed, Base):
    """An analyst's word on one aspect of a claim; `stands` is false when it takes back the word before.

    Each aspect has columns of its own: `source_id` the issuer (null: the report speaks for itself), `moment` and
    `precision` the time, `value` the place, and for the figure of this `ordinal` the stated bounds `low` and `high`,
    in the parts that `Figure` stores, an open end null, with `measure` null where the machine's stays.
    """

    __tablename__ = "correction"
    __table_args__ = (
        CheckConstraint("(aspect = 'figure') = (ordinal IS NOT NULL)", name="ordinal_of"),
        CheckConstraint("source_id IS NULL OR (stands AND aspect = 'issuer')", name="source_of"),
        CheckConstraint("(moment IS NOT NULL) = (stands AND aspect = 'as_of')", name="moment_of"),
        CheckConstraint("(moment IS NULL) = (precision IS NULL)", name="moment_to"),
        CheckConstraint("(value IS NOT NULL) = (stands AND aspect = 'place')", name="value_of"),
        CheckConstraint("(low IS NOT NULL OR high IS NOT NULL) = (stands AND aspect = 'figure')", name="bounds_of"),
        CheckConstraint("measure IS NULL OR low IS NOT NULL OR high IS NOT NULL", name="measure_of"),
        CheckConstraint("low <= high", name="low_to_high"),
    )

    id: Mapped[PrimaryKey]
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    aspect: Mapped[Corrected] = mapped_column(words(Corrected))
    ordinal: Mapped[int | None]
    stands: Mapped[bool]
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"), index=True)
    moment: Mapped[Timestamp | None]
    precision: Mapped[Precision | None] = mapped_column(words(Precision))
    value: Mapped[str | None] = mapped_column(String(200))
    low: Mapped[int | None] = mapped_column(BigInteger)
    high: Mapped[int | None] = mapped_column(BigInteger)
    measure: Mapped[Measure | None] = mapped_column(words(Measure))
    reason: Mapped[str | None]
    made_at: Mapped[Timestamp]
    made_by: Mapped[str] = mapped_column(String(200))

    source: Mapped[Source | None] = relationship()
