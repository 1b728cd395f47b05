"""A number with its hedge: what is read before anybody asks what it counts.

Knows bounds; knows no words. The stated bound is kept: "more than 20" has low 20.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from claims.figures.figure import Qualifier
from claims.figures.numerals import Amount

Value = TypeVar("Value", int, Decimal, int | Decimal)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its hedge, in words `[start, end)`; `first` and `last` bound the number's own words."""

    low: Amount | None
    high: Amount | None
    qualifier: Qualifier
    start: int
    end: int
    first: int
    last: int
    hedge: str | None = None
    totals: bool = False
    """The hedge is a verb of growth ("passes"), and so says by itself that a total follows."""
    bare: bool = False
    """Digits without separator or scale, as a year is printed."""
    sign: str = ""
    """The sign of a currency, or of percent, printed with the number."""

    share: bool = False
    """A share in words, of those named before: "half of them"."""

    @property
    def counts_nobody(self) -> bool:
        """True for sums, shares and fractions: nobody is counted so."""
        return bool(self.sign) or any(isinstance(end, Decimal) for end in (self.low, self.high))

    @property
    def is_zero(self) -> bool:
        """True for "no" and its kin."""
        return self.low == self.high == 0


def stated_bounds(value: Value, qualifier: Qualifier) -> tuple[Value | None, Value | None]:
    """The bounds that `qualifier` states of `value`: "more than 20" states low 20, "nearly 20" states high 20."""
    if qualifier in {Qualifier.AT_LEAST, Qualifier.MORE_THAN}:
        return value, None
    if qualifier in {Qualifier.UP_TO, Qualifier.AT_MOST, Qualifier.FEWER_THAN, Qualifier.NEARLY}:
        return None, value
    return value, value
