"""Everything else that is said: what follows from how much two statements share, and who stands behind them."""

from __future__ import annotations

from claims.compare.answers import answer, matter, who
from claims.compare.comparison import Comparison, Reason, Relation, Strength
from claims.compare.pair import Pair
from claims.compare.standing import Standing
from claims.compare.vocabulary import thresholds
from claims.compare.wording import likeness

def stated(pair: Pair) -> Comparison | None:
    """Statements without figures to hold against each other, by who makes them."""
    limits = thresholds()
    match pair.standing:
        case Standing.SAME if pair.one_matter(limits.same_matter_one_issuer) or pair.contained:
            return answer(Relation.RESTATES, 0.4 + pair.matter / 2, who(pair), matter(pair))
        case Standing.KIN | Standing.OTHER if pair.one_matter(limits.same_matter):
            strong = pair.standing is Standing.OTHER and pair.matter >= limits.strong_matter
            strength = Strength.STRONG if strong else Strength.WEAK
            return answer(Relation.CORROBORATES, pair.matter, who(pair), matter(pair), strength=strength)
        case Standing.UNKNOWN if pair.one_matter(limits.same_matter):
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

