"""Waiting to write a SQLite file, each in turn.

SQLite lets waiting writers ask again and again, each at its own time, so that one that writes often can keep another
waiting for as long as it goes on. Here a writer first takes the only place at the head of the queue, a lock on a file
beside the database, and holds it until the database is its own: who has just written stands behind whoever waits. The
system gives the place back when a process dies. Programs that do not queue are waited for like any other.
"""

from __future__ import annotations

import fcntl
import os
import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claims.database.failures import is_locked

ASKED_EVERY = 0.004
"""Seconds between two tries, on average: a lock is taken this long after it comes free, and asking takes microseconds.
Each wait differs, so that two who wait do not keep step."""

ENDING = ".queue"
"""Of the file beside the database whose lock is the head of the queue; nothing is ever written to it."""


def begin_writing(connection: sqlite3.Connection, path: Path, seconds: float) -> None:
    """Begin a transaction that holds the writer's lock, waiting in turn, `seconds` at most.

    Raises sqlite3.OperationalError when others held the lock for as long as that, or the file is read-only.
    """
    until = time.monotonic() + seconds
    with _head_of_queue(path, until):
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
def _head_of_queue(path: Path, until: float) -> Iterator[None]:
    """Hold the place at the head; go on without it when the time is up, or where no such file can be kept."""
    try:
        place = os.open(path.with_name(path.name + ENDING), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, _mode(path))
    except OSError:
        yield
        return
    try:
        while not _taken(place) and time.monotonic() < until:
            _pause()
        yield
    finally:
        os.close(place)  # gives the lock back


def _mode(path: Path) -> int:
    """Whoever may write the database may queue for it."""
    try:
        return path.stat().st_mode & 0o666
    except OSError:
        return 0o644


def _taken(place: int) -> bool:
    """Whether the lock is ours now. On a file system that knows no such locks there is no queue."""
    try:
        fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def _pause() -> None:
    time.sleep(ASKED_EVERY * random.uniform(0.5, 1.5))  # noqa: S311 -- no secret, only out of step
