"""Comparison: two claims in, their relation, score and reasons out."""

from claims.compare.comparison import Comparable, Comparison, Issuer, Reason, Relation, Strength
from claims.compare.pair import in_order
from claims.compare.relating import compare

__all__ = ["Comparable", "Comparison", "Issuer", "Reason", "Relation", "Strength", "compare", "in_order"]
