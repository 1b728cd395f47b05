"""How two claims relate: the rules, in their order.

The first rule that has an answer gives it. Knows nothing of where claims are stored or how pairs were found.
"""

from __future__ import annotations

from claims.compare.answers import answer
from claims.compare.blaming import blamed, opposed
from claims.compare.comparison import Comparable, Comparison, Reason, Relation
from claims.compare.contradicting import contradicted
from claims.compare.copying import copied
from claims.compare.counting import counted
from claims.compare.pair import Pair, side_by_side
from claims.compare.quoting import quoted
from claims.compare.scope import (
    Counterparts,
    Scope,
    comparable,
    counterparts,
    elsewhere,
    far_apart,
    share_a_number,
    something_else,
    tolls,
)
from claims.compare.scoring import calibrated
from claims.compare.standing import Standing
from claims.compare.stating import stated
from claims.compare.vocabulary import thresholds
from claims.figures import Figure, Measure, hard_interval

NOTHING_SHARED = answer(Relation.UNRELATED, 0.5, Reason("nothing_shared", "too little in common"))


def compare(a: Comparable, b: Comparable) -> Comparison:
    """How two claims of different reports relate, how surely, and why.

    The answer is for the earlier claim first (see `in_order`), and hangs on the two claims alone. `UNDECIDED` when they
    are about one matter and what is known does not say how they stand to each other.
    """
    return calibrated(related(side_by_side(a, b)))


def related(pair: Pair) -> Comparison:
    """How two claims side by side relate, with the score that the answering rule itself gives."""
    return (
        copied(pair)  # 0: one text printed twice
        or _other_event(pair)  # 1: scope
        or quoted(pair)  # the words between quotation marks
        or contradicted(pair)  # 2: polarity
        or blamed(pair)  # who did it
        or opposed(pair)  # which way it went
        or _figures(pair)  # 1 again, of what is counted; then 3 to 6
        or stated(pair)
        or NOTHING_SHARED
    )


def _other_event(pair: Pair) -> Comparison | None:
    """Rule 1 for events, happenings and places that are named and differ."""
    a, b = pair.earlier, pair.later
    if a.event and b.event and a.event != b.event:
        return answer(Relation.UNRELATED, 0.9, Reason("other_event", f"different events ({a.event}; {b.event})"))
    one_number = pair.standing is Standing.SAME and share_a_number(a, b, thresholds().telling_number)
    if pair.one_event or one_number or not tolls(a) or not tolls(b):
        return None
    what = something_else(a, b)
    if what:
        return answer(Relation.UNRELATED, 0.7, Reason("other_happening", f"different happenings ({what})"))
    where = elsewhere(a, b)
    if where:
        return answer(Relation.UNRELATED, 0.7, Reason("other_place", f"different places ({where})"))
    return None


def _figures(pair: Pair) -> Comparison | None:
    """Figures of one scope are counted against each other; of a part and its whole, `part_of`; else nothing."""
    counts = counterparts(pair.earlier, pair.later)
    if counts is None:
        return None
    if not _one_count(pair, counts):
        return _counts_apart(pair, counts)
    match counts.scope:
        case Scope.SAME:
            return counted(pair, counts)
        case Scope.MEASURE:
            return _other_measure(counts)
        case Scope.GROUP | Scope.BASIS:
            return _part(counts)


def _counts_apart(pair: Pair, counts: Counterparts) -> Comparison | None:
    """Two tolls that are not of one thing and do not meet: nothing said around them makes them one claim.

    Nor does it, of happenings long apart, when they meet.
    """
    meet = hard_interval(counts.earlier).meets(hard_interval(counts.later)) and not far_apart(counts)
    if meet and not _long_apart(pair, counts):
        return None
    if counts.earlier.measure is Measure.OTHER or counts.scope is Scope.MEASURE:
        return None
    return answer(
        Relation.UNRELATED, 0.6, Reason("other_count", "two counts, and nothing says that they are of one thing")
    )


def _other_measure(counts: Counterparts) -> Comparison:
    """The dead of one claim are not the injured of the other."""
    measures = (counts.earlier.measure, counts.later.measure)
    text = f"one counts {measures[0].value}, the other {measures[1].value}"
    return answer(Relation.UNRELATED, 0.6, Reason("other_measure", text))


def _part(counts: Counterparts) -> Comparison:
    reasons = {
        Scope.GROUP: Reason("sub_group", "one counts a sub-group of those the other counts"),
        Scope.BASIS: Reason("basis", "one counts a single incident, the other a running total"),
    }
    return answer(Relation.PART_OF, 0.6, reasons[counts.scope])


def _grown(pair: Pair, counts: Counterparts) -> bool:
    """True when one body's later count is the higher one, told in one setting: a toll's first hours."""
    rises = _largest(counts.later) > _largest(counts.earlier)
    one_body = pair.standing is Standing.SAME and pair.ordered
    return one_body and rises and pair.setting >= thresholds().same_matter


def _largest(figure: Figure) -> int:
    return max((end for end in (figure.low, figure.high) if end is not None), default=0)


def _long_apart(pair: Pair, counts: Counterparts) -> bool:
    """True when two counts are so long apart that they are hardly of one happening; the great totals run for months."""
    return pair.long_apart and min(_largest(counts.earlier), _largest(counts.later)) < thresholds().telling_number


def _share_an_end(counts: Counterparts) -> bool:
    """True when both print one number."""
    ends = ({figure.low, figure.high} - {None} for figure in (counts.earlier, counts.later))
    return not set.isdisjoint(*ends)


def _one_count(pair: Pair, counts: Counterparts) -> bool:
    """True when two figures may count one incident: one event; else words in common, the more the farther apart.

    Two bus crashes in one town a year apart share most words, and a small number by chance.
    """
    if pair.one_event:
        return True
    if not comparable(counts, pair.matter):
        return False
    limits = thresholds()
    if _long_apart(pair, counts):
        if _share_an_end(counts):
            return pair.matter_counted >= limits.long_count
        return pair.matter_counted >= limits.long_other_count and not far_apart(counts, limits.long_ratio)
    near = not pair.long_apart and not far_apart(counts)
    needed = limits.count_matter if near else limits.same_matter
    if far_apart(counts):
        return pair.matter_counted >= limits.strong_matter or _grown(pair, counts)
    return pair.matter_counted >= needed or pair.setting >= needed
