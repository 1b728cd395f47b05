"""Whether a document is new to the store: answered before the costly extraction, and again when it is stored.

Knows ids, addresses and hashes of text; reads, and writes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.documents import Document
from claims.ingest.identity import report_uid, text_sha256
from claims.models import Report


class Status(StrEnum):
    """What ingesting a document means for the store."""

    NEW = "new"
    NEW_VERSION = "new_version"
    UNCHANGED = "unchanged"
    EXTRACTED = "extracted"
    """Known, without claims because extraction had failed on it, and now with them."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the store knows of a document.

    `known` is the report that already holds it when `UNCHANGED`, the version before it when `NEW_VERSION`.
    """

    status: Status
    known: Report | None = None


def recognise(session: Session, document: Document) -> Standing:
    """Tell whether the document is new, a new version of a report, or known.

    Known are the same bytes of the same address and publisher, whatever version they were; and the newest version's
    text at the same address, in whatever bytes: a page's boilerplate changes daily.
    """
    same = session.scalar(select(Report).where(Report.uid == report_uid(document)))
    if same is not None:
        return Standing(Status.UNCHANGED, same)
    if not document.url:
        return Standing(Status.NEW)
    newest = session.scalar(select(Report).where(Report.url == document.url).order_by(Report.version.desc()).limit(1))
    if newest is None:
        return Standing(Status.NEW)
    unchanged = newest.text_sha256 == text_sha256(document.text)
    return Standing(Status.UNCHANGED if unchanged else Status.NEW_VERSION, newest)
