"""Scores of comparisons: which rule an answer owes itself to, and the share its like was right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.compare import Comparison, Reason, Relation, compare
from claims.compare.pair import side_by_side
from claims.compare.relating import related
from claims.compare.scoring import between, calibrated, rule_of
from tests.compare.saying import MINISTRY, UNION, killed, said, toll


def answered(relation: Relation, *codes: str, score: float = 0.5) -> Comparison:
    return Comparison(relation, score, tuple(Reason(code, code) for code in codes))


@pytest.mark.parametrize(
    ("comparison", "rule"),
    [
        pytest.param(
            answered(Relation.RESTATES, "same_issuer", "figures"), "restates figures", id="the reason that decides"
        ),
        pytest.param(
            answered(Relation.RESTATES, "same_issuer", "same_matter"),
            "restates same_matter",
            id="the matter alone",
        ),
        pytest.param(
            answered(Relation.CONFLICTS, "same_matter", "issuer_unresolved", "denied"),
            "conflicts denied unresolved",
            id="whoever stands behind it",
        ),
        pytest.param(
            answered(Relation.UPDATES, "same_authority", "later", "figures"),
            "updates figures one authority",
            id="two bodies of one authority",
        ),
        pytest.param(answered(Relation.COPIES, "near_identical"), "copies near_identical", id="one reason"),
    ],
)
def test_rule_of(comparison: Comparison, rule: str) -> None:
    assert rule_of(comparison) == rule


def test_a_rule_that_was_not_measured_keeps_its_score() -> None:
    assert calibrated(answered(Relation.UNRELATED, "nothing_shared", score=0.5)).score == 0.5


KNOTS = ((0.2, 0.3), (0.6, 0.7), (0.8, 0.7))


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_higher_score_never_means_less(a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert between(KNOTS, low) <= between(KNOTS, high) + 1e-9


def test_scores_are_given_calibrated() -> None:
    a, b = toll(MINISTRY, 10, killed(31)), toll(MINISTRY, 11, killed(37))
    assert compare(a, b) == calibrated(related(side_by_side(a, b)))
    assert compare(said("one thing", UNION), said("another matter", MINISTRY)).score == 0.5
