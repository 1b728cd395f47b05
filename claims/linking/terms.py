"""What rows of claims or reports are found by, as arrays in the order of days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from claims.candidates.arrays import Numbers, Rows, Vocabulary


@dataclass(frozen=True, slots=True)
class Told:
    """What some rows are found by: their days, all their terms and those kept, as numbers of `words`."""

    days: Numbers
    terms: Rows
    kept: Rows
    words: list[str]

    @classmethod
    def of(cls, days: Sequence[int], terms: Sequence[Sequence[str]], kept: Sequence[Sequence[str]]) -> Told:
        """Of rows, their days, their terms, and those kept."""
        vocabulary = Vocabulary()
        every, some = (_numbered(lists, vocabulary) for lists in (terms, kept))
        return cls(np.array(days, np.int64), every, some, vocabulary.terms())


@dataclass(frozen=True, slots=True)
class Terms:
    """Days, all terms and those kept for finding, in the order of days; `order` says which row stood where before."""

    order: Numbers
    days: Numbers
    terms: Rows
    kept: Rows
    vocabulary: Vocabulary

    @classmethod
    def of(cls, told: Iterable[Told], vocabulary: Vocabulary) -> Terms:
        """What was told piece by piece, in the order of days; rows of one day in the order they came."""
        pieces = []
        for piece in told:
            numbers = np.array(vocabulary.numbers(piece.words), np.int32)
            pieces.append((piece.days, *(Rows(rows.start, numbers[rows.values]) for rows in (piece.terms, piece.kept))))
        days = np.concatenate([np.empty(0, np.int64), *(days for days, _, _ in pieces)])
        order = np.argsort(days, kind="stable")
        terms, kept = (Rows.joined([piece[at] for piece in pieces]).take(order) for at in (1, 2))
        return cls(order, days[order], terms, kept, vocabulary)

    def masses(self) -> Numbers:
        """What all the terms of each row tell."""
        return self.terms.sums(self.vocabulary.weights())


def _numbered(lists: Sequence[Sequence[str]], vocabulary: Vocabulary) -> Rows:
    lengths = np.fromiter(map(len, lists), np.int64, len(lists))
    return Rows.of(lengths, np.array(vocabulary.numbers(list(chain.from_iterable(lists))), np.int32))
