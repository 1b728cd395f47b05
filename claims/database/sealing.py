"""What keeps seals and counts true: no statement of this program changes a sealed row without sealing it again.

Knows SQLAlchemy's statements, not what they are for. Rows are sealed where they are inserted (see
`claims.models.seal`); here rows that come and go are counted in the transaction that writes them, and an update that
would leave a seal behind is refused, so that forgetting is found by the first test that does it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, CursorResult, Delete, Engine, Insert, Table, Update, event, update

from claims.models import RowCount
from claims.models.seal import is_sealed, sealed_columns

_CAME = "claims_rows_that_came"
_BEFORE = "claims_rows_before_savepoints"
"""Of each savepoint, the innermost last, what had come before it: what is rolled back to it never came."""


def keep_counts(engine: Engine) -> None:
    """Count the rows of sealed tables that come and go through `engine`, and refuse updates that seal nothing."""

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.info.pop(_CAME, None)
        connection.info[_BEFORE] = []

    @event.listens_for(engine, "savepoint")
    def remember(connection: Connection, _name: str | None) -> None:
        connection.info[_BEFORE].append(Counter(connection.info.get(_CAME, ())))

    @event.listens_for(engine, "rollback_savepoint")
    def go_back(connection: Connection, _name: str, _context: object) -> None:
        connection.info[_CAME] = connection.info[_BEFORE].pop()

    @event.listens_for(engine, "release_savepoint")
    def go_on(connection: Connection, _name: str, _context: object) -> None:
        connection.info[_BEFORE].pop()

    @event.listens_for(engine, "before_execute")
    def look(
        _connection: object,
        statement: object,
        many: Sequence[Mapping[str, Any]],
        one: Mapping[str, Any],
        _options: object,
    ) -> None:
        if isinstance(statement, Update):
            _require_seal(statement, many[0] if many else one)

    @event.listens_for(engine, "after_execute")
    def count(
        connection: Connection,
        statement: object,
        many: Sequence[object],
        _one: object,
        _options: object,
        result: CursorResult[Any],
    ) -> None:
        if isinstance(statement, Insert) and is_sealed(statement.table):
            count_rows(connection, statement.table, len(many) or 1)
        elif isinstance(statement, Delete) and is_sealed(statement.table):
            count_rows(connection, statement.table, -result.rowcount)

    event.listen(engine, "commit", _settle)


def count_rows(connection: Connection, table: Any, number: int) -> None:  # noqa: ANN401 -- what has a table's name
    """Take note that so many rows of the table came (went, below zero) in this transaction."""
    came: Counter[str] = connection.info.setdefault(_CAME, Counter())
    came[table.name] += number


def forget_rows(connection: Connection, name: str) -> None:
    """Forget what came to the table and went in this transaction so far: somebody counts."""
    connection.info.get(_CAME, {}).pop(name, None)


def _settle(connection: Connection) -> None:
    came: Counter[str] = connection.info.pop(_CAME, Counter())
    for name, number in sorted(came.items()):
        if number:
            connection.execute(update(RowCount).where(RowCount.name == name).values(rows=RowCount.rows + number))


def _require_seal(statement: Update, parameters: Mapping[str, Any]) -> None:
    table = statement.table
    if not isinstance(table, Table) or not is_sealed(table):
        return
    # SQLAlchemy has no public way to ask an update what it sets.
    given: Mapping[Any, Any] = statement._values or {}  # noqa: SLF001
    names: set[str] = {getattr(column, "name", column) for column in given}
    names |= parameters.keys() & set(table.columns.keys())
    if "seal" not in names and (left := sorted(names & set(sealed_columns(table)))):
        raise TypeError(f"an update of {table.name} changes {', '.join(left)} and leaves the seal as it is")
