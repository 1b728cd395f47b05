"""Of all that is alike to something, no more than are looked at: the likeliest.

Knows pairs as arrays; knows nothing of what makes them alike.
"""

from __future__ import annotations

import numpy as np

from claims.candidates.arrays import Numbers
from claims.candidates.compiled import compiled


def likeliest(later: Numbers, earlier: Numbers, alike: Numbers, most: int) -> tuple[Numbers, Numbers]:
    """Of each later one's pairs those most alike, `most` at most; of equals the earlier. `later` ascends."""
    kept = _kept(later, earlier, alike, most)
    return later[kept], earlier[kept]


@compiled
def _kept(later, earlier, alike, most):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202 - a loop in machine code
    """Which pairs stay: the first ones of each, until a likelier one takes the place of the least likely."""
    kept = np.zeros(len(later), np.bool_)
    slots = np.empty(most, np.int64)
    number, least = 0, 0
    for pair in range(len(later)):
        if pair == 0 or later[pair] != later[pair - 1]:
            number = 0
        if number < most:
            slots[number] = pair
            number += 1
        else:
            last = slots[least]
            if alike[pair] < alike[last] or (alike[pair] == alike[last] and earlier[pair] > earlier[last]):
                continue
            kept[last] = False
            slots[least] = pair
        kept[pair] = True
        if number == most:
            least = 0
            for slot in range(1, most):
                one, other = slots[slot], slots[least]
                if alike[one] < alike[other] or (alike[one] == alike[other] and earlier[one] > earlier[other]):
                    least = slot
    return kept
