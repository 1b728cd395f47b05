"""Hedges and ranges: what the words around a number make of it.

Knows how news bounds a number; knows nothing of what is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

import msgspec

from claims.figures.figure import Qualifier
from claims.figures.numbers import Number, opens_number, read_number
from claims.figures.numerals import is_unreadable
from claims.figures.quantity import Quantity, stated_bounds
from claims.figures.ranges import read_range
from claims.figures.words import Phrases, Word
from claims.lexicon import load

LONGEST_HEDGE = 12
"""Words of hedge looked at before a number: a run of hedges without one must cost nothing."""
_QUOTES = frozenset("\"“”‘'«»")


class HedgeSides(msgspec.Struct, frozen=True):
    """Hedge words by qualifier."""

    at_least: list[str] = []
    more_than: list[str] = []
    up_to: list[str] = []
    at_most: list[str] = []
    fewer_than: list[str] = []
    about: list[str] = []
    nearly: list[str] = []
    exact: list[str] = []

    def phrases(self) -> Phrases[Qualifier]:
        """The words of this side, with what they say."""
        return Phrases((phrase, Qualifier(name)) for name in self.__struct_fields__ for phrase in getattr(self, name))


class HedgeRoles(msgspec.Struct, frozen=True):
    """Hedge words that also do something else."""

    totalling: list[str]
    neutral: list[str]
    afterthoughts: list[str]


class HedgeWords(msgspec.Struct, frozen=True):
    """The word list `hedges`; see its file."""

    source: str
    before: HedgeSides
    after: HedgeSides
    words: HedgeRoles


@cache
def _lexicon() -> HedgeWords:
    return load("hedges", HedgeWords)


@cache
def _before() -> Phrases[Qualifier]:
    return _lexicon().before.phrases()


@cache
def _after() -> Phrases[Qualifier]:
    return _lexicon().after.phrases()


@cache
def _neutral() -> Phrases[Qualifier]:
    return Phrases((phrase, Qualifier.NONE) for phrase in _lexicon().words.neutral)


@lru_cache(maxsize=50_000)
def opens_hedge(printed: str) -> bool:
    """True when a hedge may begin with this word (lower case)."""
    return _before().opens(printed)


@lru_cache(maxsize=50_000)
def opens_quantity(printed: str) -> bool:
    """True when a hedged number or a range may begin with this word (lower case)."""
    hedged = opens_hedge(printed) or _neutral().opens(printed)
    return hedged or opens_number(printed) or is_unreadable(printed) or printed == "between"


def read_quantity(words: Sequence[Word], start: int) -> Quantity | None:
    """The hedged number whose words begin at `start`; None when what begins there is none.

    Several hedges may follow each other ("at least about 20"): the first bounds the number.
    """
    if not opens_quantity(words[start].text):
        return None
    qualifier, at = Qualifier.EXACT, start
    hedge: tuple[int, int] | None = None
    while at < min(len(words), start + LONGEST_HEDGE):
        found = _before().at(words, at)
        neutral = _neutral().at(words, at)
        if neutral and at == start and neutral[1] == at + 1:  # "the", "another": they open a quantity of anything
            neutral = None
        if found and not _is_count(words, at, found[1]):
            if hedge is None or _yields(qualifier, found[0]):
                hedge, qualifier = (at, found[1]), found[0]
            at = found[1]
        elif neutral:
            at = neutral[1]
        elif at > start and words[at].text in _QUOTES:
            at += 1
        else:
            break
    return _bounded(words, start, at, qualifier, hedge)


def _yields(outer: Qualifier, inner: Qualifier) -> bool:
    """True when the second of two hedges bounds the number: "perhaps more than 20", "came up to more than 20"."""
    bounding = {Qualifier.MORE_THAN, Qualifier.AT_LEAST, Qualifier.FEWER_THAN, Qualifier.AT_MOST}
    return outer in {Qualifier.ABOUT, Qualifier.UP_TO, Qualifier.EXACT} and inner in bounding


def _is_count(words: Sequence[Word], at: int, end: int) -> bool:
    """True for "some" that counts by itself ("some pedestrians") and hedges nothing."""
    if words[at].text != "some" or end != at + 1:
        return False
    return end >= len(words) or (read_number(words, end) is None and _before().at(words, end) is None)


def _bounded(
    words: Sequence[Word], start: int, at: int, qualifier: Qualifier, hedge: tuple[int, int] | None
) -> Quantity | None:
    """The quantity whose number begins at word `at`, its hedge in words `hedge`."""
    if at >= len(words):
        return None
    ranged = read_range(words, at)
    printed = " ".join(word.text for word in words[slice(*hedge)]) if hedge else None
    if ranged:
        return replace(ranged, start=start, hedge=ranged.hedge or printed)
    number = read_number(words, at)
    if number is None or (number.value == 0 and hedge and words[at].text != "0"):
        return None
    end, last = number.end, number.end
    if number.value is None:
        vague = " ".join(word.text for word in words[at:end])
        return Quantity(None, None, Qualifier.VAGUE, start, end, at, last, vague)
    if number.plus:
        qualifier, printed = Qualifier.AT_LEAST, "+"
    if number.beyond:
        qualifier, printed = Qualifier.MORE_THAN, None
    following = _after().at(words, end) if end < len(words) else None
    if following:
        if qualifier is Qualifier.EXACT:
            qualifier, printed = following[0], " ".join(word.text for word in words[end : following[1]])
        end = following[1]
    low, high = stated_bounds(number.value, qualifier)
    totals = printed in _lexicon().words.totalling
    read = Quantity(low, high, qualifier, start, end, at, last, printed, totals, number.bare, number.sign, number.share)
    return _with_afterthought(words, read)


def _with_afterthought(words: Sequence[Word], read: Quantity) -> Quantity:
    """The quantity with the number of "at least 20, possibly 30": it raises no floor, and is no count of its own."""
    if read.qualifier not in {Qualifier.EXACT, Qualifier.AT_LEAST} or read.low is None:
        return read
    more = _afterthought(words, read.end)
    if more is None or more.value is None or more.value <= read.low:
        return read
    if read.qualifier is Qualifier.AT_LEAST:
        return replace(read, end=more.end)
    closed = words[more.end - 1].text == ","  # "killed 12, perhaps 15 wounded" are two counts
    return replace(read, high=more.value, qualifier=Qualifier.RANGE, end=more.end) if closed else read


def _afterthought(words: Sequence[Word], at: int) -> Number | None:
    at += at < len(words) and words[at].text in {",", "and", "or"}
    if at + 1 >= len(words) or words[at].text not in _lexicon().words.afterthoughts:
        return None
    more = read_number(words, at + 1)
    closed = more and more.end < len(words) and words[more.end].text == ","
    return replace(more, end=more.end + 1) if more and closed else more
