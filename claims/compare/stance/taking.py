"""What a claim makes of another, or of a text: whether it is on one matter, denies it, and then how its words speak.

A claim's sentence always says who says it, and a scorer fitted on headlines takes that for keeping a distance. So the
claimed words alone are asked, and whether they are denied is taken from where it is known. Knows claims as comparison
sees them; knows nothing of where they are stored.
"""

from __future__ import annotations

from dataclasses import dataclass

from claims.compare.comparison import Comparable, Reason
from claims.compare.pair import Pair, side_by_side
from claims.compare.stance.judging import Bearing, Scored, Stance, bearing, stance
from claims.compare.vocabulary import thresholds

_DENIED = Reason("denied", "denies it")
_DENIED_TOO = Reason("denied_too", "denies it too")


@dataclass(frozen=True, slots=True)
class Taken:
    """How something said is taken, and why; `bearing` is None where one of the two denies, which no evidence does."""

    stance: Stance
    reasons: tuple[Reason, ...]
    bearing: Scored[Bearing] | None = None


def on_one_matter(said: Comparable, claim: Comparable) -> bool:
    """True when the two share enough for one to take a stand on the other: more than names, less where one denies."""
    return _on_one_matter(side_by_side(said, claim))


def taken(said: Comparable, claim: Comparable) -> Taken | None:
    """What `claim` makes of what is `said`; None where the two are not on one matter."""
    pair = side_by_side(said, claim)
    if not _on_one_matter(pair):
        return None
    if all(pair.denials):
        return Taken(Stance.FOR, (_DENIED_TOO,))
    made = stance(said.content, claim.content)
    if pair.one_denies:
        speaks = made.reasons if made.label is Stance.AGAINST else ()
        return Taken(Stance.AGAINST, speaks or (_DENIED,))
    return Taken(made.label, made.reasons, bearing(said.content, claim.passage))


def _on_one_matter(pair: Pair) -> bool:
    limits = thresholds()
    return pair.one_matter(limits.same_matter_denied if any(pair.denials) else limits.same_matter)
