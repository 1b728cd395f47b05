"""Writers go in the order they came, whatever others do meanwhile, and none waits for the dead."""

from __future__ import annotations

import os
import signal
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from claims.database import connect, writing
from claims.database.write_queue import ENDING, begin_writing
from claims.errors import StoreLockedError


def opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None, check_same_thread=False)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with closing(opened(tmp_path / "claims.db")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE turn (who INTEGER)")
    return tmp_path / "claims.db"


def test_writers_go_in_the_order_they_came(path: Path) -> None:
    def write(who: int) -> None:
        with closing(opened(path)) as connection:
            begin_writing(connection, path, 30)
            connection.execute("INSERT INTO turn VALUES (?)", (who,))
            time.sleep(0.02)
            connection.execute("COMMIT")

    threads = [threading.Thread(target=write, args=(who,)) for who in range(8)]
    with closing(opened(path)) as holder:
        begin_writing(holder, path, 1)
        for thread in threads:
            thread.start()
            time.sleep(0.1)
        holder.execute("COMMIT")
    for thread in threads:
        thread.join()
    with closing(opened(path)) as connection:
        assert [who for (who,) in connection.execute("SELECT who FROM turn ORDER BY rowid")] == list(range(8))


def test_a_writer_that_writes_on_and_on_lets_others_go_first(path: Path) -> None:
    stop = threading.Event()

    def hog() -> None:
        with closing(opened(path)) as connection:
            while not stop.is_set():
                begin_writing(connection, path, 30)
                time.sleep(0.03)
                connection.execute("COMMIT")

    thread = threading.Thread(target=hog)
    thread.start()
    try:
        with closing(opened(path)) as connection:
            for _ in range(5):
                began = time.monotonic()
                begin_writing(connection, path, 30)
                connection.execute("COMMIT")
                assert time.monotonic() - began < 5
    finally:
        stop.set()
        thread.join()


def test_a_program_that_dies_while_it_waits_holds_up_nobody(path: Path) -> None:
    with closing(opened(path)) as holder:
        begin_writing(holder, path, 1)
        child = os.fork()
        if child == 0:
            begin_writing(opened(path), path, 60)
            os._exit(0)
        time.sleep(0.3)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        holder.execute("COMMIT")
        began = time.monotonic()
        begin_writing(holder, path, 30)
        assert time.monotonic() - began < 5


def test_a_wait_ends_when_its_time_is_up(path: Path) -> None:
    with closing(opened(path)) as holder, closing(opened(path)) as other:
        begin_writing(holder, path, 1)
        began = time.monotonic()
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            begin_writing(other, path, 0.2)
        assert 0.2 <= time.monotonic() - began < 5


@pytest.mark.parametrize("stored", [b"", b"\xff" * 8, b"x", b"\0" * 100])
def test_a_damaged_queue_file_is_still_a_queue(path: Path, stored: bytes) -> None:
    path.with_name(path.name + ENDING).write_bytes(stored)
    for _ in range(2):
        with closing(opened(path)) as connection:
            begin_writing(connection, path, 1)
            connection.execute("COMMIT")


def test_where_no_queue_can_be_kept_sqlite_alone_is_waited_for(path: Path) -> None:
    path.with_name(path.name + ENDING).mkdir()
    with closing(opened(path)) as connection:
        begin_writing(connection, path, 1)
        connection.execute("COMMIT")


def test_a_batch_waits_for_longer_than_a_command(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.database.engine.DEFAULT_TIMEOUT", 0.1)
    engine, other = connect(sqlite_url), connect(sqlite_url)
    done = threading.Event()

    def store() -> None:
        with writing(other, batch=True):
            done.set()

    thread = threading.Thread(target=store)
    with writing(engine):
        thread.start()
        with pytest.raises(StoreLockedError), writing(engine):
            pass
        assert not done.wait(0.5)
    thread.join(30)
    assert done.is_set()
    for each in (engine, other):
        each.dispose()
