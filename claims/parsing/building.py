"""From a text to parsed paragraphs: words, sentences, grammar, names, and who is read as saying what.

Knows how the text is cut for the network and what its numbers mean; the network itself is another room's. Texts are
read window by window, so that memory stays flat on long ones, and every word can be led back to the text by its
paragraph's offset.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from claims.encoder import Reading, Stretch, find_readings, stretches
from claims.parsing.paragraph import Paragraph
from claims.parsing.parts_of_speech import lemma, part_of_speech
from claims.parsing.token import Doc, Token
from claims.parsing.token import Stretch as TokenStretch
from claims.parsing.trees import heads_of, sentence_bounds
from claims.text import Span, paragraphs
from claims.words import words

_DATELINE = re.compile(
    r"(?P<dateline>(?:"
    r"[A-Z][A-Z .'-]{2,30}(?:, [A-Z][\w. ]{1,25})?(?: \([A-Z][\w ]{1,20}\))?"  # a town in capitals
    r"|(?:[A-Z][\w.'-]{2,20}(?:,? [A-Z][\w.'-]{1,20}){0,2} )?\([A-Z][\w ]{1,20}\)"  # an agency in brackets
    r") ?[—–-]{1,2}) +(?=\S)"
)
"""Where, and by which agency: "GENEVA, Switzerland (AP) — ", "(Reuters) - "."""

_INITIAL = re.compile(r"\b[A-Z][\w’'-]*\.? [A-Z]\. (?=[A-Z])")
"""A middle name's letter: no sentence ends in "John D. Podesta"."""


def build(text: str) -> Iterator[Paragraph]:
    """Parse `text`, yielding its paragraphs in order; a paragraph too long for one window comes in parts."""
    parts = [
        part
        for paragraph in paragraphs(text)
        for piece in _pieces(text, paragraph)
        for part in stretches(text, words(text, piece.start, piece.end))
    ]
    for reading in find_readings(text, parts):
        first = 0
        for stretch in reading.window.stretches:
            yield _paragraph(text, stretch, reading, first)
            first += len(stretch.words)


def _pieces(text: str, paragraph: Span) -> Iterator[Span]:
    """What is parsed as one: the dateline by itself, since it is no part of the sentence; then the prose."""
    dateline = _DATELINE.match(text, paragraph.start, paragraph.end)
    if dateline:
        yield Span(paragraph.start, dateline.end("dateline"))
        paragraph = Span(dateline.end(), paragraph.end)
    yield paragraph


def _paragraph(text: str, stretch: Stretch, reading: Reading, first: int) -> Paragraph:
    """The paragraph of one stretch, whose words are `reading`'s from `first` on."""
    span = Span(stretch.words[0].start, stretch.words[-1].end)
    doc = Doc(span.of(text))
    heads = _sentences(doc, stretch, reading, first)
    for at, word in enumerate(stretch.words):
        doc.tokens.append(_token(doc, word.of(text), word.start - span.start, reading, first + at))
    _hang(doc, heads)
    doc.entities.extend(_entities(doc, reading.entities[first : first + len(stretch.words)]))
    frames = tuple(frame for frame in reading.frames if span.contains(frame.anchor))
    return Paragraph(span, doc, frames)


def _sentences(doc: Doc, stretch: Stretch, reading: Reading, first: int) -> list[int]:
    """Cut the paragraph into sentences; returns the head of each word."""
    heads: list[int] = []
    starts = reading.sentence_starts[first : first + len(stretch.words)].copy()
    places = [word.start - stretch.words[0].start for word in stretch.words]
    for match in _INITIAL.finditer(doc.text):
        starts[bisect_left(places, match.end()) : bisect_left(places, match.end()) + 1] = False
    for begin, end in sentence_bounds(starts):
        here = slice(first + begin, first + end)
        heads.extend(begin + head for head in heads_of(reading.heads[here, here]))
        doc.sentence_of.extend([len(doc.sentences)] * (end - begin))
        doc.sentences.append(doc.stretch(begin, end))
    return heads


def _token(doc: Doc, word: str, start: int, reading: Reading, read_at: int) -> Token:
    at = len(doc.tokens)
    lower, tag, dep = word.lower(), reading.tags[read_at], reading.dependencies[read_at]
    pos = part_of_speech(lower, tag, dep)
    entity = reading.entities[read_at].partition("-")[2]
    begins = doc.sentences[doc.sentence_of[at]].start == at
    return Token(doc, at, start, word, lower, lemma(lower, pos, tag), pos, tag, dep, entity, begins)


def _hang(doc: Doc, heads: Sequence[int]) -> None:
    """Give each word its head, its children in order, and the edges of what hangs on it."""
    for token, head in zip(doc.tokens, heads, strict=True):
        token.head = doc.tokens[head]
        token.left_edge = token.right_edge = token
        if token.head is token:
            token.dep = "ROOT"
        else:
            token.head.children.append(token)
    for sentence in doc.sentences:
        for token in _upward(sentence.root):
            for child in token.children:
                token.left_edge = min(token.left_edge, child.left_edge)
                token.right_edge = max(token.right_edge, child.right_edge)


def _upward(root: Token) -> list[Token]:
    """The words under `root`, each behind all that hang on it."""
    found, waiting = [], [root]
    while waiting:
        token = waiting.pop()
        found.append(token)
        waiting.extend(token.children)
    return found[::-1]


def _entities(doc: Doc, labels: Sequence[str]) -> Iterator[TokenStretch]:
    """The named entities: a run of words of one sort, or from one beginning to the next."""
    begin = 0
    for at in range(1, len(labels) + 1):
        before = labels[at - 1].partition("-")[2]
        here, _, sort = labels[at].partition("-") if at < len(labels) else ("O", "", "")
        if at == len(labels) or sort != before or here == "B":
            if before:
                yield TokenStretch(doc, begin, at, before)
            begin = at
