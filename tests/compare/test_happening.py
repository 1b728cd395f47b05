"""Kinds of happening: the data holds together, and says which kinds may be words for one thing."""

from __future__ import annotations

from itertools import chain

import pytest

from claims.compare.happening import happenings, kinds, kinds_named, may_be_one


def test_every_kind_that_comes_with_others_is_a_kind() -> None:
    named = set(chain.from_iterable(line.split() for line in happenings().together))
    assert named <= set(kinds().values())


def test_a_word_stands_in_one_kind() -> None:
    words = [word for line in happenings().kinds for word in line.split()]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("ones", "others", "expected"),
    [
        ("a blast at the mill", "fire at the mill", True),  # one starts the other
        ("fire at the mill", "a blast at the mill", True),  # whichever is told first
        ("an earthquake", "a stampede", False),
        ("an earthquake", "landslides after the tremor", True),
        ("an earthquake and a fire", "a blaze", True),  # one kind in common is enough
        ("an airstrike", "a missile hit the quay", True),  # one kind
        ("the toll rose", "a stampede", True),  # nothing is named on one side
        ("a flood", "a shooting", False),
    ],
)
def test_may_be_one(ones: str, others: str, expected: bool) -> None:
    mine, theirs = (kinds_named(text.split()) for text in (ones, others))
    assert may_be_one(mine, theirs) is may_be_one(theirs, mine) is expected
