"""Rows written by each database's quickest way are the rows that the program reads back."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from claims.database import plain, write_rows
from claims.database.writing_rows import BOUND
from claims.models import ClaimPostings, Source

COLUMNS = ("term", "leading", "block", "claims")
AT = datetime(2031, 5, 10, 8, 30, tzinfo=UTC)


def test_more_rows_than_one_statement_takes(engine: Engine) -> None:
    rows = [(f"term {number}", number % 7 > 3, number, number.to_bytes(3, "little")) for number in range(2 * BOUND + 1)]
    with Session(engine) as session:
        written = write_rows(session.connection(), ClaimPostings, COLUMNS, iter(rows))
        assert written == len(rows)
        assert set(session.execute(select(*ClaimPostings.__table__.columns)).tuples()) == set(rows)


def test_nothing_is_written_of_nothing(engine: Engine) -> None:
    with Session(engine) as session:
        assert write_rows(session.connection(), ClaimPostings, COLUMNS, []) == 0


def test_values_made_plain_read_as_they_were(engine: Engine) -> None:
    told = {
        "uid": "u", "name": "Ministry, \t the \\N", "folded": "ministry", "kind": "ministry", "named": True,
        "resolved": False, "created_at": AT, "place": None,
    }  # fmt: skip
    with Session(engine) as session:
        connection = session.connection()
        makers = {name: plain(connection, getattr(Source, name)) for name in told}
        row = tuple(make(told[name]) if make else told[name] for name, make in makers.items())
        write_rows(connection, Source, list(told), [row])
        stored = session.scalars(select(Source)).one()
        assert {name: getattr(stored, name) for name in told} == told
