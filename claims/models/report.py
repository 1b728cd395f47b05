"""Reports: the ingested documents, every version of each."""

from __future__ import annotations

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from claims.dates import Precision
from claims.models.base import Base, PrimaryKey, Timestamp, Uid, words
from claims.models.seal import UNSEALED, Sealed
from claims.models.source import Source

LONGEST_REASON = 300
"""Characters of a failure's sentence that are kept."""


class Report(Sealed, Base):
    """One version of one report.

    `published_offset` is that of the zone the time of publication was printed in, in minutes east of UTC.

    `text` is the exact text all offsets refer to, `text_sha256` its hash, `raw_sha256` that of the bytes it was made
    from. `remarks` say what of the input is not in the text; `left_out` are the characters that nobody sees, each run
    with the offset in `text` where it stood.

    Versions of one report share `url`; `supersedes` is the version before, `superseded` is true for all but the newest.
    `linked` is true once its claims are in the index and were compared. `supported` is false when extraction does not
    know the language: the report is stored without claims. `failure` says why extraction failed on it.
    """

    __tablename__ = "report"
    __table_args__ = (UniqueConstraint("url", "version"),)

    id: Mapped[PrimaryKey]
    uid: Mapped[Uid]
    publisher_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"), index=True)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"))
    url: Mapped[str | None]
    title: Mapped[str | None]
    byline: Mapped[str | None]
    published_at: Mapped[Timestamp | None] = mapped_column(index=True)
    published_precision: Mapped[Precision | None] = mapped_column(words(Precision))
    published_offset: Mapped[int | None]
    modified_at: Mapped[Timestamp | None]
    language: Mapped[str | None] = mapped_column(String(8))
    supported: Mapped[bool]
    media_type: Mapped[str]
    encoding: Mapped[str | None]
    origin: Mapped[str]
    raw_sha256: Mapped[str] = mapped_column(String(64), index=True)
    raw_size: Mapped[int]
    text_sha256: Mapped[str] = mapped_column(String(64), index=True)
    text: Mapped[str] = mapped_column(deferred=True)
    remarks: Mapped[list[str]] = mapped_column(JSON, default=list, server_default="[]")
    left_out: Mapped[list[tuple[int, str]]] = mapped_column(JSON, deferred=True, default=list, server_default="[]")
    version: Mapped[int]
    supersedes_id: Mapped[int | None] = mapped_column(ForeignKey("report.id"))
    superseded: Mapped[bool] = mapped_column(default=False, index=True, info=UNSEALED)
    linked: Mapped[bool] = mapped_column(default=False, server_default=false(), info=UNSEALED)
    ingested_at: Mapped[Timestamp]
    ingested_by: Mapped[str]

    publisher: Mapped[Source | None] = relationship(foreign_keys=[publisher_id])
    agency: Mapped[Source | None] = relationship(foreign_keys=[agency_id])
    supersedes: Mapped[Report | None] = relationship(remote_side=lambda: Report.id)
    failure: Mapped[ExtractionFailure | None] = relationship(cascade="all, delete-orphan")


class ExtractionFailure(Base):
    """Why a report's claims could not be found: it is stored with its text, and tried again later.

    `code` is the failure's sort for machines (`claims.errors`), `reason` its one sentence, `extractor` the version that
    failed: a later one tries by itself. The row goes when extraction comes through.
    """

    __tablename__ = "extraction_failure"

    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"), primary_key=True, autoincrement=False)
    code: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(String(LONGEST_REASON))
    extractor: Mapped[str] = mapped_column(String(40))
    failed_at: Mapped[Timestamp]
