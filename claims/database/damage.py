"""What stored rows that cannot be read mean to the user: the store is damaged, and the check says where.

Knows where SQLAlchemy turns what the database keeps into Python's values. An error from elsewhere is left as it is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from traceback import walk_tb

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from claims.database.url import describe
from claims.errors import StoreError

REMEDY = "`claims db check` says what is damaged, and what mends it"

_MISSING = ("no such table", "no such column")
_UNDECODABLE = "Could not decode to UTF-8"
_UNDEFINED = {"42P01", "42703"}
"""Of SQLSTATE: no such table, no such column."""

_FETCHING = ("sqlalchemy.engine.result", "sqlalchemy.engine._result_cy", "sqlalchemy.orm.loading")
"""Modules of SQLAlchemy below which only values of rows are made; what a statement sends is made elsewhere."""


@contextmanager
def plain_damage(url: URL) -> Iterator[None]:
    """Turn what rows or tables of a damaged store raise inside the block into a StoreError that names the check."""
    try:
        yield
    except DBAPIError as error:
        problem = _refused(error.orig)
        if problem is None:
            raise
        raise StoreError(problem, subject=describe(url), remedy=REMEDY) from error
    except (ValueError, LookupError, TypeError) as error:
        if isinstance(error, SQLAlchemyError) or not _from_a_row(error):
            raise
        raise StoreError("a stored value cannot be read", subject=describe(url), remedy=REMEDY) from error


def _refused(error: BaseException | None) -> str | None:
    said = str(error)
    if isinstance(error, sqlite3.Error):
        if said.startswith(_UNDECODABLE):
            return "a stored value cannot be read"
        return f"the tables are not those of its schema: {said}" if said.startswith(_MISSING) else None
    if getattr(error, "sqlstate", None) in _UNDEFINED:
        return f"the tables are not those of its schema: {said.strip().partition(chr(10))[0]}"
    return None


def _from_a_row(error: Exception) -> bool:
    return any(frame.f_globals.get("__name__") in _FETCHING for frame, _ in walk_tb(error.__traceback__))
