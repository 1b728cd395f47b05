"""Rules 3 to 6 for figures: what follows from who counted, when, and whether the intervals meet.

Hard intervals decide conflict, expected ones restatement. Knows intervals and standing; scope was settled before.
"""

from __future__ import annotations

from claims.compare.answers import answer, when, who
from claims.compare.comparison import Comparison, Reason, Relation, Strength
from claims.compare.pair import Pair
from claims.compare.scope import Counterparts
from claims.compare.standing import Standing
from claims.compare.vocabulary import thresholds
from claims.figures import Figure, Interval, Qualifier, expected_interval, hard_interval, in_units
from claims.figures.intervals import rounding_step
from claims.sources import SourceKind, name_source


def counted(pair: Pair, counts: Counterparts) -> Comparison:
    """How two counts of one thing relate, by who issued them."""
    match pair.standing:
        case Standing.SAME:
            return _one_body(pair, counts)
        case Standing.KIN:
            return _one_authority(pair, counts)
        case Standing.OTHER:
            return _two_bodies(pair, counts)
        case Standing.UNKNOWN:
            return _nobody_settled(pair, counts)


def _one_body(pair: Pair, counts: Counterparts) -> Comparison:
    """Rule 3: a body repeats itself, or moves on; at one time it cannot say less than it said."""
    if _sharper(pair, counts):
        return answer(Relation.UPDATES, 0.7, who(pair), when(pair), _numbers(counts, "the later count is closer"))
    if _expected_meet(counts):
        return answer(Relation.RESTATES, 0.9, who(pair), _numbers(counts, "the same count"))
    at_once = pair.at_once and not _rises(counts)
    if pair.ordered and not at_once:
        return answer(Relation.UPDATES, 0.9, who(pair), when(pair), _numbers(counts, "update"))
    if at_once or pair.timed:
        return answer(Relation.CONFLICTS, 0.6, who(pair), when(pair), _numbers(counts, "two counts at one time"))
    if pair.apart is None:
        return _newer_unknown(pair, counts)
    return answer(Relation.UPDATES, 0.6, who(pair), when(pair), _numbers(counts, "the count moved within the day"))


def _newer_unknown(pair: Pair, counts: Counterparts) -> Comparison:
    """Two counts of one body or authority, one of no known time: either may have replaced the other, or neither."""
    return answer(Relation.UNDECIDED, 0.3, who(pair), when(pair), _numbers(counts, "which is the newer is not known"))


def _one_authority(pair: Pair, counts: Counterparts) -> Comparison:
    """Rule 4: two bodies of one authority agree weakly, and a later, higher count replaces the earlier.

    A body revises its own count downward, not another's: a later count below the other body's is a disagreement.
    """
    if _nearly_meet(counts):
        return answer(Relation.CORROBORATES, 0.6, who(pair), _numbers(counts, "counts meet"), strength=Strength.WEAK)
    if pair.ordered and _rises(counts):
        return answer(Relation.UPDATES, 0.6, who(pair), when(pair), _numbers(counts, "the later count replaces it"))
    if pair.apart is None:
        return _newer_unknown(pair, counts)
    return answer(Relation.CONFLICTS, 0.6, who(pair), when(pair), _numbers(counts, "counts do not meet"))


def _two_bodies(pair: Pair, counts: Counterparts) -> Comparison:
    """Rule 5: independent counts agree where the truth may lie in both, else they conflict."""
    if not (_hard_meet(counts) or _within_rounding(counts)):
        return answer(Relation.CONFLICTS, 0.85, who(pair), _numbers(counts, "counts exclude each other"))
    settled = pair.earlier.issuer and pair.later.issuer and pair.earlier.issuer.key and pair.later.issuer.key
    if settled and _expected_meet(counts) and not _loose(pair, counts):
        return answer(Relation.CORROBORATES, 0.9, who(pair), _numbers(counts, "counts meet"), strength=Strength.STRONG)
    return answer(
        Relation.CORROBORATES,
        0.6,
        who(pair),
        _numbers(counts, "only open or vague bounds meet"),
        strength=Strength.WEAK,
    )


def _nobody_settled(pair: Pair, counts: Counterparts) -> Comparison:
    """Rule 6: an unsourced count never corroborates; it repeats, moves on, contradicts, or is left open."""
    carried = answer(Relation.UPDATES, 0.4, who(pair), when(pair), _numbers(counts, "most likely the count carried on"))
    if not _hard_meet(counts):
        if pair.ordered and _carries_on(counts) and not _less_sourced(pair):
            return carried
        return answer(Relation.CONFLICTS, 0.5, who(pair), _numbers(counts, "counts exclude each other"))
    if _sharper(pair, counts):
        return carried
    if _expected_meet(counts):
        return answer(Relation.RESTATES, 0.5, who(pair), _numbers(counts, "most likely the same count repeated"))
    if pair.ordered and not pair.at_once and _carries_on(counts) and not _less_sourced(pair):
        return carried
    return answer(Relation.UNDECIDED, 0.3, who(pair), _numbers(counts, "compatible, which by itself proves nothing"))


