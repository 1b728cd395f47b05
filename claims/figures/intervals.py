"""What a figure's words mean: the hard interval that decides conflict, the expected one for restatement and staleness.

Knows hedges as bounds, nothing of text. The rules and their margins are those of docs' "Figures are intervals".
"""

from __future__ import annotations

from claims.figures.figure import Figure, Interval, Qualifier
from claims.figures.numerals import lexicon

_ABOUT_SHARE = 5
"""Percent that "about" may be off, where the rounding of the number itself allows less."""
_NEARLY_SHARE = 8
"""Percent that "nearly" may stay below."""


def rounding_step(value: int) -> int:
    """The unit a number was rounded to: 10 for 120, 500 for 1,500; at most a tenth of its leading two digits."""
    if value <= 0:
        return 1
    digits = str(value)
    power = len(digits) - len(digits.rstrip("0"))
    power = min(power, max(len(digits) - 2, 0))
    step = 10**power
    return int(step * 5) if value % (step * 5) == 0 and power < len(digits) - 2 else int(step)


def hard_interval(figure: Figure) -> Interval:  # noqa: PLR0911 -- one return a qualifier is the table itself
    """Every value the figure's words allow: two figures whose hard intervals do not meet contradict each other."""
    low, high = figure.low, figure.high
    match figure.qualifier:
        case Qualifier.MORE_THAN:
            return Interval(None if low is None else low + 1, None)
        case Qualifier.AT_LEAST:
            return Interval(low, None)
        case Qualifier.UP_TO | Qualifier.AT_MOST:
            return Interval(0, high)
        case Qualifier.FEWER_THAN:
            return Interval(0, None if high is None else max(high - 1, 0))
        case Qualifier.ABOUT:
            return _about(low if low is not None else high)
        case Qualifier.NEARLY:
            return _nearly(high if high is not None else low)
        case Qualifier.VAGUE:
            return Interval(_floor(figure), None)
        case _:
            return Interval(low, high)


def expected_interval(figure: Figure) -> Interval:
    """The values a reader would expect: "more than 500" is not 5,000. Lies within the hard interval."""
    hard = hard_interval(figure)
    match figure.qualifier:
        case Qualifier.MORE_THAN | Qualifier.AT_LEAST if figure.low is not None:
            return Interval(hard.low, figure.low + rounding_step(figure.low))
        case Qualifier.UP_TO | Qualifier.AT_MOST | Qualifier.FEWER_THAN if figure.high is not None:
            step = rounding_step(figure.high)
            return Interval(max(0, min(figure.high - step, hard.high or 0)), hard.high)
        case Qualifier.VAGUE if hard.low is not None:
            return Interval(hard.low, hard.low * 10)
        case _:
            return hard


def _about(value: int | None) -> Interval:
    if value is None:
        return Interval(None, None)
    margin = max(rounding_step(value) // 2, value * _ABOUT_SHARE // 100)
    return Interval(max(0, value - margin), value + margin)


def _nearly(value: int | None) -> Interval:
    if value is None:
        return Interval(None, None)
    margin = max(rounding_step(value), value * _NEARLY_SHARE // 100)
    return Interval(max(0, value - margin), value)


def _floor(figure: Figure) -> int:
    """The least that "dozens" and its kin stand for, from the word list; one where the word is not listed."""
    return lexicon().floors.get((figure.hedge or "").lower(), 1)
