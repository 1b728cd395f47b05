"""Finding texts by their words: BM25 over the stems that comparison goes by.

The parameters are the usual ones of the literature (Robertson & Zaragoza 2009): k1 1.2, b 0.75.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from claims.compare import stems
from claims.compare.wording import numbers

K1 = 1.2
B = 0.75


def terms(text: str) -> frozenset[str]:
    """The stems of `text` and the numbers in it."""
    return stems(text) | {f"#{number}" for number in numbers(text)}


class Collection:
    """Texts by id, and how rare each stem is among them."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._terms = {key: terms(text) for key, text in texts.items()}
        self._frequency = Counter(term for held in self._terms.values() for term in held)
        self._mean = sum(map(len, self._terms.values())) / max(1, len(texts))
        self._postings: dict[str, list[str]] = defaultdict(list)
        for key, held in self._terms.items():
            for term in held:
                self._postings[term].append(key)

    def rarity(self, term: str) -> float:
        """The term's inverse document frequency."""
        number = self._frequency[term]
        return math.log(1 + (len(self._terms) - number + 0.5) / (number + 0.5))

    def likeness(self, a: str, b: str) -> float:
        """What two texts share, rare words counting more, in [0, 1]."""
        first, second = terms(a), terms(b)
        if first.isdisjoint(second):
            return 0.0
        shared, mass_a, mass_b = (sum(map(self.rarity, sorted(held))) for held in (first & second, first, second))
        return min(1.0, shared / math.sqrt(mass_a * mass_b))

    def scores(self, query: str) -> dict[str, float]:
        """The texts that share a term with `query`, with their scores."""
        found: dict[str, float] = defaultdict(float)
        for term in sorted(terms(query)):
            for key in self._postings.get(term, ()):
                length = len(self._terms[key]) / self._mean
                found[key] += self.rarity(term) * (K1 + 1) / (1 + K1 * (1 - B + B * length))
        return found


def ranked(scores: Mapping[str, float], most: int) -> Sequence[str]:
    """The ids with the highest scores, best first; equal ones in the order of their names."""
    return sorted(scores, key=lambda key: (-scores[key], key))[:most]


def halves(days: float, half_life: float) -> float:
    """How much of a likeness is left `days` away, when half is gone after `half_life` days."""
    return math.pow(0.5, days / half_life)


def paired(rows: Sequence[Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    """Every text of a list of pairs, under an id of its own."""
    for row in rows:
        yield f"{row['id']} a", row["a"]
        yield f"{row['id']} b", row["b"]
