"""Each row as it was written: its seal, and where it has none or another, what of it cannot be.

Knows every table of the models. A row whose seal is right has every value as the program wrote it, and none is looked
at more closely.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError

from claims.database.checking.problem import REPAIR, RESTORE, RESTORE_OR_RESEAL, Problem, first_line, tables_in
from claims.database.checking.raw_rows import Row, raw_rows
from claims.database.checking.values import faults
from claims.models import Base, Credit, DisplacedLink, Echo, Fingerprint, Link, RowCount, Sketch
from claims.models.index import ClaimMeasures, ClaimPostings, ReportTerm
from claims.models.seal import is_sealed, seal_of, sealed_columns

MACHINE_MADE = frozenset(
    table.__tablename__
    for table in (Link, DisplacedLink, Echo, Credit, Sketch, Fingerprint, ReportTerm, ClaimPostings, ClaimMeasures)
)
"""Tables whose rows follow from the others: what is broken there is made anew."""


def check_rows(connection: Connection) -> Iterator[Problem]:
    """Every row that was not written by the program as it is, or holds what it cannot hold."""
    there = tables_in(connection)
    for table in Base.metadata.sorted_tables:
        if table.name in there:
            yield from _table(connection, table)


def _table(connection: Connection, table: Table) -> Iterator[Problem]:
    """One table by itself: what of it cannot be read ends no other's check."""
    try:
        with connection.begin_nested():
            yield from _sealed(connection, table) if is_sealed(table) else _unsealed(connection, table)
    except (DBAPIError, sqlite3.Error) as error:
        yield Problem("values", f"table {table.name}", f"cannot be read: {first_line(error)}", RESTORE)


def changed_rows(connection: Connection, table: Table) -> Iterator[tuple[int, Row]]:
    """The rows of a table that are not as they were sealed: their keys, and the values that are sealed."""
    names = sealed_columns(table)
    for key, seal, *values in raw_rows(connection, table, ("id", "seal", *names), ("id",)):
        if not _holds(seal, names, values):
            yield key, tuple(values)


def _sealed(connection: Connection, table: Table) -> Iterator[Problem]:
    names = sealed_columns(table)
    for key, values in changed_rows(connection, table):
        wrong = faults(table, names, values)
        said = ", ".join(wrong) or "does not say what it said when it was written"
        yield Problem("values" if wrong else "seal", _subject(table, key, names, values), said, remedy_of(table, wrong))
    others = tuple(sorted({column.name for column in table.columns} - {"id", "seal", *names}))
    if others:
        for key, *rest in raw_rows(connection, table, ("id", *others), ("id",)):
            if wrong := faults(table, others, tuple(rest)):
                yield Problem("values", f"{table.name} {key}", ", ".join(wrong))


def broken_keys(connection: Connection, table: Table) -> Iterator[int]:
    """The first part of the keys of a table's rows that are not as they were sealed, or hold what they cannot hold."""
    if is_sealed(table):
        yield from (key for key, _ in changed_rows(connection, table))
    else:
        yield from (key for key, _ in _wrong_rows(connection, table))


def _unsealed(connection: Connection, table: Table) -> Iterator[Problem]:
    remedy = RESTORE_OR_RESEAL if table is RowCount.__table__ else remedy_of(table, ("wrong",))
    for key, wrong in _wrong_rows(connection, table):
        yield Problem("values", f"{table.name} {str(key)!a}".replace("'", ""), ", ".join(wrong), remedy)


def _wrong_rows(connection: Connection, table: Table) -> Iterator[tuple[int, list[str]]]:
    keys = [column.name for column in table.primary_key]
    names = (*keys, *(column.name for column in table.columns if column.name not in keys))
    for row in raw_rows(connection, table, names, keys):
        if wrong := faults(table, names, row):
            yield row[0], wrong


def remedy_of(table: Table, wrong: Sequence[str]) -> str:
    """What mends a row that is not as it was written."""
    if table.name in MACHINE_MADE:
        return REPAIR
    return RESTORE if wrong else RESTORE_OR_RESEAL


def _holds(seal: object, names: tuple[str, ...], values: Sequence[object]) -> bool:
    try:
        return seal == seal_of(names, values)
    except (UnicodeEncodeError, OverflowError):
        return False


def _subject(table: Table, key: int, names: Sequence[str], values: Sequence[object]) -> str:
    if table.name in {"report", "claim", "source", "link"} and isinstance(uid := values[names.index("uid")], str):
        return f"{table.name} {uid}" if uid.isascii() and uid.isprintable() else f"{table.name} {key}"
    return f"{table.name} {key}"
