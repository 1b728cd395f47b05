"""A sentence as a string of marks, one letter a phrase, so that the rules of `linking` are patterns over letters.

Knows which letter each phrase gets; knows no rule. The letters:

    N number   Z zero   k state   d fate   a act   n event   m group   q case   t total   (cues, see `measures`)
    x be   h have   i preposition   o of   b by   c and   w who   D the   I including   A among   # number of
    T things   P people   U unit   v other verb   | when   , comma   ; semicolon   u any other word
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from claims.figures.figure import Measure
from claims.figures.hedges import read_quantity
from claims.figures.measures import cues
from claims.figures.quantity import Quantity
from claims.figures.words import Phrases, Word
from claims.lexicon import load

_DROPPED = frozenset("\"“”‘’'«»[]#*_…") | {"-"}
_COMMAS = frozenset(",()–—/")
_STOPS = frozenset(";!?|")


class Absence(msgspec.Struct, frozen=True):
    """Words that turn a zero into a mere lack of news."""

    after: list[str]
    before: list[str]


class Abbreviations(msgspec.Struct, frozen=True):
    """Words whose full stop ends no sentence."""

    words: list[str]


class BasisWords(msgspec.Struct, frozen=True):
    """Phrases that say what a count runs over."""

    cumulative: list[str]
    totalling: list[str]
    period: list[str]


class FigureWords(msgspec.Struct, frozen=True):
    """The word list `figure_words`; see its file."""

    source: str
    be: list[str]
    have: list[str]
    prepositions: list[str]
    of: list[str]
    by: list[str]
    conjunctions: list[str]
    relatives: list[str]
    determiners: list[str]
    barriers: list[str]
    inclusions: list[str]
    among: list[str]
    links: list[str]
    totals: list[str]
    passing: list[str]
    verbs: list[str]
    units: list[str]
    things: list[str]
    people: list[str]
    labels: list[str]
    year_openings: list[str]
    absence: Absence
    abbreviations: Abbreviations
    basis: BasisWords


_LETTERS = {
    # In order of precedence: a word in two lists has the mark of the first.
    "inclusions": "I",
    "among": "A",
    "totals": "#",
    "relatives": "w",
    "of": "o",
    "by": "b",
    "be": "x",
    "have": "h",
    "conjunctions": "c",
    "barriers": "|",
    "prepositions": "i",
    "determiners": "D",
    "verbs": "v",
    "units": "U",
    "people": "P",
    "things": "T",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One phrase of a sentence, words `[start, end)`: its letter, and what it measures or counts."""

    letter: str
    start: int
    end: int
    measure: Measure | None = None
    quantity: Quantity | None = None


@cache
def lexicon() -> FigureWords:
    """The figure words, loaded once."""
    return load("figure_words", FigureWords)


@cache
def _grammar() -> Phrases[str]:
    entries: dict[str, str] = {}
    for name, letter in _LETTERS.items():
        for phrase in getattr(lexicon(), name):
            entries.setdefault(phrase, letter)
    for phrase in lexicon().passing:
        entries.setdefault(phrase, "")
    return Phrases(entries.items())


@cache
def _links() -> frozenset[str]:
    return frozenset(lexicon().links)


def marks(words: Sequence[Word]) -> list[Mark]:
    """The marks of one sentence's words; words of manner and quotation marks leave none."""
    marked: list[Mark] = []
    at = 0
    while at < len(words):
        mark = _mark(words, at)
        if mark.letter:
            marked.append(mark)
        at = mark.end
    return marked


def _mark(words: Sequence[Word], at: int) -> Mark:
    text = words[at].text
    cue = cues().at(words, at)
    grammar = _grammar().at(words, at)
    if cue and (grammar is None or cue[1] >= grammar[1]):
        return Mark(cue[0].letter, at, cue[1], cue[0].measure)
    quantity = read_quantity(words, at)
    if quantity:
        letter = "u" if quantity.counts_nobody else "Z" if quantity.is_zero else "N"
        return Mark(letter, at, quantity.end, quantity=quantity)
    if grammar:
        return Mark(grammar[0], at, grammar[1])
    return Mark(_letter(text), at, at + 1)


def _letter(text: str) -> str:
    if text in _DROPPED or (text.endswith("ly") and len(text) > 4):  # noqa: PLR2004 -- an adverb, not "fly"
        return ""
    if text in _COMMAS:
        return ","
    if text in _STOPS:
        return ";"
    return "u"


def is_link(words: Sequence[Word], mark: Mark) -> bool:
    """True when the mark's words may stand between a total and its number: "the toll was 20"."""
    return words[mark.start].text in _links()
