"""The number grammar: "1,200", "1.2 million", "twenty-three", "half a dozen", "tens of thousands".

Knows how English prints counts; knows neither hedges nor what is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from claims.figures.cardinals import read_cardinal
from claims.figures.numerals import LARGEST, Amount, lexicon, read_numeral, simplest
from claims.figures.words import Phrases, Word

_GROUP = 1000
_DIGITS = 3
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Number:
    """A printed count in words `[start, end)`: `value`, or None for a vague one ("dozens")."""

    value: Amount | None
    start: int
    end: int
    plus: bool = False
    """Printed with a plus: "200+"."""
    bare: bool = False
    """Digits without separator or scale, as a year is printed."""
    sign: str = ""
    """The sign of a currency, or of percent, printed with it; shares of some whole are percent."""
    share: bool = False
    """A share in words, of those named before: "half of them"."""
    beyond: bool = False
    """The word itself says that it is more: "most of them"."""


@cache
def _vague() -> Phrases[int]:
    return Phrases(lexicon().floors.items())


@cache
def _zeros() -> Phrases[int]:
    return Phrases((phrase, 0) for phrase in lexicon().zeros.words)


@cache
def _fractions() -> Phrases[int]:
    return Phrases(lexicon().fractions.items())


@cache
def _shares() -> Phrases[tuple[int, bool]]:
    listed = ((lexicon().shares.exact, False), (lexicon().shares.beyond, True))
    return Phrases((phrase, (value, beyond)) for words, beyond in listed for phrase, value in words.items())


@cache
def _wholes() -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in lexicon().shares.wholes)


def whole_named(words: Sequence[Word], start: int) -> int | None:
    """The word after those that name the whole of a share from word `start` on: "of them", "of the dead"."""
    found = _wholes().at(words, start) if start < len(words) else None
    return found[1] if found else None


@lru_cache(maxsize=50_000)
def is_number_part(printed: str) -> bool:
    """True when the word may be part of a number: digits, or a number word (lower case)."""
    words = lexicon()
    if printed in words.values or printed in words.tens or printed in words.scales or printed == "half":
        return True
    return read_numeral(printed) is not None


@lru_cache(maxsize=50_000)
def opens_number(printed: str) -> bool:
    """True when a number may begin with this word (lower case): most words need no closer look."""
    phrases = (_vague(), _zeros(), _fractions(), _shares())
    return is_number_part(printed) or printed in {"a", "an"} or any(known.opens(printed) for known in phrases)


def read_number(words: Sequence[Word], start: int) -> Number | None:
    """The number that begins at word `start`, the longest reading; None when none begins there.

    A count above `LARGEST` is None.
    """
    if not opens_number(words[start].text):
        return None
    found = _vague().at(words, start)
    if found and start and words[start - 1].text == "how":  # "did not say how many had died" counts nobody
        return None
    if found:
        return Number(None, start, found[1])
    number = _fraction(words, start) or _numerals(words, start) or _share(words, start) or _spelt(words, start)
    if number:
        number = _with_half(words, number)
        return number if number.value is not None and number.value <= LARGEST else None
    zero = _zeros().at(words, start)
    return Number(0, start, zero[1]) if zero else None


def _numerals(words: Sequence[Word], start: int) -> Number | None:
    """Digits, and the scales that follow: "1.2 million", "3 dozen"."""
    numeral = read_numeral(words[start].text)
    if numeral is None:
        return None
    value, end = _grouped(words, start, numeral.value) if numeral.bare else (numeral.value, start + 1)
    scales = lexicon().scales
    if numeral.sign != "%":
        while end < len(words) and words[end].text in scales and value <= LARGEST:
            value, end = value * scales[words[end].text], end + 1
    return Number(simplest(value), start, end, numeral.plus, numeral.bare and end == start + 1, numeral.sign)


def _grouped(words: Sequence[Word], start: int, value: Amount) -> tuple[Amount, int]:
    """The value of digits grouped by plain blanks, and the word after: "1 200", "12 345 678"."""
    end = start + 1
    before = words[start - 1].text if start else ""
    if not 0 < value < _GROUP or before in lexicon().months or before in lexicon().ungrouped_after:
        return value, end
    while end < len(words) and value < LARGEST and _is_group(words, end):
        value, end = value * _GROUP + int(words[end].text), end + 1
    return value, end


def _is_group(words: Sequence[Word], at: int) -> bool:
    """True for three digits one blank after the word before."""
    word = words[at]
    return len(word.text) == _DIGITS and word.text.isdecimal() and word.span.start - words[at - 1].span.end == 1


def _spelt(words: Sequence[Word], start: int) -> Number | None:
    """Number words: "three", "a hundred and five", "two hundred thousand", "twenty three"."""
    read = read_cardinal(words, start)
    return Number(read[0], start, read[1]) if read else None


def _fraction(words: Sequence[Word], start: int) -> Number | None:
    """Fractions of a scale: "half a million", "half dozen", "a quarter of a million"."""
    parts = _fractions().at(words, start)
    if parts is None:
        return None
    end = parts[1] + (words[parts[1] : parts[1] + 1] != [] and words[parts[1]].text == "of")
    end += words[end : end + 1] != [] and words[end].text in {"a", "an"}
    scale = lexicon().scales.get(words[end].text) if end < len(words) else None
    return Number(scale * parts[0] // _HUNDRED, start, end + 1) if scale else None


def _share(words: Sequence[Word], start: int) -> Number | None:
    """A share of those named before: "half of them", "two thirds of the dead", "most of whom"."""
    share = _shares().at(words, start)
    if share is None or whole_named(words, share[1]) is None:
        return None
    (hundredths, beyond), end = share
    return Number(simplest(Decimal(hundredths) / _HUNDRED), start, end, sign="%", share=True, beyond=beyond)


def _with_half(words: Sequence[Word], number: Number) -> Number:
    """The number with the half that follows: "two and a half million", "a million and a half", "two and a half"."""
    after = number.end + 3
    if number.value is None or [word.text for word in words[number.end : after]] != ["and", "a", "half"]:
        return number
    scales = lexicon().scales
    if after < len(words) and words[after].text in scales:
        scale = scales[words[after].text]
        return replace(number, value=number.value * scale + scale // 2, end=after + 1, bare=False)
    half = simplest(Decimal(scales.get(words[number.end - 1].text, 1)) / 2)
    return replace(number, value=number.value + half, end=after, bare=False)
