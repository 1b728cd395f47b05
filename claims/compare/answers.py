"""How a rule answers: building a `Comparison` with its reasons in plain words."""

from __future__ import annotations

from claims.compare.comparison import Comparable, Comparison, Reason, Relation, Strength
from claims.compare.pair import Pair
from claims.compare.standing import Standing, named
from claims.compare.wording import stem, words

SHOWN_WORDS = 6
"""Shared words named in a reason."""


def answer(relation: Relation, score: float, *reasons: Reason, strength: Strength | None = None) -> Comparison:
    """A comparison with its score held to [0, 1]."""
    return Comparison(relation, max(0.0, min(1.0, round(score, 4))), reasons, strength)


def who(pair: Pair) -> Reason:
    """Who stands behind the two claims, as a reason."""
    a, b = named(pair.earlier.issuer), named(pair.later.issuer)
    match pair.standing:
        case Standing.SAME if a.casefold() == b.casefold():
            return Reason("same_issuer", f"same issuer ({a})")
        case Standing.SAME:
            return Reason("same_issuer", f"{a} and {b} speak for one body")
        case Standing.KIN:
            return Reason("same_authority", f"{a} and {b} answer to one authority")
        case Standing.OTHER:
            return Reason("other_issuer", f"different issuers ({a}; {b})")
        case Standing.UNKNOWN:
            return Reason("issuer_unresolved", f"who stands behind it is not settled ({a}; {b})")


def when(pair: Pair) -> Reason:
    """How the two claims lie in time, as a reason."""
    if pair.apart is None:
        return Reason("time_unknown", f"not known which came first ({_day(pair.earlier)}; {_day(pair.later)})")
    if not pair.ordered:
        return Reason("same_time", f"as of the same time ({_day(pair.earlier)})")
    return Reason("later", f"later as-of ({_day(pair.earlier)}, then {_day(pair.later)})")


def matter(pair: Pair) -> Reason:
    """What the two claims have in common, as a reason."""
    printed = dict.fromkeys(word for word in words(pair.later.content) if stem(word) in pair.shared)
    listed = ", ".join(list(printed)[:SHOWN_WORDS])
    return Reason("same_matter", f"about one matter ({listed})" if listed else "about one matter")


def _day(claim: Comparable) -> str:
    return "time not known" if claim.as_of is None else f"{claim.as_of:%Y-%m-%d}"
