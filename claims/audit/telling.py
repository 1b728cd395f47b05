"""The audit told as it is found: stage by stage, each stage's findings oldest first, nothing held that was told.

A stage is one check at one severity, and reads only what may hold a finding of it. Whoever takes the first twenty
findings has read little more than what they are about.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
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
from claims.matters.sources import SourceRecords

READ_FIRST, READ_AT_ONCE = 32, 500
"""Claims read for the first findings of a stage, and at once when it goes on."""


Left = defaultdict[Severity, list[Keys]]
"""What a check's first walk leaves to its later ones: the groups of each lesser severity, oldest first."""


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
    sources: SourceRecords

    def __iter__(self) -> Iterator[Finding]:
        """Find them, one after the other."""
        seen: dict[str, Left] = {}
        for severity in sorted(Severity, key=lambda severity: -severity.rank):
            for code in CHECKS if severity.reaches(self.least) else ():
                if code in self.codes and severity in REACHES[code].severities:
                    yield from self._stage(code, severity, seen)

    def __bool__(self) -> bool:
        """True when there is one."""
        return any(True for _ in self)

    def _stage(self, code: str, severity: Severity, seen: dict[str, Left]) -> Iterator[Finding]:
        """What one check finds at one severity: told when nothing older can follow.

        A check that was walked at a graver one is asked again only of the groups in which it found something else.
        """
        orders = self.outline.orders
        others: Left = defaultdict(list)
        if code in seen:
            groups = seen[code][severity]
        else:
            groups = sorted(
                REACHES[code].candidates(self.session, self.outline), key=lambda keys: min(orders[key] for key in keys)
            )
        waiting: list[tuple[ClaimOrder, int, Finding]] = []
        number = count()
        for batch in _batches(groups):
            oldest = min(orders[key] for key in batch[0])
            while waiting and waiting[0][0] < oldest:
                yield heapq.heappop(waiting)[-1]
            lesser: dict[Severity, set[str]] = defaultdict(set)
            for finding in CHECKS[code](self._read(batch)):
                if finding.severity is severity:
                    heapq.heappush(waiting, (finding.claims[0].order, next(number), finding))
                else:
                    lesser[finding.severity].add(finding.claims[0].uid)
            for other, uids in lesser.items():
                others[other] += [keys for keys in batch if not uids.isdisjoint(orders[key][-1] for key in keys)]
        while waiting:
            yield heapq.heappop(waiting)[-1]
        seen.setdefault(code, others)

    def _read(self, batch: Sequence[Keys]) -> Coverage:
        return read_coverage(
            self.session, [key for keys in batch for key in keys], as_of=self.outline.as_of, sources=self.sources
        )


def findings_told(
    session: Session, outline: Outline, *, codes: Iterable[str] = (), least: Severity = Severity.NOTE
) -> Findings:
    """The findings in the coverage of which this is the outline; raises UsageError for a code that no check has."""
    return Findings(session, outline, tuple(wanted_codes(codes)), least, SourceRecords(session))


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
