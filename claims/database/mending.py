"""Making anew what follows from the rest, and accepting what was changed.

Knows which tables are the machine's, whose broken rows are dropped to be found again; what was read and what people
decided is never dropped. Runs in the caller's transaction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, select, text, update
from sqlalchemy.exc import DBAPIError

from claims.database.checking.counts import counted
from claims.database.checking.rows import MACHINE_MADE, broken_keys, changed_rows
from claims.database.checking.shape import INSIDE_SEARCH, SEARCH, Thing, expected_things, strangers, things_in
from claims.database.checking.storage import dangling
from claims.database.checking.values import faults
from claims.database.sealing import forget_rows
from claims.models import Base, Report, RowCount
from claims.models.seal import is_sealed, seal_of, sealed_columns

AT_ONCE = 500
"""Rows dropped or sealed by one statement."""

NAMED = 100
"""Keys of accepted rows that the log names for each table; of more it has the number."""

_GIN = "CREATE INDEX IF NOT EXISTS claim_search_content ON claim USING gin (to_tsvector('english', content))"
_UNSOUND = text("""
    SELECT quote_ident(i.relname) FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
    WHERE NOT (x.indisvalid AND x.indisready) AND i.relnamespace = current_schema()::regnamespace
""")


def repair(connection: Connection) -> set[str]:
    """Make indexes, triggers and the search index what they should be, and drop the machine's broken rows.

    Returns the names of the tables whose rows have to be found again.
    """
    made = set(_structure_of_sqlite(connection) if connection.dialect.name == "sqlite" else _of_postgresql(connection))
    for table in Base.metadata.sorted_tables:
        if table.name in MACHINE_MADE and _drop_broken(connection, table):
            made.add(table.name)
    _mark_versions(connection)
    return made & MACHINE_MADE


def recount(connection: Connection, *, everything: bool) -> dict[str, tuple[int | None, int]]:
    """Take the numbers of rows as they are, of the machine's tables or of all. Which were others: before and now."""
    found = {}
    for table, kept, there in list(counted(connection)):
        if not everything and table.name not in MACHINE_MADE:
            continue
        forget_rows(connection, table.name)
        if kept == there:
            continue
        found[table.name] = (kept, there)
        connection.execute(delete(RowCount).where(RowCount.name == table.name))
        connection.execute(RowCount.__table__.insert().values(name=table.name, rows=there))  # type: ignore[attr-defined] # a table
    return found


def reseal(connection: Connection) -> dict[str, list[int]]:
    """Seal every row as it is now, where its values are such as it may have. The keys of those rows, by table."""
    found: dict[str, list[int]] = {}
    for table in Base.metadata.sorted_tables:
        if not is_sealed(table):
            continue
        names = sealed_columns(table)
        wrong = [
            {"key": key, "made": seal_of(names, values)}
            for key, values in changed_rows(connection, table)
            if not faults(table, names, values)
        ]
        if wrong:
            sealing = update(table).where(table.c.id == bindparam("key")).values(seal=bindparam("made"))
            connection.execute(sealing, wrong)
            found[table.name] = [row["key"] for row in wrong]
    return found


def _structure_of_sqlite(connection: Connection) -> Iterator[str]:
    """Drop what is not ours and make what is missing. Gives the tables that were made."""
    for thing in strangers(things_in(connection)):
        connection.exec_driver_sql(f"DROP {thing.kind} {_quoted(connection, thing.name)}")
    there, expected = things_in(connection), expected_things()
    broken = [thing for name, thing in expected.items() if name not in there or not thing.same_as(there[name])]
    if any(thing.kind == "table" and thing.name.startswith(SEARCH) for thing in broken):
        _drop_search(connection, there)
        broken += [expected[SEARCH]]
        broken = sorted(set(broken), key=list(expected.values()).index)
    for thing in broken:
        if thing.kind != "table" or thing.name == SEARCH:
            connection.exec_driver_sql(f"DROP {thing.kind} IF EXISTS {_quoted(connection, thing.name)}")
            connection.exec_driver_sql(thing.sql)
        elif thing.name in MACHINE_MADE | {RowCount.__tablename__} and thing.name not in there:
            connection.exec_driver_sql(thing.sql)
            _make_indexes(connection, thing, expected)
            yield thing.name
    connection.exec_driver_sql("INSERT INTO claim_search (claim_search) VALUES ('rebuild')")
    connection.exec_driver_sql("REINDEX")


