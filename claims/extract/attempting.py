"""Extraction that cannot end a batch: one text in, its statements or the reason why there are none.

Knows the limit of time and what a failure is; pure, so that a task may be done in another process, and free to be
watched where it is done in this one.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Protocol

from claims.dates import Moment
from claims.errors import InputError, LostError, OutOfTimeError, Stage
from claims.extract.extraction import EXTRACTOR_VERSION, Watch, extract
from claims.extract.statement import Statement
from claims.isolation import isolated

MAX_SECONDS = 600.0
"""Processor seconds that one text may take; a megabyte of news takes about 35 on a processor of 2020."""


@dataclass(frozen=True, slots=True)
class ExtractionTask:
    """A text with what is known of it, and the processor seconds it may take; `origin` names it in a failure."""

    origin: str
    text: str
    published: Moment | None = None
    publisher: str | None = None
    seconds: float = MAX_SECONDS


@dataclass(frozen=True, slots=True)
class Extracted:
    """What became of a task: its statements, or the failure because of which there are none; and by which version."""

    statements: tuple[Statement, ...] = ()
    failure: InputError | None = None
    extractor: str = EXTRACTOR_VERSION


class Extraction(Protocol):
    """What finds the statements of a text: `extract`, or what stands in for it."""

    def __call__(
        self, text: str, *, published: Moment | None, publisher: str | None, watch: Watch | None
    ) -> list[Statement]:
        """See `claims.extract.extract`."""
        ...


@dataclass(frozen=True, slots=True)
class Extractor:
    """An extraction with its version. It travels to other processes: `extraction` is a function of a module."""

    extraction: Extraction = extract
    version: str = EXTRACTOR_VERSION

    def attempt(self, task: ExtractionTask, watch: Watch | None = None) -> Extracted:
        """Extract the task's statements; whatever goes wrong is its failure."""
        found: list[Statement] = []
        with isolated(Stage.EXTRACTION, task.origin) as attempt:
            limit = _within(task.seconds, watch)
            found = self.extraction(task.text, published=task.published, publisher=task.publisher, watch=limit)
        return Extracted(tuple(found), attempt.failure, self.version)

    def lost(self, task: ExtractionTask) -> Extracted:
        """What becomes of a task that killed whoever did it."""
        failure = LostError("the process that read it died", remedy="look at its size, and at the memory there is")
        return Extracted(failure=failure.placed(Stage.EXTRACTION, task.origin), extractor=self.version)


def _within(seconds: float, watch: Watch | None) -> Watch:
    """A watch that ends the work after so many seconds of this thread's processor time, which a busy machine spares."""
    end = time.thread_time() + seconds

    def look(share: float) -> None:
        if time.thread_time() > end:
            remedy = "--max-seconds allows more"
            raise OutOfTimeError(f"took longer than {seconds:g} s with {share:.0%} of it read", remedy=remedy)
        if watch is not None:
            watch(share)

    return look
