"""That the pages are sound and every row that points to another finds it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, ForeignKey, select

from claims.database.checking.problem import REPAIR, RESTORE, Problem, tables_in
from claims.database.checking.rows import MACHINE_MADE
from claims.models import Base

MENDED_ANEW = ("missing from index", "wrong # of entries in index", "non-unique entry in index")
"""What SQLite says of an index that differs from its table: an index is made from it again."""


def check_pages(connection: Connection) -> Iterator[Problem]:
    """What SQLite itself finds wrong with its file; PostgreSQL's pages are the server's to check."""
    if connection.dialect.name != "sqlite":
        return
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            remedy = REPAIR if any(words in str(line) for words in MENDED_ANEW) else RESTORE
            yield Problem("integrity", "store", str(line), remedy)


def check_references(connection: Connection) -> Iterator[Problem]:
    """Every row that points to one that is not there, whether or not the database still enforces the reference."""
    there = tables_in(connection)
    for table in Base.metadata.sorted_tables:
        for reference in sorted(table.foreign_keys, key=lambda each: each.parent.name):
            if {table.name, reference.column.table.name} <= there:
                yield from _dangling(connection, reference)


def dangling(connection: Connection, reference: ForeignKey) -> Iterator[int]:
    """The first part of the keys of the rows whose reference finds nothing."""
    return (key for key, _ in _lost(connection, reference))


def _dangling(connection: Connection, reference: ForeignKey) -> Iterator[Problem]:
    child, column, parent = reference.parent.table, reference.parent.name, reference.column.table.name
    remedy = REPAIR if child.name in MACHINE_MADE else RESTORE
    for key, target in _lost(connection, reference):
        said = f"its {column} points to {parent} {target}, which is not there"
        yield Problem("references", f"{child.name} {key}", said, remedy)


def _lost(connection: Connection, reference: ForeignKey) -> Iterator[tuple[int, int]]:
    column, parent = reference.parent, reference.column.table.alias("parent")
    there = parent.c[reference.column.name]
    key = next(iter(column.table.primary_key))
    lost = (
        select(key, column).outerjoin(parent, there == column).where(column.is_not(None), there.is_(None)).order_by(key)
    )
    for row in connection.execute(lost.execution_options(yield_per=1000)):
        yield row[0], row[1]
