"""Opening a SQLite file by what may be done with it: written, read beside writers, or only looked at as it lies there.

SQLite reads a file with a write-ahead log through two files beside it, which it makes where they are not there
(https://www.sqlite.org/wal.html#readonly). Where it may not make them the file is read as it is (`immutable`), which
is right as long as nobody writes it; whether somebody did is told by its size and time after reading.
"""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from urllib.parse import quote

from claims.errors import StoreError


class Access(Enum):
    """How a file is opened: for everything, for reading beside writers, or as one that does not change."""

    WRITE = "rw"
    READ = "ro"
    UNCHANGING = "immutable"


@dataclass(frozen=True, slots=True)
class FileState:
    """What changes of a file when it is written: its identity, its size in bytes, its time in nanoseconds."""

    number: int
    size: int
    changed: int


def access_to(path: Path) -> Access:
    """How the file at `path` can be opened by this process.

    Raises StoreError where it cannot be read rightly: its log holds changes, and there is no way to them.
    """
    if not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return Access.WRITE
    log = _beside(path, "-wal")
    if not _filled(log):
        return Access.UNCHANGING
    if _readable(path):
        return Access.READ
    raise StoreError(
        f"read-only, and {log.name} holds changes that are not in it yet",
        subject=str(path),
        remedy="run any command on it where its folder can be written, or copy both files to such a place",
    )


def address(path: Path, access: Access) -> str:
    """The URI under which SQLite opens the file so. A relative path stays one."""
    settings = {Access.WRITE: "mode=rwc", Access.READ: "mode=ro", Access.UNCHANGING: "mode=ro&immutable=1"}
    return f"file:{quote(os.fspath(path))}?{settings[access]}"


def open_file(path: Path, seconds: float) -> sqlite3.Connection:
    """The file at `path`, opened as well as it can be; a wait for others ends after so many seconds."""
    return sqlite3.connect(address(path, access_to(path)), uri=True, timeout=seconds)


def state_of(path: Path) -> FileState | None:
    """The file as it is now; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return FileState(found.st_ino, found.st_size, found.st_mtime_ns)


def _readable(path: Path) -> bool:
    """Whether SQLite reads the file with its log: asked of SQLite, which knows what it needs for that."""
    try:
        connection = sqlite3.connect(address(path, Access.READ), uri=True)
    except sqlite3.Error:
        return False
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.Error as error:
        return error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}
    finally:
        connection.close()
    return True


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _filled(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False
