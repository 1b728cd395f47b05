"""Comparison: two claims in, their relation, score and reasons out."""

from claims.compare.comparison import Comparable, Comparison, Issuer, Reason, Relation, Strength

__all__ = ["Comparable", "Comparison", "Issuer", "Reason", "Relation", "Strength"]
