"""Finding figures: paragraph → sentence → marks → numbers with a measure or a unit → `Figure`s.

Knows the flow and nothing of grammar: that is `numbers`, `hedges`, `marks`, `linking`, `things`, `groups`. Works on
bare text, without a parser, in time linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.figures.figure import Figure, Measure, Qualifier
from claims.figures.groups import basis_of, counted
from claims.figures.linking import Sentence, is_absence
from claims.figures.marks import Mark, lexicon, marks
from claims.figures.measures import cues, speaks_of_harm, vocabulary
from claims.figures.measures import lexicon as measure_words
from claims.figures.noise import without_noise
from claims.figures.numbers import is_number_part
from claims.figures.numerals import lexicon as number_words
from claims.figures.outcomes import outcome
from claims.figures.quantity import Quantity
from claims.figures.things import YEARS, counted_thing
from claims.figures.units import speaks_of_things
from claims.figures.words import Word, words
from claims.text import Span, paragraphs

_LAST_DAY = 31


def find_figures(text: str) -> list[Figure]:
    """The figures of `text`, in order; spans count from its start.

    A figure is a number, a word for one, or a vague count, that the words around it give a `Measure` of harm to people,
    or a unit (`Measure.OTHER`: sums, shares, votes, troops, weapons, homes). Ages, dates, times, distances, scores and
    numbers that name things are none.
    """
    return [
        figure
        for paragraph in paragraphs(text)
        for prose in without_noise(text, paragraph)
        for figure in _in_prose(text, prose)
    ]


def _in_prose(text: str, prose: Span) -> Iterator[Figure]:
    used = vocabulary(text, prose)
    harm = speaks_of_harm(used)
    if not harm and not speaks_of_things(used):
        return
    run = list(words(text, prose, is_number_part))
    diseases = frozenset(measure_words().contexts.disease)
    disease = any(word.text in diseases for word in run)
    for sentence in _sentences(run):
        if sentence and (harm or speaks_of_things(vocabulary(text, _span(sentence)))):
            marked = [_counting(sentence, mark) for mark in marks(sentence)]
            yield from _in_sentence(text, Sentence(sentence, marked, disease=disease))


def _span(run: Sequence[Word]) -> Span:
    return Span(run[0].span.start, run[-1].span.end)


def _sentences(run: Sequence[Word]) -> Iterator[Sequence[Word]]:
    abbreviations = frozenset(lexicon().abbreviations.words)
    start = 0
    for at, word in enumerate(run):
        if word.text in {"?", "!"} or (word.text == "." and at and run[at - 1].text not in abbreviations):
            yield run[start:at]
            start = at + 1
    yield run[start:]


def _in_sentence(text: str, sentence: Sentence) -> Iterator[Figure]:
    harm = re.search("[NZ]", sentence.letters) and re.search("[kdanmqtv]", sentence.letters)
    if not any(mark.quantity for mark in sentence.marks):
        return
    basis = basis_of(sentence.words)
    for at, mark in enumerate(sentence.marks):
        if mark.quantity:
            figure = _harmed(text, sentence, at, mark.quantity) if harm and mark.letter in "NZ" else None
            figure = figure or _thing(text, sentence, at, mark.quantity)
            if figure:
                yield replace(figure, basis=basis(mark.start))


def _harmed(text: str, sentence: Sentence, at: int, quantity: Quantity) -> Figure | None:
    """The figure of people harmed that the number at mark `at` states."""
    mark = sentence.marks[at]
    if mark.letter == "Z" and is_absence(sentence, at):
        return None
    reading = sentence.read(at)
    if not reading or _is_pronoun(sentence, mark):
        return None
    return Figure(
        low=None if quantity.low is None else int(quantity.low),
        high=None if quantity.high is None else int(quantity.high),
        measure=outcome(sentence.words, quantity.last) or reading.measure,
        qualifier=quantity.qualifier,
        span=_printed(sentence.words, quantity),
        hedge=_hedge(text, sentence.words, quantity),
        who=counted(text, sentence, at),
        part_of=reading.part_of,
    )


def _thing(text: str, sentence: Sentence, at: int, quantity: Quantity) -> Figure | None:
    """The figure of anything else that the number at mark `at` states."""
    thing = counted_thing(text, sentence, at)
    if thing is None:
        return None
    return Figure(
        low=thing.low,
        high=thing.high,
        measure=Measure.OTHER,
        qualifier=quantity.qualifier,
        span=_printed(sentence.words, quantity),
        hedge=_hedge(text, sentence.words, quantity),
        who=thing.who,
        unit=thing.unit,
        part_of=thing.part_of,
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


def _counting(run: Sequence[Word], mark: Mark) -> Mark:
    """The mark, or an ordinary word's where the number is a day of a month or a year, or names: "Highway 61"."""
    if mark.quantity and (_is_date(run, mark.quantity) or _is_name(run, mark.quantity)):
        return Mark("u", mark.start, mark.end)
    return mark


def _is_name(run: Sequence[Word], quantity: Quantity) -> bool:
    return quantity.bare and quantity.first > 0 and run[quantity.first - 1].text in lexicon().labels


def _is_date(run: Sequence[Word], quantity: Quantity) -> bool:
    """True for a day of a month, or a year: "7 October", "Sept. 20", "in 2012"."""
    words, months = lexicon(), number_words().months
    first = quantity.first
    before = [word.text for word in run[max(0, first - 2) : first] if word.text != "."]
    after = run[quantity.last].text if quantity.last < len(run) else ""
    last = before[-1] if before else ""
    if last in months and quantity.high is not None and quantity.high <= _LAST_DAY:
        return True
    year = quantity.bare and quantity.low in YEARS and quantity.low == quantity.high
    counted = after in words.people or cues().at(run, quantity.last) if after else False
    return bool(year and not counted and (not before or last in months or last in words.year_openings))


def _is_pronoun(sentence: Sentence, mark: Mark) -> bool:
    """As "one of at least 707 people shot": the one is nobody's count."""
    run = sentence.words
    texts = [word.text for word in run[mark.start : mark.end + 1]]
    return texts[:2] == ["one", "of"] and "N" in sentence.letters[sentence.marks.index(mark) + 1 :][:3]
