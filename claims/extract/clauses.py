"""The main clauses of a stretch of text: what is asserted, not what is said on the way.

Knows the parse; knows nothing of denial or possibility.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from claims.parsing import Paragraph
from claims.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAME_CLAUSE = frozenset(
    {"aux", "auxpass", "neg", "advmod", "nsubj", "nsubjpass", "attr", "acomp", "dobj", "det", "prep", "oprd"}
)
_JOINED = frozenset({"conj", "ccomp"})


def tokens_in(paragraphs: Sequence[Paragraph], spans: Sequence[Span]) -> Iterator[Token]:
    """The parser's tokens that lie in `spans`; `paragraphs` are in text order."""
    if not spans:
        return
    first = bisect_right(paragraphs, spans[0].start, key=lambda paragraph: paragraph.span.start)
    for paragraph in islice(paragraphs, max(0, first - 1), None):
        if paragraph.span.start >= spans[-1].end:
            return
        for token in paragraph.doc:
            place = paragraph.locate(token)
            if any(span.overlaps(place) for span in spans):
                yield token


def main_clauses(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """For each main clause among `tokens`, its head and the words that belong to it directly."""
    inside = {(id(token.doc), token.i) for token in tokens}
    for token in tokens:
        head_outside = token.head is token or token.dep_ == "ROOT" or (id(token.head.doc), token.head.i) not in inside
        if head_outside and token.pos_ in {"VERB", "AUX", "NOUN", "ADJ", "PROPN", "PRON"}:
            yield [word for word in _clause(token) if (id(word.doc), word.i) in inside]


def _clause(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        if child.dep_ in _SAME_CLAUSE:
            yield child
            yield from (word for word in child.children if word.dep_ in {"det", "neg", "amod", "attr"})
        elif child.dep_ == "xcomp" or (child.dep_ in _JOINED and child.pos_ in {"VERB", "AUX"}):
            yield from _clause(child)
