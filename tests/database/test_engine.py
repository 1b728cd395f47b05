"""Transactions: isolated, all or nothing, one writer at a time."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from psycopg.pq import Format
from sqlalchemy import Engine, func, literal, select, text
from sqlalchemy.exc import IntegrityError

from claims.database import PACKED, connect, reading, writing
from claims.errors import StoreError, StoreLockedError
from claims.models import LogEntry, Tag

AT = datetime(2026, 3, 4, tzinfo=UTC)


def entry(action: str = "test") -> LogEntry:
    return LogEntry(made_at=AT, made_by="mara", action=action, subject="store", detail={})


def entries(engine: Engine) -> int:
    with reading(engine) as session:
        return session.scalar(select(func.count()).select_from(LogEntry)) or 0


def test_a_block_that_raises_leaves_nothing(engine: Engine) -> None:
    def fail() -> None:
        with writing(engine) as session:
            session.add(entry())
            session.flush()
            raise RuntimeError("halfway")

    with pytest.raises(RuntimeError, match="halfway"):
        fail()
    assert entries(engine) == 0


def test_a_reader_sees_one_state(engine: Engine, store_url: str) -> None:
    other = connect(store_url)
    with reading(engine) as session:
        session.scalar(select(func.count()).select_from(LogEntry))
        with writing(other) as writer:
            writer.add(entry())
        seen = session.scalar(select(func.count()).select_from(LogEntry))
    other.dispose()
    assert seen == 0
    assert entries(engine) == 1


def test_a_second_writer_is_refused_before_it_has_worked(
    store_url: str, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMS_DB_TIMEOUT", "0.1")
    hasty = connect(store_url)
    reached = False
    started = time.monotonic()
    with writing(engine) as session:
        session.add(entry())
        with pytest.raises(StoreLockedError, match="another program is writing") as refused, writing(hasty):
            reached = True
    hasty.dispose()
    assert not reached
    assert time.monotonic() - started < 2
    assert refused.value.exit_code == 5
    assert entries(engine) == 1


def test_a_timeout_must_be_a_number(store_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_DB_TIMEOUT", "soon")
    with pytest.raises(StoreError, match="not a number of seconds"):
        connect(store_url)


def test_references_are_enforced(engine: Engine) -> None:
    def dangle() -> None:
        with writing(engine) as session:
            session.add(Tag(claim_id=404, name="gaza", present=True, made_at=AT, made_by="mara"))

    with pytest.raises(IntegrityError):
        dangle()


def test_failed_ddl_is_rolled_back(engine: Engine) -> None:
    """The driver's own transactions commit before DDL; ours do not."""

    def fail() -> None:
        with writing(engine) as session:
            session.execute(text("CREATE TABLE half (id INTEGER)"))
            raise RuntimeError("halfway")

    with pytest.raises(RuntimeError):
        fail()
    with reading(engine) as session, pytest.raises(Exception, match="half"):
        session.execute(text("SELECT * FROM half"))


def test_times_come_back_in_utc(engine: Engine) -> None:
    with writing(engine) as session:
        session.add(entry())
    with reading(engine) as session:
        assert session.scalar(select(LogEntry.made_at)) == AT


@pytest.mark.postgres
def test_postgresql_sends_bytes_as_they_are_where_asked(postgresql_url: str) -> None:
    bytes_of_all_kinds = select(literal(bytes(range(256))).label("packed"))
    engine = connect(postgresql_url)
    with reading(engine) as session:
        asked = session.connection().execute(bytes_of_all_kinds.execution_options(**PACKED))
        plain = session.connection().execute(bytes_of_all_kinds)
        assert [answer.cursor.format for answer in (asked, plain)] == [Format.BINARY, Format.TEXT]
        assert asked.scalar_one() == plain.scalar_one() == bytes(range(256))
    engine.dispose()
