"""Rows as they lie in the database, none of their values taken for granted.

A row that cannot be read as its columns' types would end a query at that row; here it comes like any other. Values are
those that SQLite stores: PostgreSQL is asked for times and JSON as text and for truth as a number.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import JSON, Boolean, Connection, DateTime, Table

Row = tuple[Any, ...]

AT_ONCE = 2_000
"""Rows PostgreSQL sends at a time."""


def raw_rows(connection: Connection, table: Table, names: Sequence[str], after: Sequence[str]) -> Iterator[Row]:
    """These columns of all rows of a table, in the order of the columns `after`, which are its key and come first."""
    told = [_told(connection, table, name) for name in names]
    order = ", ".join(_quoted(connection, name) for name in after)
    wanted = f"SELECT {', '.join(told)} FROM {_quoted(connection, table.name)}"  # noqa: S608 -- our own names
    if connection.dialect.name == "sqlite":
        yield from _from_sqlite(connection, wanted, order, len(after))
        return
    # Told with the statement: told to the connection, PostgreSQL would be asked for a cursor of every later one.
    streamed = connection.exec_driver_sql(f"{wanted} ORDER BY {order}", execution_options={"yield_per": AT_ONCE})
    yield from (tuple(row) for row in streamed)


def _from_sqlite(connection: Connection, wanted: str, order: str, keys: int) -> Iterator[Row]:
    """Text that is no UTF-8 ends a query: the rest is then asked for with whatever bytes there are."""
    driver: Any = connection.connection.driver_connection
    last: Row | None = None
    try:
        for row in driver.execute(f"{wanted} ORDER BY {order}"):
            last = row[:keys]
            yield row
    except sqlite3.OperationalError as error:
        if "UTF-8" not in str(error):
            raise
    else:
        return
    driver.text_factory = _as_far_as_it_goes
    try:
        marks = ", ".join("?" * keys)
        beyond = f" WHERE ({order}) > ({marks})" if last is not None else ""
        yield from driver.execute(f"{wanted}{beyond} ORDER BY {order}", last or ())
    finally:
        driver.text_factory = str


def _as_far_as_it_goes(stored: bytes) -> str:
    return stored.decode("utf-8", errors="surrogateescape")


def _told(connection: Connection, table: Table, name: str) -> str:
    quoted, kind = _quoted(connection, name), table.columns[name].type
    if connection.dialect.name == "sqlite":
        return quoted
    if isinstance(kind, JSON):
        return f"CAST({quoted} AS text)"
    if isinstance(kind, Boolean):
        return f"CAST({quoted} AS integer)"
    times = isinstance(kind, DateTime) or isinstance(getattr(kind, "impl", None), DateTime)
    return f"to_char({quoted}, 'YYYY-MM-DD HH24:MI:SS.US')" if times else quoted


def _quoted(connection: Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote(name)
