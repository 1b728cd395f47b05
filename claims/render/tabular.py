"""CSV: one flat row a claim and figure, for spreadsheets.

Knows what spreadsheets do to a cell that begins like a formula, and keeps them from it.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from claims.characters import harmless
from claims.matters import voices_among
from claims.render.words import figure_words, plain, report_when, when

if TYPE_CHECKING:
    from claims.audit import Finding
    from claims.matters import ClaimRecord, Matter, Voice
    from claims.sourcing import SourcingReport

Row = dict[str, object]

PAGE = 100
"""Rows that are written at once."""

FORMULA_STARTS = frozenset("=+-@\u2212")
"""What makes a spreadsheet run a cell (OWASP, "CSV Injection"), in whatever width it is written and whatever blank
stands before it; an apostrophe before all that makes it text again."""

CLAIM_COLUMNS = (
    "matter", "claim", "kind", "polarity", "modality", "issuer", "issuer_kind", "standing", "counted", "relays",
    "outlet", "agency", "report", "title", "url", "published", "as_of", "figure", "measure", "low", "high", "hedge",
    "content", "passage", "passage_start", "reliability", "credibility",
)  # fmt: skip
FINDING_COLUMNS = ("severity", "code", "explanation", "outlets", "claims")


def report_csv(report: SourcingReport, findings: Iterable[Finding] = ()) -> str:
    """The sourcing report as CSV text, whole."""
    return "".join(report_csv_pieces(report, findings))


def findings_csv(findings: Iterable[Finding]) -> str:
    """The audit's findings as CSV text, whole."""
    return "".join(findings_csv_pieces(findings))


def report_csv_pieces(report: SourcingReport, findings: Iterable[Finding] = ()) -> Iterator[str]:  # noqa: ARG001 (a flat table of claims has no place for findings; `claims audit` writes theirs)
    """The report's claims as CSV text, piece by piece: matter by matter, then the single ones."""
    return _table(CLAIM_COLUMNS, _claim_rows(report))


def findings_csv_pieces(findings: Iterable[Finding]) -> Iterator[str]:
    """The audit's findings as CSV text, piece by piece."""
    return _table(FINDING_COLUMNS, (_finding_row(finding) for finding in findings))


def _table(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    ordered = iter(rows)
    while page := list(islice(ordered, PAGE)):
        writer.writerows({name: cell(value) for name, value in row.items()} for row in page)
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def cell(value: object) -> object:
    """The value as a cell: nothing for None, and never a formula."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    words = harmless(value)
    return f"'{words}" if _may_run(words) else words


def _may_run(words: str) -> bool:
    """Whether a spreadsheet may take the words for a formula: East Asian ones read full-width signs as plain ones."""
    first = words.lstrip()[:1]
    return words[:1] in {"\t", "\n"} or unicodedata.normalize("NFKC", first) in FORMULA_STARTS


def _claim_rows(report: SourcingReport) -> Iterator[Row]:
    for account in report.matters:
        voices = {claim.uid: voice for voice in account.matter.voices for claim in voice.claims}
        for claim in account.matter.claims:
            yield from _rows(claim, voices[claim.uid], account.matter)
    for claim in report.single:
        (voice,) = voices_among([claim], ())
        yield from _rows(claim, voice, None)


def _rows(claim: ClaimRecord, voice: Voice, matter: Matter | None) -> Iterator[Row]:
    row: Row = {
        "matter": matter.uid if matter else "",
        "claim": claim.uid,
        "kind": claim.kind.value,
        "polarity": claim.polarity.value,
        "modality": claim.modality.value,
        "issuer": claim.issuer.name if claim.issuer else "",
        "issuer_kind": claim.issuer.kind.value if claim.issuer else "",
        "standing": voice.standing.value,
        "counted": "yes" if voice.independent else "no",
        "relays": " < ".join(relay.name for relay in claim.relays),
        "outlet": claim.report.outlet,
        "agency": claim.report.agency.name if claim.report.agency else "",
        "report": claim.report.uid,
        "title": claim.report.title,
        "url": claim.report.url,
        "published": report_when(claim.report),
        "as_of": when(claim.at, claim.at_precision),
        "content": plain(claim.content),
        "passage": plain(claim.passage),
        "passage_start": claim.passage_start,
        "reliability": claim.issuer.reliability if claim.issuer else "",
        "credibility": claim.credibility,
    }
    if not claim.figures:
        yield row
    for figure in claim.figures:
        yield {
            **row,
            "figure": figure_words(figure),
            "measure": figure.unit or figure.measure.value,
            "low": figure.low,
            "high": figure.high,
            "hedge": figure.hedge,
        }


def _finding_row(finding: Finding) -> Row:
    outlets = {claim.report.outlet_key: claim.report.outlet for claim in finding.claims}
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "explanation": plain(finding.explanation),
        "outlets": "; ".join(outlets.values()),
        "claims": " ".join(claim.uid for claim in finding.claims),
    }
