"""Echoes: what the machine found of who repeats whose text, and what it finds that by.

Knows reports and sources by key; every row follows from texts and dates alone, so that all can be made anew.
"""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from claims.models.base import Base, PrimaryKey, words
from claims.models.report import Report
from claims.models.seal import Sealed
from claims.models.source import Source


class EchoOrder(StrEnum):
    """By what it was told which of two reports came first: their publication, or, where that is not known, ingest."""

    PUBLISHED = "published"
    INGESTED = "ingested"


class Sketch(Base):
    """That a report's text was looked at for echoes: its own words (no quotation, no boilerplate), and by which rules.

    `place` orders reports by their publication, those without a date last, alike in every store.
    """

    __tablename__ = "sketch"

    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"), primary_key=True)
    place: Mapped[int] = mapped_column(BigInteger)
    words: Mapped[int]
    finder: Mapped[str] = mapped_column(String(40))


class Fingerprint(Base):
    """One fingerprint of one report, under which other reports find it; those of a fingerprint lie in `place` order."""

    __tablename__ = "fingerprint"
    __table_args__ = ({"sqlite_with_rowid": False},)

    value: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    place: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"), primary_key=True, index=True)


class Echo(Sealed, Base):
    """That the later of two reports repeats text of the earlier.

    `words` are the own words they share, `share` what part of the later's own words that is, `share_of_earlier` of the
    earlier's. `passages` are the longest shared ones, in text order, each `[start, end, start, end]`: code points of
    the later report's text, then of the earlier's. `reasons` is a list of `{"code", "text"}`.
    """

    __tablename__ = "echo"
    __table_args__ = (
        UniqueConstraint("later_id", "earlier_id"),
        CheckConstraint("later_id <> earlier_id", name="two_reports"),
    )

    id: Mapped[PrimaryKey]
    later_id: Mapped[int] = mapped_column(ForeignKey("report.id"))
    earlier_id: Mapped[int] = mapped_column(ForeignKey("report.id"), index=True)
    ordered_by: Mapped[EchoOrder] = mapped_column(words(EchoOrder))
    words: Mapped[int]
    share: Mapped[float]
    share_of_earlier: Mapped[float]
    passages: Mapped[list[list[int]]] = mapped_column(JSON)
    reasons: Mapped[list[dict[str, str]]] = mapped_column(JSON)
    finder: Mapped[str] = mapped_column(String(40))

    later: Mapped[Report] = relationship(foreign_keys=[later_id])
    earlier: Mapped[Report] = relationship(foreign_keys=[earlier_id])


class Credit(Sealed, Base):
    """That a report says an outlet had its story first; `start` and `end` are where it names the outlet."""

    __tablename__ = "credit"
    __table_args__ = (UniqueConstraint("report_id", "start"),)

    id: Mapped[PrimaryKey]
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"))
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id"), index=True)
    start: Mapped[int]
    end: Mapped[int]

    source: Mapped[Source] = relationship()
