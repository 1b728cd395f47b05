"""What rows of claims or reports are found by, as arrays in the order of days."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from claims.candidates.arrays import Numbers, Rows, Vocabulary
from claims.candidates.terms import limits


@dataclass(frozen=True, slots=True)
class Told:
    """What some rows are found by: their days, all their terms and those kept, as numbers of `words`."""

    days: Numbers
    terms: Rows
    kept: Rows
    words: list[str]

    @classmethod
    def of_claims(cls, days: Sequence[int], terms: Iterable[Collection[str]]) -> Told:
        """Of claims, their days and all their terms: those are kept that `candidates.terms.kept` keeps of each."""
        vocabulary = Vocabulary()
        rows = _numbered(terms, vocabulary)
        kept = rows.by(vocabulary.rank()).first(limits().kept_terms)
        return cls(np.array(days, np.int64), rows, kept, vocabulary.terms())

    @classmethod
    def of_reports(cls, days: Sequence[int], terms: Iterable[Collection[str]]) -> Told:
        """Of reports, their days and their terms, each of which is kept."""
        vocabulary = Vocabulary()
        rows = _numbered(terms, vocabulary)
        return cls(np.array(days, np.int64), rows, rows, vocabulary.terms())


@dataclass(frozen=True, slots=True)
class Terms:
    """Days, all terms and those kept for finding, in the order of days; `order` says which row stood where before.

    The terms of a row ascend; those kept are the rarest first.
    """

    order: Numbers
    days: Numbers
    terms: Rows
    kept: Rows
    vocabulary: Vocabulary

    @classmethod
    def of(cls, told: Iterable[Told], vocabulary: Vocabulary) -> Terms:
        """What was told piece by piece, in the order of days; rows of one day in the order they came."""
        pieces: list[tuple[Numbers, Rows, Rows]] = []
        for piece in told:
            numbers = np.array(vocabulary.numbers(piece.words), np.int32)
            terms, kept = (Rows(rows.start, numbers[rows.values]) for rows in (piece.terms, piece.kept))
            pieces.append((piece.days, terms, kept))
        days = np.concatenate([np.empty(0, np.int64), *(days for days, _, _ in pieces)])
        order = np.argsort(days, kind="stable")
        every = Rows.joined([terms for _, terms, _ in pieces]).take(order).sorted()
        some = Rows.joined([kept for _, _, kept in pieces]).take(order)
        return cls(order, days[order], every, some, vocabulary)


def _numbered(terms: Iterable[Collection[str]], vocabulary: Vocabulary) -> Rows:
    numbers = [vocabulary.numbers(some) for some in terms]
    lengths = np.fromiter(map(len, numbers), np.int64, len(numbers))
    return Rows.of(lengths, np.fromiter(chain.from_iterable(numbers), np.int32, int(lengths.sum())))
