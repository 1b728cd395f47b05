"""Searching all claims, or all reports, for those alike: the same answers as the store's index gives one by one.

Knows arrays alone. Each is looked for under its own rare terms among those before it in time, no farther than the
budget; what is found there is measured on all its terms.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from claims.candidates.arrays import Numbers, Postings, Rows
from claims.candidates.compiled import compiled

MARKS = 32
"""Bits below a row's mark: what two rows can share needs fewer."""

BLOCK = 4096
"""Rows searched in one call: enough to be worth the call, few enough to keep its answer small."""


@dataclass(frozen=True, slots=True)
class Searched:
    """What is searched, in the order of days: each row's terms (ascending) and those it is found under, its day.

    `weights` are what terms tell. With `relative` likeness is the cosine of what the rows tell, else what they tell
    together; those are looked into that are alike by `looked_into` in what they are found under.
    """

    terms: Rows
    kept: Rows
    days: Numbers
    weights: Numbers
    nearest: int
    shared: int
    looked_into: float
    least: float
    half_life: float
    far_share: float
    most: int
    no_day: int
    relative: bool


def search(searched: Searched, threads: int) -> Iterator[tuple[Numbers, Numbers]]:
    """Rows alike, in blocks: the later ones' numbers, the earlier ones'."""
    terms = searched.terms
    masses = terms.sums(searched.weights).astype(np.int32)
    postings = Postings.of(searched.kept, len(searched.weights))

    def block(begin: int) -> tuple[Numbers, Numbers]:
        found: tuple[Numbers, Numbers] = _search(
            (begin, min(begin + BLOCK, len(terms))),
            (terms.start, terms.values, searched.weights, masses, searched.days),
            (searched.kept.start, searched.kept.values, postings.place, postings.first, postings.holders),
            (searched.nearest, searched.most, searched.no_day, searched.shared),
            (
                searched.looked_into,
                searched.least,
                searched.half_life,
                searched.far_share,
                1.0 if searched.relative else 0.0,
            ),
        )
        return found

    with ThreadPoolExecutor(threads) as pool:
        yield from pool.map(block, range(0, len(terms), BLOCK))


@compiled
def _search(rows, told, index, budget, measure):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202, C901, PLR0912, PLR0915 - one loop in machine code
    begin, end = rows
    start, values, weights, masses, days = told
    kept_start, kept, place, first, holders = index
    nearest, most, no_day, least_shared = budget
    looked_into, least, half_life, far_share, relative = measure
    # What a row has shared with the one looked for stands above that one's own mark, so that nothing need be put back.
    scores = np.zeros(end, np.int64)
    met = np.empty(end, np.int32)
    later = np.empty((end - begin) * most, np.int32)
    earlier = np.empty((end - begin) * most, np.int32)
    alike = np.empty((end - begin) * most, np.float64)
    found = 0
    for row in range(begin, end):
        number = 0
        mark = np.int64(row - begin + 1) << MARKS
        for at in range(kept_start[row], kept_start[row + 1]):
            term = kept[at]
            told_by_term = np.int64(weights[term])
            for posting in range(max(first[term], place[at] - nearest), place[at]):
                other = holders[posting]
                before = scores[other] - mark if scores[other] >= mark else 0
                scores[other] = mark + before + told_by_term
                if before < least_shared <= before + told_by_term:
                    met[number] = other
                    number += 1
        held = found
        for each in range(number):
            other = met[each]
            part = scores[other] - mark
            left = far_share
            if days[row] != no_day and days[other] != no_day:
                left = max(far_share, 0.5 ** (abs(days[row] - days[other]) / half_life))
            whole = 1.0
            if relative > 0:
                whole = math.sqrt(float(masses[row]) * float(masses[other]))
            if part / whole * left < looked_into:
                continue
            shared = 0
            one, two = start[row], start[other]
            while one < start[row + 1] and two < start[other + 1]:
                if values[one] == values[two]:
                    shared += weights[values[one]]
                    one += 1
                    two += 1
                elif values[one] < values[two]:
                    one += 1
                else:
                    two += 1
            score = shared / whole * left
            if score < least:
                continue
            if found - held < most:
                slot = found
                found += 1
            else:
                slot = held
                for candidate in range(held + 1, found):
                    if alike[candidate] < alike[slot]:
                        slot = candidate
                if alike[slot] >= score:
                    continue
            later[slot], earlier[slot], alike[slot] = row, other, score
    return later[:found], earlier[:found]
