"""The index that candidate pairs come from: claims and reports by their terms.

Everything in it is made from claims and reports and can be made anew, so that the claims' part has no foreign key.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base

POSTED = 1 << 16
"""Claims, by key, of a block of postings: as many as two bytes number."""

PLACE = "H"
"""How a place in a block is packed (see `struct`; little-endian)."""

MEASURED = 256
"""Claims, by key, of a block of measures: few, because a block is written anew with every report, and because
PostgreSQL puts away elsewhere, where it takes longer to find, what has more than 2,000 bytes."""

MEASURE = "iH?"
"""How a claim's measures are packed: its day, the square of its terms' length, whether one of them is a number."""


class ClaimPostings(Base):
    """Which claims of a block hold a term: their places in it, packed and ascending.

    `leading` parts those of which the term is one of the very rarest from the others.
    """

    __tablename__ = "claim_postings"
    __table_args__ = ({"sqlite_with_rowid": False},)

    term: Mapped[str] = mapped_column(String(80), primary_key=True)
    leading: Mapped[bool] = mapped_column(primary_key=True)
    block: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    claims: Mapped[bytes]


class ClaimMeasures(Base):
    """What the likeness of a block's claims to others hangs on besides what they share, packed one after the other.

    The length of a claim that is not in the index is 0.
    """

    __tablename__ = "claim_measures"

    block: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    measures: Mapped[bytes]


class ReportTerm(Base):
    """The index of reports on one happening: one row for each of the words that tell most of a report."""

    __tablename__ = "report_term"
    __table_args__ = ({"sqlite_with_rowid": False},)

    term: Mapped[str] = mapped_column(String(80), primary_key=True)
    day: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"), primary_key=True, index=True)
