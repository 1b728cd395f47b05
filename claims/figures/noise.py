"""What is no prose: long runs of numbers and hedges without a stop, as tables and damaged pages have them.

Knows how densely prose counts; knows nothing of what is counted. Numbers in such a run tell of nothing that stands in
words, and reading them closely would cost a hundred times what prose of that length costs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.figures.hedges import opens_hedge
from claims.figures.numbers import is_number_part
from claims.text import Span

_LONG = re.compile(r"[^.?!]{1500,}")
"""A stretch longer than any sentence, some 250 words."""
_PART = re.compile(r"\w+")
_DENSE = 4
"""One word in so many a number: the densest sentence of a casualty list has one in six."""
_HEDGED = 0.4
"""The share of numbers and heads of hedges: "at least at least" has half; 250 words of news have 0.31 at the most."""


def without_noise(text: str, within: Span) -> Iterator[Span]:
    """The parts of `within` that may be prose, in order."""
    start = within.start
    for stretch in _LONG.finditer(text, within.start, within.end):
        if _is_noise(stretch.group().lower()):
            yield Span(start, stretch.start())
            start = stretch.end()
    yield Span(start, within.end)


def _is_noise(stretch: str) -> bool:
    parts = _PART.findall(stretch)
    numbers = sum(map(is_number_part, parts))
    hedges = sum(map(opens_hedge, parts))
    return _DENSE * numbers >= len(parts) or numbers + hedges >= _HEDGED * len(parts)
