"""The damage of a whole store: of its tables, and of the index, which the search for candidates can read."""

from __future__ import annotations

from sqlalchemy import URL

from claims.candidates import check_index
from claims.database import Problem, check


def check_store(url: URL) -> list[Problem]:
    """Everything that is wrong with the store at `url`, and what mends it; nothing is changed.

    Raises StoreError when it cannot be opened, SchemaError when its schema is not this program's.
    """
    return check(url, {"index": check_index})
