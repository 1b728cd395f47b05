"""Quotations: the same words by one speaker, by two speakers, and words altered between the marks.

Knows the words between quotation marks and who is said to have spoken them.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from claims.compare.answers import answer, who
from claims.compare.comparison import Comparable, Comparison, Reason, Relation
from claims.compare.exchange import exchanges
from claims.compare.pair import Pair
from claims.compare.standing import Standing
from claims.compare.vocabulary import thresholds
from claims.compare.wording import CACHED_TEXTS, quotations, spoken


def quoted(pair: Pair) -> Comparison | None:
    """How two quotations relate, or None when their words are not one utterance."""
    if not (pair.earlier.quoted and pair.later.quoted):
        return None
    limits = thresholds()
    a, b = _utterance(pair.earlier), _utterance(pair.later)
    if min(len(a), len(b)) < limits.quotation_words:
        return None
    alike = fuzz.partial_ratio(" ".join(a), " ".join(b)) / 100
    if alike < limits.altered_quotation:
        return None
    changes = list(exchanges(*_side_by_side(a, b)))
    if pair.standing in {Standing.SAME, Standing.UNKNOWN}:
        return _one_speaker(pair, alike, changes)
    return _two_speakers(pair, alike, min(len(a), len(b)))


def _one_speaker(pair: Pair, alike: float, changes: list[str]) -> Comparison | None:
    """The same words again; or, where the words were exchanged between the marks, one report misquotes."""
    if alike >= thresholds().same_quotation and not changes:
        return answer(Relation.RESTATES, alike, who(pair), Reason("same_words", f"the same words ({alike:.0%} alike)"))
    if changes and _kept(pair) >= thresholds().altered_quotation:
        shown = "; ".join(changes[:3])
        return answer(
            Relation.CONFLICTS,
            alike,
            who(pair),
            Reason("altered_quotation", f"words in quotation marks differ: {shown}"),
        )
    return None


def _two_speakers(pair: Pair, alike: float, length: int) -> Comparison | None:
    """The same distinctive words cannot be two people's: one report has the wrong speaker."""
    limits = thresholds()
    if alike < limits.same_quotation or length < limits.distinctive_quotation_words:
        return None
    text = "the same words are given to two speakers"
    return answer(Relation.CONFLICTS, alike, who(pair), Reason("two_speakers", text))


def _utterance(claim: Comparable) -> tuple[str, ...]:
    """The spoken words: those between marks, or the whole content where the marks stand outside it."""
    return _uttered(claim.content)


@lru_cache(maxsize=CACHED_TEXTS)
def _uttered(content: str) -> tuple[str, ...]:
    between = " ".join(quotations(content))
    return spoken(between or content)


def _side_by_side(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The two utterances; of one much longer, the part that answers to the other."""
    if len(a) > len(b):
        long, short = _side_by_side(b, a)[::-1]
        return long, short
    if len(b) < thresholds().cut_quotation * len(a):
        return a, b
    found = fuzz.partial_ratio_alignment(" ".join(a), " ".join(b))
    return (a, tuple(" ".join(b)[found.dest_start : found.dest_end].split())) if found else (a, b)


def _kept(pair: Pair) -> float:
    """The share of the shorter quotation's words that stand in the longer, in order, in [0, 1]."""
    a, b = _utterance(pair.earlier), _utterance(pair.later)
    return LCSseq.similarity(a, b) / min(len(a), len(b))