def _make_indexes(connection: Connection, made: Thing, expected: dict[str, Thing]) -> None:
    """Of a table that was gone: with it went its indexes."""
    for thing in expected.values():
        if thing.table == made.name and thing.kind == "index":
            connection.exec_driver_sql(f"DROP INDEX IF EXISTS {_quoted(connection, thing.name)}")
            connection.exec_driver_sql(thing.sql)


def _drop_search(connection: Connection, there: dict[str, Thing]) -> None:
    """Drop the search index, table by table where SQLite can no longer read what it is."""
    try:
        with connection.begin_nested():
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {SEARCH}")
    except DBAPIError:
        connection.exec_driver_sql("PRAGMA writable_schema = ON")
        connection.exec_driver_sql(f"DELETE FROM sqlite_master WHERE name = '{SEARCH}'")  # noqa: S608 -- our own name
        connection.exec_driver_sql("PRAGMA writable_schema = RESET")
        for thing in there.values():
            if thing.kind == "table" and thing.name.startswith(INSIDE_SEARCH):
                connection.exec_driver_sql(f"DROP TABLE IF EXISTS {_quoted(connection, thing.name)}")


def _of_postgresql(connection: Connection) -> Iterator[str]:
    present = set(connection.dialect.get_table_names(connection))
    for table in Base.metadata.sorted_tables:
        if table.name in MACHINE_MADE | {RowCount.__tablename__} and table.name not in present:
            table.create(connection)
            yield table.name
        elif table.name in present:
            for index in table.indexes:
                index.create(connection, checkfirst=True)
    connection.exec_driver_sql(_GIN)
    for name in connection.scalars(_UNSOUND).all():
        connection.exec_driver_sql(f"REINDEX INDEX {name}")


def _drop_broken(connection: Connection, table: Table) -> bool:
    """Drop the rows of a table of the machine's that cannot be trusted. Whether there were any."""
    keys = {key for reference in table.foreign_keys for key in dangling(connection, reference)}
    keys.update(broken_keys(connection, table))
    columns = list(table.primary_key)
    if len(columns) > 1 or not is_sealed(table):
        if keys:  # lists that belong together: all of them are found again
            connection.execute(delete(table))
        return bool(keys)
    some = iter(sorted(keys))
    while piece := list(islice(some, AT_ONCE)):
        connection.execute(delete(table).where(columns[0].in_(piece)))
    return bool(keys)


def _mark_versions(connection: Connection) -> None:
    """Of the versions of one address all but the last are superseded."""
    other = Report.__table__.alias("other")
    newest = select(func.max(other.c.version)).where(other.c.url == Report.url).scalar_subquery()
    superseded = func.coalesce(Report.version < newest, False)
    wrong = Report.superseded != superseded
    connection.execute(update(Report).where(wrong).values(superseded=superseded))


def accepted(rows: dict[str, list[int]], counts: dict[str, tuple[int | None, int]]) -> dict[str, Any]:
    """What the log says of rows that were accepted as they are."""

    def named(keys: Sequence[int]) -> list[int | str]:
        return [*keys[:NAMED], *([f"and {len(keys) - NAMED:,} more"] if len(keys) > NAMED else [])]

    return {
        "rows": {name: named(keys) for name, keys in rows.items()},
        "counts": {name: list(numbers) for name, numbers in counts.items()},
    }


def _quoted(connection: Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote(name)
