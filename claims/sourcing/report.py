"""The whole sourcing report as one frozen value, in an order that no re-run changes.

Knows what stands in it and in which order; the counting is `claims.matters`'.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from claims.matters import ClaimRecord, Coverage, ReportRecord, SourceRecord, read_coverage
from claims.sourcing.account import MatterAccount, account_of
from claims.sourcing.clock import generation_time


@dataclass(frozen=True, slots=True)
class Scope:
    """What the report covers. `filters` are the words of the selection, empty for everything in the store.

    `first` and `last` are the earliest and latest dates of the reports looked at, None when there are none; `undated`
    counts the reports without one.
    """

    generated_at: datetime
    as_of: datetime | None
    filters: tuple[str, ...]
    reports: int
    outlets: int
    claims: int
    first: datetime | None
    last: datetime | None
    undated: int = 0


@dataclass(frozen=True, slots=True)
class IssuerRow:
    """One source that claims are issued by. `matters` counts the matters it speaks in."""

    source: SourceRecord
    claims: int
    outlets: int
    matters: int


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report looked at, and how many of its claims are in this sourcing report."""

    report: ReportRecord
    claims: int


@dataclass(frozen=True, slots=True)
class SourcingReport:
    """Who says what. Matters come widest coverage first, claims and reports oldest first.

    Its collections may be read as they are walked (see `reading`), which holds none of them whole.
    """

    scope: Scope
    matters: Collection[MatterAccount]
    single: Collection[ClaimRecord]
    single_ids: Collection[str]
    issuers: tuple[IssuerRow, ...]
    reports: Collection[ReportRow]
    claims: Collection[ClaimRecord]


def sourcing_report(
    session: Session,
    selected: Collection[int] | None = None,
    *,
    filters: Sequence[str] = (),
    as_of: datetime | None = None,
    generated_at: datetime | None = None,
) -> SourcingReport:
    """The sourcing report on the matters that the claims `selected` (database keys; None for all) belong to.

    `filters` say in words how they were selected. With `as_of`, only what had been published by then is looked at.
    `generated_at` defaults to now, or to SOURCE_DATE_EPOCH.
    """
    coverage = read_coverage(session, selected, as_of=as_of)
    return assemble(coverage, filters=filters, as_of=as_of, generated_at=generated_at)


def assemble(
    coverage: Coverage,
    *,
    filters: Sequence[str] = (),
    as_of: datetime | None = None,
    generated_at: datetime | None = None,
) -> SourcingReport:
    """The sourcing report on a coverage."""
    claims = coverage.claims
    reports = _report_rows(claims)
    dates = [row.report.published_at for row in reports if row.report.published_at is not None]
    scope = Scope(
        generated_at=generated_at or generation_time(),
        as_of=as_of,
        filters=tuple(filters),
        reports=len(reports),
        outlets=len({row.report.outlet_key for row in reports}),
        claims=len(claims),
        first=min(dates, default=None),
        last=max(dates, default=None),
        undated=len(reports) - len(dates),
    )
    matters = tuple(account_of(matter) for matter in coverage.matters)
    return SourcingReport(
        scope=scope,
        matters=matters,
        single=coverage.single,
        single_ids=tuple(claim.uid for claim in coverage.single),
        issuers=_issuer_rows(coverage),
        reports=reports,
        claims=claims,
    )


def _report_rows(claims: Sequence[ClaimRecord]) -> tuple[ReportRow, ...]:
    counts: dict[ReportRecord, int] = {}
    for claim in claims:
        counts[claim.report] = counts.get(claim.report, 0) + 1
    rows = (ReportRow(report, count) for report, count in counts.items())
    return tuple(sorted(rows, key=lambda row: row.report.order))


def _issuer_rows(coverage: Coverage) -> tuple[IssuerRow, ...]:
    """Every issuer, those of most matters first."""
    issued: dict[SourceRecord, list[ClaimRecord]] = {}
    for claim in coverage.claims:
        if claim.issuer:
            issued.setdefault(claim.issuer, []).append(claim)
    matters = Counter(source for matter in coverage.matters for source in {claim.issuer for claim in matter.claims})
    rows = (
        IssuerRow(source, len(claims), len({claim.report.outlet_key for claim in claims}), matters[source])
        for source, claims in issued.items()
    )
    return in_order(rows)


def in_order(rows: Iterable[IssuerRow]) -> tuple[IssuerRow, ...]:
    """Issuers as they are listed: those of most matters first."""
    return tuple(sorted(rows, key=lambda row: (-row.matters, -row.outlets, -row.claims, row.source.name)))
