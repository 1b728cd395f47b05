"""How much each term of a text tells, and the cosine of two texts so weighed.

Knows terms and numbers; knows nothing of how texts are held. Weights are those of the usual cosine: 1 + log of the
count, times what the term tells.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from claims.compare.rarity import PARTS, rarity

Weights = Mapping[str, float]


def rare_in_english(term: str) -> float:
    """How much a term tells by its rarity in English."""
    return rarity(term) / PARTS


def rare_among(term: str, held: int, size: int) -> float:
    """How much a term tells that `held` of `size` texts hold: the geometric mean of its rarity there and in English."""
    among_these = math.log(1 + (size - held + 0.5) / (held + 0.5))
    return math.sqrt(among_these * rare_in_english(term))


def weighed(bag: Mapping[str, int], tells: Callable[[str], float]) -> dict[str, float]:
    """The weights of a text's terms, the whole of length one."""
    weights = {term: (1 + math.log(count)) * tells(term) for term, count in bag.items()}
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {term: weight / length for term, weight in weights.items()}


def cosine(one: Weights, other: Weights) -> float:
    """How much alike two texts are, in [0, 1]."""
    few, many = sorted((one, other), key=len)
    return min(1.0, math.fsum(weight * many[term] for term, weight in few.items() if term in many))
