"""Ranges: "between 3 and 5", "3 to 5", "3-5", "60 or 70", "$2-3m".

Knows how two numbers make one interval; knows no other hedge. An end that cannot be read leaves the range open there,
because its other end alone is not what is stated.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from string import ascii_lowercase

from claims.figures.figure import Qualifier
from claims.figures.numbers import Number, read_number
from claims.figures.numerals import Amount, is_unreadable, leading_sign, lexicon, simplest
from claims.figures.quantity import Quantity
from claims.figures.words import SIGNS, Word

_OPENINGS = {"between": frozenset({"and", "&"}), "": frozenset({"to", "-", "–", "or"})}
_HUNDRED = 100
_LAST_DAY = 31


def read_range(words: Sequence[Word], at: int) -> Quantity | None:
    """The range of "between 3 and 5", "3 to 5", "3-5", "60 or 70", "$2 to $3 million", hedged by its opening word."""
    if at and words[at - 1].text == "from":  # "rose from 20 to 45" tells of two counts
        return None
    first, opening = at, "between" if words[at].text == "between" else ""
    at += bool(opening)
    low = _end(words, at, opening)
    if low is None or low.end >= len(words) or words[low.end].text not in _OPENINGS[opening]:
        return None
    high = _end(words, low.end + 1, opening)
    if high is None or not _one_kind(low, high) or _parts_date(words, low, high):
        return None
    low_value = _shared_scale(low, high, words)
    if low_value is None and high.value is None:
        return None
    if low_value is not None and high.value is not None and low_value >= high.value:
        return None
    sign = low.sign or high.sign
    return Quantity(
        low_value, high.value, Qualifier.RANGE, first, high.end, first, high.end, opening or None, sign=sign
    )


def _end(words: Sequence[Word], at: int, opening: str) -> Number | None:
    """One end of a range. Its value is None where digits stand that are no number, or "dozens" behind "between".

    Such an end leaves the range open there: "5 to 1,00,00" states no 5. "12 to several hospitals" is none.
    """
    if at >= len(words):
        return None
    number = read_number(words, at)
    if number is None and is_unreadable(words[at].text):
        return Number(None, at, at + 1, sign=leading_sign(words[at].text))
    return number if number is None or number.value is not None or opening else None


def _parts_date(words: Sequence[Word], low: Number, high: Number) -> bool:
    """True where the first number is a day and the second is none: "the total since October 7 to 40,000"."""
    before = words[low.start - 1].text if low.start else ""
    return before in lexicon().months and (high.value is None or high.value > _LAST_DAY)


def _one_kind(low: Number, high: Number) -> bool:
    """True when the ends carry one sign: "$2 to $3", "$2 to 3 million", "10 to 15%", not "$2 to 15%"."""
    return low.sign == high.sign or (high.sign == "%" and not low.sign) or (low.sign not in {"", "%"} and not high.sign)


def _shared_scale(low: Number, high: Number, words: Sequence[Word]) -> Amount | None:
    """The low end with the scale both share: "2 to 3 million", "$2-3m" begin at two million."""
    if low.value is None or high.value is None or low.end - low.start > 1:
        return low.value
    lead = _lead(words[high.start])
    if not lead:
        return low.value
    times = high.value / Decimal(lead)
    return simplest(low.value * times) if low.value < lead and _is_scale(times) else low.value


def _is_scale(times: Decimal) -> bool:
    """True for what a scale or several multiply by: a dozen, a million, a hundred thousand."""
    return times in _scales() or (times >= _HUNDRED and times.normalize().as_tuple().digits == (1,))


@cache
def _scales() -> frozenset[int]:
    return frozenset(lexicon().scales.values()) | frozenset(lexicon().suffixes.values())


def _lead(word: Word) -> Amount | None:
    """The number in a word without the scale in its letters: 3 of "$3m"; of number words the number itself."""
    digits = word.text.lstrip(SIGNS).rstrip(ascii_lowercase + "%+")
    number = read_number([Word(digits or word.text, word.span)], 0)
    return number.value if number else None
