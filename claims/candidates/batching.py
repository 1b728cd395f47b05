"""Values in pieces that one statement can bind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

Value = TypeVar("Value", int, str)

BATCH = 500
"""Values bound in one statement; SQLite allows 999 in its oldest builds."""


def batches(values: Sequence[Value]) -> Iterator[Sequence[Value]]:
    """`values` in pieces that one statement can bind."""
    for start in range(0, len(values), BATCH):
        yield values[start : start + BATCH]
