"""The formats that are text in a file, and which one a file's name asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import PurePath

from claims.audit import Finding
from claims.errors import UsageError
from claims.render.html import findings_html_pieces, report_html_pieces
from claims.render.markdown import findings_markdown_pieces, report_markdown_pieces
from claims.render.structured import findings_json_pieces, report_json_pieces
from claims.render.tabular import findings_csv_pieces, report_csv_pieces
from claims.sourcing import SourcingReport


class Format(StrEnum):
    """A format that can be written to a file."""

    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    CSV = "csv"


ENDINGS: Mapping[str, Format] = {
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".json": Format.JSON,
    ".csv": Format.CSV,
}

_REPORTS: Mapping[Format, Callable[[SourcingReport, Iterable[Finding]], Iterator[str]]] = {
    Format.MARKDOWN: report_markdown_pieces,
    Format.HTML: report_html_pieces,
    Format.JSON: report_json_pieces,
    Format.CSV: report_csv_pieces,
}
_FINDINGS: Mapping[Format, Callable[[Iterable[Finding]], Iterator[str]]] = {
    Format.MARKDOWN: findings_markdown_pieces,
    Format.HTML: findings_html_pieces,
    Format.JSON: findings_json_pieces,
    Format.CSV: findings_csv_pieces,
}


def format_of_path(path: PurePath) -> Format:
    """The format the path's ending stands for. Raises UsageError when it stands for none."""
    known = ENDINGS.get(path.suffix.lower())
    if known is None:
        remedy = f"name it with one of {', '.join(ENDINGS)}, or say --format"
        raise UsageError("the file's ending names no format", subject=str(path), remedy=remedy)
    return known


def report_pieces(report: SourcingReport, form: Format, findings: Iterable[Finding] = ()) -> Iterator[str]:
    """The sourcing report in a written format, piece by piece, with the audit's findings where it has a place for them.

    A report that is read as it is walked is written so: no more of it is held than one piece.
    """
    return _REPORTS[form](report, findings)


def findings_pieces(findings: Iterable[Finding], form: Format) -> Iterator[str]:
    """The audit's findings in a written format, piece by piece."""
    return _FINDINGS[form](findings)


def written_report(report: SourcingReport, form: Format, findings: Iterable[Finding] = ()) -> str:
    """The same in one text."""
    return "".join(report_pieces(report, form, findings))


def written_findings(findings: Iterable[Finding], form: Format) -> str:
    """The same in one text."""
    return "".join(findings_pieces(findings, form))
