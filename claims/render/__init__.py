"""Rendering: sourcing reports and findings for people (terminal, Markdown, HTML) and programs (JSON, CSV).

Knows how things are shown; counts nothing. Everything that came from a report is escaped for the format it goes to.
"""

from typing import TYPE_CHECKING

from claims.lazily import lazily

if TYPE_CHECKING:
    from claims.render.formats import (
        Format,
        findings_pieces,
        format_of_path,
        report_pieces,
        written_findings,
        written_report,
    )
    from claims.render.html import findings_html, report_html
    from claims.render.markdown import findings_markdown, report_markdown
    from claims.render.structured import findings_json, report_json
    from claims.render.tabular import findings_csv, report_csv
    from claims.render.terminal import findings_terminal, report_parts, report_terminal
else:
    __getattr__ = lazily(
        __name__,
        {
            "formats": (
                "Format",
                "findings_pieces",
                "format_of_path",
                "report_pieces",
                "written_findings",
                "written_report",
            ),
            "html": (
                "findings_html",
                "report_html",
            ),
            "markdown": (
                "findings_markdown",
                "report_markdown",
            ),
            "structured": (
                "findings_json",
                "report_json",
            ),
            "tabular": (
                "findings_csv",
                "report_csv",
            ),
            "terminal": (
                "findings_terminal",
                "report_parts",
                "report_terminal",
            ),
        },
    )

__all__ = [
    "Format",
    "findings_csv",
    "findings_html",
    "findings_json",
    "findings_markdown",
    "findings_pieces",
    "findings_terminal",
    "format_of_path",
    "report_csv",
    "report_html",
    "report_json",
    "report_markdown",
    "report_parts",
    "report_pieces",
    "report_terminal",
    "written_findings",
    "written_report",
]
