"""Frames: who is read as saying what, as spans, from the network's chances word by word.

Knows numbers and spans. The words of one attribution come in a few runs; a change from one part to another costs, so
that a word in doubt goes with its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from claims.text import Span

PARTS = ("none", "source", "cue", "content")
"""The part a word plays in one attribution, in the network's order."""

CHANGE_COST = 1.0
"""What a change of part between two neighbouring words costs, in nats: a part must be e times likelier. Not tuned."""

_LEAST = 1e-6
_SURELY_NONE = 0.9
"""A chance to play no part from which on a word at either end is not looked at."""

Chances = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution as the network reads it: `anchor` is the word that carries the cue.

    `confidence` is the network's chance that the anchor is a cue at all, `certainty` its mean chance for the parts
    given to the words of source, cue and content; both lie in [0, 1].
    """

    anchor: Span
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float
    certainty: float


def frames(words: Sequence[Span], anchors: Sequence[int], cues: Chances, chances: Chances) -> Iterator[Frame]:
    """The frames of one window.

    `cues` holds the chance of each word to be an anchor; `chances` is [anchors, words, 4].
    """
    if not anchors:
        return
    scores = np.log(np.maximum(chances, _LEAST))
    for row, anchor in enumerate(anchors):
        first, parts = _played(chances[row], scores[row])
        runs = list(_runs(words, first, parts))
        source, cue, content = (tuple(span for part, span in runs if part == number) for number in (1, 2, 3))
        sure = [float(chances[row, first + at, part]) for at, part in enumerate(parts) if part]
        yield Frame(words[anchor], source, cue, content, float(cues[anchor]), sum(sure) / max(len(sure), 1))


def _played(chances: Chances, scores: Chances) -> tuple[int, list[int]]:
    """The likeliest parts when each change costs, of the words from the first to the last that may play one."""
    (maybe,) = np.nonzero(chances[:, 0] < _SURELY_NONE)
    if not len(maybe):
        return 0, []
    first = int(maybe[0])
    return first, _smoothed(scores[first : int(maybe[-1]) + 1].tolist())


def _smoothed(scores: list[list[float]]) -> list[int]:
    """For each word the part on the best way through all (Viterbi's); they are few, so plain lists are quickest."""
    best = [score - CHANGE_COST * (part > 0) for part, score in enumerate(scores[0])]
    came: list[list[int]] = []
    for word in scores[1:]:
        top = max(best)
        changed, leader = top - CHANGE_COST, best.index(top)
        came.append([part if value >= changed else leader for part, value in enumerate(best)])
        best = [max(value, changed) + score for value, score in zip(best, word, strict=True)]
    path = [best.index(max(best))]
    for back in reversed(came):
        path.append(back[path[-1]])
    return path[::-1]


def _runs(words: Sequence[Span], first: int, parts: Sequence[int]) -> Iterator[tuple[int, Span]]:
    """The stretches of words that play one part, with the part."""
    at = first
    for part, run in groupby(parts):
        size = sum(1 for _ in run)
        if part:
            yield part, Span(words[at].start, words[at + size - 1].end)
        at += size
