"""Ids from content: the same input gives the same ids in every store, on every machine, at every run.

Knows hashing only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from claims.documents import Document
from claims.extract import StatementKind
from claims.sources import SourceKind
from claims.text import Span

LENGTH = 40
"""Hex digits of a sha256 that make an id: 160 bits, more than any store can make collide."""

_SEPARATOR = "\x1f"


def text_sha256(text: str) -> str:
    """The hash (hex) of a report's text."""
    return hashlib.sha256(text.encode()).hexdigest()


def report_uid(document: Document) -> str:
    """The id of a document: the bytes it was made from, where it stood, and who published it."""
    return _uid(document.raw_sha256, document.url or "", document.publisher or "")


def claim_uid(report: str, kind: StatementKind, content: Iterable[Span], repeat: int) -> str:
    """The id of a claim: its report, kind and content spans; `repeat` tells apart those that share all three."""
    spans = ",".join(f"{span.start}-{span.end}" for span in content)
    return _uid(report, kind, spans, str(repeat))


def source_uid(folded: str, kind: SourceKind, *, resolved: bool) -> str:
    """The id of a source: its folded canonical name; a name that does not say who it is goes by its kind as well.

    The kind of a source that is known is left out, because reports tell differently much of it: the group's leader in
    one is just a man's name in another.
    """
    return _uid("source", folded) if resolved else _uid("source", folded, kind, "unresolved")


def _uid(*parts: str) -> str:
    return hashlib.sha256(_SEPARATOR.join(parts).encode()).hexdigest()[:LENGTH]
