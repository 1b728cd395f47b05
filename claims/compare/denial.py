"""Whether a claim denies, by its cue or by its own words, and what of its words it denies.

Knows the words of denial; knows nothing of other claims.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from claims.compare.comparison import Comparable
from claims.compare.rarity import PARTS, total
from claims.compare.vocabulary import asides, negations, pointers, refutations, stories, thresholds
from claims.compare.wording import CACHED_TEXTS, bare, covered, stems, words

_CLAUSE_END = re.compile(r"[.;:!?,—–]+(?=[\s\"”»’]|$)|\n|\s(?:but|although|though|because)\s")


def denies(claim: Comparable) -> bool:
    """True when the claim denies its matter, or calls it untrue."""
    return claim.denied or denies_in_words(claim.content)


def denies_in_words(content: str) -> bool:
    """True when the words themselves negate, or call something untrue."""
    return _refutes(content) or _negates(content)


def refutes(claim: Comparable) -> bool:
    """True when the claim's own words call something untrue ("the report is false")."""
    return _refutes(claim.content)


def negates(claim: Comparable) -> bool:
    """True when a negation stands in the claim's own words ("there are no plans to")."""
    return _negates(claim.content)


def tells_of_a_story(claim: Comparable) -> bool:
    """True when the claim speaks of a report, a rumour, a claim that somebody made."""
    return not stories().isdisjoint(words(claim.content))


def denies_a_story(claim: Comparable) -> bool:
    """True when the claim calls a report untrue without saying what it denies ("the whole story is rubbish").

    What it denies must then be looked for in the text around it. So must what a claim only points at ("denied that
    such measures are considered").
    """
    return _denies_a_story(claim.content, by_cue=claim.denied)


@lru_cache(maxsize=CACHED_TEXTS)
def _denies_a_story(content: str, *, by_cue: bool) -> bool:
    if by_cue and not pointers().isdisjoint(words(content)):
        return True
    return _refutes(content) and len(stems(content) - _of_denial()) <= 1


@lru_cache(maxsize=CACHED_TEXTS)
def _refutes(content: str) -> bool:
    return not refutations().isdisjoint(words(content))


@lru_cache(maxsize=CACHED_TEXTS)
def _negates(content: str) -> bool:
    said = words(content)
    return not negations().isdisjoint(said) or ("n't" in bare(content) and any(map(_is_negation, said)))


@lru_cache(maxsize=CACHED_TEXTS)
def denied_parts(content: str, *, by_cue: bool) -> tuple[frozenset[str], ...]:
    """The stems of what is denied, clause by clause: what follows a negation; everything, where a cue denies it.

    "The airline has women on board but no plans to part them" denies plans to part, and nothing of women on board.
    """
    negated = [_after_negation(words(clause)) for clause in _CLAUSE_END.split(content) if clause]
    parts = [stems(" ".join(clause)) - _of_denial() for clause in negated if clause]
    if not parts and (by_cue or _refutes(content)):
        parts = [stems(content) - _of_denial()]
    return tuple(part for part in parts if part)


def denied_in(denial: Comparable, other: Comparable) -> bool:
    """True when most of something that `denial` denies stands in the other claim, and tells enough to be known by."""
    limits, there = thresholds(), stems(other.content)
    return any(
        covered(part, there) >= limits.denied_share and total(part & there) >= PARTS * limits.denied_weight
        for part in denied_parts(denial.content, by_cue=denial.denied)
    )


def _after_negation(clause: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a clause that its first negation governs."""
    place = next((place for place, word in enumerate(clause) if _is_negation(word)), len(clause))
    governed = clause[place + 1 :]
    end = next((place for place, word in enumerate(governed) if word in asides()), len(governed))
    return governed[:end]


def _is_negation(word: str) -> bool:
    return word in negations() or word.endswith("n't")


@cache
def _of_denial() -> frozenset[str]:
    """The stems of the words that deny, and of those that name a report."""
    return stems(" ".join(sorted(refutations() | stories())))
