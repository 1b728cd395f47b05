"""Writing many rows at once, by each database's quickest way.

Knows SQL; knows nothing of what the rows are. Values go in as they are, without a column type's own conversions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute

ROWS = 50_000
"""Rows bound in one call."""


def write_rows(
    connection: Connection, table: type[DeclarativeBase], columns: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> int:
    """Write rows of plain values into `table`. Returns how many."""
    name = table.__tablename__
    if connection.dialect.name == "postgresql":
        return _copy(connection, name, columns, rows)
    marks = ", ".join("?" * len(columns))
    statement = f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - our own tables' names
    written = 0
    for some in _pieces(iter(rows)):
        connection.exec_driver_sql(statement, some)
        written += len(some)
    return written


def plain_value(connection: Connection, column: InstrumentedAttribute[Any], value: object) -> Any:  # noqa: ANN401 - whatever the driver takes
    """A value as the column's type gives it to the driver: for what is the same in all rows."""
    dialect = connection.dialect
    convert = column.type.dialect_impl(dialect).bind_processor(dialect)
    return convert(value) if convert else value


def _copy(connection: Connection, table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> int:
    written = 0
    driver: Any = connection.connection.cursor()
    with driver as cursor, cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
            written += 1
    return written


def _pieces(rows: Iterator[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    while piece := list(islice(rows, ROWS)):
        yield piece
