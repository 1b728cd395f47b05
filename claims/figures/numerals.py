"""Counts printed in digits: "1,200", "1 200", "1.2", "20k", "$2.5bn", "51.3%".

Knows the digits of one word, with the sign, letters and plus they carry; knows no second word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

import msgspec

from claims.figures.words import SIGNS
from claims.lexicon import load

_DIGITS = re.compile(
    rf"(?P<sign>[{SIGNS}]?)(?P<whole>\d{{1,3}}(?:[,\u00a0\u2009\u202f]\d{{3}})+"
    r"|\d{1,16})(?P<part>\.\d{1,6})?(?P<suffix>[a-z]*)(?P<percent>%?)(?P<plus>\+?)"
)
LARGEST = 10**15
"""The store keeps 64-bit integers, and nothing that news counts is larger; a longer run of digits is no figure."""

_UNREADABLE = re.compile(rf"[{SIGNS}]?\d[\d.,^]*")
_SEPARATORS = re.compile(r"\D")
_LONGEST_NUMERAL = 32

Amount = int | Decimal
"""A number as printed: Decimal where it is no whole one."""


class Zeros(msgspec.Struct, frozen=True):
    """The words that count nobody."""

    words: list[str]


class ShareWords(msgspec.Struct, frozen=True):
    """Words for a share of some whole, in hundredths of a percent; `beyond` are those that say "more than"."""

    exact: dict[str, int]
    beyond: dict[str, int]
    wholes: list[str]


class NumberWords(msgspec.Struct, frozen=True):
    """The word list `numbers`; see its file."""

    source: str
    months: list[str]
    ungrouped_after: list[str]
    values: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    fractions: dict[str, int]
    suffixes: dict[str, int]
    floors: dict[str, int]
    shares: ShareWords
    zeros: Zeros


@dataclass(frozen=True, slots=True)
class Numeral:
    """The digits of one word; `sign` is the currency's or the percent sign printed with them."""

    value: Amount
    sign: str
    plus: bool
    bare: bool
    """Digits without separator, sign or scale, as a year is printed."""


@cache
def lexicon() -> NumberWords:
    """The number words, loaded once."""
    return load("numbers", NumberWords)


@lru_cache(maxsize=50_000)
def read_numeral(printed: str) -> Numeral | None:
    """The digits of a word in lower case; None where it is anything else ("5th", "mh17", "10:30")."""
    if len(printed) > _LONGEST_NUMERAL:
        return None
    match = _DIGITS.fullmatch(printed)
    if not match or not match["whole"][0].isascii():
        return None
    suffix, sign = match["suffix"], match["sign"] or match["percent"]
    if (suffix and suffix not in lexicon().suffixes) or (match["sign"] and match["percent"]):
        return None
    value = Decimal(_SEPARATORS.sub("", match["whole"]) + (match["part"] or ""))
    bare = not (suffix or sign or match["part"]) and match["whole"].isdecimal()
    return Numeral(simplest(value * lexicon().suffixes.get(suffix, 1)), sign, bool(match["plus"]), bare)


@lru_cache(maxsize=50_000)
def is_unreadable(printed: str) -> bool:
    """True for digits that are meant as a count and make none: "1,00,00", "10^23", a count above `LARGEST`."""
    numeral = read_numeral(printed)
    if numeral is not None:
        return numeral.value > LARGEST
    return bool(_UNREADABLE.fullmatch(printed))


def leading_sign(printed: str) -> str:
    """The sign of a currency that the digits begin with, or none."""
    return printed[0] if printed[0] in SIGNS else ""


def simplest(value: Amount) -> Amount:
    """The same number, as an int where it is a whole one."""
    return int(value) if value == int(value) else value
