"""Every row that tells what was read or decided has a seal, and each such table a count of its rows.

Revision 0013. What is stored is sealed as it is now: a seal shows what changed since. The rule is written out here once
more, as it was when this revision was made.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

import msgspec
import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

SEALED = (
    "report", "claim", "attribution", "figure", "source", "alias", "link", "displaced_link", "echo", "credit",
    "judgement", "event_decision", "tag", "grade", "note", "identification", "correction", "said_alias", "log_entry",
)  # fmt: skip
LEFT_OUT = {"id", "seal", "linked", "superseded", "event"}
"""Keys, and what runs of the machine change."""

ROWS = 5_000
"""Rows sealed at a time."""


def upgrade() -> None:
    counts = op.create_table(
        "row_count",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("rows", sa.BigInteger, nullable=False),
    )
    connection = op.get_bind()
    for name in SEALED:
        op.add_column(name, sa.Column("seal", sa.BigInteger))
        number = _seal(connection, name)
        connection.execute(sa.insert(counts).values(name=name, rows=number))


def downgrade() -> None:
    for name in SEALED:
        op.execute(f"ALTER TABLE {name} DROP COLUMN seal")
    op.drop_table("row_count")


def _seal(connection: sa.Connection, name: str) -> int:
    """Seal the rows of a table. Returns how many there are."""
    columns = sorted(
        (column for column in sa.inspect(connection).get_columns(name) if column["name"] not in LEFT_OUT),
        key=lambda column: column["name"],
    )
    names = [column["name"] for column in columns]
    table = sa.table(name, sa.column("id", sa.BigInteger), sa.column("seal", sa.BigInteger))
    told = [_plain(connection, column["name"], column["type"]) for column in columns]
    sealing = sa.update(table).where(table.c.id == sa.bindparam("key")).values(seal=sa.bindparam("made"))
    number, last = 0, -1
    while rows := _after(connection, name, told, last):
        connection.execute(
            sealing, [{"key": key, "made": _seal_of(dict(zip(names, values, strict=True)))} for key, *values in rows]
        )
        number, last = number + len(rows), rows[-1][0]
    return number


def _after(connection: sa.Connection, name: str, told: list[str], last: int) -> list[tuple[Any, ...]]:
    wanted = f"SELECT id, {', '.join(told)} FROM {name} WHERE id > {last} ORDER BY id LIMIT {ROWS}"  # noqa: S608 -- our own names
    return [tuple(row) for row in connection.exec_driver_sql(wanted)]


def _plain(connection: sa.Connection, name: str, kind: Any) -> str:  # noqa: ANN401 -- the inspector's
    """The column as SQLite would store it."""
    quoted = f'"{name}"'
    if connection.dialect.name == "sqlite":
        return quoted
    if isinstance(kind, sa.DateTime):
        return f"to_char({quoted}, 'YYYY-MM-DD HH24:MI:SS.US')"
    if isinstance(kind, sa.JSON):
        return f"CAST({quoted} AS text)"
    return f"CAST({quoted} AS integer)" if isinstance(kind, sa.Boolean) else quoted


def _seal_of(row: dict[str, Any]) -> int:
    packed = msgspec.msgpack.encode({name: value for name, value in row.items() if value is not None})
    return int.from_bytes(blake2b(packed, digest_size=8).digest(), "big", signed=True)
