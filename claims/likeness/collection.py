"""Texts held together, and how much alike any two of them are.

Knows terms and numbers; knows no store, no claims and no time. A term tells more the rarer it is in English and the
rarer it is among these texts: in a hundred reports of shootings "gunman" tells little, whatever English says. Weights
are those of the usual cosine: 1 + log of the count, times the geometric mean of both rarities.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from claims.compare.rarity import PARTS, rarity
from claims.likeness.terms import counted

Scores = NDArray[np.float32]


class Collection:
    """Texts by their places in the order given; every likeness lies in [0, 1].

    With `by_english_alone` the likeness of two texts hangs on them only, whatever others are held beside them.
    """

    def __init__(self, texts: Iterable[str], *, by_english_alone: bool = False) -> None:
        self._by_english_alone = by_english_alone
        bags = [counted(text) for text in texts]
        self._size = len(bags)
        held: dict[str, list[int]] = {}
        for place, bag in enumerate(bags):
            for term in bag:
                held.setdefault(term, []).append(place)
        self._telling = {term: self._tells(term, len(places)) for term, places in held.items()}
        self._weights = [self._weighted(bag) for bag in bags]
        self._postings = {
            term: (np.array(places), np.array([self._weights[place][term] for place in places], dtype=np.float32))
            for term, places in held.items()
        }

    def __len__(self) -> int:
        return self._size

    def likeness(self, one: int, other: int) -> float:
        """How much alike the texts at two places are."""
        few, many = sorted((self._weights[one], self._weights[other]), key=len)
        return min(1.0, math.fsum(weight * many[term] for term, weight in few.items() if term in many))

    def likenesses(self, place: int) -> Scores:
        """How much alike each text is to the one at `place`: [texts]."""
        return self._scores(self._weights[place])

    def likenesses_to(self, text: str) -> Scores:
        """How much alike each text is to `text`, which need not be one of them: [texts]."""
        return self._scores(self._weighted(counted(text)))

    def _scores(self, weights: Mapping[str, float]) -> Scores:
        scores = np.zeros(self._size, dtype=np.float32)
        for term in sorted(weights.keys() & self._postings.keys()):
            places, held = self._postings[term]
            scores[places] += weights[term] * held
        return np.minimum(scores, 1.0, out=scores)

    def _weighted(self, bag: Mapping[str, int]) -> dict[str, float]:
        """The weights of a text's terms, the whole of length one."""
        weights = {
            term: (1 + math.log(count)) * (self._telling.get(term) or self._tells(term, 0))
            for term, count in bag.items()
        }
        length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
        return {term: weight / length for term, weight in weights.items()}

    def _tells(self, term: str, held: int) -> float:
        """How much `term` tells where `held` of the texts hold it."""
        in_english = rarity(term) / PARTS
        if self._by_english_alone:
            return in_english
        among_these = math.log(1 + (self._size - held + 0.5) / (held + 0.5))
        return math.sqrt(among_these * in_english)
