"""How evidence bears on a claim, as features: what of the claim it holds, lacks, or gives otherwise.

Knows both texts; knows nothing of weights. A feature is a name a person can read, and its value in [0, 1].
"""

from __future__ import annotations

from itertools import pairwise

from claims.compare.rarity import total
from claims.compare.stance.aligning import align, opposed, other_name
from claims.compare.stance.outcomes import outcomes
from claims.compare.stance.reading import Reading, read
from claims.compare.stance.saying import Features
from claims.compare.stance.vocabulary import Kind, nations, stance_words

END, BEGINNING = 3, 2
"""Telling words of a claim's end, and of its beginning."""
MANY_LACKED = 5
LONG_CLAIM = 25
"""Words of a long claim."""
MUCH, HALF, LITTLE, HARDLY = 0.75, 0.5, 0.45, 0.34
"""Shares of a claim."""


def bearing_features(claim: str, evidence: str) -> Features:
    """The features of `evidence` as something that bears on `claim`."""
    one, other = read(claim), read(evidence)
    features: Features = {}
    _add_covered(features, one, other)
    _add_alignment(features, one, other)
    _add_numbers(features, claim, evidence)
    features["nation other"] = _others(frozenset(nations()), one, other)
    features["rank other"] = _others(stance_words().evidence.ordinals, one, other)
    _add_grammar(features, one, other)
    _add_together(features)
    return {name: float(value) for name, value in features.items() if value}


def _add_covered(features: Features, claim: Reading, evidence: Reading) -> None:
    shared, lacked = claim.about & evidence.about, claim.about - evidence.about
    plain = claim.about - claim.names
    features["covered"] = total(shared) / (total(claim.about) or 1)
    features["covered all"] = not lacked
    features["covered at the end"] = _share(claim.telling[-END:], evidence)
    features["covered at the beginning"] = _share(claim.telling[:BEGINNING], evidence)
    features["covered beside names"] = len(plain & evidence.about) / max(1, len(plain))
    features["lacked"] = min(len(lacked), MANY_LACKED) / MANY_LACKED
    features["lacked one"] = len(lacked) == 1
    features["names lacked"] = bool(claim.names - evidence.about)
    features["names lacked share"] = len(claim.names - evidence.about) / max(1, len(claim.names))


def _share(names: tuple[str, ...], evidence: Reading) -> float:
    return sum(name in evidence.about for name in names) / max(1, len(names))


def _add_alignment(features: Features, claim: Reading, evidence: Reading) -> None:
    alignment = align(claim, evidence)
    features["repeated"] = alignment.repeated
    features["repeated in a run"] = alignment.longest_run
    features["exchanged"] = alignment.exchanged
    features["exchanged loosely"] = alignment.exchanged_loosely
    features["added"] = alignment.added
    features["opposite"], features["opposite in place"] = opposed(claim, evidence)
    features["other name in place"] = other_name(claim, evidence)


def _add_numbers(features: Features, claim: str, evidence: str) -> None:
    found = outcomes(claim, evidence)
    features["no number"] = not found
    features.update({outcome.value: 1.0 for outcome in found})
    features["bound"] = any(outcome.value.startswith("bound") for outcome in found)
    features["numbers held"] = bool(found) and all(outcome.holds for outcome in found)
    features["number broken"] = any(outcome.breaks for outcome in found)


def _others(listed: frozenset[str], claim: Reading, evidence: Reading) -> bool:
    """True when the evidence has words of a list, and lacks the claim's."""
    own, given = listed & set(claim.words), listed & set(evidence.words)
    return bool(own and given) and not own <= given


def _add_grammar(features: Features, claim: Reading, evidence: Reading) -> None:
    listed = stance_words().evidence
    own, given = frozenset(claim.words), frozenset(evidence.words)
    kinds, other_kinds = ({cue.kind for cue in text.cues} for text in (claim, evidence))
    features["one negated"] = (Kind.NEGATION in kinds) != (Kind.NEGATION in other_kinds)
    features["refuted"] = bool((other_kinds - kinds) & {Kind.UNTRUE, Kind.DENYING, Kind.NEGATION})
    features["quantified"] = bool(listed.quantifiers & own - given)
    features["still to come"] = bool(listed.coming & given) and not listed.coming & own
    features["claim says what is"] = _says_what_is(claim)
    features["evidence says what is"] = _says_what_is(evidence)
    features["both say what is"] = _says_what_is(claim) and _says_what_is(evidence)
    features["claim length"] = min(len(claim.words), LONG_CLAIM) / LONG_CLAIM


def _says_what_is(text: Reading) -> bool:
    listed = stance_words().evidence
    return any(verb in listed.copulas and article in listed.articles for verb, article in pairwise(text.words))


def _add_together(features: Features) -> None:
    """What several features say together."""
    covered = features["covered"]
    in_place = ("opposite in place", "other name in place", "nation other", "number broken")
    differs = any(features.get(name) for name in in_place)
    unlike = any(features.get(name) for name in ("number broken", "number missing", "opposite"))
    features["supported"] = covered > MUCH and not unlike
    features["contradicted"] = covered > HALF and differs
    features["hardly covered"] = covered < LITTLE
    features["names alone"] = not features["names lacked"] and features["covered beside names"] < HARDLY
