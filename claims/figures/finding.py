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
from claims.figures.measures import lexicon as measure_words
from claims.figures.numbers import is_number_part
from claims.figures.words import Word, words
from claims.text import Span, paragraphs

_YEARS = range(1500, 2101)


def find_figures(text: str) -> list[Figure]:
    """The casualty figures of `text`, in order; spans count from its start.

    A figure is a number, a word for one, or a vague count, that the words around it give a `Measure`. Ages, dates,
    times, money, shares, distances and counts of things are none.
    """
    return [figure for paragraph in paragraphs(text) for figure in _in_paragraph(text, paragraph)]


def _in_paragraph(text: str, paragraph: Span) -> Iterator[Figure]:
    run = list(words(text, paragraph, is_number_part))
    diseases = frozenset(measure_words().contexts.disease)
    disease = any(word.text in diseases for word in run)
    for sentence in _sentences(run):
        yield from _in_sentence(text, Sentence(sentence, marks(sentence), disease=disease))


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
    for at, mark in enumerate(sentence.marks):
        quantity = mark.quantity
        if quantity is None or _is_date(sentence, at, quantity) or (mark.letter == "Z" and is_absence(sentence, at)):
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
                basis=basis_of(sentence.words),
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


def _is_date(sentence: Sentence, at: int, quantity: Quantity) -> bool:
    """A day of a month, or a year: "7 October", "Sept. 20", "in 2012"."""
    run, first = sentence.words, quantity.first
    months = {
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    }
    before = [word.text for word in run[max(0, first - 2) : first] if word.text != "."]
    if before and before[-1] in months and quantity.low is not None and quantity.low <= 31:  # noqa: PLR2004 -- days
        return True
    year = quantity.bare and quantity.low in _YEARS and quantity.low == quantity.high
    openings = {"in", "since", "of", "by", "from", "until", "during", "early", "late", "mid", ",", "year"} | months
    return bool(
        year and (not before or before[-1] in openings) and sentence.letters[at + 1 : at + 2] not in {"P", "k", "d"}
    )


def _is_pronoun(sentence: Sentence, mark: Mark) -> bool:
    """As "one of at least 707 people shot": the one is nobody's count."""
    run = sentence.words
    texts = [word.text for word in run[mark.start : mark.end + 1]]
    return texts[:2] == ["one", "of"] and "N" in sentence.letters[sentence.marks.index(mark) + 1 :][:3]
