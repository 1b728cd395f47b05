"""A store with reports and decisions in it, taken back to an older schema and up again, keeps all and seals it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import select

from claims.database import connect, open_engine, resolve_url
from claims.models import Base, Claim
from claims.review import note, tag
from claims.store import open_store
from claims.store.checking import check_store

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples" / "selvo"
AT = datetime(2031, 3, 4, 12, tzinfo=UTC)
NOT_KEPT = {"seal", "remarks", "left_out", "published_offset"}
"""Columns that revision 0010 does not have."""


@pytest.fixture
def filled(store_url: str) -> str:
    with open_store(store_url) as store:
        store.ingest([str(SAMPLES)], by="mara")
        with store.transaction() as session:
            claims = list(session.scalars(select(Claim).order_by(Claim.id).limit(2)))
            tag(session, claims, ["late"], by="mara", at=AT)
            note(session, claims[0], "seen in print", by="mara", at=AT)
    return store_url


@pytest.mark.parametrize("revision", ["0010", "0012", "0013"])
def test_down_and_up_again_every_row_is_there_and_sealed(filled: str, revision: str) -> None:
    before = rows(filled)
    for wanted in (revision, "head"):
        go(filled, wanted)
    assert rows(filled) == before
    assert check_store(resolve_url(filled)) == []


def go(url: str, revision: str) -> None:
    engine = open_engine(resolve_url(url), foreign_keys=False)
    config = Config(ROOT / "alembic.ini")
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        (command.upgrade if revision == "head" else command.downgrade)(config, revision)
        connection.commit()
    engine.dispose()


def rows(url: str) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for what the oldest schema has no place for."""
    engine = connect(resolve_url(url))
    kept = {
        table.name: [column for column in table.columns if column.name not in NOT_KEPT]
        for table in Base.metadata.sorted_tables
    }
    try:
        with engine.connect() as connection:
            return {
                name: [tuple(row) for row in connection.execute(select(*columns).order_by(columns[0]))]
                for name, columns in kept.items()
            }
    finally:
        engine.dispose()
