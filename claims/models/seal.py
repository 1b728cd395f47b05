"""Seals: of each row that tells what was read or decided, a digest of what it says, kept in the row itself.

A seal shows that a value was changed otherwise than by this program: by a damaged disk, by hand, by another program. It
is no signature: who knows the rule can seal again. The digest is of all values that are not null, under the names of
their columns, as SQLite stores them, so that both kinds of store seal alike and a new column that may be null leaves
the seals as they are. A row's key is left out, because it is not known before the row is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from hashlib import blake2b
from typing import Any

import msgspec
from sqlalchemy import BigInteger, Float, FromClause, Table, event, inspect
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Mapped, Mapper, declarative_mixin, mapped_column

UNSEALED = {"unsealed": True}
"""The `info` of a column that runs of the machine change: whether a report is linked, which event a claim is of."""

SIZE = 8
"""Bytes of a seal: a changed row keeps it by chance once in 2⁶⁴ times."""

_encode = msgspec.msgpack.Encoder().encode
_sqlite = sqlite.dialect()


def seal_of(names: Iterable[str], values: Iterable[Any]) -> int:
    """The seal of a row of plain values (numbers, text, bytes) under their columns' names, in the names' order.

    What is hashed is a map in MessagePack, of those that are not null.
    """
    packed = _encode({name: value for name, value in zip(names, values, strict=True) if value is not None})
    return int.from_bytes(blake2b(packed, digest_size=SIZE).digest(), "big", signed=True)


def seal_row(table: FromClause, values: Mapping[str, Any]) -> int:
    """The seal of a row of values as Python has them; a column that is not among them is null."""
    converters = _converters(table)
    return seal_of(converters, [convert(values.get(name)) for name, convert in converters.items()])


@cache
def sealed_columns(table: FromClause) -> tuple[str, ...]:
    """The names of the columns that a seal of the table is over, in their order."""
    own = {column.name for column in table.primary_key} | {"seal"}
    return tuple(
        sorted(
            column.name for column in table.columns if column.name not in own and not column.info.get("unsealed", False)
        )
    )


def is_sealed(table: object) -> bool:
    """Whether it is a table whose rows have seals."""
    return isinstance(table, Table) and "seal" in table.columns


def plain_value(value: Any) -> Any:  # noqa: ANN401 -- whatever a driver takes
    """A value as SQLite would store it: times as text, truth as a number."""
    if isinstance(value, datetime):
        return (value.astimezone(UTC) if value.tzinfo else value).replace(tzinfo=None).isoformat(" ", "microseconds")
    return int(value) if isinstance(value, bool) else value


@cache
def _converters(table: FromClause) -> dict[str, Callable[[Any], Any]]:
    return {name: _converter(table, name) for name in sealed_columns(table)}


def _converter(table: FromClause, name: str) -> Callable[[Any], Any]:
    kind = table.columns[name].type
    if isinstance(kind, Float):
        return lambda value: None if value is None else float(value)
    convert: Callable[[Any], Any] | None = kind.dialect_impl(_sqlite).bind_processor(_sqlite)
    return convert or plain_value


def _seal_inserted(context: Any) -> int:  # noqa: ANN401 -- SQLAlchemy's own, of every statement its own kind
    table, values = context.compiled.compile_state.dml_table, context.get_current_parameters()
    if left := [name for name in _filled_in(table) if name not in values]:
        raise TypeError(f"a row of {table.name} is sealed before the database fills in {', '.join(left)}")
    return seal_row(table, values)


@cache
def _filled_in(table: FromClause) -> tuple[str, ...]:
    """The names of the sealed columns that the database fills in where no value is given: they need Python's."""
    return tuple(name for name in sealed_columns(table) if table.columns[name].server_default is not None)


@declarative_mixin
class Sealed:
    """What every table of sealed rows has: the seal, made by whatever inserts a row through SQLAlchemy.

    It is null where a row was written by something else.
    """

    seal: Mapped[int | None] = mapped_column(BigInteger, default=_seal_inserted, sort_order=1000)


@event.listens_for(Mapper, "before_update")
def _seal_again(_mapper: object, _connection: object, row: object) -> None:
    """A sealed row that is changed as an object is sealed as it is now."""
    if not isinstance(row, Sealed):
        return
    state: Any = inspect(row)
    table: Table = state.mapper.local_table
    names = sealed_columns(table)
    if any(state.attrs[name].history.has_changes() for name in names):
        row.seal = seal_row(table, {name: getattr(row, name) for name in names})
