"""The formats that are text in a file, and which one a file's name asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import PurePath

from claims.audit import Finding
from claims.errors import UsageError
from claims.render.html import findings_html, report_html
from claims.render.markdown import findings_markdown, report_markdown
from claims.render.structured import findings_json, report_json
from claims.render.tabular import findings_csv, report_csv
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

_REPORTS: Mapping[Format, Callable[[SourcingReport, Sequence[Finding]], str]] = {
    Format.MARKDOWN: report_markdown,
    Format.HTML: report_html,
    Format.JSON: report_json,
    Format.CSV: report_csv,
}
_FINDINGS: Mapping[Format, Callable[[Sequence[Finding]], str]] = {
    Format.MARKDOWN: findings_markdown,
    Format.HTML: findings_html,
    Format.JSON: findings_json,
    Format.CSV: findings_csv,
}


def format_of_path(path: PurePath) -> Format:
    """The format the path's ending stands for. Raises UsageError when it stands for none."""
    known = ENDINGS.get(path.suffix.lower())
    if known is None:
        remedy = f"name it with one of {', '.join(ENDINGS)}, or say --format"
        raise UsageError("the file's ending names no format", subject=str(path), remedy=remedy)
    return known


def written_report(report: SourcingReport, form: Format, findings: Sequence[Finding] = ()) -> str:
    """The sourcing report in a written format, the audit's findings with it where the format has a place for them."""
    return _REPORTS[form](report, findings)


def written_findings(findings: Sequence[Finding], form: Format) -> str:
    """The audit's findings in a written format."""
    return _FINDINGS[form](findings)
