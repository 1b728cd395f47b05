"""Comparison: two claims in, their relation, score and reasons out."""

from typing import TYPE_CHECKING

from claims.compare.rarity import rarity
from claims.lazily import lazily

if TYPE_CHECKING:
    from claims.compare.building import DAYS_OFF, SURROUNDINGS, comparable, issuer, telling_country, telling_place
    from claims.compare.comparison import Comparable, Comparison, Issuer, Reason, Relation, Strength
    from claims.compare.pair import in_order
    from claims.compare.relating import compare
    from claims.compare.trade import stems_of_the_trade
    from claims.compare.wording import stems
else:
    __getattr__ = lazily(
        __name__,
        {
            "building": (
                "DAYS_OFF",
                "SURROUNDINGS",
                "comparable",
                "issuer",
                "telling_country",
                "telling_place",
            ),
            "comparison": (
                "Comparable",
                "Comparison",
                "Issuer",
                "Reason",
                "Relation",
                "Strength",
            ),
            "pair": ("in_order",),
            "relating": ("compare",),
            "trade": ("stems_of_the_trade",),
            "wording": ("stems",),
        },
    )

__all__ = [
    "DAYS_OFF",
    "SURROUNDINGS",
    "Comparable",
    "Comparison",
    "Issuer",
    "Reason",
    "Relation",
    "Strength",
    "comparable",
    "compare",
    "in_order",
    "issuer",
    "rarity",
    "stems",
    "stems_of_the_trade",
    "telling_country",
    "telling_place",
]
