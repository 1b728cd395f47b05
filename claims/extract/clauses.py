"""The main clauses of a stretch of text: what is asserted, not what is said on the way.

Knows the parse; knows nothing of denial or possibility.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from claims.parsing import Paragraph, Token
from claims.text import Span

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
        begin = paragraph.span.start
        if begin >= spans[-1].end:
            return
        here = [(span.start - begin, span.end - begin) for span in spans if span.overlaps(paragraph.span)]
        for token in paragraph.doc if here else ():
            start, end = token.start, token.end
            if any(start < last and opening < end for opening, last in here):
                yield token


def main_clauses(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """For each main clause among `tokens`, its head and the words that belong to it directly."""
    inside = {(id(token.doc), token.i) for token in tokens}
    for token in tokens:
        head_outside = token.head is token or token.dep == "ROOT" or (id(token.head.doc), token.head.i) not in inside
        if head_outside and token.pos in {"VERB", "AUX", "NOUN", "ADJ", "PROPN", "PRON"}:
            yield [word for word in _clause(token) if (id(word.doc), word.i) in inside]


def _clause(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        if child.dep in _SAME_CLAUSE:
            yield child
            yield from (word for word in child.children if word.dep in {"det", "neg", "amod", "attr"})
        elif child.dep == "xcomp" or (child.dep in _JOINED and child.pos in {"VERB", "AUX"}):
            yield from _clause(child)
