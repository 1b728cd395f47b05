"""Searching all claims for those alike: the same answers as the store's index gives one by one.

Knows arrays alone. Each claim stands in a list for every two of its leading terms that tell enough together; those that
stand before it in one of its lists, no farther than the budget, are measured on all that is kept of them. Nearly all of
those met are nothing like it, which their outlines tell at a glance.
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
from claims.candidates.likeliest import likeliest
from claims.candidates.likeness import ALMOST, COUNTING, OTHERWISE

BLOCK = 4096
"""Claims searched in one call: enough to be worth the call, few enough to keep its answer small."""

WORDS, BITS = 6, 63
"""Words of a claim's outline, and bits of each that are used: none is below zero. With its length and its day it fills
one line of a processor's cache, and twenty terms set one bit in nineteen."""

SPREAD = 2_654_435_761
"""2 ** 32 over the golden ratio: multiples of it spread evenly (Knuth, The Art of Computer Programming 3, 6.4)."""

_LENGTH, _DAY = WORDS, WORDS + 1


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
    kept, lists, bits = searched.kept, _lists(searched), _bits(len(searched.weights))
    claims = (kept.start, kept.values, searched.squares, bits)
    outlines = _outlines(searched, bits)
    ceiling = np.stack([searched.left[0], searched.left[[COUNTING, OTHERWISE]].max(0)])

    def block(begin: int) -> tuple[Numbers, Numbers]:
        later, earlier = _near(
            (begin, min(begin + BLOCK, len(kept))),
            claims,
            outlines,
            (lists.entries, lists.shift, lists.start, lists.places),
            (searched.nearest, searched.least * ALMOST, ceiling, searched.no_day),
        )
        alike = _likeness((later, earlier), claims, outlines, searched.counting, (searched.left, searched.no_day))
        enough = alike >= searched.least
        return likeliest(later[enough], earlier[enough], alike[enough], searched.most)

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


def _bits(terms: int) -> Numbers:
    """Which bit of an outline each term sets."""
    spread: Numbers = np.arange(terms, dtype=np.int64) * SPREAD % (WORDS * BITS)
    return spread


def _outlines(searched: Searched, bits: Numbers) -> Numbers:
    """Of each claim its terms' bits, the square of its length, and its day, doubled, with 1 where it counts."""
    kept = searched.kept
    outlines = np.zeros((len(kept), WORDS + 2), np.int64)
    set_by = bits[kept.values]
    words = kept.owners() * np.int64(outlines.shape[1]) + set_by // BITS
    np.bitwise_or.at(outlines.reshape(-1), words, np.int64(1) << set_by % BITS)
    outlines[:, _LENGTH] = kept.sums(searched.squares)
    outlines[:, _DAY] = searched.days * 2 + (kept.sums(searched.counting.astype(np.int64)) > 0)
    return outlines


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
def _near(block, claims, outlines, lists, bounds):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202, C901 - one loop in machine code
    """The claims met along lists that may be alike: terms of one bit are taken for the same.

    `ceiling` is the most that days leave of two claims' likeness, of which both count (the second row) or not.
    """
    begin, end = block
    start, terms, squares, bits = claims
    entries, shift, first, places = lists
    nearest, least, ceiling, no_day = bounds
    far, lower = ceiling.shape[1] - 1, (1 << shift) - 1
    seen, met = np.zeros(end, np.int32), np.empty(end, np.int32)
    word, bit, tells = np.empty(len(bits), np.int64), np.empty(len(bits), np.int64), np.empty(len(bits), np.int64)
    later, earlier = [0 for _ in range(0)], [0 for _ in range(0)]
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
        held = start[row + 1] - start[row]
        for at in range(held):
            term = terms[start[row] + at]
            word[at], bit[at], tells[at] = bits[term] // BITS, 1 << (bits[term] % BITS), squares[term]
        length, day = outlines[row, _LENGTH], outlines[row, _DAY]
        for each in range(number):
            other = met[each]
            shared = 0
            for at in range(held):
                if outlines[other, word[at]] & bit[at]:
                    shared += tells[at]
            gap, other_day = far, outlines[other, _DAY]
            if day >> 1 != no_day and other_day >> 1 != no_day:
                gap = min(far, abs((day >> 1) - (other_day >> 1)))
            enough = least * math.sqrt(float(length) * float(outlines[other, _LENGTH]))
            if shared * ceiling[day & other_day & 1, gap] >= enough:
                later.append(row)
                earlier.append(other)
    return np.array(later, np.int64), np.array(earlier, np.int64)


@compiled
def _likeness(pairs, claims, outlines, counting, time):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202 - one loop in machine code
    """How alike pairs are; those of one claim follow one another."""
    later, earlier = pairs
    start, terms, squares, _ = claims
    left, no_day = time
    far = left.shape[1] - 1
    holds = np.full(len(squares), -1, np.int64)
    alike = np.empty(len(later), np.float64)
    last = -1
    for pair in range(len(later)):
        row, other = later[pair], earlier[pair]
        if row != last:
            for at in range(start[row], start[row + 1]):
                holds[terms[at]] = row
            last = row
        shared, as_many = 0, False
        for at in range(start[other], start[other + 1]):
            if holds[terms[at]] == row:
                shared += squares[terms[at]]
                as_many |= counting[terms[at]]
        day, other_day = outlines[row, _DAY], outlines[other, _DAY]
        gap = far
        if day >> 1 != no_day and other_day >> 1 != no_day:
            gap = min(far, abs((day >> 1) - (other_day >> 1)))
        kind = 0
        if day & other_day & 1:
            kind = COUNTING if as_many else OTHERWISE
        lengths = float(outlines[row, _LENGTH]) * float(outlines[other, _LENGTH])
        alike[pair] = shared / math.sqrt(lengths) * left[kind, gap]
    return alike
