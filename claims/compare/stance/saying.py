"""What a text makes of a claim, as features: its cues, where they stand against the claim's words, what is asked.

Knows both texts as read; knows nothing of weights. A feature is a name a person can read, and its value in [0, 1].
"""

from __future__ import annotations

from claims.compare.rarity import total
from claims.compare.stance.cues import Cue
from claims.compare.stance.reading import Reading
from claims.compare.stance.vocabulary import Kind

Features = dict[str, float]

NEAR = 2
"""Tokens from a cue to a word of the claim, at most, for the cue to stand near it."""

_AGAINST = frozenset({Kind.UNTRUE, Kind.DENYING, Kind.DOUBTING, Kind.NEGATION, Kind.UNHARMED})
_LEADING, _TRAILING = 2, 4


def saying(claim: Reading, text: Reading) -> Features:
    """The features of `text` as something said about `claim`."""
    features: Features = {"covered": total(claim.about & text.about) / (total(claim.about) or 1)}
    answered = [place for place, name in enumerate(text.token_stems) if name in claim.about]
    _add_cues(features, claim, text, answered)
    _add_question(features, text)
    _add_colon(features, text, answered)
    return features


def _add_cues(features: Features, claim: Reading, text: Reading, answered: list[int]) -> None:
    own = {cue.phrase for cue in claim.cues}
    kinds = {cue.kind for cue in claim.cues}
    features.update({f"claim: {kind}": 1.0 for kind in kinds})
    said: set[Kind] = set()
    for cue in text.cues:
        if cue.phrase in own:
            features[f"shared {cue.kind}"] = 1.0
        else:
            said.add(cue.kind)
            _add_cue(features, cue, len(text.tokens), answered)
    if (Kind.NEGATION in kinds) != (Kind.NEGATION in said):
        features["one negated"] = 1.0
    if len(said & _AGAINST) > 1:
        features["refuted twice"] = 1.0


def _add_cue(features: Features, cue: Cue, length: int, answered: list[int]) -> None:
    """The cue's kind, its own words, and where it stands."""
    features[cue.kind] = 1.0
    features[f"{cue.kind}: {cue.phrase}"] = 1.0
    if cue.start == 0:
        features[f"{cue.kind} first"] = 1.0
    if cue.end >= length:
        features[f"{cue.kind} last"] = 1.0
    if not answered:
        return
    if any(abs(place - cue.start) <= NEAR for place in answered):
        features[f"{cue.kind} near"] = 1.0
    if cue.start < answered[0]:
        features[f"{cue.kind} before"] = 1.0
    if cue.start > answered[-1]:
        features[f"{cue.kind} after"] = 1.0


def _add_question(features: Features, text: Reading) -> None:
    if "?" not in text.tokens:
        return
    features["question"] = 1.0
    if text.tokens[-1] == "?":
        features["question last"] = 1.0
    if text.cues and text.cues[0].start == 0 and text.cues[0].kind is Kind.ASKING:
        features["question asked"] = 1.0
    for kind in (Kind.UNTRUE, Kind.NEGATION, Kind.DENYING):
        if kind in features:
            features[f"question {kind}"] = 1.0


def _add_colon(features: Features, text: Reading, answered: list[int]) -> None:
    """Who or what is set apart by a colon: "Report: …", "…: source"."""
    if ":" not in text.tokens:
        return
    place = text.tokens.index(":")
    features["colon"] = 1.0
    if place <= _LEADING:
        features["colon early"] = 1.0
    if place >= len(text.tokens) - _TRAILING:
        features["colon late"] = 1.0
    if answered and answered[0] > place:
        features["colon before all"] = 1.0
    if answered and answered[-1] < place:
        features["colon after all"] = 1.0
