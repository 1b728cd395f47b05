"""The main job: inputs in, reports with linked claims stored, one transaction for each document.

A kill at any moment leaves the documents before it stored and linked and nothing of the one it hit; the next run finds
the first unchanged and takes up the second. What fails on one document ends nothing for the others.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from claims.database import reading as reading_session
from claims.database import writing
from claims.dates import Moment
from claims.documents import Document, Reading
from claims.errors import InputError, OutOfTimeError, Stage
from claims.events import regroup
from claims.extract import MAX_SECONDS, SUPPORTED_LANGUAGES, Extracted, ExtractionTask, Extractor, Watch, extract
from claims.ingest import Ingested, Status, extract_again, ingest_document, recognise
from claims.ingest.identity import report_uid
from claims.isolation import isolated
from claims.models import ExtractionFailure, Report
from claims.store.loading import load_for_storing
from claims.store.outcome import Outcome
from claims.workers import Ready, ThisProcess, Workers

OUT_OF_TIME = OutOfTimeError.code
SHOWN = 10
"""Characters of an id that are told."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be done for one input: nothing (its outcome is known), or to extract and store.

    `document` is stored as a new report; without one `report` is the key of a stored report that is extracted again.
    """

    origin: str
    outcome: Outcome | None = None
    status: Status = Status.NEW
    task: ExtractionTask | None = None
    document: Document | None = None
    report: int | None = None


@dataclass(frozen=True, slots=True)
class Feeding:
    """One run: into which database, in whose name, whether claims are linked as they come, and who extracts.

    `seconds` bounds the processor time of one document's extraction; `watch` is told how far a document is that this
    process works on.
    """

    engine: Engine
    by: str
    link: bool = True
    extractor: Extractor = field(default_factory=lambda: Extractor(extract))
    workers: Workers = field(default_factory=ThisProcess)
    seconds: float = MAX_SECONDS
    watch: Watch | None = None

    def feed(self, readings: Iterable[Reading]) -> Iterator[Outcome]:
        """Store the documents one after another; an input on which anything failed is passed on with its error.

        Raises StoreError when the database cannot be used: what was stored before stays.
        """
        return self._carry_out(map(self._plan, readings))

    def extract_again(self, reports: Iterable[int]) -> Iterator[Outcome]:
        """Try again the reports with these keys, on which extraction failed. Raises StoreError as `feed` does."""
        return self._carry_out(map(self._plan_again, reports))

    def rehearse(self, readings: Iterable[Reading]) -> Iterator[Outcome]:
        """Say what `feed` would do, without the claims; nothing is written."""
        seen: set[str] = set()
        for plan in map(self._plan, readings):
            known = plan.document is not None and report_uid(plan.document) in seen
            if plan.document is not None:
                seen.add(report_uid(plan.document))
            status = Status.UNCHANGED if known else plan.status
            remarks = () if known or plan.document is None else plan.document.remarks
            yield plan.outcome or Outcome(
                plan.origin, status, supported=known or plan.task is not None, remarks=remarks
            )

    def _carry_out(self, plans: Iterable[_Plan]) -> Iterator[Outcome]:
        """Extract what has to be, here or elsewhere, and store it here, in the order of the plans."""
        waiting: deque[_Plan] = deque()
        answers = self.workers.map(self._extract(), _tasks(plans, waiting), lost=self.extractor.lost)
        for extracted in answers:
            plan = waiting.popleft()
            yield plan.outcome or self._stored(plan, extracted)

    def _extract(self) -> Callable[[ExtractionTask], Extracted]:
        # Nobody can be told how far a document is that another process works on.
        return self.extractor.attempt if self.watch is None else partial(self.extractor.attempt, watch=self.watch)

    def _plan(self, reading: Reading) -> _Plan:
        document = reading.document
        if document is None:
            return _Plan(reading.origin, Outcome(reading.origin, error=reading.error, remarks=reading.remarks))
        plan = _Plan(document.origin)
        with isolated(Stage.STORING, document.origin) as attempt, reading_session(self.engine) as session:
            # Asked first, because finding the statements takes a hundred times longer than asking.
            standing = recognise(session, document)
            if standing.status is Status.UNCHANGED and standing.known is not None:
                plan = self._plan_known(document.origin, standing.known)
            else:
                task = self._task(document) if is_supported(document) else None
                plan = replace(plan, status=standing.status, document=document, task=task)
        return plan if attempt.failure is None else _failed(document.origin, attempt.failure)

    def _plan_known(self, origin: str, report: Report) -> _Plan:
        """Nothing is done for a known report, unless an older extractor failed on it."""
        failure = report.failure
        if failure is not None and failure.extractor != self.extractor.version:
            return _Plan(origin, status=Status.EXTRACTED, report=report.id, task=self._task_again(origin, report))
        error = None if failure is None else _failed_before(origin, report, failure)
        return _Plan(origin, Outcome(origin, Status.UNCHANGED, error, report.uid))

    def _plan_again(self, key: int) -> _Plan:
        origin = f"report {key}"
        plan = _Plan(origin)
        with isolated(Stage.STORING, origin) as attempt, reading_session(self.engine) as session:
            report = session.get_one(Report, key)
            origin = report.origin
            plan = _Plan(origin, status=Status.EXTRACTED, report=key, task=self._task_again(origin, report))
        return plan if attempt.failure is None else _failed(origin, attempt.failure)

    def _task(self, document: Document) -> ExtractionTask:
        return ExtractionTask(document.origin, document.text, document.published, document.publisher, self.seconds)

    def _task_again(self, origin: str, report: Report) -> ExtractionTask:
        at, precision = report.published_at, report.published_precision
        published = Moment.as_printed(at, precision, report.published_offset) if at and precision else None
        publisher = report.publisher.name if report.publisher else None
        return ExtractionTask(origin, report.text, published, publisher, self.seconds)

    def _stored(self, plan: _Plan, extracted: Extracted) -> Outcome:
        outcome = Outcome(plan.origin)
        load_for_storing()
        with isolated(Stage.STORING, plan.origin) as attempt, writing(self.engine, batch=True) as session:
            ingested = self._ingest(session, plan, extracted)
            links, unlinked = self._link(session, ingested.report, plan.origin)
            if extracted.failure is not None:
                extracted.failure.remedy = _retry(ingested.report, more_time=extracted.failure.code == OUT_OF_TIME)
            outcome = Outcome(
                plan.origin,
                ingested.status,
                None if ingested.is_known else extracted.failure or unlinked,
                ingested.report.uid,
                ingested.claims,
                links,
                supported=ingested.report.supported,
                remarks=plan.document.remarks if plan.document else (),
            )
        return outcome if attempt.failure is None else Outcome(plan.origin, error=attempt.failure)

    def _ingest(self, session: Session, plan: _Plan, extracted: Extracted) -> Ingested:
        at = datetime.now(UTC)
        if plan.document is None:
            return extract_again(session, session.get_one(Report, plan.report), extracted, by=self.by, at=at)
        found = extracted if is_supported(plan.document) else None
        return ingest_document(session, plan.document, found, by=self.by, at=at)

    def _link(self, session: Session, report: Report, origin: str) -> tuple[int, InputError | None]:
        """Group and link the report's claims: how many links; why not, where that failed: its claims are kept."""
        from claims.linking import link_report  # noqa: PLC0415 - who looks at a store pays for no arrays

        links = 0
        # What the database refuses is told by whoever began the transaction.
        with isolated(Stage.LINKING, origin, passing=(DBAPIError,)) as attempt, session.begin_nested():
            regroup(session, report.id)
            links = link_report(session, report.id).links.total() if self.link else 0
        return links, attempt.failure


def _tasks(plans: Iterable[_Plan], waiting: deque[_Plan]) -> Iterator[ExtractionTask | Ready[Extracted]]:
    """What has to be extracted, and an answer for what has not; each plan is put in the queue of those `waiting`."""
    for plan in plans:
        waiting.append(plan)
        yield plan.task or Ready(Extracted())


def _failed(origin: str, error: InputError) -> _Plan:
    return _Plan(origin, Outcome(origin, error=error))


def _failed_before(origin: str, report: Report, failure: ExtractionFailure) -> InputError:
    remedy = _retry(report, more_time=failure.code == OUT_OF_TIME)
    error = InputError(f"not extracted when it was stored: {failure.reason}", remedy=remedy)
    error.code = failure.code
    return error.placed(Stage.EXTRACTION, origin)


def _retry(report: Report, *, more_time: bool) -> str:
    return f"`claims retry {report.uid[:SHOWN]}` tries it again" + (", with more --max-seconds" if more_time else "")


def is_supported(document: Document) -> bool:
    """Whether extraction knows the language; a text too short to tell is given a try, one in foreign script is not."""
    return document.language is None or document.language in SUPPORTED_LANGUAGES
