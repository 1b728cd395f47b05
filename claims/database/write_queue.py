"""Waiting to write a SQLite file, each in turn.

SQLite lets waiting writers ask again and again, each at its own time, so that one that writes often can keep another
waiting for as long as it goes on. Here each draws a number from a file beside the database and locks the byte of that
number; whose number is the lowest of those locked asks SQLite, and gives the byte back once the database is its own.
The system gives back the bytes of a process that dies. Programs that do not queue are waited for like any other, and
where the system or the file system knows no such locks, SQLite's own way of waiting is all there is.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import random
import sqlite3
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claims.database.failures import is_locked

ASKED_EVERY = 0.004
"""Seconds between two tries, on average: a lock is taken this long after it comes free, and asking takes microseconds.
Each wait differs, so that two who wait do not keep step."""

ENDING = ".queue"
"""Of the file beside the database that numbers are drawn from."""

DRAWING = 1 << 62
"""The byte that whoever draws a number locks; no number ever gets there."""

NUMBER = struct.Struct("<q")

_LOCK = struct.Struct("@hhqqi4x")
"""`struct flock` of a system of 64 bits: kind, from where, start, length, process (0 for locks of an open file)."""


def begin_writing(connection: sqlite3.Connection, path: Path, seconds: float) -> None:
    """Begin a transaction that holds the writer's lock, waiting in turn, `seconds` at most.

    Raises sqlite3.OperationalError when others held the lock for as long as that, or the file is read-only.
    """
    until = time.monotonic() + seconds
    with _turn(path, until):
        waits = connection.execute("PRAGMA busy_timeout").fetchone()[0]
        connection.execute("PRAGMA busy_timeout = 0")
        try:
            _begin(connection, until)
        finally:
            connection.execute(f"PRAGMA busy_timeout = {waits}")


def _begin(connection: sqlite3.Connection, until: float) -> None:
    while True:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if not is_locked(error) or time.monotonic() >= until:
                raise
        else:
            return
        _pause()


@contextmanager
def _turn(path: Path, until: float) -> Iterator[None]:
    """Wait until nobody with a lower number waits; go on without when the time is up, or where there is no queue."""
    try:
        queue = os.open(path.with_name(path.name + ENDING), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, _mode(path))
    except OSError:
        yield
        return
    try:
        with contextlib.suppress(OSError, AttributeError):  # AttributeError: a system without locks of open files
            number = _drawn(queue, until)
            while number is not None and not _is_first(queue, number) and time.monotonic() < until:
                _pause()
        yield
    finally:
        os.close(queue)  # gives the locks back


def _drawn(queue: int, until: float) -> int | None:
    """The next number, its byte locked; None when the time is up. Raises OSError where nothing can be locked."""
    while not _lock(queue, fcntl.F_WRLCK, DRAWING):
        if time.monotonic() >= until:
            return None
        _pause()
    stored = os.pread(queue, NUMBER.size, 0)
    number = NUMBER.unpack(stored)[0] + 1 if len(stored) == NUMBER.size else 1
    if not 0 < number < DRAWING:
        number = 1
    os.pwrite(queue, NUMBER.pack(number), 0)
    _lock(queue, fcntl.F_WRLCK, number)
    _lock(queue, fcntl.F_UNLCK, DRAWING)
    return number


def _lock(queue: int, kind: int, byte: int) -> bool:
    """Lock or unlock one byte, or say that another has it."""
    try:
        fcntl.fcntl(queue, fcntl.F_OFD_SETLK, _LOCK.pack(kind, os.SEEK_SET, byte, 1, 0))
    except (BlockingIOError, PermissionError):
        return False
    return True


def _is_first(queue: int, number: int) -> bool:
    """Whether no byte of a lower number is locked; byte 0 is no number, and a length of 0 would mean all."""
    if number == 1:
        return True
    asked = _LOCK.pack(fcntl.F_WRLCK, os.SEEK_SET, 1, number - 1, 0)
    answer = fcntl.fcntl(queue, fcntl.F_OFD_GETLK, asked)
    return bool(_LOCK.unpack(answer)[0] == fcntl.F_UNLCK)


def _mode(path: Path) -> int:
    """Whoever may write the database may queue for it."""
    try:
        return path.stat().st_mode & 0o666
    except OSError:
        return 0o644


def _pause() -> None:
    time.sleep(ASKED_EVERY * random.uniform(0.5, 1.5))  # noqa: S311 -- no secret, only out of step
