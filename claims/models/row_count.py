"""How many rows each sealed table has, counted as they come and go: a row that is missing shows."""

from __future__ import annotations

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from claims.models.base import Base


class RowCount(Base):
    """One table by name, and its number of rows as the program's own insertions and deletions make it."""

    __tablename__ = "row_count"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    rows: Mapped[int] = mapped_column(BigInteger)
