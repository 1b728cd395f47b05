"""Ranking texts for a query, by what the product says of their likeness and of the days between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from claims.dates import Precision, find_moments


def ranked(keys: Sequence[str], scores: ArrayLike, most: int) -> list[str]:
    """The keys with the highest scores, best first; equal ones in the order given."""
    order = np.argsort(-np.asarray(scores), kind="stable")
    return [keys[place] for place in order[:most]]


def last_day_in(text: str | None) -> float:
    """The last day printed in `text`, counted from a fixed one; NaN where there is none.

    A message that was copied ends with the day it was sent.
    """
    moments = find_moments(text, None) if text else []
    days = [moment.at.toordinal() for moment in moments if moment.precision in {Precision.DAY, Precision.MINUTE}]
    return days[-1] if days else np.nan


def days_apart(day: float, others: NDArray[np.float64]) -> NDArray[np.float64]:
    """How many days lie between a day and each of others; NaN where either is not known."""
    return np.abs(others - day)


def texts_by_report(printed: Iterable[tuple[str, str]]) -> dict[str, str]:
    """All that is known of each report, from pairs of a report and a sentence of it; no sentence twice."""
    sentences: dict[str, dict[str, None]] = {}
    for report, sentence in printed:
        sentences.setdefault(report, {})[sentence] = None
    return {report: "\n".join(held) for report, held in sentences.items()}
