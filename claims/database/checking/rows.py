"""Each row as it was written: its seal, and where it has none or another, what of it cannot be.

Knows every table of the models. A row whose seal is right has every value as the program wrote it, and none is looked
at more closely.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Table

from claims.database.checking.problem import REPAIR_AND_LINK, RESTORE, RESTORE_OR_RESEAL, Problem
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
    for table in Base.metadata.sorted_tables:
        yield from _sealed(connection, table) if is_sealed(table) else _unsealed(connection, table)


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
        for key, *values in raw_rows(connection, table, ("id", *others), ("id",)):
            if wrong := faults(table, others, tuple(values)):
                yield Problem("values", f"{table.name} {key}", ", ".join(wrong))


def _unsealed(connection: Connection, table: Table) -> Iterator[Problem]:
    keys = [column.name for column in table.primary_key]
    names = (*keys, *(column.name for column in table.columns if column.name not in keys))
    remedy = RESTORE if table is not RowCount.__table__ else RESTORE_OR_RESEAL
    for row in raw_rows(connection, table, names, keys):
        if wrong := faults(table, names, row):
            yield Problem(
                "values", f"{table.name} {row[0]}", ", ".join(wrong),
                REPAIR_AND_LINK if table.name in MACHINE_MADE else remedy,
            )  # fmt: skip


def remedy_of(table: Table, wrong: Sequence[str]) -> str:
    """What mends a row that is not as it was written."""
    if table.name in MACHINE_MADE:
        return REPAIR_AND_LINK
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
