"""That the database has the tables, columns, indexes, triggers and search index that the migrations make.

SQLite's own are compared as it wrote them down with those that `schema.sql` makes, which is what the migrations make of
an empty database; PostgreSQL's catalogue with the models, through Alembic, and with the names of what only its
migrations know.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache

from sqlalchemy import CheckConstraint, Connection, text

from claims.database.checking.problem import REPAIR, REPAIR_AND_RESEAL, RESTORE, Problem
from claims.database.checking.rows import MACHINE_MADE
from claims.database.schema import migrations
from claims.models import Base, RowCount

EVERYTHING = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL"
"""What SQLite wrote down of its tables, indexes, views and triggers; indexes it made by itself have no words."""

SEARCH = "claim_search"
INSIDE_SEARCH = "claim_search_"
"""The prefix of the tables that the search index keeps inside: their shape is SQLite's business."""

OURS_ONLY_THERE = ("claim_search_content",)
"""Indexes that PostgreSQL's migrations make and the models do not describe."""

_SPACE = re.compile(r"\s+")

_CONDITIONS = text("""
    SELECT conname FROM pg_constraint WHERE contype = 'c' AND connamespace = current_schema()::regnamespace
""")
_UNSOUND = text("""
    SELECT c.conname, r.relname, 'is not enforced' FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid
    WHERE NOT c.convalidated AND r.relnamespace = current_schema()::regnamespace
    UNION ALL
    SELECT i.relname, r.relname, 'is not valid' FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
    JOIN pg_class r ON r.oid = x.indrelid
    WHERE NOT (x.indisvalid AND x.indisready) AND r.relnamespace = current_schema()::regnamespace
    UNION ALL
    SELECT t.tgname, r.relname, 'is disabled' FROM pg_trigger t JOIN pg_class r ON r.oid = t.tgrelid
    WHERE t.tgenabled = 'D' AND r.relnamespace = current_schema()::regnamespace
""")


@dataclass(frozen=True, slots=True)
class Thing:
    """One table, index, view or trigger: its kind and name, the table it is on, and the words that make it."""

    kind: str
    name: str
    table: str
    sql: str

    @property
    def inside_search(self) -> bool:
        """Whether it is a table of the search index's own."""
        return self.kind == "table" and self.name.startswith(INSIDE_SEARCH)

    def same_as(self, other: Thing) -> bool:
        """Whether both are made by the same words, however they are spaced and quoted."""
        return self.inside_search or _plain(self.sql) == _plain(other.sql)


def check_shape(connection: Connection) -> Iterator[Problem]:
    """Everything that is missing, or is not as the migrations make it."""
    return _of_sqlite(connection) if connection.dialect.name == "sqlite" else _of_postgresql(connection)


@cache
def expected_things() -> dict[str, Thing]:
    """What the migrations make of an empty SQLite database, by name, in the order they make it."""
    written = (migrations() / "schema.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(written)
        return {row[1]: Thing(*row) for row in connection.execute(EVERYTHING)}


def things_in(connection: Connection) -> dict[str, Thing]:
    """What the database has, by name."""
    return {str(row[1]): Thing(*map(str, row)) for row in connection.exec_driver_sql(EVERYTHING)}


def strangers(there: dict[str, Thing]) -> list[Thing]:
    """Indexes and triggers on our tables that are not ours: they change what our statements do, or how."""
    expected = expected_things()
    return [
        thing
        for name, thing in there.items()
        if name not in expected and thing.table in expected and thing.kind in {"index", "trigger"}
    ]


def _of_sqlite(connection: Connection) -> Iterator[Problem]:
    there = things_in(connection)
    for name, thing in expected_things().items():
        found = there.get(name)
        if found is None or not thing.same_as(found):
            said = "is missing" if found is None else "is not as the migrations make it"
            yield Problem("schema", f"{thing.kind} {name}", said, _remedy(thing, missing=found is None))
    for thing in strangers(there):
        yield Problem("schema", f"{thing.kind} {thing.name}", f"on {thing.table} is not this program's", REPAIR)


def _remedy(thing: Thing, *, missing: bool) -> str:
    if thing.kind != "table" or thing.name.startswith(SEARCH):
        return REPAIR
    return _remedy_of_table(thing.name) if missing else RESTORE


def _remedy_of_table(name: str) -> str:
    """What mends that a table is gone."""
    if name == RowCount.__tablename__:
        return REPAIR_AND_RESEAL
    return REPAIR if name in MACHINE_MADE else RESTORE


def _plain(sql: str) -> str:
    return _SPACE.sub(" ", sql.replace('"', "").replace("`", "")).replace("( ", "(").replace(" )", ")").strip()


def _of_postgresql(connection: Connection) -> Iterator[Problem]:
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415 -- costs more than most commands
    from alembic.migration import MigrationContext  # noqa: PLC0415 -- as above

    options = {"compare_type": True, "include_object": _described, "target_metadata": Base.metadata}
    for difference in compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata):
        for name, said, remedy in _told(difference):
            yield Problem("schema", name, said, remedy)
    yield from _checks(connection)
    present = set(connection.scalars(text("SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()")))
    for name in OURS_ONLY_THERE:
        if name not in present:
            yield Problem("schema", f"index {name}", "is missing", REPAIR)
    for name, table, said in connection.execute(_UNSOUND):
        yield Problem("schema", f"{name} of {table}", said, REPAIR if said == "is not valid" else RESTORE)


def _described(_item: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:  # noqa: FBT001 (Alembic's)
    """Tables of others are no business of ours, nor are indexes that only the migrations know."""
    return not (kind == "table" and reflected and other is None) and not str(name).startswith(SEARCH)


def _told(difference: object) -> Iterator[tuple[str, str, str]]:
    """What Alembic would do, as what is wrong. Changes of columns come in lists."""
    if isinstance(difference, list):
        for each in difference:
            yield f"column {each[2]}.{each[3]}", "is not as the migrations make it", RESTORE
        return
    act, *rest = difference if isinstance(difference, tuple) else (str(difference),)
    what, _, kind = str(act).partition("_")
    item = rest[-1]
    name = str(getattr(item, "name", item))
    said = "is missing" if what == "add" else "is not this program's"
    if kind == "table":
        yield f"table {name}", said, _remedy_of_table(name)
    elif kind == "index":
        yield f"index {name}", said, REPAIR
    else:
        yield f"{kind} {name}", said, RESTORE


def _checks(connection: Connection) -> Iterator[Problem]:
    """Alembic does not compare the conditions that rows must meet: by name at least they are all there."""
    present = set(connection.scalars(_CONDITIONS))
    for table in Base.metadata.sorted_tables:
        for constraint in table.constraints:
            if isinstance(constraint, CheckConstraint) and constraint.name not in present:
                yield Problem("schema", f"condition {constraint.name}", "is missing", RESTORE)
