"""Who did it, and which way it went: two claims that give one deed to two doers, or one question opposite answers.

Knows phrases and the names of states; knows nothing of figures. A doer is known by the states and names in the words
that name him.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import takewhile

import msgspec

from claims.compare.answers import answer, matter, who
from claims.compare.comparison import Comparison, Reason, Relation, Strength
from claims.compare.pair import Pair
from claims.compare.standing import Standing
from claims.compare.states import states_in
from claims.compare.vocabulary import thresholds
from claims.compare.wording import CACHED_TEXTS, stem, stems, words
from claims.lexicon import load


class Blaming(msgspec.Struct, frozen=True):
    """Schema of `blaming.toml`; each list is explained in the data file."""

    source: str
    doer_follows: list[str]
    doer_precedes: list[str]
    ends: list[str]
    opposites: list[str]


_ASIDE = re.compile(r",\s*(?:which|who|whom)\b[^,]*(?:,|$)")
"""What a relative clause between commas says is said by somebody else, as often as not."""

DEED_WORDS = 3
"""Words from which on a claim says what was done, and not only by whom."""

NAME_WORDS = 5
"""Words that the name of a doer takes at most."""


def blamed(pair: Pair) -> Comparison | None:
    """`conflicts` when two sources give one deed to different doers, `corroborates` when to the same."""
    if pair.standing not in {Standing.KIN, Standing.OTHER} or any(pair.denials):
        return None
    ones, others = doers(pair.earlier.content), doers(pair.later.content)
    if not ones or not others or _two_deeds(pair) or pair.setting < thresholds().deed_setting:
        return None
    if ones.isdisjoint(others):
        named = f"{', '.join(sorted(ones))} against {', '.join(sorted(others))}"
        return answer(Relation.CONFLICTS, 0.6, who(pair), Reason("other_doer", f"different doers ({named})"))
    named = ", ".join(sorted(ones & others))
    return answer(
        Relation.CORROBORATES, 0.5, who(pair), Reason("same_doer", f"one doer ({named})"), strength=Strength.WEAK
    )


def _two_deeds(pair: Pair) -> bool:
    """True when both say at some length what was done, and have no word of it in common."""
    told = [stems(claim.content) - _blame_stems() for claim in (pair.earlier, pair.later)]
    return min(map(len, told)) >= DEED_WORDS and told[0].isdisjoint(told[1])


def opposed(pair: Pair) -> Comparison | None:
    """`conflicts` when two claims on one matter use words that exclude each other ("alive", "dead")."""
    if pair.standing is Standing.SAME or any(pair.denials) or not pair.one_matter(thresholds().same_matter):
        return None
    mine, theirs = stems(pair.earlier.content), stems(pair.later.content)
    for one, other in _opposites_in(mine - theirs):
        if other in theirs and other not in mine:
            text = f"opposite words (“{one}”, “{other}”)"
            return answer(Relation.CONFLICTS, 0.5, who(pair), matter(pair), Reason("opposites", text))
    return None


def _opposites_in(said: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The words among those said that have an opposite, with it, in the order of the data file."""
    if not _opposed().isdisjoint(said):
        yield from ((one, other) for one, other in _opposites() if one in said)


@lru_cache(maxsize=CACHED_TEXTS)
def doers(content: str) -> frozenset[str]:
    """The states in the words that say who did it."""
    said = " ".join(words(_ASIDE.sub(" ", content)))
    return frozenset(state for name in _named(said) for state in states_in(name))


def _named(said: str) -> Iterator[str]:
    for match in _follows().finditer(said):
        yield " ".join(_name(said[match.end() :].split()))
    for match in _precedes().finditer(said):
        yield " ".join(_name(reversed(said[: match.start()].split())))


def _name(run: Iterable[str]) -> list[str]:
    ends = _blaming().ends
    return list(takewhile(lambda word: word not in ends, run))[:NAME_WORDS]


@cache
def _follows() -> re.Pattern[str]:
    return _phrases(_blaming().doer_follows)


@cache
def _precedes() -> re.Pattern[str]:
    return _phrases(_blaming().doer_precedes)


def _phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


@cache
def _blame_stems() -> frozenset[str]:
    """The stems of the phrases of blame."""
    return stems(" ".join((*_blaming().doer_follows, *_blaming().doer_precedes)))


@cache
def _opposites() -> tuple[tuple[str, str], ...]:
    pairs = [tuple(map(stem, line.split())) for line in _blaming().opposites]
    return tuple(both for one, other in pairs for both in ((one, other), (other, one)))


@cache
def _opposed() -> frozenset[str]:
    return frozenset(one for one, _ in _opposites())


@cache
def _blaming() -> Blaming:
    found: Blaming = load("blaming", Blaming)
    return found
