"""Engines and sessions: how a connection is opened and a transaction begun.

Knows the traps of SQLite through Python's driver: its implicit transactions neither isolate nor roll back DDL, so they
are turned off and BEGIN is emitted here; a writer takes the lock at once, in turn, so that a wait happens before any
work and not in the middle of it. PostgreSQL gets the same one writer at a time, by an advisory lock.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, ExecutionContext, create_engine, event, text
from sqlalchemy.orm import Session

from claims.database.damage import plain_damage
from claims.database.failures import plain_failures
from claims.database.sealing import keep_counts
from claims.database.sqlite_file import Access, access_to, address, state_of
from claims.database.url import describe
from claims.database.write_queue import begin_writing
from claims.errors import StoreError

TIMEOUT = "CLAIMS_DB_TIMEOUT"
DEFAULT_TIMEOUT = 300.0
"""Seconds a writer waits for others, who take turns of a tenth of a second each: so long a wait means that something
else holds the database, or that all of a large one is being linked anew."""

LONGEST_TIMEOUT = 86_400.0
"""Seconds: both databases count milliseconds in 32 bits."""

BATCH_TIMEOUT = LONGEST_TIMEOUT
"""Seconds that each document of a batch waits, unless somebody set another time."""

ADVISORY_LOCK = 0x636C61696D73
"""The key of PostgreSQL's writer lock: the letters of "claims", so that no other program's key is likely to meet it."""

CACHE_KIBIBYTES = 65_536
"""Of a database file kept in memory: the inner pages of a million claims' index take more than SQLite's own 2 MB."""

SPARING_KIBIBYTES = 8_192
"""Of the file kept by who walks through it: most pages are asked for once, and come from the system's cache again."""

PACKED = {"claims_packed": True}
"""Execution options of a statement whose answer is bytes by the megabyte: PostgreSQL then sends them as they are, and
not as twice as much text."""

_WRITING = "claims_writing"


def open_engine(url: URL, *, foreign_keys: bool = True) -> Engine:
    """An engine for `url`, whose transactions isolate; nothing is opened yet.

    `foreign_keys=False` is for migrations on SQLite, which re-create tables that others point to.
    """
    seconds = wait_seconds()
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url)
        _prepare_sqlite(engine, seconds, foreign_keys=foreign_keys)
    else:
        options = f"-c lock_timeout={int(seconds * 1000)} -c timezone=UTC"
        engine = create_engine(url, connect_args={"options": options, "application_name": "claimdesk"})
        _prepare_postgresql(engine)
    keep_counts(engine)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that sees one state of the database and is rolled back at the end.

    Raises StoreError when a file that this process may not write was written by another while it was read.
    """
    with (
        plain_damage(engine.url),
        plain_failures(engine.url),
        _unchanged(engine.url),
        Session(_reader(engine), expire_on_commit=False) as session,
    ):
        yield session


@contextmanager
def writing(engine: Engine, *, batch: bool = False) -> Iterator[Session]:
    """A session in one transaction: committed when the block ends, rolled back when it raises.

    One of a `batch` of transactions waits as long as it takes: a batch must not end because others write. Raises
    StoreLockedError when another writer holds the database for longer than the timeout.
    """
    begun = writer(engine, batch=batch)
    with (
        plain_damage(engine.url),
        plain_failures(engine.url),
        Session(begun, expire_on_commit=False) as session,
        session.begin(),
    ):
        session.connection()  # takes the lock before any work is done
        yield session


def writer(engine: Engine, *, batch: bool = False) -> Engine:
    """The same engine and pool, whose transactions take the writer's lock when they begin."""
    return engine.execution_options(**{_WRITING: BATCH_TIMEOUT if batch and not os.environ.get(TIMEOUT) else True})


@contextmanager
def _unchanged(url: URL) -> Iterator[None]:
    """SQLite sees no writer of a file that it takes for one that does not change; its size and time tell."""
    path = Path(str(url.database))
    if url.get_backend_name() != "sqlite" or access_to(path) is not Access.UNCHANGING:
        yield
        return
    before = state_of(path)
    yield
    if state_of(path) != before:
        raise StoreError(
            "was written by another program while it was read", subject=describe(url), remedy="run the command again"
        )


def _reader(engine: Engine) -> Engine:
    if engine.dialect.name == "sqlite":
        return engine  # a transaction sees one snapshot already
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def wait_seconds() -> float:
    """How long this process waits for others. Raises StoreError where the setting is no number."""
    given = os.environ.get(TIMEOUT)
    if not given:
        return DEFAULT_TIMEOUT
    try:
        seconds = float(given)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= LONGEST_TIMEOUT:
        raise StoreError("not a number of seconds", subject=f"{TIMEOUT}={given}")
    return seconds


def _prepare_sqlite(engine: Engine, seconds: float, *, foreign_keys: bool) -> None:
    path = Path(str(engine.url.database))

    @event.listens_for(engine, "do_connect")
    def connect(_dialect: object, _record: object, arguments: list[str], options: dict[str, Any]) -> None:
        arguments[:] = [address(path, access_to(path))]
        options.update(uri=True, timeout=seconds)

    @event.listens_for(engine, "connect")
    def configure(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIBIBYTES}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if _writes(connection):
            begin_writing(_driver(connection), path, _patience(connection) or seconds)
        else:
            connection.exec_driver_sql("BEGIN")


def _prepare_postgresql(engine: Engine) -> None:
    from psycopg.pq import Format  # noqa: PLC0415 - of the optional kind; the engine has loaded it already

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if _writes(connection):
            if patience := _patience(connection):
                connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(patience * 1000)}")
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ADVISORY_LOCK})

    @event.listens_for(engine, "before_cursor_execute")
    def ask(
        _connection: Connection,
        cursor: Any,  # noqa: ANN401 - the driver's own
        _statement: str,
        _values: object,
        context: ExecutionContext,
        _many: object,
    ) -> None:
        if context.execution_options.keys() >= PACKED.keys():
            cursor.format = Format.BINARY


def keep_little(connection: Connection) -> None:
    """Have a SQLite connection keep few pages of its file, for a walk through the whole of it in little memory."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA cache_size = -{SPARING_KIBIBYTES}")


def _driver(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError(f"not a connection of SQLite: {driver!r}")
    return driver


def _patience(connection: Connection) -> float | None:
    """Seconds that this transaction waits, where it is not as long as any."""
    given = connection.get_execution_options().get(_WRITING)
    return None if isinstance(given, bool) else given


def _writes(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get(_WRITING))
