"""One text in many reports: which reports of a matter print the same words.

Knows what each claim's report repeats; a report that adds anything of its own to the matter is no mere copy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.matters.records import ClaimRecord, ReportRecord


@dataclass(frozen=True, slots=True)
class OneText:
    """Reports whose claims in a matter all stand in one text, the first that printed it first."""

    reports: tuple[ReportRecord, ...]

    @property
    def agency(self) -> str | None:
        """The agency whose text it is, as far as any of the reports credits one."""
        return next((report.agency.name for report in self.reports if report.agency), None)

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that print it."""
        return tuple({report.outlet_key: report.outlet for report in self.reports}.values())


def texts_in(claims: Sequence[ClaimRecord]) -> tuple[OneText, ...]:
    """The texts that more than one report of a matter prints, the most printed first."""
    firsts: dict[ReportRecord, set[str]] = {}
    for claim in claims:
        firsts.setdefault(claim.report, set()).add(claim.first_report)
    printed: dict[str, list[ReportRecord]] = {}
    for report, first in firsts.items():
        if len(first) == 1:
            printed.setdefault(min(first), []).append(report)
    texts = [
        OneText(tuple(sorted(reports, key=lambda report: (report.uid != first, report.order))))
        for first, reports in printed.items()
        if len(reports) > 1
    ]
    return tuple(sorted(texts, key=lambda text: (-len(text.reports), text.reports[0].order)))
