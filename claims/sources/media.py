"""The medium in a printed name: the outlet of its reporter, of its programme, of a source it keeps unnamed.

Knows one phrase; who speaks there is not its concern.
"""

from __future__ import annotations

from dataclasses import replace

from claims.sources.bodies import LISTED, body_reading
from claims.sources.knowledge import Body
from claims.sources.phrases import pieces
from claims.sources.source import SourceKind, SourceMention
from claims.sources.vocabulary import Sort
from claims.text import Span

_MEDIA = frozenset({SourceKind.MEDIA, SourceKind.STATE_MEDIA})


def medium_of(printed: str, span: Span | None = None) -> SourceMention | None:
    """The listed medium that `printed` begins with: "MSNBC's Luke Russert", "BBC Focus on Africa".

    None when the words begin with no medium. `span` is where the words stand.
    """
    known = [piece for piece in pieces(printed) if piece.sort is not Sort.DETERMINER]
    body = known[0].known if known and known[0].sort is Sort.BODY else None
    if not isinstance(body, Body) or body.kind not in _MEDIA:
        return None
    return replace(body_reading(body, printed, LISTED).mention, span=span)
