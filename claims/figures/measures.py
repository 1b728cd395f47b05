"""Which words say that people were killed, hurt, taken or driven out, and how each meets its number.

Knows the word list `measures` and the parts its cues play; knows no numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import msgspec

from claims.figures.figure import Measure
from claims.figures.words import SIGNS, Phrases
from claims.lexicon import load
from claims.text import Span

_LETTERS = re.compile(rf"[^\W\d_]+|[{SIGNS}%]|\d")


class CueWords(msgspec.Struct, frozen=True):
    """The cues of one measure, by the part they play; see the file."""

    measure: Measure
    state: list[str] = []
    fate: list[str] = []
    act: list[str] = []
    event: list[str] = []
    group: list[str] = []
    case: list[str] = []
    total: list[str] = []


class CueContexts(msgspec.Struct, frozen=True):
    """Words that a cue needs beside it."""

    disease: list[str]
    taking: list[str]
    losing: list[str]
    losses: list[str]
    harmed: frozenset[str]
    fates: frozenset[str]


class MeasureWords(msgspec.Struct, frozen=True):
    """The word list `measures`."""

    source: str
    cue: list[CueWords]
    contexts: CueContexts


@dataclass(frozen=True, slots=True)
class Cue:
    """One measure in one part: the letter is the cue's mark (see `marks`)."""

    measure: Measure
    letter: str


PARTS = {"state": "k", "fate": "d", "act": "a", "event": "n", "group": "m", "case": "q", "total": "t"}
"""The mark of each part a cue plays."""


@cache
def lexicon() -> MeasureWords:
    """The measure words, loaded once."""
    return load("measures", MeasureWords)


@cache
def cues() -> Phrases[Cue]:
    """Every cue phrase; where two parts share a phrase the first in the file's order of parts stands."""
    entries: dict[str, Cue] = {}
    for words in lexicon().cue:
        for part, letter in PARTS.items():
            for phrase in getattr(words, part):
                entries.setdefault(phrase, Cue(words.measure, letter))
    return Phrases(entries.items())


@cache
def _telling_words() -> frozenset[str]:
    """The longest word of every cue: no cue stands where none of them does."""
    phrases = [max(phrase, key=len) for phrase in cues()]
    contexts = lexicon().contexts
    return frozenset(_LETTERS.findall(" ".join([*phrases, *contexts.taking, *contexts.losing])))


def vocabulary(text: str, within: Span) -> frozenset[str]:
    """The words inside `within`, lower-cased, and the signs of money and share: what the quick looks go by."""
    return frozenset(_LETTERS.findall(within.of(text).lower()))


def speaks_of_harm(used: frozenset[str]) -> bool:
    """True when a text of these words may hold a cue: else nobody is harmed in it, and nothing to be read closely."""
    return not used.isdisjoint(_telling_words())
