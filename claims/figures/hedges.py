"""Hedges and ranges: what the words around a number make of it.

Knows how news bounds a number; knows nothing of what is counted. The stated bound is kept: "more than 20" has low 20.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from claims.figures.figure import Qualifier
from claims.figures.numbers import Number, read_number
from claims.figures.words import Phrases, Word
from claims.lexicon import load

_OPENINGS = {"between": frozenset({"and", "&"}), "": frozenset({"to", "-", "–", "or"})}
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


class HedgeWords(msgspec.Struct, frozen=True):
    """The word list `hedges`; see its file."""

    source: str
    before: HedgeSides
    after: HedgeSides
    words: HedgeRoles


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its hedge, in words `[start, end)`; `first` and `last` bound the number's own words."""

    low: int | None
    high: int | None
    qualifier: Qualifier
    start: int
    end: int
    first: int
    last: int
    hedge: str | None = None
    totals: bool = False
    """The hedge is a verb of growth ("passes"), and so says by itself that a total follows."""
    bare: bool = False
    """Digits without separator or scale, as a year is printed."""

    @property
    def is_zero(self) -> bool:
        """True for "no" and its kin."""
        return self.low == self.high == 0


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


def read_quantity(words: Sequence[Word], start: int) -> Quantity | None:
    """The hedged number whose words begin at `start`; None when what begins there is none.

    Several hedges may follow each other ("at least about 20"): the first bounds the number.
    """
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
    ranged = _range(words, at)
    printed = " ".join(word.text for word in words[slice(*hedge)]) if hedge else None
    if ranged:
        least, most, end, first_word = ranged
        return Quantity(least, most, Qualifier.RANGE, start, end, at, end, first_word or printed)
    number = read_number(words, at)
    if number is None or (number.value == 0 and hedge and words[at].text != "0"):
        return None
    end, last = number.end, number.end
    if number.value is None:
        vague = " ".join(word.text for word in words[at:end])
        return Quantity(None, None, Qualifier.VAGUE, start, end, at, last, vague)
    if number.plus:
        qualifier, printed = Qualifier.AT_LEAST, "+"
    following = _after().at(words, end) if end < len(words) else None
    if following:
        if qualifier is Qualifier.EXACT:
            qualifier, printed = following[0], " ".join(word.text for word in words[end : following[1]])
        end = following[1]
    low, high = stated_bounds(number.value, qualifier)
    totals = printed in _lexicon().words.totalling
    return Quantity(low, high, qualifier, start, end, at, last, printed, totals, number.bare)


def stated_bounds(value: int, qualifier: Qualifier) -> tuple[int | None, int | None]:
    """The bounds that `qualifier` states of `value`: "more than 20" states low 20, "nearly 20" states high 20."""
    if qualifier in {Qualifier.AT_LEAST, Qualifier.MORE_THAN}:
        return value, None
    if qualifier in {Qualifier.UP_TO, Qualifier.AT_MOST, Qualifier.FEWER_THAN, Qualifier.NEARLY}:
        return None, value
    return value, value


def _range(words: Sequence[Word], at: int) -> tuple[int, int, int, str | None] | None:
    """Low, high, the word after, and the opening word of "between 3 and 5", "3 to 5", "3-5", "60 or 70"."""
    if at and words[at - 1].text == "from":  # "rose from 20 to 45" tells of two counts
        return None
    opening = "between" if words[at].text == "between" else ""
    at += bool(opening)
    low = read_number(words, at) if at < len(words) else None
    if low is None or low.value is None or low.end >= len(words) or words[low.end].text not in _OPENINGS[opening]:
        return None
    high_at = low.end + 1
    high = read_number(words, high_at) if high_at < len(words) else None
    if high is None or high.value is None:
        return None
    low_value = _shared_scale(low, high, words)
    if low_value >= high.value:
        return None
    return low_value, high.value, high.end, opening or None


def _shared_scale(low: Number, high: Number, words: Sequence[Word]) -> int:
    """The low end with the scale both share: "2 to 3 million" begins at two million."""
    assert low.value is not None  # noqa: S101 -- `_range` has looked
    assert high.value is not None  # noqa: S101 -- `_range` has looked
    lead = read_number([words[high.start]], 0)
    if high.end - high.start == 1 or low.end - low.start > 1 or lead is None or not lead.value:
        return low.value
    scaled = low.value * (high.value // lead.value)
    return scaled if low.value < lead.value else low.value
