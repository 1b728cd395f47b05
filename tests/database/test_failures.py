"""What a database refuses, in the user's words."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from claims.database import check, connect, initialise, resolve_url
from claims.errors import StoreError

FILL = """
import signal, sys
from datetime import UTC, datetime
from claims.database import connect, writing
from claims.errors import StoreError
from claims.models import LogEntry

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
engine = connect(sys.argv[1])
try:
    for number in range(10_000):
        with writing(engine) as session:
            detail = {"words": "flood " * 1000}
            session.add(LogEntry(made_at=datetime.now(UTC), made_by="m", action="fill", subject="store", detail=detail))
except StoreError as error:
    print(error)
    sys.exit(error.exit_code)
"""


def fill(path: Path, limit: int | None) -> subprocess.CompletedProcess[str]:
    def limited() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run(
        [sys.executable, "-c", FILL, str(path)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limited,
    )


def test_a_file_that_may_not_grow_is_one_clear_line(sqlite_url: str) -> None:
    done = fill(Path(sqlite_url), 1_000_000)
    assert done.returncode == 5, done.stderr
    assert "cannot be read or written" in done.stdout or "disk is full" in done.stdout
    assert done.stdout.count("\n") == 1
    assert check(resolve_url(sqlite_url)) == []


def test_a_full_disk_is_one_clear_line(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk], check=False, capture_output=True, text=True
    )
    if mounted.returncode:
        # Only an administrator may mount; a file size limit stands in for the full disk in the tests of the store.
        pytest.skip(f"FULL DISK: NOT TESTED, no small file system can be mounted here: {mounted.stderr.strip()}")
    try:
        initialise(resolve_url(str(disk / "claims.db")))
        done = fill(disk / "claims.db", None)
        assert done.returncode == 5, done.stderr
        assert "the disk is full (make room and run the command again: nothing is lost)" in done.stdout
        assert check(resolve_url(str(disk / "claims.db"))) == []
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("just some notes, and long enough to look like something\n" * 20, encoding="utf-8")
    for use in (connect, initialise, check):
        with pytest.raises(StoreError, match="not a database file"):
            use(resolve_url(str(path)))


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot open the file"):
        connect(str(tmp_path))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError, match="cannot open the file"):
        initialise(resolve_url(str(tmp_path / "claims.db")))


def test_a_truncated_database_is_damaged(sqlite_url: str) -> None:
    path = Path(sqlite_url)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StoreError, match="damaged"):
        check(resolve_url(sqlite_url))


def test_no_server(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no connection to the server"):
        connect(f"postgresql://claims@/claims?host={tmp_path}")


def test_no_database_of_that_name(postgresql_server: str) -> None:
    with pytest.raises(StoreError, match=r"no connection to the server|no database of this name"):
        connect(f"postgresql://claims@/absent?host={postgresql_server}")
