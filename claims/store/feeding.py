"""The main job: inputs in, reports with linked claims stored, one transaction for each document.

A kill at any moment leaves the documents before it stored and linked and nothing of the one it hit; the next run finds
the first unchanged and takes up the second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Engine

from claims.database import reading as reading_session
from claims.database import writing
from claims.documents import Document, Reading
from claims.errors import InputError
from claims.events import regroup
from claims.extract import SUPPORTED_LANGUAGES, Statement, extract
from claims.ingest import Status, ingest_document, recognise
from claims.ingest.identity import report_uid


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: its status, or the error that says why it could not be read.

    `supported` is false when its language is one that extraction does not know; `report` is the id of its report.
    """

    origin: str
    status: Status | None = None
    error: InputError | None = None
    report: str | None = None
    claims: int = 0
    links: int = 0
    supported: bool = True


@dataclass(slots=True)
class IngestSummary:
    """What became of all inputs of one run, in counts. `unsupported` are among the new ones."""

    new: int = 0
    new_version: int = 0
    unchanged: int = 0
    unsupported: int = 0
    claims: int = 0
    links: int = 0
    failed: list[InputError] = field(default_factory=list)

    def count(self, outcome: Outcome) -> None:
        """Count one more outcome."""
        match outcome.status:
            case Status.NEW:
                self.new += 1
            case Status.NEW_VERSION:
                self.new_version += 1
            case Status.UNCHANGED:
                self.unchanged += 1
        if outcome.error is not None:
            self.failed.append(outcome.error)
        self.unsupported += not outcome.supported
        self.claims += outcome.claims
        self.links += outcome.links


Progress = Callable[[Outcome], object]
"""Called after each input, for a bar or a line."""


@dataclass(frozen=True, slots=True)
class Feeding:
    """One run: into which database, in whose name, and whether claims are linked as they come."""

    engine: Engine
    by: str
    link: bool = True

    def feed(self, readings: Iterable[Reading]) -> Iterator[Outcome]:
        """Store the documents one after another; an input that could not be read is passed on as its error.

        Raises StoreError when the database refuses: what was stored before stays.
        """
        for reading in readings:
            document = reading.document
            yield self._store(document) if document else Outcome(reading.origin, error=reading.error)

    def rehearse(self, readings: Iterable[Reading]) -> Iterator[Outcome]:
        """Say what `feed` would do, without the claims; nothing is written."""
        seen: set[str] = set()
        for reading in readings:
            document = reading.document
            if document is None:
                yield Outcome(reading.origin, error=reading.error)
                continue
            status = Status.UNCHANGED if report_uid(document) in seen else self._status(document)
            seen.add(report_uid(document))
            yield Outcome(document.origin, status, supported=is_supported(document) or status is Status.UNCHANGED)

    def _store(self, document: Document) -> Outcome:
        # Asked first, because finding the statements takes a hundred times longer than asking.
        if self._status(document) is Status.UNCHANGED:
            return Outcome(document.origin, Status.UNCHANGED)
        statements = statements_of(document)
        from claims.linking import link_report  # noqa: PLC0415 - who looks at a store pays for no arrays

        with writing(self.engine, batch=True) as session:
            ingested = ingest_document(session, document, statements, by=self.by, at=datetime.now(UTC))
            regroup(session, ingested.report.id)
            linked = link_report(session, ingested.report.id).links.total() if self.link else 0
            return Outcome(
                document.origin,
                ingested.status,
                report=ingested.report.uid,
                claims=ingested.claims,
                links=linked,
                supported=statements is not None,
            )

    def _status(self, document: Document) -> Status:
        with reading_session(self.engine) as session:
            return recognise(session, document).status


def statements_of(document: Document) -> list[Statement] | None:
    """The statements of a document; None when extraction does not know its language."""
    if not is_supported(document):
        return None
    return extract(document.text, published=document.published, publisher=document.publisher)


def is_supported(document: Document) -> bool:
    """Whether extraction knows the language; a text too short to tell is given a try."""
    return document.language is None or document.language in SUPPORTED_LANGUAGES
