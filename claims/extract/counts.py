"""Which of a report's figures a stretch of text holds.

Knows spans and figures in text order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from claims.figures import Figure
from claims.text import Span


def figures_in(figures: Sequence[Figure], spans: Sequence[Span]) -> list[Figure]:
    """The figures that lie wholly in one of `spans`; `figures` are in text order."""
    return [
        figure
        for span in spans
        for figure in figures[_first_from(figures, span.start) : _first_from(figures, span.end)]
        if span.contains(figure.span)
    ]


def _first_from(figures: Sequence[Figure], offset: int) -> int:
    return bisect_left(figures, offset, key=lambda figure: figure.span.start)
