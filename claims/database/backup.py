"""Copies of the whole database, taken while others may write, and looked over before they get their name.

Knows SQLite's online backup and PostgreSQL's `pg_dump`.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import URL

from claims.database.engine import open_engine
from claims.database.failures import plain_failures
from claims.database.schema import absent, revision
from claims.database.url import describe
from claims.errors import StoreError


def backup(url: URL, path: Path) -> None:
    """Copy the database at `url` to the new file `path`: a SQLite file, or PostgreSQL's custom dump format.

    Any schema revision is copied as it is. Raises StoreError when there is no database, when `path` exists, when the
    copy does not pass its check, and when `pg_dump` is missing or fails.
    """
    if path.exists():
        raise StoreError("exists already", subject=str(path), remedy="name a new file: a backup overwrites nothing")
    _require_database(url)
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        if url.get_backend_name() == "sqlite":
            _copy_sqlite(url, unfinished)
        else:
            _dump_postgresql(url, unfinished)
        unfinished.rename(path)
    except OSError as error:
        raise StoreError(f"cannot write the backup: {error.strerror}", subject=str(path)) from error
    finally:
        with suppress(OSError):  # there may be no folder that it could lie in
            unfinished.unlink(missing_ok=True)


def _require_database(url: URL) -> None:
    engine = open_engine(url)
    try:
        if revision(engine) is None:
            raise absent(url)
    finally:
        engine.dispose()


def _copy_sqlite(url: URL, copy: Path) -> None:
    with (
        plain_failures(URL.create("sqlite", database=str(copy))),
        closing(sqlite3.connect(str(url.database))) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)
        found = [str(row[0]) for row in target.execute("PRAGMA integrity_check")]
    if found != ["ok"]:
        raise StoreError(
            "the copy is damaged, as the database may be", subject=str(copy), remedy="run `claims db check`"
        )


def _dump_postgresql(url: URL, copy: Path) -> None:
    program = shutil.which("pg_dump")
    if program is None:
        raise StoreError(
            "pg_dump is not installed", subject=describe(url), remedy="install PostgreSQL's client programs"
        )
    address = url.set(drivername="postgresql", password=None).render_as_string()
    secret = {"PGPASSWORD": str(url.password)} if url.password else {}
    done = subprocess.run(  # noqa: S603 -- the program is the one on PATH, its arguments are ours
        [program, "--format=custom", f"--file={copy}", f"--dbname={address}"],
        env={**os.environ, **secret},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = done.stderr.strip().partition("\n")[0]
        raise StoreError(f"pg_dump failed: {said}", subject=describe(url))
