"""Where a statement's matter happened, as far as a place name near it tells.

Knows the parser's place names, and which of them the knowledge of bodies says are none; tells nothing of what kind of
place it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claims.parsing import Paragraph, Stretch
from claims.sources.knowledge import countries
from claims.sources.phrases import pieces
from claims.sources.vocabulary import Sort
from claims.text import Span, envelope

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_DATELINE = re.compile(r"^([A-Z][A-Z' .-]{2,30}?)(?:,[^—–()-]{1,30})?\s*(?:\([^)]{2,30}\)\s*)?[—–-]\s")


@dataclass(frozen=True, slots=True)
class Places:
    """The places one report names, in text order, and its dateline."""

    named: tuple[tuple[Span, str], ...]
    dateline: str | None

    @classmethod
    def of(cls, text: str, paragraphs: Sequence[Paragraph]) -> Places:
        """The places of the report `text`, parsed as `paragraphs`."""
        named = tuple(
            (paragraph.locate(entity), entity.text)
            for paragraph in paragraphs
            for entity in paragraph.doc.entities
            if entity.label in _PLACES and _is_place(entity)
        )
        dateline = _DATELINE.match(text)
        return cls(named, dateline[1].title() if dateline else None)

    def near(self, content: Sequence[Span], sentence: Span) -> str | None:
        """The last place named in the content, else the first in its sentence, else the dateline's."""
        whole = envelope([*content, sentence])
        first = bisect_left(self.named, whole.start, key=lambda named: named[0].start)
        last = bisect_left(self.named, whole.end, key=lambda named: named[0].start)
        around = self.named[first:last]
        inside = [name for span, name in around if any(part.contains(span) for part in content)]
        if inside:
            return inside[-1]
        return next((name for span, name in around if sentence.contains(span)), self.dateline)


def _is_place(entity: Stretch) -> bool:
    """False for a body that the parser takes for a place ("the U.N."), and for what is only of a place ("Gazan")."""
    if not any(token.pos in {"PROPN", "NOUN"} for token in entity):
        return False
    known = pieces(entity.text)
    return not any(piece.sort is Sort.BODY for piece in known) and entity.text not in _adjectives()


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(country.adjective for country in countries().values())
