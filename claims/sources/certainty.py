"""How surely a mention was identified: the measured share of right ones among those with its sort of reason.

Knows the reasons that rules give, by how they begin, and the data file `identifying`; decides nothing.
"""

from __future__ import annotations

from functools import cache

import msgspec

from claims.lexicon import load


class Sort(msgspec.Struct, frozen=True):
    """One sort of reason: how its words begin, and the share of right identifications among its like, in [0, 1]."""

    begins: str
    confidence: float


class Identifying(msgspec.Struct, frozen=True):
    """Schema of `identifying.toml`; `other` is for a reason that no sort begins like."""

    source: str
    other: float
    sorts: tuple[Sort, ...]


def certainty(reason: str) -> float:
    """The confidence, in [0, 1], of an identification with this reason."""
    found = _sort(reason)
    return found.confidence if found else load("identifying", Identifying).other


def sort_of(reason: str) -> str:
    """The sort of a reason: how its words begin, or the reason itself where no sort is like it."""
    found = _sort(reason)
    return found.begins if found else reason


@cache
def _sort(reason: str) -> Sort | None:
    sorts = load("identifying", Identifying).sorts
    fitting = [sort for sort in sorts if reason.startswith(sort.begins)]
    return max(fitting, key=lambda sort: len(sort.begins), default=None)
