"""Claims and reports as arrays: their terms as numbers, and who stands under each term.

Knows terms, weights and days; knows nothing of where they are stored. Everything is in the order of days, so that what
lies before something in a list lies before it in time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claims.candidates.terms import counts, square, weight

Numbers = NDArray[Any]


class _Numbered(dict[str, int]):
    """The numbers of terms; one not met before gets the next when it is asked for."""

    def __missing__(self, term: str) -> int:
        return self.setdefault(term, len(self))


class Vocabulary:
    """Terms by number, in the order they were met."""

    def __init__(self) -> None:
        self._numbers = _Numbered()

    def numbers(self, terms: Iterable[str]) -> list[int]:
        """The numbers of `terms`; one not met before gets the next."""
        return list(map(self._numbers.__getitem__, terms))

    def terms(self) -> list[str]:
        """All terms, each at the place of its number."""
        return list(self._numbers)

    def rank(self) -> Numbers:
        """Of each number the place that its term has among all when the rarest come first, as in `terms.kept`."""
        terms = self.terms()
        by_name = np.array(sorted(range(len(terms)), key=terms.__getitem__), np.int32)
        rarest_first = by_name[np.argsort(-self.weights()[by_name], kind="stable")]
        return _places_of(rarest_first)

    def weights(self) -> Numbers:
        """What each term tells."""
        return np.fromiter(map(weight, self._numbers), np.int32, len(self._numbers))

    def squares(self) -> Numbers:
        """What each term adds to the square of a length."""
        return np.fromiter(map(square, self._numbers), np.int32, len(self._numbers))

    def counting(self) -> Numbers:
        """Which terms are figures' numbers."""
        return np.fromiter(map(counts, self._numbers), np.bool_, len(self._numbers))


@dataclass(frozen=True, slots=True)
class Rows:
    """Lists of numbers, one after the other: row `n` is `values[start[n] : start[n + 1]]`."""

    start: Numbers
    values: Numbers

    @classmethod
    def of(cls, lengths: Numbers, values: Numbers) -> Rows:
        """Rows of these lengths."""
        return cls(np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64), values)

    @classmethod
    def joined(cls, pieces: Sequence[Rows]) -> Rows:
        """The rows of several, one after the other."""
        lengths = np.concatenate([np.empty(0, np.int64), *(np.diff(piece.start) for piece in pieces)])
        return cls.of(lengths, np.concatenate([np.empty(0, np.int32), *(piece.values for piece in pieces)]))

    def __len__(self) -> int:
        return len(self.start) - 1

    def take(self, order: Numbers) -> Rows:
        """The rows in another order."""
        lengths = np.diff(self.start)[order]
        ends = np.cumsum(lengths)
        within = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - lengths, lengths)
        return Rows.of(lengths, self.values[np.repeat(self.start[:-1][order], lengths) + within])

    def owners(self) -> Numbers:
        """For each value the row it is in."""
        return np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.start))

    def sums(self, of: Numbers) -> Numbers:
        """For each row the sum of what `of` has for its values."""
        total = np.concatenate([[0], np.cumsum(of[self.values], dtype=np.int64)])
        sums: Numbers = total[self.start[1:]] - total[self.start[:-1]]
        return sums

    def first(self, most: int) -> Rows:
        """The first values of each row, `most` at most."""
        lengths = np.diff(self.start)
        within = np.arange(len(self.values)) - np.repeat(self.start[:-1], lengths)
        return Rows.of(np.minimum(lengths, most), self.values[within < most])

    def by(self, rank: Numbers) -> Rows:
        """The rows with their values in the order of `rank`, which has a place of its own for each."""
        return Rows(self.start, _places_of(rank)[Rows(self.start, rank[self.values]).sorted().values])

    def sorted(self) -> Rows:
        """The rows with their values in ascending order."""
        # One number each of row and value: numbers are sorted ten times as fast as two columns.
        bound = int(self.values.max(initial=0)) + 1
        together = self.owners().astype(np.int64) * bound + self.values
        together.sort()
        return Rows(self.start, (together % bound).astype(self.values.dtype))


@dataclass(frozen=True, slots=True)
class Postings:
    """Which rows hold each value: `holders[first[value] : first[value + 1]]`, ascending.

    `place` says where in `holders` each of the rows' values stands.
    """

    first: Numbers
    holders: Numbers
    place: Numbers

    @classmethod
    def of(cls, rows: Rows, number: int) -> Postings:
        """The postings of rows whose values lie below `number`."""
        order = np.argsort(rows.values, kind="stable")
        place = np.empty(len(order), np.int64)
        place[order] = np.arange(len(order))
        first = np.searchsorted(rows.values[order], np.arange(number + 1))
        return cls(first.astype(np.int64), rows.owners()[order], place)


def _places_of(order: Numbers) -> Numbers:
    """Where each number stands in an order of all of them."""
    places = np.empty(len(order), np.int32)
    places[order] = np.arange(len(order), dtype=np.int32)
    return places
