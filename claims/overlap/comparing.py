"""Two texts laid side by side: the passages they share, and how much of each that is.

Each shared shingle is followed as far as the words stay the same; passages that a few exchanged words part are one.
A repeated line is found at its first place only, so that the time grows with both texts and not with their product.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.overlap.fingerprint import NEVER, shingles
from claims.overlap.own_words import Hashes, OwnWords
from claims.overlap.vocabulary import echoing
from claims.text import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A shared passage: where it stands in the one text and in the other, and how many own words it shares."""

    one: Span
    other: Span
    words: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts share, in the order of the first.

    `words` are the shared own words; `share_of_one` and `share_of_other` what part they are of each text's own words,
    in [0, 1].
    """

    passages: tuple[Passage, ...]
    words: int
    share_of_one: float
    share_of_other: float


@dataclass(slots=True)
class _Run:
    """Words `[start, end)` of the one text that stand at `other_start` and on in the other, `same` of them equal."""

    start: int
    end: int
    other_start: int
    other_end: int
    same: int


def overlap(one: OwnWords, other: OwnWords) -> Overlap:
    """The passages that two texts share."""
    runs = [run for run in _joined(_runs(one, other)) if run.same >= echoing().passage_words]
    passages = tuple(
        Passage(one.span(run.start, run.end), other.span(run.other_start, run.other_end), run.same) for run in runs
    )
    shared = sum(run.same for run in runs)
    return Overlap(passages, shared, _share(shared, len(one)), _share(shared, len(other)))


def repeats(found: Overlap) -> bool:
    """True when this much is not shared by chance: one of the texts repeats the other, or both a third."""
    limits = echoing()
    longest = max((passage.words for passage in found.passages), default=0)
    if found.words >= limits.echo_words and longest >= limits.long_passage:
        return True
    return found.words >= limits.short_words and max(found.share_of_one, found.share_of_other) >= limits.short_share


def _runs(one: OwnWords, other: OwnWords) -> Iterator[_Run]:
    size = echoing().gram
    places = _places(shingles(one), shingles(other))
    start = 0
    for place in np.flatnonzero(places >= 0):
        if place < start:
            continue
        there = int(places[place])
        length = size + _same(one.hashes[place + size :], other.hashes[there + size :])
        start = int(place) + length
        yield _Run(int(place), start, there, there + length, length)


def _places(wanted: Hashes, held: Hashes) -> NDArray[np.int64]:
    """For each shingle its first place among those held; -1 where it is not held, or tells nothing."""
    values, first = np.unique(held, return_index=True)
    if not len(values):
        return np.full(len(wanted), -1)
    nearest = np.minimum(np.searchsorted(values, wanted), len(values) - 1)
    told = (values[nearest] == wanted) & (wanted != NEVER)
    return np.where(told, first[nearest], -1)


def _same(one: Hashes, other: Hashes) -> int:
    """How many words from the beginning on are the same; looked at in growing pieces, so that a short run is cheap."""
    done, piece = 0, 32
    while True:
        length = min(len(one) - done, len(other) - done, piece)
        differing = np.flatnonzero(one[done : done + length] != other[done : done + length])
        if len(differing):
            return done + int(differing[0])
        done += length
        if length < piece:
            return done
        piece *= 2


def _joined(runs: Iterator[_Run]) -> list[_Run]:
    """The runs, those taken together that only a few words part in both texts."""
    joined: list[_Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and run.start - last.end <= echoing().gap and 0 <= run.other_start - last.other_end <= echoing().gap:
            last.end, last.other_end, last.same = run.end, run.other_end, last.same + run.same
        else:
            joined.append(run)
    return joined


def _share(shared: int, words: int) -> float:
    return min(1.0, shared / words) if words else 0.0
