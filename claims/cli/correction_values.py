"""The values that `claims correct` takes: a time as finely as it is given, a figure's bounds, what is taken back."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

import click

from claims.cli.filters import MEASURES

if TYPE_CHECKING:
    from claims.dates import Moment

# No count has more digits: the widest number that a store holds has 19.
_NUMBER = r"\d{1,20}(?:\.\d{1,4})?"
_FIGURE = re.compile(rf"(\d{{1,4}})=({_NUMBER})?(\.\.)?({_NUMBER})?(?::(.*))?")
_CLEARED = re.compile(r"(issuer|as-of|place|figure)(?::(\d{1,4}))?")


class StatedFigure(NamedTuple):
    """What a figure is said to state: bounds as a reader knows them, an open end None; `ordinal` counts from 0."""

    ordinal: int
    low: Decimal | None
    high: Decimal | None
    measure: str | None


class Cleared(NamedTuple):
    """What is taken back; of figures one (`ordinal` from 0), or all."""

    aspect: str
    ordinal: int | None

    @property
    def name(self) -> str:
        """What people call it."""
        return self.aspect if self.ordinal is None else f"{self.aspect} {self.ordinal + 1}"


def moment(value: str | Moment) -> Moment:
    """A year, month, day or minute, known no finer than it is given. Raises click's BadParameter for anything else."""
    from claims.documents.timestamps import read_moment

    if not isinstance(value, str):
        return value
    read = read_moment(value)
    if read is None or read.written:
        raise click.BadParameter(f"{value!r} is no date: write 2026, 2026-03, 2026-03-05 or 2026-03-05T14:30Z")
    return read


def stated_figure(value: str | StatedFigure) -> StatedFigure:
    """`1=12`, `1=10..15`, `1=10..`, `1=..15`, each with a measure behind a colon or without.

    Raises click's BadParameter for anything else.
    """
    if isinstance(value, StatedFigure):
        return value
    parts = _FIGURE.fullmatch(value.replace(",", "").strip())
    number, low, dots, high, measure = parts.groups() if parts else (None,) * 5
    if number is None or (low is None and high is None) or (dots is None and high is not None):
        raise click.BadParameter(f"{value!r} is no figure: write 1=12, 1=10..15, 1=10.. or 1=..15")
    if measure is not None and measure not in MEASURES:
        raise click.BadParameter(f"there is no measure {measure!r}: one of {', '.join(MEASURES)}")
    lowest, highest = (Decimal(bound) if bound else None for bound in (low, high if dots else low))
    return StatedFigure(_ordinal(number), lowest, highest, measure)


def cleared(value: str | Cleared) -> Cleared:
    """`issuer`, `as-of`, `place`, `figure`, or `figure:1`. Raises click's BadParameter for anything else."""
    if isinstance(value, Cleared):
        return value
    parts = _CLEARED.fullmatch(value.strip())
    if parts is None or (parts[2] and parts[1] != "figure"):
        raise click.BadParameter(f"{value!r} is none of issuer, as-of, place, figure, figure:1")
    return Cleared(parts[1].replace("-", "_"), _ordinal(parts[2]) if parts[2] else None)


def _ordinal(number: str) -> int:
    if int(number) == 0:
        raise click.BadParameter("figures are counted from 1, as `claims show` does")
    return int(number) - 1
