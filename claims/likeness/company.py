"""Texts known by the company they keep: which of two like happenings a report is on.

Reports of like happenings share most of their words. What tells them apart is what is rare among just those reports,
and on which side the reports most like each stand. Knows texts held together; knows no store, no claims and no time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from statistics import fmean

import numpy as np

from claims.likeness.circumstances import with_surroundings
from claims.likeness.collection import Collection
from claims.likeness.settings import settings
from claims.likeness.terms import counted
from claims.likeness.weighing import cosine, rare_among, weighed

CACHED_PAIRS = 1_000_000


class Company:
    """Texts by their places in the order given; every likeness lies in [0, 1]."""

    def __init__(self, texts: Iterable[str]) -> None:
        listed = list(texts)
        self._bags = [counted(text) for text in listed]
        self._collection = Collection(listed)
        self._nearest = lru_cache(maxsize=None)(self._find_nearest)
        self._likeness = lru_cache(maxsize=CACHED_PAIRS)(self._find_likeness)

    def likeness(self, one: int, other: int) -> float:
        """How much alike the texts at two places are: by their own words, and by the company they keep."""
        return float(with_surroundings(self._likeness(min(one, other), max(one, other)), self._company(one, other)))

    def likeness_of(self, words: str, other_words: str, one: int, other: int) -> float:
        """How much alike two sentences of the texts at two places are: by their words, and by their texts' company."""
        tells = self._tells(one, other)
        own = cosine(weighed(counted(words), tells), weighed(counted(other_words), tells))
        return float(with_surroundings(own, self._company(one, other)))

    def _company(self, one: int, other: int) -> float:
        """The mean likeness of the texts most like one to those most like other; each is the first of its own."""
        fellows = settings().fellows
        pairs = ((a, b) for a in self._nearest(one)[:fellows] for b in self._nearest(other)[:fellows])
        return fmean(self._likeness(min(pair), max(pair)) for pair in pairs)

    def _find_nearest(self, place: int) -> tuple[int, ...]:
        """The places of the texts most like one, itself the first."""
        scores = self._collection.likenesses(place)
        scores[place] = np.inf
        return tuple(map(int, np.argsort(-scores, kind="stable")[: settings().circle]))

    def _find_likeness(self, one: int, other: int) -> float:
        if one == other:
            return 1.0
        tells = self._tells(one, other)
        return cosine(weighed(self._bags[one], tells), weighed(self._bags[other], tells))

    def _tells(self, one: int, other: int) -> Callable[[str], float]:
        """How much a term tells among the texts most like either of two."""
        circle = {*self._nearest(one), *self._nearest(other)}
        held = Counter(term for place in circle for term in self._bags[place])
        return lambda term: rare_among(term, held[term], len(circle))
