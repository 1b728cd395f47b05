"""Figures: counted things in news text, as intervals with hedge, measure and scope."""

from typing import TYPE_CHECKING

from claims.lazily import lazily

if TYPE_CHECKING:
    from claims.figures.figure import Basis, Figure, Interval, Measure, Qualifier
    from claims.figures.finding import find_figures
    from claims.figures.intervals import expected_interval, hard_interval
    from claims.figures.units import in_units, parts_of
else:
    __getattr__ = lazily(
        __name__,
        {
            "figure": (
                "Basis",
                "Figure",
                "Interval",
                "Measure",
                "Qualifier",
            ),
            "finding": ("find_figures",),
            "intervals": (
                "expected_interval",
                "hard_interval",
            ),
            "units": (
                "in_units",
                "parts_of",
            ),
        },
    )

__all__ = [
    "Basis",
    "Figure",
    "Interval",
    "Measure",
    "Qualifier",
    "expected_interval",
    "find_figures",
    "hard_interval",
    "in_units",
    "parts_of",
]
