"""How a run of ingesting works: apart from the store, because who only looks at one needs nothing of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from claims.extract import MAX_SECONDS, Watch
from claims.workers import ThisProcess, Workers


@dataclass(frozen=True, slots=True)
class RunOptions:
    """Who extracts, the most processor seconds of one document, and who is told how far one is.

    `watch` is told nothing of documents that other processes work on, and must be None with any.
    """

    workers: Workers = field(default_factory=ThisProcess)
    max_seconds: float = MAX_SECONDS
    watch: Watch | None = None
