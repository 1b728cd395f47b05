"""Scores: from how well a rule's conditions were met to how often such an answer is right.

Knows the measured curves, one for each rule; knows no claim.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

import msgspec

from claims.compare.comparison import Comparison, Relation
from claims.lexicon import load

_CIRCUMSTANCES = frozenset({"same_issuer", "other_issuer", "later", "same_time", "same_matter"})
"""Reasons that go with many rules; the rule is known by the first other one."""

_STANDINGS = {"issuer_unresolved": "unresolved", "same_authority": "one authority"}
"""Reasons of who stands behind two claims that set a rule's answers apart: less is known of such pairs."""


class Scores(msgspec.Struct, frozen=True):
    """The file `comparison_scores.toml`: for each rule, knots from its raw score to the share that was right."""

    source: str
    rules: dict[str, tuple[tuple[float, float], ...]]


def rule_of(comparison: Comparison) -> str:
    """Which rule an answer owes itself to: a name in `comparison_scores.toml`."""
    codes = [reason.code for reason in comparison.reasons if reason.code not in _CIRCUMSTANCES]
    deciding = next((code for code in codes if code not in _STANDINGS), "same_matter")
    return " ".join((comparison.relation.value, deciding, *(_STANDINGS[code] for code in codes if code in _STANDINGS)))


def calibrated(comparison: Comparison) -> Comparison:
    """`comparison` with the share of right ones among its like as its score; as it is where none was measured.

    Nothing is measured of `unrelated`, which is no link and the answer for most pairs.
    """
    if comparison.relation is Relation.UNRELATED:
        return comparison
    knots = _curves().get(rule_of(comparison))
    if not knots:
        return comparison
    score = round(between(knots, comparison.score), 3)
    return Comparison(comparison.relation, score, comparison.reasons, comparison.strength)


@cache
def _curves() -> dict[str, tuple[tuple[float, float], ...]]:
    scores: Scores = load("comparison_scores", Scores)
    return scores.rules


def between(knots: Sequence[tuple[float, float]], raw: float) -> float:
    """The share at `raw`, on straight lines between the knots."""
    at = bisect_left(knots, (raw,))
    if at in {0, len(knots)}:
        return knots[min(at, len(knots) - 1)][1]
    (low, below), (high, above) = knots[at - 1], knots[at]
    return below + (above - below) * (raw - low) / (high - low)
