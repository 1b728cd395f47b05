"""Which of the four kinds of claim a statement is.

Knows the order: denial, figure, quote, statement; the first that fits.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.attribution import QuoteType
from claims.extract.statement import StatementKind
from claims.figures import Figure, Measure


def kind_of(*, denial: bool, figures: Sequence[Figure], quote_type: QuoteType) -> StatementKind:
    """The statement's kind; a counted thing that is no harm to people (`Measure.OTHER`) makes no figure claim."""
    if denial:
        return StatementKind.DENIAL
    if any(figure.measure is not Measure.OTHER for figure in figures):
        return StatementKind.FIGURE
    return StatementKind.QUOTE if quote_type is not QuoteType.INDIRECT else StatementKind.STATEMENT
