"""Figures: counted things in news text, as intervals with hedge, measure and scope."""

from claims.figures.figure import Basis, Figure, Interval, Measure, Qualifier

__all__ = ["Basis", "Figure", "Interval", "Measure", "Qualifier"]
