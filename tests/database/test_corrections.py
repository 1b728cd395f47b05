"""Revision 0004 on a store with data: up from an older one, down with what analysts said, and up again."""

from __future__ import annotations

from datetime import UTC, datetime

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from claims.database import check, resolve_url, writing
from claims.linking import link_all, relink, relink_claims
from claims.models import Attribution, Claim
from claims.review import correct_issuer, merge
from tests.database.test_identifications import CHECKOUT, links, store
from tests.stored import report, source

AT = datetime(2031, 5, 11, tzinfo=UTC)
MONDAY = "Health Ministry: 12 died when the Marisol burned off Port Ansel"
TUESDAY = "Health Office: the fire on the Marisol outside Port Ansel left 12 dead"
ELSEWHERE = ("Rail Board: 40 trains stood still in Selvo", "Rail Union: 40 trains stood still in Selvo")


def go(engine: Engine, revision: str) -> None:
    config = Config(CHECKOUT / "alembic.ini")
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        (command.downgrade if revision == "0003" else command.upgrade)(config, revision)
        connection.commit()


def test_down_puts_the_machines_links_back_and_leaves_words_on_sources_be(bare_url: str) -> None:
    with store(bare_url) as engine:
        with writing(engine) as session:
            for day, sentence in enumerate((MONDAY, TUESDAY, *ELSEWHERE), start=9):
                report(session, f"report {day}", sentence, day=day)
            session.scalars(select(Attribution)).first().speaker = "Odo Bassi"  # type: ignore[union-attr]  # there are
            link_all(session, rebuild=False)
            union = source(session, "Rail Union")
            merge(session, source(session, "Rail Board"), [union], by="mara", at=AT)
            relink(session, [union.id])
        merged = links(engine)
        with writing(engine) as session:
            first = session.scalars(select(Claim).order_by(Claim.id)).first()
            assert first is not None
            correct_issuer(session, first, source(session, "Health Office"), by="mara", at=AT)
            relink_claims(session, [first.id])
        assert links(engine) != merged
        go(engine, "0003")
        assert links(engine) == merged
        with Session(engine) as session:
            assert session.scalar(text("SELECT count(*) FROM displaced_link")) == 1
            assert session.scalar(text("SELECT count(*) FROM attribution")) == 4
        go(engine, "head")
        assert links(engine) == merged
        with Session(engine) as session:
            assert set(session.scalars(select(Attribution.speaker))) == {None}
        assert check(resolve_url(bare_url)) == []
