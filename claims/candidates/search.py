"""Searching all claims for those alike: the same answers as the store's index gives one by one.

Knows arrays alone. Each claim stands in a list for every two of its leading terms that tell enough together; those that
stand before it in one of its lists, no farther than the budget, are measured on all that is kept of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from claims.candidates.arrays import Numbers, Rows
from claims.candidates.compiled import compiled
from claims.candidates.likeness import COUNTING, OTHERWISE

BLOCK = 4096
"""Claims searched in one call: enough to be worth the call, few enough to keep its answer small."""


@dataclass(frozen=True, slots=True)
class Searched:
    """What is searched, in the order of days: of each claim the terms that are kept, the rarest first, and its day.

    The first `leading` of them lead; two claims must share two that tell `shared` together. `weights` are what terms
    tell, `squares` what they add to the square of a claim's length, `counting` which are figures' numbers. `left` is
    what days leave, as `candidates.likeness.left_after_days` has it.
    """

    kept: Rows
    days: Numbers
    weights: Numbers
    squares: Numbers
    counting: Numbers
    leading: int
    shared: int
    nearest: int
    least: float
    left: Numbers
    most: int
    no_day: int


@dataclass(frozen=True, slots=True)
class _Lists:
    """All lists one after the other, each in the order of claims.

    An entry is the number of its list, shifted by so many bits, and its claim; `places[start[n] : start[n + 1]]` are
    those of claim `n`.
    """

    entries: Numbers
    shift: int
    start: Numbers
    places: Numbers


def search(searched: Searched, threads: int) -> Iterator[tuple[Numbers, Numbers]]:
    """Claims alike, in blocks: the later ones' numbers, the earlier ones'."""
    kept, lists = searched.kept, _lists(searched)
    lengths = kept.sums(searched.squares)
    counted = kept.sums(searched.counting.astype(np.int64)) > 0

    def block(begin: int) -> tuple[Numbers, Numbers]:
        found: tuple[Numbers, Numbers] = _search(
            (begin, min(begin + BLOCK, len(kept))),
            (kept.start, kept.values, searched.squares, searched.counting),
            (searched.days, lengths, counted),
            (lists.entries, lists.shift, lists.start, lists.places),
            (searched.nearest, searched.most, searched.least),
            (searched.left, searched.no_day),
        )
        return found

    with ThreadPoolExecutor(threads) as pool:
        yield from pool.map(block, range(0, len(kept), BLOCK))


def _lists(searched: Searched) -> _Lists:
    """Every claim under its pairs of leading terms. The rarer of two comes first in all of them."""
    kept, weights = searched.kept, searched.weights
    lengths = np.diff(kept.start)
    shift = max(1, len(kept).bit_length())
    # Lists are numbered by their two terms. Should there be so many terms that two lists get one number, claims in it
    # are measured in vain.
    numbers = 1 << (63 - shift)
    pieces: list[Numbers] = []
    for rarer, other in combinations(range(searched.leading), 2):
        claims = np.flatnonzero(lengths > other)
        one, two = kept.values[kept.start[claims] + rarer], kept.values[kept.start[claims] + other]
        enough = weights[one] + weights[two] >= searched.shared
        list_number = (one[enough].astype(np.int64) * len(weights) + two[enough]) % numbers
        pieces.append((list_number << shift) | claims[enough])
    entries = np.concatenate([np.empty(0, np.int64), *pieces])
    entries.sort()
    claims = entries & ((1 << shift) - 1)
    start = np.concatenate([[0], np.cumsum(np.bincount(claims, minlength=len(kept)))])
    return _Lists(entries, shift, start, _places(claims, start))


@compiled
def _places(claims, start):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202 - a loop in machine code
    after = start.copy()
    places = np.empty(len(claims), np.int64)
    for place in range(len(claims)):
        claim = claims[place]
        places[after[claim]] = place
        after[claim] += 1
    return places


@compiled
def _search(rows, told, measured, lists, budget, time):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202, C901, PLR0912, PLR0913, PLR0915, PLR0917 - one loop in machine code
    begin, end = rows
    start, values, squares, counting = told
    days, lengths, counted = measured
    entries, shift, first, places = lists
    nearest, most, least = budget
    left, no_day = time
    far = left.shape[1] - 1
    lower = (1 << shift) - 1
    seen = np.zeros(end, np.int32)
    met = np.empty(end, np.int32)
    tells = np.zeros(len(squares), np.int64)
    later = np.empty((end - begin) * most, np.int32)
    earlier = np.empty((end - begin) * most, np.int32)
    alike = np.empty((end - begin) * most, np.float64)
    found = 0
    for row in range(begin, end):
        number, mark = 0, row - begin + 1
        for at in range(first[row], first[row + 1]):
            place = places[at]
            of_list = entries[place] >> shift
            before = place - 1
            while before >= 0 and place - before <= nearest and entries[before] >> shift == of_list:
                other = entries[before] & lower
                if seen[other] != mark:
                    seen[other] = mark
                    met[number] = other
                    number += 1
                before -= 1
        if number == 0:
            continue
        for at in range(start[row], start[row + 1]):
            tells[values[at]] = squares[values[at]]
        held = found
        for each in range(number):
            other = met[each]
            shared, as_many = 0, False
            for at in range(start[other], start[other + 1]):
                shared += tells[values[at]]
                as_many |= counting[values[at]] and tells[values[at]] > 0
            gap = far
            if days[row] != no_day and days[other] != no_day:
                gap = min(far, abs(days[row] - days[other]))
            kind = 0
            if counted[row] and counted[other]:
                kind = COUNTING if as_many else OTHERWISE
            score = shared / math.sqrt(float(lengths[row]) * float(lengths[other])) * left[kind, gap]
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
        for at in range(start[row], start[row + 1]):
            tells[values[at]] = 0
    return later[:found], earlier[:found]
