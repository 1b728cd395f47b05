"""A store that cannot be written is read, and says so to writers in one line."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from claims.database import backup, check, connect, reading, resolve_url, stats, writing
from claims.errors import StoreError

NOBODY = 65534


@pytest.fixture
def mounted(sqlite_url: str) -> Iterator[Path]:
    """The folder of a store mounted a second time, where nobody can write."""
    place = Path(sqlite_url).parent / "mounted"
    place.mkdir()
    bound = subprocess.run(["mount", "--bind", place.parent, place], check=False, capture_output=True)
    if bound.returncode:
        # Only an administrator may mount; the test of another user's file stands in for it.
        pytest.skip("READ-ONLY FILE SYSTEM: NOT TESTED, nothing can be mounted here")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", place], check=True, capture_output=True)
        yield place / "claims.db"
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def tags(path: Path) -> int:
    engine = connect(str(path))
    with reading(engine) as session:
        number = session.scalar(text("SELECT count(*) FROM log_entry")) or 0
    engine.dispose()
    return int(number)


def write(path: Path) -> None:
    engine = connect(str(path))
    with writing(engine) as session:
        session.execute(text("INSERT INTO log_entry (made_at, made_by, action, subject, detail) "
                             "VALUES ('2031-03-04 00:00:00', 'ada', 'x', 'store', '{}')"))  # fmt: skip
    engine.dispose()


def test_a_read_only_file_system_is_read(mounted: Path, tmp_path: Path) -> None:
    assert tags(mounted) == 0
    assert check(resolve_url(str(mounted))) == []
    assert stats(resolve_url(str(mounted))).rows["claim"] == 0
    backup(resolve_url(str(mounted)), tmp_path / "copy.db")
    with pytest.raises(StoreError, match="the database is read-only"):
        write(mounted)
    assert not mounted.with_name("claims.db-wal").exists()


def test_what_a_writer_elsewhere_has_just_stored_is_read(mounted: Path, sqlite_url: str) -> None:
    writer = connect(sqlite_url)
    with writing(writer) as session:
        session.execute(text("INSERT INTO log_entry (made_at, made_by, action, subject, detail) "
                             "VALUES ('2031-03-04 00:00:00', 'ada', 'x', 'store', '{}')"))  # fmt: skip
    assert tags(mounted) == 1
    writer.dispose()
    assert tags(mounted) == 1


def test_a_file_written_while_it_is_read_as_unchanging_is_told(mounted: Path, sqlite_url: str) -> None:
    engine = connect(str(mounted))
    with pytest.raises(StoreError, match="was written by another program while it was read"), reading(engine):
        write(Path(sqlite_url))
    engine.dispose()


def as_nobody(act: Callable[[], object]) -> int:
    """Do something as a user who owns nothing: 0 when it went well."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            act()
            code = 0
        except StoreError as error:
            code = 5 if "read-only" in str(error) else 6
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.skipif(os.geteuid() != 0, reason="only an administrator can become another user")
@pytest.mark.parametrize(("folder", "file"), [(0o755, 0o644), (0o555, 0o444), (0o777, 0o444), (0o777, 0o666)])
def test_another_users_file_is_read(sqlite_url: str, folder: int, file: int) -> None:
    path = Path(sqlite_url)
    for parent in path.parents:
        parent.chmod(parent.stat().st_mode | 0o755)
    path.parent.chmod(folder)
    path.chmod(file)
    assert as_nobody(lambda: tags(path)) == 0
    assert as_nobody(lambda: write(path)) == (0 if (folder, file) == (0o777, 0o666) else 5)
    left = {found.name for found in path.parent.iterdir()}
    assert left <= {"claims.db", "claims.db.queue"}
    path.parent.chmod(0o755)


def test_a_file_whose_log_cannot_be_reached_is_not_read_wrongly(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(sqlite_url)
    path.with_name("claims.db-wal").write_bytes(b"changes")
    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setattr("claims.database.sqlite_file._readable", lambda _: False)
    with pytest.raises(StoreError, match=r"read-only, and claims\.db-wal holds changes"):
        connect(str(tmp_path / path.name))
