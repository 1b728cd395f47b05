"""Figures over time: what each voice said was counted, and when.

Knows intervals as stated. A later report of the same figure adds an outlet to a line, not a line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from claims.figures import Measure
from claims.matters.matter import Matter
from claims.matters.records import ClaimRecord, FigureRecord
from claims.matters.voices import Voice


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure of one voice at one time, with every claim that prints it (oldest first).

    `at` is None where nothing dates it. `subject` says what is counted: a measure, a unit, or a sub-group ("killed:
    children").
    """

    subject: str
    voice: Voice
    at: datetime | None
    figure: FigureRecord
    claims: tuple[ClaimRecord, ...]

    @property
    def order(self) -> tuple[bool, datetime]:
        """The oldest first, figures that nothing dates last."""
        return (self.at is None, self.at or self.claims[0].report.ingested_at)

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that print this figure."""
        return tuple({claim.report.outlet_key: claim.report.outlet for claim in self.claims}.values())


def figure_lines(matter: Matter) -> tuple[FigureLine, ...]:
    """The matter's figures, by subject (the one with most lines first), then time, then voice.

    Figures that deny a count are left out: "denied that 20 died" is nobody's count of 20.
    """
    lines: dict[tuple[object, ...], FigureLine] = {}
    for place, voice in enumerate(matter.voices):
        for claim in voice.claims:
            for figure in () if claim.denies else _plain(claim.figures):
                subject = subject_of(figure)
                key = (place, subject, claim.at and claim.at.date(), figure.low, figure.high, figure.qualifier)
                line = lines.get(key) or FigureLine(subject, voice, claim.at, figure, ())
                lines[key] = replace(line, claims=(*line.claims, claim))
    sizes: dict[str, int] = {}
    for line in lines.values():
        sizes[line.subject] = sizes.get(line.subject, 0) + 1
    return tuple(
        sorted(lines.values(), key=lambda line: (-sizes[line.subject], line.subject, line.order, line.voice.name))
    )


def _plain(figures: Sequence[FigureRecord]) -> list[FigureRecord]:
    """The figures of which it is plain what they count: of two sums or shares in one claim nobody can tell."""
    units = Counter(figure.unit for figure in figures if figure.measure is Measure.OTHER)
    return [figure for figure in figures if figure.measure is not Measure.OTHER or units[figure.unit] == 1]


def subject_of(figure: FigureRecord) -> str:
    """What the figure counts, in words that are equal for figures that may be compared."""
    counted = figure.unit or "counted" if figure.measure is Measure.OTHER else figure.measure.value
    if figure.unit and figure.who and not figure.part_of and figure.unit not in figure.who:
        return f"{figure.unit} of {figure.who}"
    return f"{counted}, of them {figure.who}" if figure.part_of and figure.who else counted
