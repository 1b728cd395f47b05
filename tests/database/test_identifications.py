"""Revision 0002 on a store with data: up from an older one, down with what analysts said, and up again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from claims.database import check, initialise, open_engine, resolve_url, writing
from claims.linking import link_all, relink
from claims.models import Link
from claims.review import merge
from tests.stored import report, source

CHECKOUT = Path(__file__).parents[2]
AT = datetime(2031, 5, 11, tzinfo=UTC)


@contextmanager
def store(url: str) -> Iterator[Engine]:
    """The migrated store, whose foreign keys are off as migrations want it."""
    initialise(resolve_url(url))
    engine = open_engine(resolve_url(url), foreign_keys=False)
    yield engine
    engine.dispose()


def go(engine: Engine, revision: str) -> None:
    config = Config(CHECKOUT / "alembic.ini")
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        (command.downgrade if revision == "0001" else command.upgrade)(config, revision)
        connection.commit()


def links(engine: Engine) -> list[tuple[str, str]]:
    with Session(engine) as session:
        found = session.execute(select(Link.uid, Link.relation).order_by(Link.uid)).tuples()
        return [(uid, relation.value) for uid, relation in found]


def test_down_puts_the_machines_links_back_and_up_keeps_them(bare_url: str) -> None:
    with store(bare_url) as engine:
        with writing(engine) as session:
            report(session, "one", "Health Ministry: 12 died when the Marisol burned off Port Ansel", day=9)
            report(session, "two", "Health Office: the fire on the Marisol outside Port Ansel left 12 dead", day=10)
            link_all(session, rebuild=False)
        alone = links(engine)
        with writing(engine) as session:
            office = source(session, "Health Office")
            merge(session, source(session, "Health Ministry"), [office], by="mara", at=AT)
            relink(session, [office.id])
        assert links(engine) != alone
        go(engine, "0001")
        assert links(engine) == alone
        with engine.connect() as connection:
            assert connection.scalar(text("SELECT count(*) FROM source")) == 2
            assert connection.scalar(text("SELECT action FROM log_entry")) == "merge"
        go(engine, "head")
        assert links(engine) == alone
        assert check(resolve_url(bare_url)) == []
