"""Writing many rows at once, by each database's quickest way.

Knows SQL; knows nothing of what the rows are. Values go in as they are, without a column type's own conversions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

from sqlalchemy import Connection, FromClause
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute

from claims.database.sealing import count_rows
from claims.models.seal import is_sealed, plain_value, seal_of, sealed_columns

BOUND = 900
"""Values bound in one statement: SQLite takes 999 in its oldest builds. A row by itself takes twice as long."""


def write_rows(
    connection: Connection, table: type[DeclarativeBase], columns: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> int:
    """Write rows of plain values into `table`, sealed where its rows have seals. Returns how many."""
    if is_sealed(table.__table__):
        rows, columns = _sealed(table.__table__, columns, rows), [*columns, "seal"]
        written = _write(connection, table, columns, rows)
        count_rows(connection, table.__table__, written)
        return written
    return _write(connection, table, columns, rows)


def _write(
    connection: Connection, table: type[DeclarativeBase], columns: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> int:
    quote = connection.dialect.identifier_preparer.quote
    into = f"{quote(table.__tablename__)} ({', '.join(map(quote, columns))})"
    if connection.dialect.name == "postgresql":
        return _copy(connection, into, rows)
    written = 0
    cursor = connection.connection.cursor()
    for some in _pieces(iter(rows), BOUND // len(columns)):
        marks = ", ".join([f"({', '.join('?' * len(columns))})"] * len(some))
        statement = f"INSERT INTO {into} VALUES {marks}"  # noqa: S608 - our own tables' names
        cursor.execute(statement, list(chain.from_iterable(some)))
        written += len(some)
    cursor.close()
    return written


def plain(connection: Connection, column: InstrumentedAttribute[Any]) -> Callable[[Any], Any] | None:
    """What makes a value of a column one that the driver takes; None where it is one already."""
    dialect = connection.dialect
    convert: Callable[[Any], Any] | None = column.type.dialect_impl(dialect).bind_processor(dialect)
    return convert


def _sealed(table: FromClause, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """The rows with their seals behind."""
    names = [name for name in sealed_columns(table) if name in columns]
    places = [columns.index(name) for name in names]
    for row in rows:
        yield *row, seal_of(names, [plain_value(row[place]) for place in places])


def _copy(connection: Connection, into: str, rows: Iterable[tuple[Any, ...]]) -> int:
    written = 0
    driver: Any = connection.connection.cursor()
    with driver as cursor, cursor.copy(f"COPY {into} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
            written += 1
    return written


def _pieces(rows: Iterator[tuple[Any, ...]], size: int) -> Iterator[list[tuple[Any, ...]]]:
    while piece := list(islice(rows, size)):
        yield piece
