"""One self-contained HTML file: no script, nothing fetched, everything from reports escaped.

Knows its templates. Safe by construction: autoescaping is on, a policy inside the file forbids all but its own style
sheet, and only http and https addresses become links.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from urllib.parse import urlsplit

from jinja2 import Environment

from claims.audit import Finding
from claims.render import words
from claims.render.chart import chart_of
from claims.render.templating import PIECES, template_environment
from claims.sourcing import SourcingReport


def report_html(report: SourcingReport, findings: Iterable[Finding] = ()) -> str:
    """The sourcing report as a page, whole."""
    return "".join(report_html_pieces(report, findings))


def findings_html(findings: Iterable[Finding], title: str = "Attribution audit") -> str:
    """The audit's findings as a page, whole."""
    return "".join(findings_html_pieces(findings, title))


def report_html_pieces(report: SourcingReport, findings: Iterable[Finding] = ()) -> Iterator[str]:
    """The sourcing report as a page, piece by piece; `findings` of the audit are added when given."""
    return _page("sourcing.html.j2", report=report, findings=findings)


def findings_html_pieces(findings: Iterable[Finding], title: str = "Attribution audit") -> Iterator[str]:
    """The audit's findings as a page of their own, piece by piece."""
    return _page("audit.html.j2", findings=list(findings), title=title)


def safe_link(url: str | None) -> str | None:
    """The address when it is one that may be followed (http or https with a host), else None."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme.lower() in {"http", "https"} and parts.netloc else None


def _page(template: str, **values: object) -> Iterator[str]:
    style = (resources.files("claims.render") / "templates" / "style.css").read_text(encoding="utf-8").strip()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    stream = _environment().get_template(template).stream(style=style, style_hash=f"sha256-{digest}", **values)
    stream.enable_buffering(PIECES)
    return iter(stream)


@cache
def _environment() -> Environment:
    environment = template_environment(autoescape=True)
    environment.filters |= {"plain": words.plain, "safe_link": safe_link, "chart": chart_of}
    return environment
