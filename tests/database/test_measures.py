"""Revision 0010 on a store with an index: down to larger blocks, up again, and what claims measure as it was."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from claims.candidates.likeness import Measured
from claims.candidates.postings import Entry, enter, measures
from claims.candidates.terms import NO_DAY
from claims.database import writing
from claims.models.index import MEASURED
from tests.database.test_identifications import CHECKOUT, store

BLOCKS = "SELECT block, length(measures) FROM claim_measures ORDER BY block"
HELD = {
    1: (NO_DAY, 65_535, True),
    MEASURED - 1: (3, 1, False),
    MEASURED: (-400, 7, True),
    9 * MEASURED + 5: (9, 2, True),
}


def go(engine: Engine, revision: str) -> list[tuple[int, int]]:
    """Bring the store there. Its blocks of measures and their bytes."""
    config = Config(CHECKOUT / "alembic.ini")
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        (command.upgrade if revision == "head" else command.downgrade)(config, revision)
        connection.commit()
        return [(block, size) for block, size in connection.execute(text(BLOCKS))]


def test_down_and_up_again_every_claim_measures_what_it_did(bare_url: str) -> None:
    with store(bare_url) as engine:
        with writing(engine) as session:
            enter(session, [Entry(key, (), 0, Measured(*measured)) for key, measured in HELD.items()])
        with Session(engine) as session:
            before = measures(session).tobytes()
        assert go(engine, "0009") == [(0, 9 * 1024), (2, 9 * 1024)]
        assert go(engine, "head") == [(0, 7 * 256), (1, 7 * 256), (9, 7 * 256)]
        with Session(engine) as session:
            after = measures(session)
        assert after.tobytes() == before
        assert {key: after[key].tolist() for key in HELD} == HELD
