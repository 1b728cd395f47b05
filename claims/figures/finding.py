"""Finding figures: paragraph → sentence → marks → numbers with a measure → `Figure`s.

Knows the flow and nothing of grammar: that is `numbers`, `hedges`, `marks`, `linking`, `groups`. Works on bare text,
without a parser, in time linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.figures.figure import Figure, Qualifier
from claims.figures.groups import basis_of, counted
from claims.figures.hedges import Quantity
from claims.figures.linking import Sentence, is_absence
from claims.figures.marks import Mark, lexicon, marks
from claims.figures.measures import cues, speaks_of_harm
from claims.figures.measures import lexicon as measure_words
from claims.figures.numbers import is_number_part
from claims.figures.words import Word, words
from claims.text import Span, paragraphs

_YEARS = range(1500, 2101)
_LAST_DAY = 31


def find_figures(text: str) -> list[Figure]:
    """The casualty figures of `text`, in order; spans count from its start.

    A figure is a number, a word for one, or a vague count, that the words around it give a `Measure`. Ages, dates,
    times, money, shares, distances and counts of things are none.
    """
    return [figure for paragraph in paragraphs(text) for figure in _in_paragraph(text, paragraph)]


def _in_paragraph(text: str, paragraph: Span) -> Iterator[Figure]:
    if not speaks_of_harm(text, paragraph):
        return
    run = list(words(text, paragraph, is_number_part))
    diseases = frozenset(measure_words().contexts.disease)
    disease = any(word.text in diseases for word in run)
    for sentence in _sentences(run):
        marked = [_undated(sentence, mark) for mark in marks(sentence)]
        yield from _in_sentence(text, Sentence(sentence, marked, disease=disease))


def _sentences(run: Sequence[Word]) -> Iterator[Sequence[Word]]:
    abbreviations = frozenset(lexicon().abbreviations.words)
    start = 0
    for at, word in enumerate(run):
        if word.text in {"?", "!"} or (word.text == "." and at and run[at - 1].text not in abbreviations):
            yield run[start:at]
            start = at + 1
    yield run[start:]


def _in_sentence(text: str, sentence: Sentence) -> Iterator[Figure]:
    if not re.search("[NZ]", sentence.letters) or not re.search("[kdanmqtv]", sentence.letters):
        return
    basis = basis_of(sentence.words)
    for at, mark in enumerate(sentence.marks):
        quantity = mark.quantity
        if quantity is None or (mark.letter == "Z" and is_absence(sentence, at)):
            continue
        reading = sentence.read(at)
        if reading and not _is_pronoun(sentence, mark):
            yield Figure(
                low=quantity.low,
                high=quantity.high,
                measure=reading.measure,
                qualifier=quantity.qualifier,
                span=_printed(sentence.words, quantity),
                hedge=_hedge(text, sentence.words, quantity),
                who=counted(text, sentence, at),
                part_of=reading.part_of,
                basis=basis,
            )


def _printed(run: Sequence[Word], quantity: Quantity) -> Span:
    return Span(run[quantity.first].span.start, run[quantity.last - 1].span.end)


def _hedge(text: str, run: Sequence[Word], quantity: Quantity) -> str | None:
    """The hedge as the text prints it: its own capitals, where it stands before the number."""
    if quantity.hedge is None or quantity.qualifier is Qualifier.VAGUE:
        return quantity.hedge
    length = len(quantity.hedge.split())
    first, last = run[quantity.start].span.start, run[min(quantity.start + length, len(run)) - 1].span.end
    printed = text[first:last]
    return printed if printed.lower() == quantity.hedge else quantity.hedge


def _undated(run: Sequence[Word], mark: Mark) -> Mark:
    """The mark, or an ordinary word's where the number is a day of a month or a year."""
    return Mark("u", mark.start, mark.end) if mark.quantity and _is_date(run, mark.quantity) else mark


def _is_date(run: Sequence[Word], quantity: Quantity) -> bool:
    """True for a day of a month, or a year: "7 October", "Sept. 20", "in 2012"."""
    words = lexicon()
    first = quantity.first
    before = [word.text for word in run[max(0, first - 2) : first] if word.text != "."]
    after = run[quantity.last].text if quantity.last < len(run) else ""
    last = before[-1] if before else ""
    if last in words.months and quantity.high is not None and quantity.high <= _LAST_DAY:
        return True
    year = quantity.bare and quantity.low in _YEARS and quantity.low == quantity.high
    counted = after in words.people or cues().at(run, quantity.last) if after else False
    return bool(year and not counted and (not before or last in words.months or last in words.year_openings))


def _is_pronoun(sentence: Sentence, mark: Mark) -> bool:
    """As "one of at least 707 people shot": the one is nobody's count."""
    run = sentence.words
    texts = [word.text for word in run[mark.start : mark.end + 1]]
    return texts[:2] == ["one", "of"] and "N" in sentence.letters[sentence.marks.index(mark) + 1 :][:3]
