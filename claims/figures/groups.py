"""Who is counted, and what the count runs over.

Knows the nouns behind a number, and the phrases of time that make a count one incident's, a period's or everything's
so far.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from claims.figures.figure import Basis
from claims.figures.linking import Sentence
from claims.figures.marks import lexicon
from claims.figures.words import Phrases, Word

_COUNTED = re.compile(r"o?D?(?P<nouns>[uPm]{1,6}(?:cu?P)?)")


@cache
def _basis_phrases() -> Phrases[Basis]:
    words = lexicon().basis
    listed = [(Basis.PERIOD, phrase) for phrase in words.period]
    listed += [(Basis.CUMULATIVE, phrase) for phrase in words.cumulative]
    return Phrases((phrase, basis) for basis, phrase in listed)


def counted(text: str, sentence: Sentence, at: int) -> str | None:
    """The printed words for those counted by the number at mark `at`: "civilians", "Israeli soldiers"."""
    match = _COUNTED.match(sentence.letters, at + 1)
    if not match:
        return None
    first, last = sentence.marks[match.start("nouns")], sentence.marks[match.end("nouns") - 1]
    if not sentence.words[first.start].text[0].isalnum():  # "kills 200: police" counts no police
        return None
    return text[sentence.words[first.start].span.start : sentence.words[last.end - 1].span.end]


@cache
def _totals() -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in lexicon().basis.totalling)


def basis_of(run: Sequence[Word]) -> Callable[[int], Basis]:
    """What a count runs over, by the word it begins at; a single incident unless words of the sentence say otherwise.

    "… killed 12 on Monday, bringing the total to 40": the second count is a total, the first is not.
    """
    total = next((at for at in range(len(run)) if _totals().at(run, at)), None)
    before = _stated_basis(run[:total])
    return lambda at: before if total is None or at < total else Basis.CUMULATIVE


def _stated_basis(run: Sequence[Word]) -> Basis:
    phrases = _basis_phrases()
    found = {hit[0] for at in range(len(run)) if (hit := phrases.at(run, at))}
    if Basis.CUMULATIVE in found:
        return Basis.CUMULATIVE
    return Basis.PERIOD if Basis.PERIOD in found else Basis.INCIDENT
