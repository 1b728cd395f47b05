"""How much alike texts are among others."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.likeness import Collection, nearness, with_surroundings

REPORTS = [
    "A ferry sank off Port Selvo on Sunday; 40 people were on board.",
    "Divers search the ferry that went down off Port Selvo.",
    "Port Selvo votes on a new harbour tax.",
    "The ministry of health in Marn counts 40 cases of cholera.",
]
TEXTS = st.lists(st.text(st.sampled_from(list("ab cd #1éX-")), max_size=30), min_size=1, max_size=6)


def test_the_report_on_the_same_matter_comes_first() -> None:
    reports = Collection(REPORTS)
    assert int(np.argmax(reports.likenesses_to("#SelvoFerry: divers find nobody"))) == 1
    assert reports.likeness(0, 1) > reports.likeness(0, 2) > reports.likeness(1, 3)


def test_a_text_is_wholly_like_itself_and_nothing_like_a_strange_one() -> None:
    reports = Collection(REPORTS)
    assert reports.likeness(0, 0) == pytest.approx(1)
    assert not reports.likenesses_to("Zwölf Boxkämpfer").any()
    assert not reports.likenesses_to("").any()
    assert len(Collection([]).likenesses_to("ferry")) == 0


def test_what_all_texts_share_tells_less_than_what_two_share() -> None:
    reports = Collection(["ferry cholera", "ferry cholera harbour", "ferry divers", "ferry tax"])
    assert reports.likeness(0, 1) > reports.likeness(2, 3)


@given(TEXTS, TEXTS)
def test_by_english_alone_two_texts_are_alike_whatever_others_there_are(texts: list[str], others: list[str]) -> None:
    alone = Collection([*REPORTS[:2], *texts], by_english_alone=True)
    with_others = Collection([*REPORTS[:2], *texts, *others], by_english_alone=True)
    for place in range(len(alone)):
        assert alone.likeness(0, place) == with_others.likeness(0, place)
    assert 0 < alone.likeness(0, 1) < 1


@given(TEXTS)
def test_likenesses_are_shares_the_same_from_both_sides(texts: list[str]) -> None:
    collection = Collection(texts)
    table = np.stack([collection.likenesses(place) for place in range(len(texts))])
    assert ((table >= 0) & (table <= 1)).all()
    assert table == pytest.approx(table.T, abs=1e-6)
    for place, text in enumerate(texts):
        assert collection.likenesses_to(text) == pytest.approx(table[place], abs=1e-6)
        assert collection.likeness(0, place) == pytest.approx(float(table[0, place]), abs=1e-6)


@given(TEXTS)
def test_the_order_of_texts_changes_nothing(texts: list[str]) -> None:
    forward, backward = Collection(texts).likenesses(0), Collection(texts[::-1]).likenesses(len(texts) - 1)
    assert forward == pytest.approx(backward[::-1], abs=1e-6)


@given(st.floats(-5_000, 5_000), st.floats(-5_000, 5_000))
def test_texts_told_nearer_in_time_are_likelier_of_one_matter(days: float, more: float) -> None:
    one, other = sorted((days, more), key=abs)
    assert 0 < nearness(other) <= nearness(one) <= 1
    assert nearness(np.nan) < nearness(other)


def test_nearness_on_a_day_is_whole() -> None:
    assert nearness([0, np.nan]).tolist() == [1, pytest.approx(float(nearness(1e9)), abs=1e-6)]


@given(st.floats(0, 1), st.floats(0, 1))
def test_surroundings_are_a_share_of_the_whole(own: float, around: float) -> None:
    assert min(own, around) - 1e-9 <= with_surroundings(own, around) <= max(own, around) + 1e-9
