"""One tree out of any scores: the greedy one where it is a tree, the best one where it is not."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.parsing.trees import LONGEST_SENTENCE, heads_of, sentence_bounds


def is_tree(heads: tuple[int, ...]) -> bool:
    roots = [at for at, head in enumerate(heads) if head == at]
    if len(roots) != 1:
        return False
    for start in range(len(heads)):
        seen = set()
        at = start
        while heads[at] != at:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at]
    return True


numbers = st.floats(-5, 5, width=32, allow_nan=False)


@given(st.integers(1, 5).flatmap(lambda size: st.lists(numbers, min_size=size * size, max_size=size * size)))
def test_any_scores_give_a_tree_with_the_best_root(values: list[float]) -> None:
    size = int(len(values) ** 0.5)
    scores = np.array(values, dtype=np.float32).reshape(size, size)
    heads = tuple(heads_of(scores))
    assert is_tree(heads)
    root = next(at for at in range(size) if heads[at] == at)
    under_root = [other for other in product(range(size), repeat=size) if is_tree(other) and other[root] == root]
    best = max(sum(scores[at, head] for at, head in enumerate(other) if at != root) for other in under_root)
    assert sum(scores[at, head] for at, head in enumerate(heads) if at != root) == pytest.approx(best, abs=1e-4)


def test_a_circle_within_a_circle_is_broken() -> None:
    scores = np.full((4, 4), -9.0, dtype=np.float32)
    scores[0, 0] = 1
    scores[1, 2] = scores[2, 1] = scores[3, 2] = 5
    scores[1, 3] = 4
    scores[3, 0] = 2
    assert is_tree(tuple(heads_of(scores)))


def test_a_long_run_without_a_start_is_cut() -> None:
    starts = np.zeros(2 * LONGEST_SENTENCE + 10, dtype=np.bool_)
    starts[3] = True
    assert list(sentence_bounds(starts)) == [
        (0, 3), (3, LONGEST_SENTENCE + 3), (LONGEST_SENTENCE + 3, 2 * LONGEST_SENTENCE + 3),
        (2 * LONGEST_SENTENCE + 3, 2 * LONGEST_SENTENCE + 10),
    ]  # fmt: skip
