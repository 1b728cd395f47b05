"""Markdown: for notes, issue trackers and mails. Everything that came from a report is escaped.

Knows its templates. Jinja2 has no autoescaping for Markdown, so the environment finalises every value through
`escaped`: a template cannot forget it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from jinja2 import Environment

from claims.audit import Finding
from claims.render import words
from claims.render.html import safe_link
from claims.render.templating import PIECES, template_environment
from claims.sourcing import SourcingReport

_SPECIAL = re.compile(r"([\\`*_\[\]|~#])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


class Ready(str):
    """Markdown that is already escaped."""

    __slots__ = ()


def report_markdown(report: SourcingReport, findings: Iterable[Finding] = ()) -> str:
    """The sourcing report as Markdown, whole."""
    return "".join(report_markdown_pieces(report, findings))


def findings_markdown(findings: Iterable[Finding]) -> str:
    """The audit's findings as Markdown, whole."""
    return "".join(findings_markdown_pieces(findings))


def report_markdown_pieces(report: SourcingReport, findings: Iterable[Finding] = ()) -> Iterator[str]:
    """The sourcing report as Markdown (CommonMark with tables), piece by piece; `findings` are added when given."""
    return _pieces("sourcing.md.j2", report=report, findings=findings)


def findings_markdown_pieces(findings: Iterable[Finding]) -> Iterator[str]:
    """The audit's findings as Markdown, piece by piece."""
    return _pieces("audit.md.j2", findings=list(findings))


def _pieces(template: str, **values: object) -> Iterator[str]:
    stream = _environment().get_template(template).stream(**values)
    stream.enable_buffering(PIECES)
    return iter(stream)


def escaped(value: object) -> str:
    """The value as one line of text that Markdown shows as it is, in running text and in table cells.

    Marks that only count at the start of a line (`-`, `1.`) need nothing: no value stands at one.
    """
    if isinstance(value, Ready):
        return value
    line = words.plain(str(value))
    line = "".join(_ENTITIES.get(character, character) for character in line)
    return _SPECIAL.sub(r"\\\1", line)


def link(words_shown: str, url: str | None) -> Ready:
    """A link where the address may be followed, else the words alone. The address is put in angle brackets."""
    address = safe_link(url)
    if address is None or re.search(r"[<>\s]", address):
        return Ready(escaped(words_shown))
    return Ready(f"[{escaped(words_shown)}](<{address}>)")


def marked(words_shown: str, sign: str) -> Ready:
    """The words within `sign` (`*` or `**`), white space kept outside, where Markdown wants it."""
    inner = escaped(words_shown)
    if not inner:
        return spaced(words_shown)
    lead = " " if words_shown[:1].isspace() else ""
    trail = " " if words_shown[-1:].isspace() else ""
    return Ready(f"{lead}{sign}{inner}{sign}{trail}")


def spaced(words_shown: str) -> Ready:
    """Words of a running text: escaped, the white space at their ends kept as one space."""
    inner = escaped(words_shown)
    lead = " " if words_shown[:1].isspace() else ""
    trail = " " if words_shown[-1:].isspace() and inner else ""
    return Ready(f"{lead}{inner}{trail}")


@cache
def _environment() -> Environment:
    environment = template_environment(autoescape=False, finalize=escaped)
    environment.filters |= {"link": link, "marked": marked, "spaced": spaced}
    return environment
