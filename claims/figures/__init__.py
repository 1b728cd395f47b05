"""Figures: counted things in news text, as intervals with hedge, measure and scope."""

from claims.figures.figure import Basis, Figure, Interval, Measure, Qualifier
from claims.figures.finding import find_figures
from claims.figures.intervals import expected_interval, hard_interval
from claims.figures.units import in_units, parts_of

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
