"""The claims' index: what it finds is what two claims' terms and days say, whatever else is in it."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from claims.candidates.index import claims_alike
from claims.candidates.likeness import Measured, enough_shared, lead_to_others, left_after_days
from claims.candidates.postings import Entry, enter, holders, is_empty, measures
from claims.candidates.terms import NO_DAY, counts, kept, limits, square, weight
from claims.models.index import MEASURED, POSTED

RARE = ("marisol", "ansel", "orlova", "tagan", "iset", "qeshmi", "verkhny", "zubair")
TERMS = (*RARE, "ferry", "engine", "harbou", "mayor", "hospit", "#3", "#471", "#10328", "people")


def _entry(key: int, terms: Sequence[str], day: int = 100) -> Entry:
    chosen = kept(terms)
    return Entry(key, chosen, limits().leading_terms, Measured.of(chosen, day))


def _alike(one: Entry, other: Entry) -> float:
    """How alike two claims are, by the rule as it is written down; 0 where they are not looked at."""
    leading = [term for term in one.terms[: one.leading] if term in other.terms[: other.leading]]
    told = sorted(map(weight, leading), reverse=True)[:2]
    if len(told) < 2 or sum(told) < limits().shared_evidence:
        return 0.0
    shared = set(one.terms) & set(other.terms)
    bounds, days = limits(), (one.measured.day, other.measured.day)
    first, least = 1.0, bounds.far_share
    if one.measured.counting and other.measured.counting:
        least = bounds.counting_far_share
        if not any(map(counts, shared)):
            first, least = bounds.otherwise_share, bounds.otherwise_far_share
    left = least if NO_DAY in days else max(least, first * 0.5 ** (abs(days[0] - days[1]) / bounds.half_life_days))
    return sum(map(square, shared)) / math.sqrt(one.measured.length * other.measured.length) * left


claims = st.lists(
    st.tuples(
        st.lists(st.sampled_from(TERMS), min_size=1, max_size=12, unique=True),
        st.sampled_from([NO_DAY, 100, 104, 115, 160, 500]),
        st.sampled_from([1, 2, MEASURED, MEASURED + 1, 3 * POSTED, 3 * POSTED + 7]),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda claim: claim[2],
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=claims)
def test_what_is_found_is_what_two_claims_alone_say(engine: Engine, told: list[tuple[list[str], int, int]]) -> None:
    entries = [_entry(key, terms, day) for terms, day, key in told]
    with Session(engine) as session:
        for entry in entries:
            enter(session, [entry])
        found = list(claims_alike(session, entries))
        session.rollback()
    for one, scores in zip(entries, found, strict=True):
        expected = {other.key: alike for other in entries if (alike := _alike(one, other)) >= limits().likeness}
        assert scores == pytest.approx(expected)


def test_entered_one_by_one_or_at_once_and_again(engine: Engine) -> None:
    entries = [_entry(key, RARE[key % 3 : key % 3 + 5], key) for key in (5, 2, POSTED + 5, 9)]

    def state(session: Session) -> tuple[dict[str, tuple[list[int], list[int]]], bytes]:
        held = holders(session, RARE)
        return {term: (each.leading.tolist(), each.others.tolist()) for term, each in held.items()}, measures(
            session
        ).tobytes()

    with Session(engine) as session:
        assert is_empty(session)
        enter(session, entries)
        at_once = state(session)
        enter(session, entries[:2])
        assert state(session) == at_once
        session.rollback()
        for entry in reversed(entries):
            enter(session, [entry])
        assert (state(session), is_empty(session)) == (at_once, False)
        assert at_once[0]["ansel"] == ([9, POSTED + 5], [])


def test_nothing_is_held_by_nobody(engine: Engine) -> None:
    with Session(engine) as session:
        assert holders(session, ["marisol"]) == {}
        assert list(measures(session)) == []
        assert list(claims_alike(session, [_entry(1, RARE)])) == [{}]


def test_two_rare_terms_are_enough_and_one_is_not() -> None:
    enough = enough_shared(("marisol", "ansel", "people"))
    assert [bool(each) for each in enough] == [False, False, False, True, False, False, False, True]


@pytest.mark.parametrize(
    ("leading", "expected"),
    [
        (("qeshmi", "#10328", "ferry"), 2),  # each with the next
        (("qeshmi", "people"), 0),
        (("qeshmi", "#10328", "people"), 1),
        (("qeshmi",), 0),
        ((), 0),
    ],
)
def test_those_that_suffice_with_a_commoner_one(leading: tuple[str, ...], expected: int) -> None:
    assert lead_to_others(leading) == expected


def test_what_days_leave() -> None:
    left = left_after_days()
    assert left[:, 0].tolist() == [1.0, 1.0, limits().otherwise_share]
    assert left[:, -1].tolist() == [
        limits().far_share, limits().counting_far_share, limits().otherwise_far_share
    ]  # fmt: skip
    assert (left[:, 1:] <= left[:, :-1]).all()


@pytest.mark.parametrize(("telling", "common"), [("qeshmi", "mayor"), ("ferry", "hospit"), ("#10328", "#3")])
def test_words_of_the_trade_add_less_to_a_claims_length(telling: str, common: str) -> None:
    assert square(telling) > square(common)


def test_no_claim_is_longer_than_its_measure_holds() -> None:
    rarest = max(map(square, ("qzxwv", "#98765432109")))  # a word that no list has, a number of many digits
    assert limits().kept_terms * rarest < 1 << 16
