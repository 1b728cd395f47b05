"""That no sealed row is gone, and none is there twice: each table has as many as came and went."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, Table, func, select

from claims.database.checking.problem import REPAIR, RESTORE_OR_RESEAL, Problem, tables_in
from claims.database.checking.rows import MACHINE_MADE
from claims.models import Base, RowCount
from claims.models.seal import is_sealed


def check_counts(connection: Connection) -> Iterator[Problem]:
    """Every table that has other than as many rows as it should."""
    for table, kept, there in counted(connection):
        if kept != there:
            should = "is not counted" if kept is None else f"has {there:,} rows and should have {kept:,}"
            remedy = REPAIR if table.name in MACHINE_MADE else RESTORE_OR_RESEAL
            yield Problem("rows", f"table {table.name}", should, remedy)


def counted(connection: Connection) -> Iterator[tuple[Table, int | None, int]]:
    """Of every sealed table the number of rows it should have, and of those it has."""
    there = tables_in(connection)
    if RowCount.__tablename__ not in there:
        return
    kept = dict(connection.execute(select(RowCount.name, RowCount.rows)).tuples().all())
    for table in Base.metadata.sorted_tables:
        if is_sealed(table) and table.name in there:
            yield table, kept.get(table.name), connection.scalar(select(func.count()).select_from(table)) or 0
