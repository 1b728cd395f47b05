"""The chart of a toll over time: one mark a figure, one series a voice, ranges drawn as ranges.

Pure geometry: figures in, positions out; the template draws them. Knows nothing of HTML. Nothing in it is told by
colour alone: each voice has its own shape, and the table beside the chart says everything in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil, floor, log10

from claims.dates import Precision
from claims.matters import FigureLine
from claims.render.words import figure_words, line_when, when
from claims.sourcing import FigureTable

WIDTH, HEIGHT = 720, 300
LEFT, RIGHT, TOP, BOTTOM = 64, 20, 18, 40
SERIES = 6
"""Shapes and colours the template has; more voices than that would not be told apart, the table holds them all."""
TICKS = 5
OPEN_END = 26
"""How far, in drawing units, an open end's arrow reaches."""
SIDESTEP = 7
"""Drawing units between voices that speak at one time, so that their marks do not hide each other."""


@dataclass(frozen=True, slots=True)
class Point:
    """One figure: its mark at (`x`, `y`), its range from `y_low` to `y_high`, and which ends are open."""

    x: float
    y: float
    y_low: float
    y_high: float
    open_low: bool
    open_high: bool
    label: str


@dataclass(frozen=True, slots=True)
class Series:
    """One voice's points, in time; `style` (0 to `SERIES` - 1) picks shape and colour."""

    name: str
    style: int
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis and its label."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything a template needs to draw it."""

    subject: str
    series: tuple[Series, ...]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    omitted: int
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    bottom: int = HEIGHT - BOTTOM


@dataclass(frozen=True, slots=True)
class _Scale:
    """A straight line from values to drawing units."""

    first: float
    last: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        share = (value - self.first) / (self.last - self.first)
        return round(self.start + share * (self.end - self.start), 1)


def chart_of(table: FigureTable) -> Chart | None:
    """The chart of one figure table; None when it shows nothing that the table does not (fewer than two points).

    Figures that nothing dates have no place on it.
    """
    lines = [line for line in table.lines if line.at and (line.figure.low, line.figure.high) != (None, None)]
    names = list(dict.fromkeys(line.voice.name for line in lines))
    shown = [line for line in lines if line.voice.name in names[:SERIES]]
    if len({(line.at, line.voice.name) for line in shown}) < 2:  # noqa: PLR2004 (two points make a line)
        return None
    values = [bound for line in shown for bound in (line.figure.low, line.figure.high) if bound is not None]
    y_values = _round_steps(floor(min(values)), ceil(max(values)))
    y = _Scale(y_values[0], y_values[-1], HEIGHT - BOTTOM, TOP + OPEN_END / 2)
    days = _whole_days([line.at for line in shown if line.at])
    x = _Scale(days[0].timestamp(), days[-1].timestamp(), LEFT + 16, WIDTH - RIGHT - 16)
    offset = (min(len(names), SERIES) - 1) / 2
    series = tuple(
        Series(
            name,
            style,
            tuple(
                _point(line, line.at, x, y, aside=(style - offset) * SIDESTEP)
                for line in shown
                if line.at and line.voice.name == name
            ),
        )
        for style, name in enumerate(names[:SERIES])
    )
    return Chart(
        subject=table.subject,
        series=series,
        x_ticks=tuple(Tick(x(day.timestamp()), when(day, Precision.DAY)) for day in _thinned(days)),
        y_ticks=tuple(Tick(y(value), f"{value:,}") for value in y_values),
        omitted=len(names) - len(series),
    )


def _point(line: FigureLine, at: datetime, x: _Scale, y: _Scale, *, aside: float) -> Point:
    low, high = line.figure.low, line.figure.high
    stated = [bound for bound in (low, high) if bound is not None]
    return Point(
        x=round(x(at.timestamp()) + aside, 1),
        y=y(sum(stated) / len(stated)),
        y_low=y(stated[0]),
        y_high=y(stated[-1]),
        open_low=low is None,
        open_high=high is None,
        label=f"{line.voice.name}, {line_when(line)}: {figure_words(line.figure)}",
    )


def _round_steps(low: int, high: int) -> list[int]:
    """Round values from at or below `low` to at or above `high`; from zero unless all lie in the upper half."""
    low = 0 if low <= high / 2 else low
    rough = max((high - low) / TICKS, 1)
    magnitude = 10 ** floor(log10(rough))
    step = next(factor * magnitude for factor in (1, 2, 5, 10) if factor * magnitude >= rough)
    first = low // step * step
    last = -(-max(high, first + step) // step) * step
    return list(range(first, last + 1, step))


def _whole_days(times: Sequence[datetime]) -> list[datetime]:
    """Every midnight from the day of the first time to the day after the last."""
    first = min(times).replace(hour=0, minute=0, second=0, microsecond=0)
    count = (max(times) - first).days + 2
    return [first + timedelta(days=number) for number in range(count)]


def _thinned(days: Sequence[datetime]) -> list[datetime]:
    """So many of the days that their labels have room."""
    room = TICKS + 1
    return list(days[:: -(-len(days) // room)])
