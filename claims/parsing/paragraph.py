"""A parsed paragraph, and the one door to the parser.

Knows the value and no network: commands that only look at a store import it and must not pay for more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.parsing.token import Doc, Stretch, Token
from claims.text import Span

if TYPE_CHECKING:
    from claims.encoder import Frame


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One parsed paragraph: `span` in the text, and the `doc` whose offsets count from `span.start`.

    `frames` are the attributions that the network reads here, each at its cue; their spans are spans of the text.
    """

    span: Span
    doc: Doc
    frames: tuple[Frame, ...] = ()

    def sentences(self) -> Iterator[Span]:
        """The paragraph's sentences, as spans in the text."""
        for sentence in self.doc.sentences:
            yield self.locate(sentence)

    def locate(self, piece: Token | Stretch) -> Span:
        """Where a word, or a run of words, stands in the text."""
        start = self.span.start + (piece.start if isinstance(piece, Token) else self.doc[piece.start].start)
        return Span(start, start + len(piece.text))


def parse(text: str) -> Iterator[Paragraph]:
    """Parse `text`, yielding its paragraphs in order; a paragraph too long for one window comes in parts."""
    # The network and numpy load when the first text is read.
    from claims.parsing.building import build  # noqa: PLC0415

    yield from build(text)
