"""What a database's refusal means to the user: the one place where driver errors become sentences.

Knows SQLite's result codes (https://www.sqlite.org/rescode.html) and PostgreSQL's SQLSTATE classes
(https://www.postgresql.org/docs/current/errcodes-appendix.html). An error that is not in the tables here is a bug of
ours and keeps its traceback.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError

from claims.database.url import describe
from claims.errors import StoreError, StoreLockedError

SQLITE_FAILURES = {
    sqlite3.SQLITE_PERM: ("permission denied", "look at the file's permissions"),
    sqlite3.SQLITE_READONLY: ("the database is read-only", "look at the permissions of the file and its folder"),
    sqlite3.SQLITE_IOERR: ("the disk cannot be read or written", "look at the disk, its space and any file size limit"),
    sqlite3.SQLITE_CORRUPT: ("the database is damaged", "restore a backup; sqlite3's .recover may save the rest"),
    sqlite3.SQLITE_FULL: ("the disk is full", "make room and run the command again: nothing is lost"),
    sqlite3.SQLITE_CANTOPEN: ("cannot open the file", "look at the path and its permissions"),
    sqlite3.SQLITE_NOTADB: ("not a database file", "name another file"),
}

POSTGRESQL_FAILURES = {
    "08": ("the connection to the server broke", "run the command again"),
    "25006": ("the database is read-only", "ask for the right to write"),
    "28": ("the server refuses the user or password", "look at the URL"),
    "3D": ("the server has no database of this name", "create it, then run `claims init`"),
    "42501": ("permission denied", "ask for rights on the tables"),
    "53100": ("the server's disk is full", "make room and run the command again: nothing is lost"),
    "53": ("the server is out of resources", "try again later"),
    "57": ("the server ended the connection", "run the command again"),
}
"""By SQLSTATE or its class (the first two characters); the full code is looked up first."""

_SQLITE_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
"""The last: so many others opened and closed the log's files that SQLite gave up looking for a quiet moment."""
_POSTGRESQL_LOCKED = {"55P03", "40P01", "40001"}
_LOCKED = ("another program is writing to the database", "wait for it to end, or set CLAIMS_DB_TIMEOUT to more seconds")


def is_locked(error: sqlite3.Error) -> bool:
    """Whether SQLite refused because another connection holds the database."""
    return _primary_code(error) in _SQLITE_LOCKED


@contextmanager
def plain_failures(url: URL) -> Iterator[None]:
    """Turn what the database refuses inside the block into a StoreError that says what to do.

    Raises StoreLockedError when another program holds the database, StoreError for the other known failures, and
    leaves every other error as it is.
    """
    try:
        yield
    except DBAPIError as error:
        told = _told(error.orig, describe(url))
        if told is None:
            raise
        raise told from error
    except sqlite3.DatabaseError as error:
        told = _told(error, describe(url))
        if told is None:
            raise
        raise told from error
    except UnicodeDecodeError as error:
        if url.get_backend_name() != "sqlite":
            raise
        # What SQLite says of a damaged schema quotes it, and Python's driver reads that as text.
        problem, remedy = SQLITE_FAILURES[sqlite3.SQLITE_CORRUPT]
        raise StoreError(problem, subject=describe(url), remedy=remedy) from error


def _told(error: BaseException | None, subject: str) -> StoreError | None:
    if isinstance(error, sqlite3.Error):
        return _from_sqlite(error, subject)
    if error is not None and hasattr(error, "sqlstate"):
        return _from_postgresql(error, error.sqlstate, subject)
    return None


def _from_sqlite(error: sqlite3.Error, subject: str) -> StoreError | None:
    code = _primary_code(error)
    if code in _SQLITE_LOCKED:
        return StoreLockedError(_LOCKED[0], subject=subject, remedy=_LOCKED[1])
    if code in SQLITE_FAILURES:
        problem, remedy = SQLITE_FAILURES[code]
        return StoreError(problem, subject=subject, remedy=remedy)
    return None


def _primary_code(error: sqlite3.Error) -> int:
    """The low byte of the extended code; an error of the module itself has none."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


def _from_postgresql(error: BaseException, state: str | None, subject: str) -> StoreError | None:
    if state in _POSTGRESQL_LOCKED:
        return StoreLockedError(_LOCKED[0], subject=subject, remedy=_LOCKED[1])
    if state is None:  # the driver never reached the server: its first line says why
        said = str(error).strip().partition("\n")[0]
        return StoreError(f"no connection to the server: {said}", subject=subject, remedy="look at the URL")
    known = POSTGRESQL_FAILURES.get(state) or POSTGRESQL_FAILURES.get(state[:2])
    return StoreError(known[0], subject=subject, remedy=known[1]) if known else None
