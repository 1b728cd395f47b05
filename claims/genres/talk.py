"""How people who talk to each other sound: they say "I" and "you", they ask, and they take turns.

Knows words and labels; decides nothing about a page. What stands in quotation marks is not looked at: a report quotes
people who say "I", and does not talk itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from claims.genres.labels import Label
from claims.genres.page import Page
from claims.genres.vocabulary import genre_words
from claims.text import Span

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ASKS = re.compile(r"\?[\"”’')\]»\s.]*$")
_LONGEST_END = 6
_MOST_WORDS = 60
"""Words of a line that are looked through."""
_MOST_CHARACTERS = 400
_MOST_QUOTES = 8


def is_spoken(page: Page, speech: Span) -> bool:
    """True when the words outside quotation marks are those of people who talk to each other, or ask."""
    return asks(page, speech) or not genre_words().turns.spoken.isdisjoint(_unquoted(page, speech))


def speaks_of_himself(page: Page, speech: Span) -> bool:
    """True when the words outside quotation marks have "I" or "we" among them."""
    return not genre_words().turns.first_person.isdisjoint(_unquoted(page, speech))


def asks(page: Page, speech: Span) -> bool:
    """True when the speech ends with a question."""
    end = page.text[max(speech.start, speech.end - _LONGEST_END) : speech.end]
    return _ASKS.search(end) is not None


def plain_words(page: Page, speech: Span) -> frozenset[str]:
    """The words of a speech in small letters, with straight apostrophes."""
    return frozenset(word.casefold().replace("’", "'") for word in _WORD.findall(page.text, speech.start, speech.end))


def share_spoken(page: Page, labels: Sequence[Label]) -> float:
    """The share of the labels behind which somebody talks."""
    return sum(is_spoken(page, _first_words(page, label)) for label in labels) / max(len(labels), 1)


def share_alternating(labels: Sequence[Label]) -> float:
    """The share of the labels that are another speaker's than the one before."""
    return sum(one.key != other.key for one, other in pairwise(labels)) / max(len(labels) - 1, 1)


def is_personal(page: Page, questions: Sequence[Label], answers: Sequence[Label], *, announced: bool) -> bool:
    """True when somebody is asked about himself and answers so; frequent questions are asked of nobody."""
    words = genre_words().turns
    first = sum(not words.first_person.isdisjoint(plain_words(page, label.speech)) for label in answers)
    second = sum(not words.second_person.isdisjoint(plain_words(page, label.speech)) for label in questions)
    if announced:
        return 4 * first >= len(answers)
    return 5 * first >= 2 * len(answers) and 4 * second >= len(questions)


def _unquoted(page: Page, speech: Span) -> frozenset[str]:
    """The first words of a speech that stand in no quotation marks opened in it."""
    words: list[str] = []
    start = speech.start
    at = bisect_left(page.quoted, Span(speech.start, speech.start))
    for quoted in page.quoted[at : at + _MOST_QUOTES]:
        if quoted.start >= speech.end or len(words) > _MOST_WORDS:
            break
        words += _WORD.findall(page.text, start, quoted.start)
        start = min(quoted.end, speech.end)
    words += _WORD.findall(page.text, start, min(speech.end, start + _MOST_CHARACTERS))
    return frozenset(word.casefold().replace("’", "'") for word in words[:_MOST_WORDS])


def _first_words(page: Page, label: Label) -> Span:
    """The label's speech, or the next line where the label stands alone."""
    if label.speech or label.line + 1 >= len(page.lines):
        return label.speech
    return page.lines[label.line + 1]
