"""The number grammar: "1,200", "1.2 million", "twenty-three", "half a dozen", "tens of thousands".

Knows how English prints counts; knows neither hedges nor what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

import msgspec

from claims.figures.words import Phrases, Word
from claims.lexicon import load

LARGEST = 10**15
"""The store keeps 64-bit integers, and nothing that news counts is larger; a longer run of digits is no figure."""

_DIGITS = re.compile(r"(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,16})(?P<part>\.\d{1,6})?(?P<suffix>[a-z]*)(?P<plus>\+?)")
_LONGEST_NUMERAL = 32
_HUNDRED = 100
_THOUSAND = 1000


class Zeros(msgspec.Struct, frozen=True):
    """The words that count nobody."""

    words: list[str]


class NumberWords(msgspec.Struct, frozen=True):
    """The word list `numbers`; see its file."""

    source: str
    values: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    suffixes: dict[str, int]
    floors: dict[str, int]
    zeros: Zeros


@dataclass(frozen=True, slots=True)
class Number:
    """A printed count in words `[start, end)`: `value`, or None for a vague one ("dozens")."""

    value: int | None
    start: int
    end: int
    plus: bool = False
    """Printed with a plus: "200+"."""
    bare: bool = False
    """Digits without separator or scale, as a year is printed."""


@cache
def lexicon() -> NumberWords:
    """The number words, loaded once."""
    return load("numbers", NumberWords)


@cache
def _vague() -> Phrases[int]:
    return Phrases(lexicon().floors.items())


@cache
def _zeros() -> Phrases[int]:
    return Phrases((phrase, 0) for phrase in lexicon().zeros.words)


@lru_cache(maxsize=50_000)
def is_number_part(printed: str) -> bool:
    """True when the word may be part of a number: digits, or a number word (lower case)."""
    words = lexicon()
    if printed in words.values or printed in words.tens or printed in words.scales or printed == "half":
        return True
    return _numeral(printed) is not None


def read_number(words: Sequence[Word], start: int) -> Number | None:
    """The number that begins at word `start`, the longest reading; None when none begins there.

    A count above `LARGEST`, or one that is no whole number, is None.
    """
    found = _vague().at(words, start)
    if found and start and words[start - 1].text == "how":  # "did not say how many had died" counts nobody
        return None
    if found:
        return Number(None, start, found[1])
    number = _fraction(words, start) or _numerals(words, start) or _spelt(words, start)
    if number:
        number = _with_half(words, number)
        return number if number.value is not None and number.value <= LARGEST else None
    zero = _zeros().at(words, start)
    return Number(0, start, zero[1]) if zero else None


def _numeral(printed: str) -> tuple[Decimal, bool, bool] | None:
    """The value of digits as printed, whether a plus follows, and whether they are bare."""
    if len(printed) > _LONGEST_NUMERAL:
        return None
    match = _DIGITS.fullmatch(printed)
    if not match or not match["whole"].isascii():
        return None
    suffix = match["suffix"]
    if suffix and suffix not in lexicon().suffixes:
        return None
    value = Decimal(match["whole"].replace(",", "") + (match["part"] or ""))
    bare = not suffix and not match["part"] and "," not in match["whole"]
    return value * lexicon().suffixes.get(suffix, 1), bool(match["plus"]), bare


def _numerals(words: Sequence[Word], start: int) -> Number | None:
    """Digits, and the scales that follow: "1.2 million", "3 dozen"."""
    numeral = _numeral(words[start].text)
    if numeral is None:
        return None
    value, plus, bare = numeral
    end = start + 1
    while end < len(words) and words[end].text in lexicon().scales and value <= LARGEST:
        value *= lexicon().scales[words[end].text]
        end, bare = end + 1, False
    whole = int(value) if value == value.to_integral_value() else None
    return Number(whole, start, end, plus, bare)


def _spelt(words: Sequence[Word], start: int) -> Number | None:
    """Number words: "three", "a hundred and five", "two hundred thousand", "twenty three"."""
    reading = _Cardinal()
    end = start
    if words[start].text in {"a", "an"}:
        reading.group, end = 1, start + 1
        if end == len(words) or not reading.scales(words[end].text):
            return None
    while end < len(words):
        joined = end + 1 if reading.joins(words, end) else end
        if not reading.takes(words[joined].text):
            break
        end = joined + 1
    return Number(reading.value, start, end) if reading.read else None


class _Cardinal:
    """A cardinal being read word by word: thousands and above in `total`, what stands below them in `group`."""

    def __init__(self) -> None:
        self.total = 0
        self.group: int | None = None
        self.last_scale = LARGEST * _THOUSAND
        self.read = False

    @property
    def value(self) -> int:
        return self.total + (self.group or 0)

    def takes(self, word: str) -> bool:
        """Read one word, if it can follow what was read."""
        if self.scales(word):
            self._scale(lexicon().scales[word])
        elif self._counts(word):
            self.group = (self.group or 0) + (lexicon().values | lexicon().tens)[word]
        else:
            return False
        self.read = True
        return True

    def scales(self, word: str) -> bool:
        """True when `word` multiplies what was read: "hundred" after "two", "million" after "two hundred"."""
        scale = lexicon().scales.get(word)
        if scale is None or not self.group:
            return False
        return self.group < _HUNDRED if scale <= _HUNDRED else scale < self.last_scale

    def joins(self, words: Sequence[Word], at: int) -> bool:
        """True when word `at` is the "and" of "a hundred and five"."""
        if words[at].text != "and" or at + 1 >= len(words) or not self.read:
            return False
        return self.value % _HUNDRED == 0 and self.value > 0 and self._counts(words[at + 1].text)

    def _counts(self, word: str) -> bool:
        below = (self.group or 0) % _HUNDRED
        if word in lexicon().tens:
            return below == 0
        value = lexicon().values.get(word)
        if value is None or (self.read and value == 0):
            return False
        return below == 0 or (below >= 20 and below % 10 == 0 and value < 10)  # noqa: PLR2004 -- twenty to ninety

    def _scale(self, scale: int) -> None:
        if scale <= _HUNDRED:
            self.group = (self.group or 0) * scale
        else:
            self.total += (self.group or 0) * scale
            self.group, self.last_scale = None, scale


def _fraction(words: Sequence[Word], start: int) -> Number | None:
    """Halves of a scale: "half a million", "half dozen", "a half million"."""
    texts = [word.text for word in words[start : start + 4]]
    for opening in (["half", "a"], ["a", "half"], ["half"]):
        position = len(opening)
        if texts[:position] == opening and len(texts) > position:
            scale = lexicon().scales.get(texts[position])
            if scale:
                return Number(scale // 2, start, start + position + 1)
    return None


def _with_half(words: Sequence[Word], number: Number) -> Number:
    """The number with the half that follows: "two and a half million", "a million and a half"."""
    after = number.end + 3
    if number.value is None or [word.text for word in words[number.end : after]] != ["and", "a", "half"]:
        return number
    if after < len(words) and words[after].text in lexicon().scales:
        scale = lexicon().scales[words[after].text]
        return Number(number.value * scale + scale // 2, number.start, after + 1)
    last = lexicon().scales.get(words[number.end - 1].text)
    return Number(number.value + last // 2, number.start, after) if last else number
