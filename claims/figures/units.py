"""The units of what is counted besides people harmed, and what their stored integers stand for.

Knows the word list `units`; knows no sentence. Integers keep every figure exact and every bound comparable, so a unit
that news prints with decimals is stored in parts: percent in hundredths, 5130 for 51.3 percent.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import msgspec

from claims.figures.numerals import lexicon as numbers
from claims.figures.words import Phrases
from claims.lexicon import load


class UnitWords(msgspec.Struct, frozen=True):
    """One unit; see the file."""

    name: str
    words: list[str]
    parts: int = 1
    close: bool = False
    numbered: bool = False
    beside: list[str] = []
    not_after: list[str] = []


class UnitLimits(msgspec.Struct, frozen=True):
    """What makes a number no count of the things behind it."""

    labels: list[str]
    least_vague: int
    longest_gap: int


class Units(msgspec.Struct, frozen=True):
    """The word list `units`."""

    source: str
    unit: list[UnitWords]
    signs: dict[str, str]
    dollars: dict[str, str]
    codes: dict[str, str]
    limits: UnitLimits


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts; the rules of the file for where its words count it."""

    name: str
    close: bool = True
    numbered: bool = False
    beside: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()


PERCENT = Unit("percent")


@cache
def lexicon() -> Units:
    """The units, loaded once."""
    return load("units", Units)


@cache
def unit_words() -> Phrases[Unit]:
    """Every printed form of a unit."""
    return Phrases((word, _unit(listed)) for listed in lexicon().unit for word in listed.words)


def _unit(listed: UnitWords) -> Unit:
    beside, not_after = frozenset(listed.beside), frozenset(listed.not_after)
    return Unit(listed.name, listed.close, listed.numbered, beside, not_after)


@cache
def _telling_words() -> frozenset[str]:
    """Words and signs of which a text with a counted thing holds one."""
    last = {phrase[-1] for phrase in unit_words()}
    return frozenset(last | set(lexicon().signs) | set(lexicon().codes))


@cache
def _counting_words() -> frozenset[str]:
    """Digits and words of which a text with a number holds one."""
    words = numbers()
    vague = {part for phrase in words.floors for part in phrase.split()}
    return frozenset("0123456789") | words.values.keys() | words.tens.keys() | words.scales.keys() | vague


def speaks_of_things(used: frozenset[str]) -> bool:
    """True when a text of these words may hold a number with a unit."""
    return not used.isdisjoint(_telling_words()) and not used.isdisjoint(_counting_words())


@cache
def _parts() -> dict[str, int]:
    return {listed.name: listed.parts for listed in lexicon().unit}


def parts_of(unit: str | None) -> int:
    """How many of the integers stored for `unit` make one of it: 100 for percent, 1 for most."""
    return _parts().get(unit or "", 1)


def in_units(bound: int | None, unit: str | None) -> int | float | None:
    """A stated bound as a reader knows it: 51.3 for 5130 of percent; whole numbers stay integers."""
    parts = parts_of(unit)
    if bound is None or bound % parts == 0:
        return bound if bound is None else bound // parts
    return bound / parts
