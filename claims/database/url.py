"""Where the database is: a path or a URL, from the caller, the environment or the working directory.

Knows names of databases; opens nothing.
"""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from claims.errors import StoreError

ENVIRONMENT = "CLAIMS_DB"
DEFAULT = "claims.db"

LONGEST_NAME = 255
"""Bytes that every common file system takes for one name."""


def resolve_url(target: str | URL | None = None) -> URL:
    """The database that `target` names: a path, or a SQLAlchemy URL of SQLite or PostgreSQL.

    Without `target` it is what the environment variable CLAIMS_DB names, else `claims.db` in the working directory.
    Raises StoreError for a URL of another kind of database, a malformed one, and for PostgreSQL without its driver.
    """
    if isinstance(target, URL):
        return _supported(target)
    named = target or os.environ.get(ENVIRONMENT) or DEFAULT
    if "://" not in named:
        return URL.create("sqlite", database=_path(named))
    try:
        url = make_url(named)
    except (ArgumentError, ValueError) as error:  # a port that is no number is a ValueError
        # Of a URL that is not understood nobody knows where its password stands.
        subject = f"{named.partition('://')[0]}://…"
        raise StoreError("not a database URL", subject=subject, remedy="write postgresql://user@host/name") from error
    return _supported(url)


def _path(named: str) -> str:
    if "\0" in named:
        raise StoreError("no path holds a NUL character", subject=named.replace("\0", "␀"))
    if any(len(os.fsencode(part)) > LONGEST_NAME for part in Path(named).parts):
        raise StoreError("no file can have a name as long as this", subject=f"{named[:LONGEST_NAME]}…")
    try:
        return str(Path(named).expanduser())
    except RuntimeError as error:  # nobody of this name, or no home
        raise StoreError("no home folder is known for it", subject=named, remedy="write the whole path") from error


def describe(url: URL) -> str:
    """The database in words for a message: its path, or its URL without password and parameters, which may hold one."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.set(drivername=url.drivername.partition("+")[0], query={}).render_as_string(hide_password=True)


def _supported(url: URL) -> URL:
    match url.drivername.partition("+")[0]:
        case "sqlite" if url.query:
            raise StoreError("a SQLite URL takes no parameters", subject=describe(url), remedy="leave them out")
        case "sqlite" if url.host or url.username or url.password:
            raise StoreError("a SQLite URL names a file and no server", remedy="write sqlite:///path/to/file.db")
        case "sqlite" if url.database and url.database != ":memory:":
            return url.set(drivername="sqlite", database=_path(url.database))
        case "sqlite":
            raise StoreError("a store in memory would be gone when the command ends", remedy="name a file")
        case "postgresql" | "postgres":
            return _postgresql(url)
        case other:
            raise StoreError(f"{other} is not supported", subject=describe(url), remedy="use SQLite or PostgreSQL")


def _postgresql(url: URL) -> URL:
    if find_spec("psycopg") is None:
        raise StoreError(
            "PostgreSQL needs an optional part that is not installed",
            subject=describe(url),
            remedy="pip install 'claimdesk[postgres]'",
        )
    return url.set(drivername="postgresql+psycopg")
