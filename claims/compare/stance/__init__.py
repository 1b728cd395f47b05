"""Stance: what a text makes of a claim, and how evidence bears on it. Two texts in; a label, shares and reasons out."""

from claims.compare.stance.judging import Bearing, Scored, Stance, bearing, stance

__all__ = ["Bearing", "Scored", "Stance", "bearing", "stance"]
