"""What becomes of the inputs of one run, one by one and in counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from claims.errors import InputError, Stage
from claims.ingest import Status


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: its status where the store knows it, the error where something failed on it.

    The error's stage says what failed: reading or storing (nothing of the input is stored), extraction (it is stored
    without claims), linking (its claims are not linked). `supported` is false when its language is one that extraction
    does not know; `report` is the id of its report. `remarks` say what of a new report is not in its text.
    """

    origin: str
    status: Status | None = None
    error: InputError | None = None
    report: str | None = None
    claims: int = 0
    links: int = 0
    supported: bool = True
    remarks: tuple[str, ...] = ()


@dataclass(slots=True)
class IngestSummary:
    """What became of all inputs of one run, in counts. `unsupported` are among the new ones.

    `failed` holds every error; of these `not_extracted` are stored without claims, `not_linked` without links.
    """

    new: int = 0
    new_version: int = 0
    unchanged: int = 0
    extracted: int = 0
    unsupported: int = 0
    not_extracted: int = 0
    not_linked: int = 0
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
            case Status.EXTRACTED:
                self.extracted += 1
        if outcome.error is not None:
            self.failed.append(outcome.error)
            self.not_extracted += outcome.error.stage is Stage.EXTRACTION
            self.not_linked += outcome.error.stage is Stage.LINKING
        self.unsupported += not outcome.supported
        self.claims += outcome.claims
        self.links += outcome.links


Progress = Callable[[Outcome], object]
"""Called after each input, for a bar or a line."""


def counted(outcomes: Iterable[Outcome], progress: Progress | None) -> IngestSummary:
    """Carry the run out, telling `progress` of each outcome, and count what became of it."""
    summary = IngestSummary()
    for outcome in outcomes:
        summary.count(outcome)
        if progress is not None:
            progress(outcome)
    return summary
