"""Searching all claims at once: what is found is what measuring every two of them finds."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.candidates import search
from claims.candidates.arrays import Rows
from claims.candidates.likeliest import likeliest
from claims.candidates.likeness import COUNTING, OTHERWISE

NO_DAY = -1_000
SAME_BIT = search.WORDS * search.BITS
"""Terms whose numbers lie so far apart set the same bit of an outline."""

TERMS = [number + SAME_BIT * again for number in range(12) for again in range(3)]
VOCABULARY = max(TERMS) + 1
WEIGHTS = np.array([900 - number % SAME_BIT * 40 for number in range(VOCABULARY)], np.int32)
SQUARES = (WEIGHTS.astype(np.int64) ** 2 // 1000).astype(np.int32)
COUNTED = np.arange(VOCABULARY) % 5 == 0
LEFT = np.array([[1.0, 0.9, 0.7], [1.0, 0.8, 0.6], [0.9, 0.6, 0.3]])
LEADING, SHARED, LEAST = 4, 900, 0.4

claims = st.lists(
    st.tuples(st.lists(st.sampled_from(TERMS), max_size=8, unique=True), st.sampled_from([NO_DAY, 3, 4, 9])),
    min_size=1,
    max_size=12,
)


def _searched(told: list[tuple[list[int], int]], most: int = 40) -> search.Searched:
    kept = Rows.of(
        np.array([len(terms) for terms, _ in told]), np.array([term for terms, _ in told for term in terms], np.int32)
    )
    return search.Searched(
        kept=kept, days=np.array([day for _, day in told], np.int64), weights=WEIGHTS, squares=SQUARES,
        counting=COUNTED, leading=LEADING, shared=SHARED, nearest=64, least=LEAST, left=LEFT, most=most, no_day=NO_DAY,
    )  # fmt: skip


def _alike(one: tuple[list[int], int], other: tuple[list[int], int]) -> float:
    """How alike two claims are, by the rule as it is written down; 0 where they are not looked at."""
    (terms, day), (others, other_day) = one, other
    leading = sorted((int(WEIGHTS[term]) for term in set(terms[:LEADING]) & set(others[:LEADING])), reverse=True)
    if sum(leading[:2]) < SHARED or len(leading) < 2:
        return 0.0
    shared = set(terms) & set(others)
    kind = 0
    if COUNTED[terms].any() and COUNTED[others].any():
        kind = COUNTING if COUNTED[list(shared)].any() else OTHERWISE
    days = 2 if NO_DAY in {day, other_day} else min(2, abs(day - other_day))
    lengths = [int(SQUARES[each].sum()) for each in (terms, others)]
    return int(SQUARES[list(shared)].sum()) / math.sqrt(math.prod(lengths)) * float(LEFT[kind, days])


@settings(max_examples=150, deadline=None)
@given(told=claims)
def test_what_is_found_is_what_measuring_every_two_finds(told: list[tuple[list[int], int]]) -> None:
    told = sorted(((sorted(terms, key=lambda term: (-WEIGHTS[term], term)), day) for terms, day in told), key=_day)
    found = {
        pair for block in search.search(_searched(told), 2) for pair in zip(*map(np.ndarray.tolist, block), strict=True)
    }
    expected = {(b, a) for a, b in combinations(range(len(told)), 2) if _alike(told[a], told[b]) >= LEAST}
    assert found == expected


def _day(claim: tuple[list[int], int]) -> int:
    return claim[1]


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        # The same terms: nothing is more alike.
        ([[0, 1, 2, 3]], [0]),
        # Others that set the same bits, but for two leading terms: outlines cannot tell, measuring can.
        ([[0, 1, 2 + SAME_BIT, 3 + SAME_BIT, *(number + SAME_BIT for number in range(4, 12))]], []),
        # More than are compared: the likeliest stay, of equals the earlier.
        ([[0, 1, 2, 3], [0, 1, 2], [0, 1, 2, 3], [0, 1, 2, 3]], [0, 2]),
    ],
)
def test_the_likeliest_of_those_that_share_two_rare_terms(others: list[list[int]], expected: list[int]) -> None:
    told = [(terms, 3) for terms in [*others, [0, 1, 2, 3]]]
    [(later, earlier)] = search.search(_searched(told, most=2), 1)
    assert sorted(other for one, other in zip(later, earlier, strict=True) if one == len(others)) == expected


@settings(max_examples=150, deadline=None)
@given(
    pairs=st.lists(
        st.tuples(st.integers(0, 3), st.integers(0, 9), st.sampled_from([0.5, 0.6, 0.7])),
        unique_by=lambda pair: pair[:2],
    ),
    most=st.integers(1, 5),
)
def test_the_likeliest_of_each_and_of_equals_the_earlier(pairs: list[tuple[int, int, float]], most: int) -> None:
    pairs.sort(key=lambda pair: pair[0])
    of, other, alike = (np.array([pair[at] for pair in pairs]) for at in range(3))
    later, earlier = likeliest(of, other, alike, most)
    expected = {
        (one, each)
        for one in range(4)
        for _, each in sorted((-score, each) for owner, each, score in pairs if owner == one)[:most]
    }
    assert set(zip(later.tolist(), earlier.tolist(), strict=True)) == expected
    assert len(later) == len(expected)
