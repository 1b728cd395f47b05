"""Links once analysts have said who sources are, and without a trace of it when they take that back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from random import Random
from typing import Any, TypedDict

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from claims.compare import Relation
from claims.database import connect
from claims.errors import UsageError
from claims.linking import link_all, link_report, relink
from claims.models import Aspect, DisplacedLink, Link, Source
from claims.review import clear_aspect, merge, set_aspect, split
from tests.stored import report, source

MONDAY = ("Health Ministry: 12 people were killed when the ferry Marisol burned off Port Ansel",)
TUESDAY = ("Public Health Office: the fire on the ferry Marisol outside Port Ansel left 12 passengers dead",)
WEDNESDAY = (
    "Coast Guard: 19 people were killed when the ferry Marisol burned off Port Ansel",
    "Harbour Master: the ferry Marisol had no working pumps when it left Port Ansel",
)
THURSDAY = (
    "Public Health Office: the ferry Marisol fire near Port Ansel has now cost 15 lives, with bodies still found",
)
REPORTS = (MONDAY, TUESDAY, WEDNESDAY, THURSDAY)


class Who(TypedDict):
    by: str
    at: datetime


WHO: Who = {"by": "mara", "at": datetime(2031, 5, 11, tzinfo=UTC)}

Row = tuple[Any, ...]


def ingest(session: Session, days: Iterable[int]) -> None:
    for day in days:
        link_report(session, report(session, f"day {day}", *REPORTS[day], day=10 + day).id)


def rows(session: Session) -> list[Row]:
    """Everything that links say."""
    found = session.scalars(select(Link).order_by(Link.uid).execution_options(populate_existing=True))
    return [(row.uid, row.a_id, row.b_id, row.relation, row.strength, row.score, str(row.reasons)) for row in found]


def displaced(session: Session) -> int:
    return len(session.scalars(select(DisplacedLink)).all())


def relation(session: Session, one: str, other: str) -> Relation | None:
    """How the first claims of two reports are related."""
    names = {link.uid: {link.a.report.origin, link.b.report.origin} for link in session.scalars(select(Link))}
    return next((row[3] for row in rows(session) if names[row[0]] == {one, other}), None)


def merged(session: Session, into: str, other: str) -> int:
    body = source(session, other)
    merge(session, source(session, into), [body], **WHO)
    return relink(session, [body.id]).changed


def unmerged(session: Session, other: str) -> int:
    body = source(session, other)
    split(session, body, **WHO)
    return relink(session, [body.id]).changed


def test_two_names_of_one_body_are_one_issuer(engine: Engine) -> None:
    with Session(engine) as session:
        ingest(session, range(2))
        assert relation(session, "day 0", "day 1") is Relation.CORROBORATES
        assert merged(session, "Health Ministry", "Public Health Office") == 1
        assert relation(session, "day 0", "day 1") is Relation.RESTATES
        (link,) = rows(session)
        assert "same_issuer" in link[-1]


def test_split_puts_every_row_back(engine: Engine) -> None:
    with Session(engine) as session:
        ingest(session, range(4))
        before = rows(session)
        changed = merged(session, "Health Ministry", "Public Health Office")
        assert (changed > 0, rows(session) != before, displaced(session) > 0) == (True, True, True)
        assert unmerged(session, "Public Health Office") == changed
        assert (rows(session), displaced(session)) == (before, 0)


def test_split_after_more_reports_is_as_if_it_had_never_been_merged(engine: Engine) -> None:
    with Session(engine) as session:
        ingest(session, range(4))
        never = rows(session)
        session.rollback()
        ingest(session, range(2))
        merged(session, "Health Ministry", "Public Health Office")
        ingest(session, range(2, 4))
        assert [row[:3] for row in never if row not in rows(session)] != []
        unmerged(session, "Public Health Office")
        assert [row[3:] for row in rows(session)] == [row[3:] for row in never]
        assert displaced(session) == 0


def test_a_report_that_comes_in_later_is_linked_as_the_words_stand(engine: Engine) -> None:
    with Session(engine) as session:
        ingest(session, range(1))
        source(session, "Public Health Office")
        merged(session, "Health Ministry", "Public Health Office")
        outcome = link_report(session, report(session, "day 1", *TUESDAY, day=11).id)
        assert outcome.links == {Relation.RESTATES: 1}


def test_linking_everything_anew_keeps_what_was_said(engine: Engine) -> None:
    with Session(engine) as session:
        ingest(session, range(4))
        merged(session, "Health Ministry", "Public Health Office")
        link_all(session, rebuild=True)
        assert relation(session, "day 0", "day 1") is Relation.RESTATES
        unmerged(session, "Public Health Office")
        assert relation(session, "day 0", "day 1") is Relation.CORROBORATES
        assert displaced(session) == 0


def test_a_ministry_under_the_government_it_speaks_for(engine: Engine) -> None:
    """A parent makes kin of two bodies, and a body's own parent is the same issuer."""
    with Session(engine) as session:
        ingest(session, range(4))
        before = rows(session)
        ministry, office = source(session, "Health Ministry"), source(session, "Public Health Office")
        set_aspect(session, office, Aspect.PARENT, ministry, **WHO)
        relink(session, [office.id])
        assert relation(session, "day 0", "day 1") is Relation.RESTATES
        clear_aspect(session, office, Aspect.PARENT, **WHO)
        relink(session, [office.id])
        assert rows(session) == before


def test_children_of_a_merged_body_follow(engine: Engine) -> None:
    with Session(engine) as session:
        cabinet, state = source(session, "Cabinet"), source(session, "Ardan State")
        source(session, "Health Ministry").parent_id = cabinet.id
        source(session, "Public Health Office").parent_id = state.id
        session.flush()
        ingest(session, range(2))
        before = rows(session)
        assert merged(session, "Ardan State", "Cabinet") == 1
        (link,) = rows(session)
        assert (link[3], link[4]) == (Relation.CORROBORATES, "weak")
        unmerged(session, "Cabinet")
        assert rows(session) == before


def test_a_set_name_stands_in_the_reasons(engine: Engine) -> None:
    with Session(engine) as session:
        ingest(session, range(2))
        before = rows(session)
        office = source(session, "Public Health Office")
        set_aspect(session, office, Aspect.NAME, "Bureau of Health", **WHO)
        relink(session, [office.id])
        assert "Bureau of Health" in rows(session)[0][-1]
        clear_aspect(session, office, Aspect.NAME, **WHO)
        relink(session, [office.id])
        assert rows(session) == before


def test_nothing_said_changes_nothing(engine: Engine) -> None:
    with Session(engine) as session:
        ingest(session, range(4))
        before = rows(session)
        assert relink(session, session.scalars(select(Source.id)).all()).changed == 0
        assert rows(session) == before


@contextmanager
def closing_session(url: str) -> Iterator[Session]:
    """A session on a store, of which nothing stays."""
    engine = connect(url)
    try:
        with Session(engine) as session:
            yield session
            session.rollback()
    finally:
        engine.dispose()


NAMES = ("Health Ministry", "Public Health Office", "Coast Guard", "Harbour Master")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=4), st.randoms())
def test_whatever_is_merged_all_splits_lead_back(sqlite_url: str, merges: list[tuple[str, str]], order: Random) -> None:
    with closing_session(sqlite_url) as session:
        ingest(session, range(4))
        before = rows(session)
        done = []
        for into, other in merges:
            try:
                merged(session, into, other)
            except UsageError:  # itself, a ring, or merged already
                continue
            done.append(other)
        order.shuffle(done)
        for other in done:
            unmerged(session, other)
        assert (rows(session), displaced(session)) == (before, 0)
