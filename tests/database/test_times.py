"""Revision 0005 on a store with data: down without the reasons, up again, and every claim as it was."""

from __future__ import annotations

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, inspect, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from claims.database import check, resolve_url, writing
from claims.dates import MomentReason
from claims.models import Claim
from tests.database.test_identifications import CHECKOUT, store
from tests.stored import NOW, report

KEPT = "SELECT uid, content, as_of, happened_at, place FROM claim ORDER BY id"


def go(engine: Engine, revision: str) -> None:
    config = Config(CHECKOUT / "alembic.ini")
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        (command.downgrade if revision == "0004" else command.upgrade)(config, revision)
        connection.commit()


def times(connection: Connection) -> set[str]:
    """The columns of a claim's times that revision 0005 adds, as they are there now."""
    added = {f"{time}_{part}" for time in ("as_of", "happened") for part in ("reason", "start", "end")}
    return added & {column["name"] for column in inspect(connection).get_columns("claim")}


def test_down_and_up_again_claims_keep_their_times_and_lose_the_reasons(bare_url: str) -> None:
    with store(bare_url) as engine:
        with writing(engine) as session:
            report(session, "one", "Harbour Office: on Monday 12 died at Port Ansel", "Mayor: it rained")
            claim = session.scalars(select(Claim).order_by(Claim.id)).first()
            assert claim is not None
            claim.as_of, claim.as_of_reason = NOW, MomentReason.STATEMENT
            claim.as_of_start, claim.as_of_end = 19, 25
            claim.happened_at, claim.happened_reason = NOW, MomentReason.PUBLICATION
        with engine.connect() as connection:
            before = connection.execute(text(KEPT)).all()
        go(engine, "0004")
        with engine.connect() as connection:
            assert connection.execute(text(KEPT)).all() == before
            assert not times(connection)
        go(engine, "head")
        with engine.connect() as connection:
            assert connection.execute(text(KEPT)).all() == before
        with Session(engine) as session:
            assert set(session.scalars(select(Claim.as_of_reason))) == {None}
            assert set(session.scalars(select(Claim.happened_start))) == {None}
        assert check(resolve_url(bare_url)) == []


@pytest.mark.parametrize("column", ["as_of_reason", "happened_reason"])
def test_a_reason_there_is_none_of_is_refused(bare_url: str, column: str) -> None:
    with store(bare_url) as engine:
        with writing(engine) as session:
            report(session, "one", "Harbour Office: 12 died")
        with pytest.raises(IntegrityError), writing(engine) as session:
            session.execute(text(f"UPDATE claim SET {column} = 'a feeling'"))  # noqa: S608 (our own columns)
