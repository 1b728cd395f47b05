"""Two texts in; how one stands to the other, how surely, and why.

`stance` asks what a text makes of a claim: stands for it, stands against it, or only passes it on. `bearing` asks
whether evidence corroborates a claim, conflicts with it, or does neither. Neither knows who says what, or when.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Generic, TypeVar

from claims.compare.comparison import Reason
from claims.compare.stance.evidence import bearing_features
from claims.compare.stance.reading import Reading, read
from claims.compare.stance.saying import saying
from claims.compare.stance.scoring import Scorer, scorers
from claims.compare.stance.vocabulary import stance_words


class Stance(StrEnum):
    """What a text makes of a claim."""

    FOR = "for"
    AGAINST = "against"
    OBSERVING = "observing"


class Bearing(StrEnum):
    """How evidence bears on a claim."""

    CORROBORATES = "corroborates"
    CONFLICTS = "conflicts"
    NEITHER = "neither"


Label = TypeVar("Label", Stance, Bearing)

MOST_REASONS = 3
TELLING = 0.25
"""Log odds from which on a feature is worth telling a reader."""


@dataclass(frozen=True, slots=True)
class Scored(Generic[Label]):
    """The likeliest label, the probability of each, in [0, 1], and what speaks for the label, the strongest first."""

    label: Label
    shares: Mapping[Label, float]
    reasons: tuple[Reason, ...]

    @property
    def probability(self) -> float:
        """The probability of the label."""
        return self.shares[self.label]


def stance(claim: str, text: str) -> Scored[Stance]:
    """What `text` makes of `claim`."""
    features = saying(read(claim), read(text))
    return _scored(Stance, scorers()[0], features, _phrases(read(claim), read(text)))


def bearing(claim: str, evidence: str) -> Scored[Bearing]:
    """How `evidence` bears on `claim`."""
    features = bearing_features(claim, evidence)
    return _scored(Bearing, scorers()[1], features, {})


def _scored(
    labels: type[Label], scorer: Scorer, features: Mapping[str, float], phrases: Mapping[str, str]
) -> Scored[Label]:
    shares = scorer.shares(features)
    likeliest = max(shares, key=lambda label: shares[label])
    spoken = scorer.speaking_for(likeliest, features)
    named = {labels(label): share for label, share in shares.items()}
    return Scored(labels(likeliest), named, tuple(_reasons(likeliest, spoken, phrases)))


def _phrases(claim: Reading, text: Reading) -> dict[str, str]:
    """The words of the text's own cues, by kind."""
    own = {cue.phrase for cue in claim.cues}
    found: dict[str, list[str]] = {}
    for cue in text.cues:
        if cue.phrase not in own and cue.phrase not in found.setdefault(cue.kind, []):
            found[cue.kind].append(cue.phrase)
    return {kind: ", ".join(phrases) for kind, phrases in found.items()}


def _reasons(label: str, spoken: Mapping[str, float], phrases: Mapping[str, str]) -> list[Reason]:
    """The features in plain words, those of one thing taken together; what nobody would name is left out."""
    together: dict[str, float] = {}
    for name, worth in spoken.items():
        if code := _code(name, label):
            together[code] = together.get(code, 0.0) + worth
    told = sorted((code for code, worth in together.items() if worth >= TELLING), key=lambda code: -together[code])
    texts = stance_words().reasons[label]
    return [Reason(code.replace(" ", "_"), texts[code].format(phrases.get(code, ""))) for code in told[:MOST_REASONS]]


@cache
def _code(feature: str, label: str) -> str | None:
    """What a feature is told as where it speaks for `label`: its own name, or the words its name begins with."""
    words = feature.replace(":", "").split()
    beginnings = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    return next((name for name in beginnings if name in stance_words().reasons[label]), None)
