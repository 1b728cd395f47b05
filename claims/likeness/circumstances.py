"""What speaks for two texts being on one matter beside their own words: when they were told, and what stands around.

Knows numbers only. Both work on single values and on arrays alike.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from claims.likeness.settings import settings

Shares = NDArray[np.float64]


def nearness(days: ArrayLike) -> Shares:
    """What is left of a likeness when two texts were told `days` apart, in (0, 1].

    It falls quickly at first and never to nothing; where the days are not known (NaN), it is least.
    """
    limits = settings()
    near = 1 / (1 + np.abs(np.asarray(days, dtype=np.float64)) / limits.near_days)
    return (1 + limits.near_weight * np.nan_to_num(near)) / (1 + limits.near_weight)


def with_surroundings(own: ArrayLike, around: ArrayLike) -> Shares:
    """The likeness of two sentences, in [0, 1], from their own and from that of the texts around them."""
    share = settings().around_share
    return (1 - share) * np.asarray(own, dtype=np.float64) + share * np.asarray(around, dtype=np.float64)
