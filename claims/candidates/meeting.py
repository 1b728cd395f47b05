"""The claims of reports on one happening, out of all claims at once.

Knows arrays alone. Of the claims that share a term with a claim, across all the reports beside its own, the most alike
are kept, so many as the budget allows.
"""

from __future__ import annotations

import math

import numpy as np

from claims.candidates.arrays import Numbers, Rows
from claims.candidates.compiled import compiled


def meet(claims_of: Rows, beside: Rows, terms: Rows, weights: Numbers, most: int) -> tuple[Numbers, Numbers]:
    """Pairs of claims that share a term: for each report, its claims with those of the reports `beside` it."""
    told = terms.sorted()
    masses = told.sums(weights).astype(np.int64)
    return _meet(
        (claims_of.start, claims_of.values),
        (beside.start, beside.values),
        (told.start, told.values),
        weights,
        masses,
        most,
    )


@compiled
def _meet(claims_of, beside, terms, weights, masses, most):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202, C901, PLR0912, PLR0913, PLR0917 - one loop in machine code
    claim_start, claims = claims_of
    near_start, near = beside
    start, values = terms
    ones = []
    others = []
    best = np.empty(most, np.float64)
    kept = np.empty(most, np.int32)
    for report in range(len(claim_start) - 1):
        if near_start[report] == near_start[report + 1]:
            continue
        for mine in range(claim_start[report], claim_start[report + 1]):
            claim = claims[mine]
            held = 0
            for at in range(near_start[report], near_start[report + 1]):
                for theirs in range(claim_start[near[at]], claim_start[near[at] + 1]):
                    other = claims[theirs]
                    shared = 0
                    one, two = start[claim], start[other]
                    while one < start[claim + 1] and two < start[other + 1]:
                        if values[one] == values[two]:
                            shared += weights[values[one]]
                            one += 1
                            two += 1
                        elif values[one] < values[two]:
                            one += 1
                        else:
                            two += 1
                    if shared == 0:
                        continue
                    score = shared / math.sqrt(float(masses[claim]) * float(masses[other]))
                    slot = held
                    if held < most:
                        held += 1
                    else:
                        slot = 0
                        for candidate in range(1, most):
                            if best[candidate] < best[slot]:
                                slot = candidate
                        if best[slot] >= score:
                            continue
                    best[slot], kept[slot] = score, other
            for each in range(held):
                ones.append(claim)
                others.append(kept[each])
    return np.array(ones, np.int32), np.array(others, np.int32)
