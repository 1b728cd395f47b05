"""Which reports are on what seems the same happening: they share rare words that both come back to, within days.

Knows the index of reports; knows no claims.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy.orm import Session

from claims.candidates.likeness import fading_of_reports, mass
from claims.candidates.report_index import entry_of_report, reports_near
from claims.candidates.terms import limits
from claims.models import Report


@dataclass(frozen=True, slots=True)
class Beside:
    """A report on the same happening, by key: the words it shares, and what the days between leave of their weight."""

    report: int
    shared: frozenset[str]
    left: float

    @property
    def evidence(self) -> float:
        """What the shared words tell."""
        return mass(self.shared) * self.left


def reports_beside(session: Session, report_id: int) -> list[Beside]:
    """The reports on what seems the same happening as a report, the likeliest first."""
    entry = entry_of_report(session.get_one(Report, report_id))
    shared: dict[tuple[int, int], set[str]] = defaultdict(set)
    for term in entry.terms:
        for other, day in reports_near(session, term, entry.day):
            if other != report_id:
                shared[other, day].add(term)
    found = (
        Beside(other, frozenset(terms), fading_of_reports(entry.day, day)) for (other, day), terms in shared.items()
    )
    enough = [other for other in found if other.evidence >= limits().report_evidence]
    return sorted(enough, key=lambda other: (-other.evidence, other.report))[: limits().report_most]