def _less_sourced(pair: Pair) -> bool:
    """True when somebody was named for the earlier count, and the later is some user's own: that replaces no count."""
    printed_by = pair.later.publisher
    anybody = printed_by is not None and name_source(printed_by).kind is SourceKind.ANONYMOUS
    return pair.earlier.issuer is not None and pair.later.issuer is None and anybody


def _sharper(pair: Pair, counts: Counterparts) -> bool:
    """True when a bound or range of an earlier day has become an exact count: "at least 233", then 234."""
    before, after = counts.earlier, counts.later
    if not pair.later_by_a_day or after.qualifier is not Qualifier.EXACT or after.low is None or before.low is None:
        return False
    bound = before.qualifier in {Qualifier.AT_LEAST, Qualifier.MORE_THAN} and after.low > before.low
    return _expected_meet(counts) and (bound or before.qualifier is Qualifier.RANGE)


def _rises(counts: Counterparts) -> bool:
    """True when the later figure stands above the earlier one."""
    return max(_ends(counts.later), default=0) > max(_ends(counts.earlier), default=0)


def _carries_on(counts: Counterparts) -> bool:
    """True when the later count is the higher one, by no more than a toll rises: it need not contradict anybody."""
    first, then = (max(_ends(figure), default=0) for figure in (counts.earlier, counts.later))
    return _rises(counts) and then <= thresholds().carried_ratio * first


def _hard_meet(counts: Counterparts) -> bool:
    """True when the truth may lie in both, or both print one number ("70", "more than 70")."""
    if _ends(counts.earlier) and set(_ends(counts.earlier)) == set(_ends(counts.later)):
        return True
    return hard_interval(counts.earlier).meets(hard_interval(counts.later))


def _within_rounding(counts: Counterparts) -> bool:
    """True when a rounded bound lies above the other count by no more than its rounding: "over 130" and 126."""
    bounds = {Qualifier.AT_LEAST, Qualifier.MORE_THAN}
    for bound, other in ((counts.earlier, counts.later), (counts.later, counts.earlier)):
        low, high = bound.low, hard_interval(other).high
        if bound.qualifier in bounds and low is not None and high is not None:
            return low - high <= rounding_step(low) // 2
    return False


def _expected_meet(counts: Counterparts) -> bool:
    return expected_interval(counts.earlier).meets(expected_interval(counts.later))


def _nearly_meet(counts: Counterparts) -> bool:
    """Within one in a hundred, and within two for small counts: bodies on one scene count at different minutes."""
    limits = thresholds()
    ends = [end for figure in (counts.earlier, counts.later) for end in _ends(figure)]
    slack = max(limits.kin_count, round(limits.kin_share * max(ends, default=0)))
    return expected_interval(counts.earlier).meets(_widened(expected_interval(counts.later), slack))


def _widened(interval: Interval, slack: int) -> Interval:
    low = None if interval.low is None else max(0, interval.low - slack)
    return Interval(low, None if interval.high is None else interval.high + slack)


def _loose(pair: Pair, counts: Counterparts) -> bool:
    """True when a bound is open or vague, or a claim is no plain assertion."""
    both = (counts.earlier, counts.later)
    vague = any(figure.qualifier is Qualifier.VAGUE for figure in both)
    floors = all(hard_interval(figure).is_open for figure in both)
    return vague or floors or not (pair.earlier.asserted and pair.later.asserted)


def _ends(figure: Figure) -> list[int]:
    return [end for end in (figure.low, figure.high) if end is not None]


def _numbers(counts: Counterparts, verdict: str) -> Reason:
    return Reason("figures", f"{printed(counts.earlier)} → {printed(counts.later)}: {verdict}")


def printed(figure: Figure) -> str:
    """A figure in few words: `at least 10,328`, `100–300`, `51.3 percent`."""
    ends = sorted(set(_ends(figure)))
    number = "–".join(f"{in_units(end, figure.unit):,}" for end in ends)
    hedged = f"{figure.hedge} {number}".strip() if figure.hedge else number or figure.qualifier.value
    return f"{hedged} {figure.unit}" if figure.unit else hedged
