"""Numbers and years as bounds: which values a printed number allows, and whether another bears it out.

"More than 12" is not borne out by 11; "before 1998" is not by 1998. Knows printed numbers with the words around them;
knows nothing of measures: that two numbers count one thing is told by the words they share.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from claims.compare.stance.vocabulary import bound_words
from claims.compare.vocabulary import everyday
from claims.compare.wording import stem
from claims.figures.figure import Qualifier
from claims.figures.hedges import read_quantity
from claims.figures.numbers import is_number_part
from claims.figures.quantity import Quantity
from claims.figures.words import SIGNS, Word, words
from claims.text import Span

CACHED_TEXTS = 8_192
AROUND = 5
"""Words before and after a number that tell what it counts."""
UNIT = 3
"""Words after a number among which its unit stands."""
YEARS = range(1000, 2101)
"""Bare numbers that are taken for years."""
UNIT_WORTH, VALUE_WORTH, DISTANCE_COST = 2.0, 0.5, 0.2
"""What a shared unit, an equal value and a factor between values weigh when a counterpart is looked for."""

_OF_YEARS = frozenset({"earlier", "later", "since", "until"})


class Sort(StrEnum):
    """What a number is by its print; only numbers of one sort are held against each other."""

    YEAR = "year"
    PERCENT = "percent"
    MONEY = "money"
    PLAIN = "number"


@dataclass(frozen=True, slots=True)
class Bound:
    """A printed number as what it allows: values from `low` to `high`, an end that is not `closed` left out.

    `value` is the number as printed; `around` and `unit` are stems of the words near it, and right after it.
    """

    value: float
    low: float
    high: float
    closed: bool
    sort: Sort
    around: frozenset[str]
    unit: frozenset[str]

    @property
    def exact(self) -> bool:
        """True when one value alone is allowed."""
        return self.low == self.high

    def meets(self, other: Bound) -> bool:
        """True when some value that `other` allows is allowed here."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return low < high or (low == high and self._holds(low) and other._holds(low))

    def borne_out(self, by: Bound) -> bool:
        """True when evidence that prints `by` bears this out.

        "Over 2.3 million" may be more than 3 million, and nobody would say so: the printed value counts.
        """
        if not self.meets(by):
            return False
        return self.exact or self._holds(by.value) or (self.low, self.high) == (by.low, by.high)

    def _holds(self, value: float) -> bool:
        return self.low <= value <= self.high if self.closed else self.low < value < self.high

    def likeness(self, other: Bound) -> float:
        """How likely both count one thing, on a scale of its own."""
        apart = abs(math.log((other.value + 1) / (self.value + 1)))
        equal = VALUE_WORTH if self.value == other.value else 0.0
        return (
            UNIT_WORTH * len(self.unit & other.unit) + len(self.around & other.around) + equal - DISTANCE_COST * apart
        )


@lru_cache(maxsize=CACHED_TEXTS)
def bounds(text: str) -> tuple[Bound, ...]:
    """The numbers of a text, vague ones ("dozens") left out."""
    return tuple(_found(list(words(text, Span(0, len(text)), is_number_part))))


def _found(run: Sequence[Word]) -> Iterator[Bound]:
    place = 0
    while place < len(run):
        quantity = read_quantity(run, place)
        if quantity and quantity.qualifier is not Qualifier.VAGUE:
            yield _bound(run, quantity)
        place = quantity.end if quantity else place + 1


def _bound(run: Sequence[Word], quantity: Quantity) -> Bound:
    low = -math.inf if quantity.low is None else float(quantity.low)
    high = math.inf if quantity.high is None else float(quantity.high)
    value = high if math.isfinite(high) else low
    sort = _sort(run, quantity, value)
    closed = quantity.qualifier not in {Qualifier.MORE_THAN, Qualifier.FEWER_THAN}
    if low == high:
        low, high, closed = _bounded(run, quantity.start, value, sort)
    after = run[quantity.end : quantity.end + AROUND]
    around = (*run[max(0, quantity.start - AROUND) : quantity.start], *after)
    unit = [word for word in after if word.text[0].isalnum()][:UNIT]
    return Bound(value, low, high, closed, sort, _stems(around), _stems(unit))


def _bounded(run: Sequence[Word], start: int, value: float, sort: Sort) -> tuple[float, float, bool]:
    """The bounds that the words before an exact number set: "before 1998", "lower than 86"."""
    before = [word.text for word in run[max(0, start - 2) : start]]
    name = bound_words().get(" ".join(before)) or bound_words().get(before[-1] if before else "")
    if name in _OF_YEARS and sort is not Sort.YEAR:
        name = None
    match name:
        case "below" | "earlier":
            return -math.inf, value, False
        case "above" | "later":
            return value, math.inf, False
        case "since":
            return value, math.inf, True
        case "until":
            return -math.inf, value, True
        case _:
            return value, value, True


def _sort(run: Sequence[Word], quantity: Quantity, value: float) -> Sort:
    following = run[quantity.end].text if quantity.end < len(run) else ""
    preceding = run[quantity.first - 1].text if quantity.first else ""
    if quantity.sign == "%" or following in {"%", "percent"}:
        return Sort.PERCENT
    if quantity.sign or (preceding and preceding in SIGNS):
        return Sort.MONEY
    return Sort.YEAR if quantity.bare and value in YEARS else Sort.PLAIN


def _stems(run: Sequence[Word]) -> frozenset[str]:
    told = (word.text for word in run if word.text[0].isalpha() and word.text not in everyday())
    return frozenset(stem(word) for word in told)
