"""Counted things that are nobody's harm: sums of money, shares, votes, troops, drones, homes.

Knows where a unit stands to its number; knows no cue of harm. It would rather miss a figure than make one of a model's
name, an article's number or a year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.figures.figure import Qualifier
from claims.figures.linking import Sentence
from claims.figures.marks import lexicon as figure_words
from claims.figures.numbers import whole_named
from claims.figures.numerals import Amount
from claims.figures.numerals import lexicon as number_words
from claims.figures.quantity import Quantity
from claims.figures.units import PERCENT, Unit, lexicon, parts_of, unit_words
from claims.figures.words import Word
from claims.text import Span

YEARS = range(1500, 2101)
_WHOSE = re.compile(r"oD?(?P<nouns>u{0,3}[PmT]|u{1,2})")  # 52 percent of the vote
_OF_WHOM = re.compile(r"x?D?(?P<nouns>u{0,3}[PmT]|u{1,2})")  # 40 percent of them children; of the dead were women
_AGENTS = re.compile(r"(?:er|or|ist)s$")
_BETWEEN = frozenset({"u", "T", "P", ""})


@dataclass(frozen=True, slots=True)
class Thing:
    """What one number counts: `low` and `high` in the unit's parts, `who` the printed words for it."""

    low: int | None
    high: int | None
    unit: str
    who: str | None
    part_of: bool


def counted_thing(text: str, sentence: Sentence, at: int) -> Thing | None:
    """The thing that the number at mark `at` counts, or None."""
    quantity = sentence.marks[at].quantity
    if quantity is None:
        return None
    found = _signed(text, sentence.words, quantity) or _named(text, sentence, at, quantity)
    if found is None:
        return None
    unit, end = found
    bounds = [_stored(bound, parts_of(unit.name)) for bound in (quantity.low, quantity.high)]
    if bounds.count(None) != (quantity.low, quantity.high).count(None):
        return None
    whole = whole_named(sentence.words, end)
    who = _whose(text, sentence, at, whole, end) if unit.close else _noun_phrase(text, sentence.words, quantity, end)
    if quantity.share and who is None:  # "most of whom had left" tells of nobody in particular
        return None
    included = sentence.letters[max(0, at - 2) : at].rstrip("D").endswith("I")  # "including 20 tanks"
    some = not unit.close and sentence.letters[at + 1 : at + 3] in {"oD", "oN"}  # "21 of the drones"
    return Thing(bounds[0], bounds[1], unit.name, who, part_of=bool(whole) or included or some)


def _stored(bound: Amount | None, parts: int) -> int | None:
    """The bound in the unit's parts; None where they do not come out whole."""
    if bound is None or bound * parts != int(bound * parts):
        return None
    return int(bound * parts)


def _signed(text: str, words: Sequence[Word], quantity: Quantity) -> tuple[Unit, int] | None:
    """The unit whose sign or code stands at the number: "$5", "A$5", "5%", "USD 5"."""
    before = words[quantity.first - 1] if quantity.first else None
    number = words[quantity.first]
    if quantity.sign == "%":
        return PERCENT, quantity.last
    if quantity.sign == "$" and before and before.text.isalpha() and before.span.end == number.span.start:
        return Unit(lexicon().dollars.get(before.text, "dollars")), quantity.last
    if quantity.sign:
        return Unit(lexicon().signs[quantity.sign]), quantity.last
    code = lexicon().codes.get(before.text) if before and before.span.of(text).isupper() else None
    return (Unit(code), quantity.last) if code else None


def _named(text: str, sentence: Sentence, at: int, quantity: Quantity) -> tuple[Unit, int] | None:
    """The unit whose words follow the number, and the word after them."""
    found = _following(sentence, at, quantity.end)
    if found is None or _is_name(text, sentence.words, quantity, found[0]) or _is_idle(quantity, found[0]):
        return None
    unit, end = found
    words = sentence.words
    after = words[end].text if end < len(words) else ""
    if not unit.close and (after in figure_words().people or _AGENTS.search(after)):  # "20 weapons inspectors"
        return None
    before = words[quantity.start - 1].text if quantity.start else ""
    if before in unit.not_after or (unit.beside and unit.beside.isdisjoint(word.text for word in words)):
        return None
    return found


def _following(sentence: Sentence, at: int, start: int) -> tuple[Unit, int] | None:
    """The unit nearest after word `start`: at once, after "of", or after adjectives and nouns."""
    words, place, gap = sentence.words, start, 0
    if place < len(words) and words[place].text == "of":
        whole = next((mark for mark in sentence.marks[at + 2 : at + 4] if mark.quantity), None)
        place += 1 + (place + 1 < len(words) and words[place + 1].text in {"the", "its", "their"})
        place = whole.end if whole and whole.start == place else place
    while place < len(words) and gap <= lexicon().limits.longest_gap:
        unit = unit_words().at(words, place)
        if unit and not (gap and unit[0].close):
            return unit
        letter = _letter_over(sentence, at, place)
        if not words[place].text[0].isalpha() or letter not in _BETWEEN:
            return None
        if letter == "P":  # "20 police cars", not "three men pulled out guns"
            return unit_words().at(words, place + 1) if place + 1 < len(words) else None
        place, gap = place + 1, gap + 1
    return None


def _letter_over(sentence: Sentence, at: int, place: int) -> str:
    """The letter of the mark in which word `place` stands; words of manner have none."""
    over = (mark.letter for mark in sentence.marks[at + 1 : at + 7] if mark.start <= place < mark.end)
    return next(over, "")


def _is_name(text: str, words: Sequence[Word], quantity: Quantity, unit: Unit) -> bool:
    """True where the number names: "Boeing 737 jets", "Article 5 cases", "the 2022 attacks"."""
    if not quantity.first or quantity.first != quantity.start or quantity.qualifier is not Qualifier.EXACT:
        return False
    before = words[quantity.first - 1]
    if not unit.close and quantity.bare and quantity.low in YEARS:
        return True
    if before.text in lexicon().limits.labels:
        return True
    titled = before.span.of(text)[:1].isupper() and quantity.first > 1 and before.text not in number_words().months
    return unit.numbered and quantity.bare and titled and not before.text.endswith("day")


def _is_idle(quantity: Quantity, unit: Unit) -> bool:
    """True for numbers that count nothing worth keeping: "no drones", "one home", "several schools"."""
    if quantity.is_zero:
        return not unit.close
    if quantity.qualifier is Qualifier.VAGUE:
        return number_words().floors.get(quantity.hedge or "", 0) < lexicon().limits.least_vague
    return not unit.close and quantity.low == quantity.high == 1 and not quantity.bare


def _whose(text: str, sentence: Sentence, at: int, whole: int | None, end: int) -> str | None:
    """The words for those a share or sum is of: behind the words for the whole, else behind "of"."""
    start = whole or end
    first = next((place for place in range(at + 1, len(sentence.marks)) if sentence.marks[place].start >= start), None)
    match = (_OF_WHOM if whole else _WHOSE).match(sentence.letters, first) if first is not None else None
    if not match:
        return None
    nouns = sentence.marks[match.start("nouns")], sentence.marks[match.end("nouns") - 1]
    return text[sentence.words[nouns[0].start].span.start : sentence.words[nouns[1].end - 1].span.end]


def _noun_phrase(text: str, words: Sequence[Word], quantity: Quantity, end: int) -> str:
    start = quantity.end + (words[quantity.end].text == "of")
    return Span(words[start].span.start, words[end - 1].span.end).of(text)
