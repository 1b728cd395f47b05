"""Checks that tell corroboration from echo: one text in many outlets, and outlets that cite each other in a ring."""

from __future__ import annotations

from collections.abc import Iterator

from claims.audit.finding import Finding, Severity
from claims.matters import ClaimRecord, Coverage, Matter, OneText, Ring


def one_text(coverage: Coverage) -> Iterator[Finding]:
    """Several outlets print one text: told once, of the matter that rests on it most.

    A warning where they are at least half of that matter's reports.
    """
    told: dict[frozenset[str], list[tuple[Matter, OneText]]] = {}
    for matter in coverage.matters:
        for text in matter.texts:
            if len(text.outlets) > 1:
                told.setdefault(frozenset(report.uid for report in text.reports), []).append((matter, text))
    for reports, matters in told.items():
        matter, text = min(matters, key=lambda pair: pair[0].reports)
        claims = [claim for other, _ in matters for claim in other.claims if claim.report.uid in reports]
        yield _one_text(matter, text, tuple(sorted(claims, key=lambda claim: claim.order)))


def citation_ring(coverage: Coverage) -> Iterator[Finding]:
    """Outlets cite each other round a ring: serious where none of them names a source of its own, else a note."""
    for matter in coverage.matters:
        for ring in matter.rings:
            yield _ring(ring)


def _one_text(matter: Matter, text: OneText, claims: tuple[ClaimRecord, ...]) -> Finding:
    number = len(text.reports)
    severity = Severity.WARNING if number * 2 >= matter.reports else Severity.NOTE
    which = f"All {number} reports" if number == matter.reports else f"{number} of {matter.reports} reports"
    whose = f"the text of {text.agency}" if text.agency else f"the text of {text.reports[0].outlet}, which had it first"
    words = f"{which} ({', '.join(text.outlets)}) print {whose}: that is one report, however many print it."
    return Finding("one-text", severity, claims, words)


def _ring(ring: Ring) -> Finding:
    names = [outlet.name for outlet in ring.outlets]
    way = ", which cites ".join([*names[1:], names[0]])
    if ring.originals:
        told = f"{', '.join(source.name for source in ring.originals)} names a source of its own: cite that."
    else:
        told = "None of them names a source of its own, and none counts."
    severity = Severity.NOTE if ring.originals else Severity.SERIOUS
    return Finding("citation-ring", severity, ring.claims, f"{names[0]} cites {way}. {told}")
