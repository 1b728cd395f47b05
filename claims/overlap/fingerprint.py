"""Shingles of own words, and the few of them that stand for a whole report.

Winnowing: of every `window` shingles in a row the one with the smallest hash is kept, so that two texts which share a
run of `gram + window - 1` words are sure to share a fingerprint, wherever in either the run stands. All arithmetic
is on 64-bit integers that wrap, the same on every machine; the time grows with the text alone.
"""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from claims.overlap.own_words import Hashes, OwnWords
from claims.overlap.vocabulary import echoing

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_SHIFTS = (np.uint64(30), np.uint64(27))
NEVER = np.uint64(2**64 - 1)
"""The hash of a shingle that tells nothing: larger than all that do."""


def shingles(words: OwnWords) -> Hashes:
    """The hash of the shingle at each word, as far as there is one; the largest number where it repeats itself."""
    size = echoing().gram
    if len(words) < size:
        return np.empty(0, np.uint64)
    grams = sliding_window_view(words.hashes, size)
    found = np.zeros(len(grams), np.uint64)
    for place in range(size):
        found = found * _FACTOR + grams[:, place]
    for shift in _SHIFTS:
        found = (found ^ (found >> shift)) * _MIX
    found[_repeating(grams)] = NEVER
    return found


def fingerprint(words: OwnWords) -> list[int]:
    """The fingerprints of a text, in ascending order, as signed 64-bit integers, which every database holds.

    A text of more than `most_prints` keeps those below a bound that halves until they fit: of two long texts both
    keep the same.
    """
    kept = _winnowed(shingles(words))
    bound = 2**63
    while len(kept) > echoing().most_prints:
        kept = kept[kept < np.uint64(bound)]
        bound //= 2
    return sorted(int(value) for value in kept.view(np.int64))


def _winnowed(hashes: Hashes) -> Hashes:
    if not len(hashes):
        return hashes
    windows = sliding_window_view(hashes, min(echoing().window, len(hashes)))
    chosen = np.unique(np.arange(len(windows)) + windows.argmin(axis=1))
    kept = np.unique(hashes[chosen])
    told: Hashes = kept[kept != NEVER]
    return told


def _repeating(grams: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which shingles have too few different words."""
    ordered = np.sort(grams, axis=1)
    different = 1 + np.count_nonzero(ordered[:, 1:] != ordered[:, :-1], axis=1)
    few: NDArray[np.bool_] = different < echoing().distinct
    return few
