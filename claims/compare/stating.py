"""Everything else that is said: what follows from how much two statements share, and who stands behind them."""

from __future__ import annotations

from claims.compare.answers import answer, matter, who
from claims.compare.comparison import Comparable, Comparison, Issuer, Reason, Relation, Strength
from claims.compare.denial import denied_in, refutes, tells_of_a_story
from claims.compare.pair import Pair
from claims.compare.standing import Standing
from claims.compare.vocabulary import everyday, thresholds
from claims.compare.wording import likeness, words
from claims.sources import SourceKind

_MEDIA = frozenset({SourceKind.MEDIA, SourceKind.STATE_MEDIA})

ONE_STORY = "media pass on one story, which makes no second voice"


def stated(pair: Pair) -> Comparison | None:
    """Statements without figures to hold against each other, by who makes them."""
    limits = thresholds()
    if _one_story(pair) and pair.one_matter(limits.same_matter):
        return answer(Relation.RESTATES, 0.3 + pair.matter / 2, Reason("one_story", ONE_STORY), matter(pair))
    if all(pair.denials) and pair.standing in {Standing.KIN, Standing.OTHER} and _one_denial(pair):
        both = Reason("both_deny", "both deny it")
        return answer(Relation.CORROBORATES, pair.matter, who(pair), both, matter(pair), strength=_strength(pair))
    match pair.standing:
        case Standing.SAME if _one_matter_of_one_body(pair) or _denied_again(pair):
            return answer(Relation.RESTATES, 0.4 + pair.matter / 2, who(pair), matter(pair))
        case Standing.KIN | Standing.OTHER if pair.one_matter(limits.same_matter) and not pair.one_denies:
            return answer(Relation.CORROBORATES, pair.matter, who(pair), matter(pair), strength=_strength(pair))
        case Standing.UNKNOWN if pair.one_matter(limits.same_matter):
            return _nobody_settled(pair)
        case _:
            return None


def _one_matter_of_one_body(pair: Pair) -> bool:
    return pair.one_matter(thresholds().same_matter_one_issuer) or (pair.contained and not pair.long_apart)


def _nobody_settled(pair: Pair) -> Comparison:
    """Rule 6: without an issuer nothing corroborates; the same words are a repetition."""
    alike = likeness(pair.earlier.content, pair.later.content)
    if alike >= thresholds().same_quotation:
        return answer(
            Relation.RESTATES, alike / 2, who(pair), Reason("same_words", f"the same words ({alike:.0%} alike)")
        )
    return answer(Relation.UNDECIDED, 0.3, who(pair), matter(pair))


def _strength(pair: Pair) -> Strength:
    """Strong where bodies that have nothing to do with each other share most of what they say in their own words."""
    strong = pair.standing is Standing.OTHER and pair.one_matter(thresholds().strong_matter)
    return Strength.STRONG if strong else Strength.WEAK


def _one_story(pair: Pair) -> bool:
    """True when media tell what other media told, or what the other claim's source told them."""
    if pair.one_denies or pair.standing not in {Standing.OTHER, Standing.UNKNOWN}:
        return False
    a, b = pair.earlier, pair.later
    return (_by_media(a) and (_by_media(b) or _told_to(a.issuer, b))) or (_by_media(b) and _told_to(b.issuer, a))


def _by_media(claim: Comparable) -> bool:
    return claim.issuer is not None and claim.issuer.kind in _MEDIA


def _told_to(medium: Issuer | None, claim: Comparable) -> bool:
    """True when the other claim was printed by the medium, or its sentence names it ("told the Guardian")."""
    name = set(words(medium.name)) - everyday() if medium else set()
    return bool(name) and (name <= set(words(claim.publisher or "")) or name <= set(words(claim.passage)))


def _one_denial(pair: Pair) -> bool:
    """True when two denials are of one matter, or of one story that neither repeats."""
    return not pair.names_alone and (pair.matter >= thresholds().same_denial or _denied_again(pair))


def _denied_again(pair: Pair) -> bool:
    """True when both deny, and what one denies stands in the other, or both speak of a story in one setting."""
    a, b = pair.earlier, pair.later
    if not all(pair.denials):
        return False
    if denied_in(a, b) or denied_in(b, a):
        return True
    of_a_story = all(refutes(claim) and tells_of_a_story(claim) for claim in (a, b))
    return of_a_story and pair.setting >= thresholds().story_setting
