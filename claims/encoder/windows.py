"""Windows: a text's paragraphs packed into pieces that the network reads at once.

Knows words, quotations and word pieces; knows no network. A window holds whole paragraphs, as many as fit, because who
speaks often stands in the paragraph before; a paragraph that fits no window is cut behind a full stop where there is
one. Each word lies in exactly one window, so memory stays flat and time grows with the text alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.encoder.wordpieces import BEGIN, SEPARATE, pieces_of
from claims.quotes import SINGLE, Quotation
from claims.text import Span

LIMIT = 256
"""Pieces in one window. Longer windows see more, but the work for a piece grows with the window."""

_SHORTEST_CUT = LIMIT // 2
_SENTENCE_ENDS = frozenset({".", "!", "?", "…"})

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words read together as one: a paragraph, or a part of one too long for a window."""

    words: tuple[Span, ...]
    pieces: tuple[tuple[int, ...], ...]

    def __len__(self) -> int:
        """Pieces, with the mark behind the stretch."""
        return sum(map(len, self.pieces)) + 1


@dataclass(frozen=True, slots=True)
class Window:
    """One window as the network takes it.

    `pieces`, `cases` and `quotes` have an entry a piece; `firsts` holds the place of each word's first piece.
    """

    stretches: tuple[Stretch, ...]
    pieces: Numbers
    cases: Numbers
    quotes: Numbers
    firsts: Numbers


def stretches(text: str, words: Sequence[Span]) -> Iterator[Stretch]:
    """One paragraph's words as one stretch, or as several where it is too long."""
    numbered = [pieces_of(word.of(text)) for word in words]
    start = size = 0
    full_stop = None
    for at, pieces in enumerate(numbered):
        if size + len(pieces) > LIMIT - 2:
            cut = full_stop if full_stop is not None else at
            yield Stretch(tuple(words[start:cut]), tuple(numbered[start:cut]))
            start, full_stop = cut, None
            size = sum(map(len, numbered[cut:at]))
        size += len(pieces)
        if words[at].of(text) in _SENTENCE_ENDS and size >= _SHORTEST_CUT:
            full_stop = at + 1
    if start < len(words):
        yield Stretch(tuple(words[start:]), tuple(numbered[start:]))


def packed(parts: Iterable[Stretch], first_limit: int = LIMIT) -> Iterator[list[Stretch]]:
    """The stretches in as few windows as hold them in order; the first may be held shorter."""
    held: list[Stretch] = []
    size, limit = 1, first_limit
    for part in parts:
        if held and size + len(part) > limit:
            yield held
            held, size, limit = [], 1, LIMIT
        held.append(part)
        size += len(part)
    if held:
        yield held


def window(text: str, held: Sequence[Stretch], quotations: Sequence[Quotation]) -> Window:
    """The arrays of one window; `quotations` are all of the text's, in order."""
    pieces, cases, quotes, firsts = [BEGIN], [0], [0], []
    states = _quote_states(text, held, quotations)
    for stretch in held:
        for word, numbers in zip(stretch.words, stretch.pieces, strict=True):
            case, state = case_of(word.of(text)), next(states)
            firsts.append(len(pieces))
            pieces.extend(numbers)
            cases.extend([case] * len(numbers))
            quotes.extend([state] * len(numbers))
        pieces.append(SEPARATE)
        cases.append(0)
        quotes.append(0)
    arrays = [np.array(row, dtype=np.int64) for row in (pieces, cases, quotes, firsts)]
    return Window(tuple(held), *arrays)


def case_of(word: str) -> int:
    """How a word is written, in seven classes: the vocabulary knows lower case alone."""
    if word.islower():
        return 1
    if word.isupper():
        return 2 if len(word) > 1 else 3
    if word.istitle():
        return 4
    if word[:1].isdigit():
        return 5
    return 6 if any(character.isalpha() for character in word) else 7


def _quote_states(text: str, held: Sequence[Stretch], quotations: Sequence[Quotation]) -> Iterator[int]:
    """For each word: outside quotations, a mark of one, or inside one in double, single, nested or unclosed marks."""
    begin = held[0].words[0].start
    at = max(0, bisect_right(quotations, begin, key=lambda quotation: quotation.outer.start) - 1)
    while at > 0 and quotations[at].depth > 0:
        at -= 1
    around: list[Quotation] = []
    for stretch in held:
        for word in stretch.words:
            while at < len(quotations) and quotations[at].outer.start <= word.start:
                around.append(quotations[at])
                at += 1
            around = [quotation for quotation in around if word.start < quotation.outer.end]
            yield _state(text, word, around)


def _state(text: str, word: Span, around: Sequence[Quotation]) -> int:
    if not around:
        return 0
    inmost = around[-1]
    if not inmost.inner.contains(word):
        return 5
    if len(around) > 1:
        return 3
    if not inmost.closed:
        return 4
    return 2 if text[inmost.outer.start : inmost.inner.start] in SINGLE else 1
