"""How much a shared stem tells: rare words more than common ones.

What a word tells is a matter of English, not of what a desk has stored so far: two claims are compared alike in every
store and in whatever order their reports came in.

Knows the bundled table of how common stems are; knows nothing of claims.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

import msgspec

from claims.compare.vocabulary import thresholds
from claims.lexicon import load

PARTS = 100
"""Rarities are whole hundredths, so that sums of them come out alike in whatever order they are taken."""

_PER = 1_000_000_000
"""The table counts stems in this many words."""


class Commonness(msgspec.Struct, frozen=True):
    """Stems by how often they stand in a thousand million words, as powers of ten."""

    source: str
    zipf: dict[str, str]


class _Rarities(dict[str, int]):
    """Rarities by stem; a stem that is hardly ever met has the rarity of the rarest."""

    rarest: int

    def __missing__(self, stem: str) -> int:
        return self.rarest


@cache
def rarities() -> Mapping[str, int]:
    """The rarity of each stem, those included that the bundled table does not have."""
    classes = load("rarity", Commonness).zipf
    found = _Rarities(
        (stem, _rarity(10 ** float(power) / _PER)) for power, stems in classes.items() for stem in stems.split()
    )
    found.rarest = _rarity(0.0)
    return found


def rarity(stem: str) -> int:
    """How much it tells that two texts share `stem`, in whole parts of any scale."""
    return rarities()[stem]


@lru_cache(maxsize=8_192)
def mass(stems: frozenset[str]) -> int:
    """What all of `stems` tell together."""
    return total(stems)


def total(stems: Iterable[str]) -> int:
    """What `stems` tell together, each counted as often as it comes."""
    return sum(map(rarities().__getitem__, stems))


def _rarity(share: float) -> int:
    """The usual inverse document frequency, the documents being the passages of a store of a middling size."""
    limits = thresholds()
    holding = 1 - math.exp(-share * limits.rarity_words)
    return round(PARTS * math.log(1 + limits.rarity_claims / (limits.rarity_claims * holding + 1)))
