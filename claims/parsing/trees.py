"""From scores to sentences and trees: which word governs which.

Knows numbers alone. Each word takes the head it scores best; where that makes a circle, or more or less than one root,
the cheapest change that leaves one tree is made (Chu and Liu 1965, Edmonds 1967).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

LONGEST_SENTENCE = 150
"""Words beyond which no sentence is read as one tree; the search for a tree is cubic at worst."""

Scores = NDArray[np.float32]


def sentence_bounds(starts: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end; `starts` says of each word whether it begins one (the first always does)."""
    begin = 0
    for at in range(1, len(starts) + 1):
        if at == len(starts) or starts[at] or at - begin >= LONGEST_SENTENCE:
            yield begin, at
            begin = at


def heads_of(scores: Scores) -> list[int]:
    """For each word of one sentence its head's place, the root being its own head.

    `scores[i, j]` says how well j governs i; `scores[i, i]` how well i is a root.
    """
    size = len(scores)
    greedy = [int(head) for head in scores.argmax(axis=1)]
    roots = [at for at in range(size) if greedy[at] == at]
    if len(roots) == 1 and not _circle(greedy):
        return greedy
    root = max(roots or range(size), key=lambda at: scores[at, at])
    rooted = scores.copy()
    np.fill_diagonal(rooted, -np.inf)
    rooted[root] = -np.inf
    heads = _tree(rooted.astype(np.float64), root)
    heads[root] = root
    return heads


def _circle(heads: Sequence[int]) -> list[int]:
    """The words of one circle among `heads`; empty when there is none. A word that governs itself is no circle."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        path = []
        at = start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            if heads[at] == at:
                break
            at = heads[at]
        if state[at] == 1 and heads[at] != at:
            return path[path.index(at) :]
        for word in path:
            state[word] = 2
    return []


def _tree(scores: NDArray[np.float64], root: int) -> list[int]:
    """The best tree under `root`: circles are drawn together into one node until none is left."""
    heads = [int(head) for head in scores.argmax(axis=1)]
    heads[root] = root
    circle = _circle(heads)
    if not circle:
        return heads
    rest = [at for at in range(len(scores)) if at not in set(circle)]
    node = len(rest)
    drawn = np.full((node + 1, node + 1), -np.inf)
    drawn[:node, :node] = scores[np.ix_(rest, rest)]
    kept = np.array([scores[at, heads[at]] for at in circle])
    entering = scores[np.ix_(circle, rest)] - kept[:, None]
    drawn[node, :node] = entering.max(axis=0)
    drawn[:node, node] = scores[np.ix_(rest, circle)].max(axis=1)
    broken = entering.argmax(axis=0)
    governing = scores[np.ix_(rest, circle)].argmax(axis=1)
    inner = _tree(drawn, rest.index(root))
    for place, head in enumerate(inner[:node]):
        if place != rest.index(root):
            heads[rest[place]] = circle[int(governing[place])] if head == node else rest[head]
    entered = circle[int(broken[inner[node]])]
    heads[entered] = rest[inner[node]]
    return heads
