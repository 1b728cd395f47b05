"""Texts held together, and how much alike any two of them are.

Knows terms and numbers; knows no store, no claims and no time. A term tells more the rarer it is in English and the
rarer it is among these texts: in a hundred reports of shootings "gunman" tells little, whatever English says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from claims.likeness.terms import counted
from claims.likeness.weighing import cosine, rare_among, rare_in_english, weighed

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
        self._weights = [weighed(bag, self._told) for bag in bags]
        self._postings = {
            term: (np.array(places), np.array([self._weights[place][term] for place in places], dtype=np.float32))
            for term, places in held.items()
        }

    def __len__(self) -> int:
        return self._size

    def likeness(self, one: int, other: int) -> float:
        """How much alike the texts at two places are."""
        return cosine(self._weights[one], self._weights[other])

    def likenesses(self, place: int) -> Scores:
        """How much alike each text is to the one at `place`: [texts]."""
        return self._scores(self._weights[place])

    def likenesses_to(self, text: str) -> Scores:
        """How much alike each text is to `text`, which need not be one of them: [texts]."""
        return self._scores(weighed(counted(text), self._told))

    def _scores(self, weights: Mapping[str, float]) -> Scores:
        scores = np.zeros(self._size, dtype=np.float32)
        for term in sorted(weights.keys() & self._postings.keys()):
            places, held = self._postings[term]
            scores[places] += weights[term] * held
        return np.minimum(scores, 1.0, out=scores)

    def _told(self, term: str) -> float:
        """How much a term tells, be it in one of the texts or not."""
        return self._telling.get(term) or self._tells(term, 0)

    def _tells(self, term: str, held: int) -> float:
        """How much `term` tells where `held` of the texts hold it."""
        return rare_in_english(term) if self._by_english_alone else rare_among(term, held, self._size)
