"""The audit: the list of checks, run over the coverage."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime
from types import MappingProxyType

from sqlalchemy.orm import Session

from claims.audit.checks import anonymous_source, single_source, unattributed_figure
from claims.audit.finding import Finding
from claims.audit.repetition import citation_ring, one_text
from claims.errors import UsageError
from claims.matters import Coverage, read_coverage

Check = Callable[[Coverage], Iterator[Finding]]

CHECKS: MappingProxyType[str, Check] = MappingProxyType(
    {
        "unattributed-figure": unattributed_figure,
        "anonymous-source": anonymous_source,
        "single-source": single_source,
        "citation-ring": citation_ring,
        "one-text": one_text,
    }
)
"""Every check by its code, in the order findings of equal severity are told."""


def check_codes() -> tuple[str, ...]:
    """The codes of all checks."""
    return tuple(CHECKS)


def audit(
    session: Session,
    selected: Collection[int] | None = None,
    *,
    codes: Iterable[str] = (),
    as_of: datetime | None = None,
) -> list[Finding]:
    """What is weak in the matters that the claims `selected` (database keys; None for all) belong to.

    `codes` names the checks to run, all when empty. Raises UsageError for a code that no check has.
    """
    return findings_in(read_coverage(session, selected, as_of=as_of), codes=codes)


def findings_in(coverage: Coverage, *, codes: Iterable[str] = ()) -> list[Finding]:
    """The findings of the named checks (all when none is named): worst first, then by check, then oldest first."""
    order = list(CHECKS)
    findings = [finding for code in wanted_codes(codes) for finding in CHECKS[code](coverage)]
    return sorted(
        findings,
        key=lambda finding: (-finding.severity.rank, order.index(finding.code), finding.claims[0].order),
    )


def wanted_codes(codes: Iterable[str]) -> list[str]:
    """The codes, each once; all when there is none. Raises UsageError for a code that no check has."""
    wanted = list(dict.fromkeys(codes)) or list(CHECKS)
    for code in wanted:
        if code not in CHECKS:
            raise UsageError("no such check", subject=code, remedy=f"known checks: {', '.join(CHECKS)}")
    return wanted
