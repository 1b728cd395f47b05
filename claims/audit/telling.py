"""The audit told as it is found: stage by stage, each stage's findings oldest first, nothing held that was told.

A stage is one check at one severity, and reads only what may hold a finding of it. Whoever takes the first twenty
findings has read little more than what they are about.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from sqlalchemy.orm import Session

from claims.audit.auditing import CHECKS, wanted_codes
from claims.audit.candidates import (
    Candidates,
    matters_and_figures,
    passed_on,
    repeated,
    uncertain_figures,
    unnamed_issuers,
)
from claims.audit.finding import Finding, Severity
from claims.matters import Coverage
from claims.matters.coverage import read_coverage
from claims.matters.outline import Keys, Outline
from claims.matters.records import ClaimOrder

READ_FIRST, READ_AT_ONCE = 32, 500
"""Claims read for the first findings of a stage, and at once when it goes on."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a check looks, and how bad what it finds can be."""

    candidates: Candidates
    severities: tuple[Severity, ...]


REACHES: dict[str, Reach] = {
    "unattributed-figure": Reach(uncertain_figures, (Severity.SERIOUS, Severity.WARNING)),
    "anonymous-source": Reach(unnamed_issuers, (Severity.WARNING, Severity.NOTE)),
    "single-source": Reach(matters_and_figures, (Severity.WARNING, Severity.NOTE)),
    "citation-ring": Reach(passed_on, (Severity.SERIOUS, Severity.NOTE)),
    "one-text": Reach(repeated, (Severity.WARNING, Severity.NOTE)),
}


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of an audit, found anew whenever they are walked: worst first, then by check, then oldest first."""

    session: Session
    outline: Outline
    codes: tuple[str, ...]
    least: Severity

    def __iter__(self) -> Iterator[Finding]:
        """Find them, one after the other."""
        for severity in sorted(Severity, key=lambda severity: -severity.rank):
            for code in CHECKS if severity.reaches(self.least) else ():
                if code in self.codes and severity in REACHES[code].severities:
                    yield from self._stage(code, severity)

    def __bool__(self) -> bool:
        """True when there is one."""
        return any(True for _ in self)

    def _stage(self, code: str, severity: Severity) -> Iterator[Finding]:
        """What one check finds at one severity: told when nothing older can follow."""
        orders = self.outline.orders
        groups = sorted(
            REACHES[code].candidates(self.session, self.outline), key=lambda keys: min(orders[key] for key in keys)
        )
        waiting: list[tuple[ClaimOrder, int, Finding]] = []
        number = count()
        for batch in _batches(groups):
            oldest = min(orders[key] for key in batch[0])
            while waiting and waiting[0][0] < oldest:
                yield heapq.heappop(waiting)[-1]
            for finding in CHECKS[code](self._read(batch)):
                if finding.severity is severity:
                    heapq.heappush(waiting, (finding.claims[0].order, next(number), finding))
        while waiting:
            yield heapq.heappop(waiting)[-1]

    def _read(self, batch: Sequence[Keys]) -> Coverage:
        return read_coverage(self.session, [key for keys in batch for key in keys], as_of=self.outline.as_of)


def findings_told(
    session: Session, outline: Outline, *, codes: Iterable[str] = (), least: Severity = Severity.NOTE
) -> Findings:
    """The findings in the coverage of which this is the outline; raises UsageError for a code that no check has."""
    return Findings(session, outline, tuple(wanted_codes(codes)), least)


def _batches(groups: Iterable[Keys]) -> Iterator[list[Keys]]:
    """The groups some at a time, few at first."""
    size, batch, held = READ_FIRST, [], 0
    for keys in groups:
        batch.append(keys)
        held += len(keys)
        if held >= size:
            yield batch
            size, batch, held = READ_AT_ONCE, [], 0
    if batch:
        yield batch
