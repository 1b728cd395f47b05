"""The names in a parsed report: noun phrases with names in them, and what the parser takes each name for.

Knows the parser's noun phrases and entities; leaves what a name means to `naming`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claims.parsing import Paragraph
from claims.sources.folding import folded
from claims.sources.naming import read
from claims.sources.reading import Form, Reading
from claims.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenSpan

LONGEST_NAME = 25
"""Tokens of the longest noun phrase that is read as a name with its description; longer ones are clauses."""


def readings_in(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Span, Reading]]:
    """Every body and person that the paragraphs name, with its place in the text."""
    for paragraph in paragraphs:
        people = {token.i for entity in paragraph.doc.ents if entity.label_ == "PERSON" for token in entity}
        for chunk in paragraph.doc.noun_chunks:
            phrase = _with_appositions(chunk) if people.intersection(range(chunk.start, chunk.end)) else chunk
            if not any(token.pos_ == "PROPN" or token.is_title for token in phrase):
                continue
            reading = read(phrase.text)
            if _certain(reading, chunk, people):
                yield paragraph.locate(phrase), reading


def _certain(reading: Reading, chunk: TokenSpan, people: set[int]) -> bool:
    """A body that the words tell, or a person that the parser takes for one too."""
    if reading.form is Form.PERSON:
        return bool(people.intersection(range(chunk.start, chunk.end)))
    return reading.form is Form.BODY and reading.mention.resolved or reading.person is not None


def _with_appositions(chunk: TokenSpan) -> TokenSpan:
    """The noun phrase with what stands in apposition to it, where that is short enough to be a description."""
    root = chunk.root.head if chunk.root.dep_ == "appos" else chunk.root
    end = max([chunk.end, *(child.right_edge.i + 1 for child in root.children if child.dep_ == "appos")])
    start = min(chunk.start, root.left_edge.i)
    whole: TokenSpan = chunk.doc[start:end]
    return whole if len(whole) <= LONGEST_NAME else chunk


def labels_in(paragraphs: Sequence[Paragraph]) -> dict[str, str]:
    """What the parser most often takes each name for (PERSON, ORG, GPE, …), by folded name."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for paragraph in paragraphs:
        for entity in paragraph.doc.ents:
            votes[folded(entity.text)][entity.label_] += 1
    return {name: count.most_common(1)[0][0] for name, count in votes.items()}
