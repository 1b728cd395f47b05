"""From features to shares: the weights of a fitted scorer, and what each feature speaks for.

Knows the data file of weights; knows nothing of texts. What the weights were fitted on, and how well they do on pairs
they were not fitted on, stands in the file.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import msgspec

from claims.errors import LexiconError
from claims.lexicon import load


class Fitted(msgspec.Struct, frozen=True):
    """One scorer as stored: a weight for each label, by feature; `measured` says how well it does, and on what."""

    labels: list[str]
    measured: str
    constant: list[float]
    weights: dict[str, list[float]]


class StanceWeights(msgspec.Struct, frozen=True):
    """The data file `stance_weights`; see training/stance.py, which writes it."""

    source: str
    saying: Fitted
    evidence: Fitted


@dataclass(frozen=True, slots=True)
class Scorer:
    """A multinomial logistic regression: labels, a constant each, and a weight each by feature."""

    labels: tuple[str, ...]
    constant: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]

    def shares(self, features: Mapping[str, float]) -> dict[str, float]:
        """The probability of each label; they sum to one. Features without a weight say nothing."""
        scores = list(self.constant)
        for name, value in features.items():
            for place, weight in enumerate(self.weights.get(name, ())):
                scores[place] += weight * value
        highest = max(scores)
        raised = [math.exp(score - highest) for score in scores]
        whole = sum(raised)
        return {label: value / whole for label, value in zip(self.labels, raised, strict=True)}

    def speaking_for(self, label: str, features: Mapping[str, float]) -> dict[str, float]:
        """How much each feature speaks for `label` rather than for the others on the average, in log odds."""
        place, others = self.labels.index(label), len(self.labels) - 1
        spoken = {}
        for name, value in features.items():
            if weights := self.weights.get(name):
                spoken[name] = value * (weights[place] - (sum(weights) - weights[place]) / others)
        return spoken


@cache
def scorers() -> tuple[Scorer, Scorer]:
    """The scorer of what texts say of a claim, and that of evidence. Raises LexiconError where weights are missing."""
    stored = load("stance_weights", StanceWeights)
    return _scorer(stored.saying), _scorer(stored.evidence)


def _scorer(fitted: Fitted) -> Scorer:
    lengths = {len(fitted.labels), len(fitted.constant), *map(len, fitted.weights.values())}
    if len(lengths) > 1:
        raise LexiconError("a weight is missing, or one too many", subject="stance_weights.toml")
    weights = {name: tuple(values) for name, values in fitted.weights.items()}
    return Scorer(tuple(fitted.labels), tuple(fitted.constant), weights)
