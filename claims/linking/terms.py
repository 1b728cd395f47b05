"""What rows of claims or reports are found by, as arrays in the order of days."""

from __future__ import annotations

from dataclasses import dataclass

from claims.candidates.arrays import Numbers, Rows, Vocabulary


@dataclass(frozen=True, slots=True)
class Terms:
    """Days, all terms and those kept for finding, in the order of days; `order` says which row stood where before."""

    order: Numbers
    days: Numbers
    terms: Rows
    kept: Rows
    vocabulary: Vocabulary
