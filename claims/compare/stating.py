"""Everything else that is said: what follows from how much two statements share, and who stands behind them."""

from __future__ import annotations

from textwrap import shorten

from claims.compare.answers import answer, matter, who
from claims.compare.comparison import Comparable, Comparison, Reason, Relation, Strength
from claims.compare.denial import negates, refutes
from claims.compare.pair import Pair
from claims.compare.standing import Standing
from claims.compare.vocabulary import thresholds
from claims.compare.wording import likeness

SHOWN = 80
"""Code points of a claim quoted in a reason."""


def contradicted(pair: Pair) -> Comparison | None:
    """Rule 2: one affirms, the other denies, and both speak of one matter."""
    if not pair.one_denies:
        return None
    denial = pair.earlier if pair.denials[0] else pair.later
    if not _one_matter(pair, _needed(denial, pair.standing)):
        return None
    shown = shorten(denial.content, SHOWN, placeholder=" …")
    return answer(
        Relation.CONFLICTS,
        0.5 + pair.matter / 2,
        matter(pair),
        who(pair),
        Reason("denied", f"one denies it: {_in_marks(shown)}"),
    )


def _needed(denial: Comparable, standing: Standing) -> float:
    """How much a denial must share with what it denies.

    A negation alone may negate anything, and nobody is quick to deny himself.
    """
    limits = thresholds()
    outright = denial.denied or refutes(denial)
    if standing is Standing.SAME:
        # Denied without a negation of its own, a claim is denied by its cue: "denied that …".
        by_cue = outright and not negates(denial)
        return limits.same_matter if by_cue or refutes(denial) else 1.0
    return limits.same_matter_denied if outright else limits.same_matter_negated


def stated(pair: Pair) -> Comparison | None:
    """Statements without figures to hold against each other, by who makes them."""
    limits = thresholds()
    match pair.standing:
        case Standing.SAME if _one_matter(pair, limits.same_matter_one_issuer) or pair.contained:
            return answer(Relation.RESTATES, 0.4 + pair.matter / 2, who(pair), matter(pair))
        case Standing.KIN | Standing.OTHER if _one_matter(pair, limits.same_matter):
            strong = pair.standing is Standing.OTHER and pair.matter >= limits.strong_matter
            strength = Strength.STRONG if strong else Strength.WEAK
            return answer(Relation.CORROBORATES, pair.matter, who(pair), matter(pair), strength=strength)
        case Standing.UNKNOWN if _one_matter(pair, limits.same_matter):
            return _nobody_settled(pair)
        case _:
            return None


def _nobody_settled(pair: Pair) -> Comparison:
    """Rule 6: without an issuer nothing corroborates; the same words are a repetition."""
    alike = likeness(pair.earlier.content, pair.later.content)
    if alike >= thresholds().same_quotation:
        return answer(
            Relation.RESTATES, alike / 2, who(pair), Reason("same_words", f"the same words ({alike:.0%} alike)")
        )
    return answer(Relation.UNDECIDED, 0.3, who(pair), matter(pair))


def _in_marks(words: str) -> str:
    """The words in quotation marks, unless they are printed so."""
    return words if words[:1] in '“"«‘' else f"“{words}”"


def _one_matter(pair: Pair, threshold: float) -> bool:
    """True when the two contents share enough to be about one thing, and more than the names of places and people."""
    enough = len(pair.shared) >= thresholds().shared_words or pair.matter >= 2 * threshold
    return enough and pair.matter >= threshold and not pair.names_alone
