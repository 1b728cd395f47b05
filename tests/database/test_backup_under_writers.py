"""A backup taken while others write is one state of the store, whole and sealed."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select

from claims.database import backup, connect, reading, resolve_url, writing
from claims.models import Claim, LogEntry, Tag
from claims.review import tag
from claims.store import open_store
from claims.store.checking import check_store

SAMPLES = Path(__file__).parents[2] / "samples" / "selvo"


def test_each_backup_is_one_state(sqlite_url: str, tmp_path: Path) -> None:
    with open_store(sqlite_url) as store:
        store.ingest([str(SAMPLES)], by="mara")
    over = threading.Event()
    writers = [threading.Thread(target=_write, args=(sqlite_url, name, over)) for name in ("ada", "eve")]
    for each in writers:
        each.start()
    copies = [tmp_path / f"copy-{number}.db" for number in range(4)]
    try:
        for copy in copies:
            backup(resolve_url(sqlite_url), copy)
    finally:
        over.set()
        for each in writers:
            each.join()
    told = [_counts(copy) for copy in copies]
    assert told == sorted(told)
    assert all(tags == logged for tags, logged in told)
    assert told[0] < _counts(Path(sqlite_url))
    for copy in copies:
        assert check_store(resolve_url(str(copy))) == []


def _write(url: str, name: str, over: threading.Event) -> None:
    """Tag a claim again and again, each time with a line in the log."""
    engine, number = connect(url), 0
    while not over.is_set():
        number += 1
        with writing(engine) as session:
            first = session.scalars(select(Claim).order_by(Claim.id)).first()
            assert first is not None
            tag(session, [first], [f"{name}-{number}"], by=name, at=datetime.now(UTC))
    engine.dispose()


def _counts(path: Path) -> tuple[int, int]:
    """How many tags there are, and how many of them the log tells of."""
    engine = connect(str(path))
    try:
        with reading(engine) as session:
            tags = session.scalar(select(func.count()).select_from(Tag)) or 0
            return tags, session.scalar(select(func.count()).where(LogEntry.action == "tag")) or 0
    finally:
        engine.dispose()
