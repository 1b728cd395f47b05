"""Which claims are of one event: (claims of one place and kind as day, uid and scene; the groups; the case)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.events.grouping import Occurrence, group
from claims.events.happening import happening_of

WINDOW = timedelta(days=2)
Told = tuple[int, str, str | None]


def occurrence(told: Told) -> Occurrence:
    day, uid, scene = told
    return Occurrence(date(2031, 5, day), uid, scene)


GROUPS: list[tuple[list[Told], dict[str, str]]] = [
    ([(1, "a", None), (2, "b", None), (3, "c", None)], {"a": "a", "b": "a", "c": "a"}),
    ([(1, "a", None), (4, "b", None)], {"a": "a", "b": "b"}),  # the window is over
    ([(1, "a", None), (3, "b", None), (5, "c", None)], {"a": "a", "b": "a", "c": "c"}),  # no endless chain
    ([(1, "a", "market"), (1, "b", "market"), (2, "c", None)], {"a": "a", "b": "a", "c": "a"}),
    ([(1, "a", "market"), (1, "b", "school"), (2, "c", None)], {"a": "a", "b": "b"}),  # c could be of either
    ([(1, "a", "market"), (9, "b", "school")], {"a": "a", "b": "b"}),
    ([], {}),
]


@pytest.mark.parametrize(("told", "groups"), GROUPS)
def test_groups(told: list[Told], groups: dict[str, str]) -> None:
    assert group(map(occurrence, told), WINDOW) == groups


TOLD = st.lists(st.tuples(st.integers(1, 28), st.sampled_from([None, "market", "school"])), max_size=12).map(
    lambda drawn: [occurrence((day, f"{number:02}", scene)) for number, (day, scene) in enumerate(drawn)]
)


@given(TOLD, st.randoms())
def test_the_order_in_which_claims_come_in_changes_nothing(told: list[Occurrence], chance: st.Random) -> None:  # type: ignore[name-defined]  # hypothesis hands over a random.Random
    mixed = list(told)
    chance.shuffle(mixed)
    groups = group(told, WINDOW)
    assert group(mixed, WINDOW) == groups
    days = {one.uid: one.day for one in told}
    for uid, first in groups.items():
        assert timedelta(0) <= days[uid] - days[first] <= WINDOW
        assert groups[first] == first


KINDS = [
    ("12 died in the blast at the market", "", "blast", "market"),
    ("12 died when two airstrikes hit a school", "", "blast", "school"),
    ("12 died", "12 died in the floods, she said", "flood", None),  # by its sentence
    ("12 died in a fire after an earthquake", "", None, None),  # which?
    ("the school and the market burned in the fire", "", "fire", None),  # which was struck?
    ("12 died", "12 died, she said", None, None),
]


@pytest.mark.parametrize(("content", "passage", "kind", "scene"), KINDS)
def test_what_a_claim_tells_of(content: str, passage: str, kind: str | None, scene: str | None) -> None:
    told = happening_of(content, passage)
    assert (told.kind, told.scene) == (kind, scene)
