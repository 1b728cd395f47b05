"""Links once analysts have corrected claims, and without a trace of it when they take that back."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from claims.compare import Relation
from claims.dates import Moment, Precision
from claims.figures import Measure
from claims.linking import link_all, relink_claims
from claims.models import Claim, Corrected, Link, Report
from claims.review import correct_as_of, correct_figure, correct_issuer, correct_place, take_back
from tests.linking.test_relinking import WHO, closing_session, displaced, ingest, merged, relation, rows, unmerged
from tests.stored import source


def first_claim(session: Session, day: int) -> Claim:
    first = select(Claim).join(Claim.report).where(Report.origin == f"day {day}", Claim.ordinal == 0)
    return session.scalars(first).one()


def issued_by(session: Session, day: int, name: str | None) -> int:
    """Correct the issuer of a day's first claim; the number of links that changed."""
    claim = first_claim(session, day)
    correct_issuer(session, claim, source(session, name) if name else None, **WHO)
    return relink_claims(session, [claim.id]).changed


def cleared(session: Session, day: int, aspect: Corrected = Corrected.ISSUER, ordinal: int | None = None) -> int:
    claim = first_claim(session, day)
    take_back(session, claim, aspect, ordinal, **WHO)
    return relink_claims(session, [claim.id]).changed


def tolls(session: Session) -> Relation | None:
    """How the first claims of Monday and Wednesday are related."""
    pair = {first_claim(session, day).id for day in (0, 2)}
    return next((row[3] for row in rows(session) if {row[1], row[2]} == pair), None)


def test_a_claim_of_another_issuer_is_another_link(engine: Engine) -> None:
    with Session(engine) as session:
        ingest(session, range(2))
        before = rows(session)
        assert relation(session, "day 0", "day 1") is Relation.CORROBORATES
        assert issued_by(session, 1, "Health Ministry") == 1
        assert relation(session, "day 0", "day 1") is Relation.RESTATES
        assert cleared(session, 1) == 1
        assert (rows(session), displaced(session)) == (before, 0)


def test_a_claim_in_its_reports_own_voice_corroborates_nothing(engine: Engine) -> None:
    with Session(engine) as session:
        ingest(session, range(2))
        before = rows(session)
        issued_by(session, 1, None)
        assert relation(session, "day 0", "day 1") is not Relation.CORROBORATES
        cleared(session, 1)
        assert rows(session) == before


def test_cleared_after_more_reports_is_as_if_nothing_had_been_said(engine: Engine) -> None:
    with Session(engine) as session:
        ingest(session, range(4))
        never = rows(session)
        session.rollback()
        ingest(session, range(2))
        issued_by(session, 1, "Coast Guard")
        ingest(session, range(2, 4))
        assert [row[3:] for row in rows(session)] != [row[3:] for row in never]
        cleared(session, 1)
        assert [row[3:] for row in rows(session)] == [row[3:] for row in never]
        assert displaced(session) == 0


def test_linking_everything_anew_keeps_what_was_said(engine: Engine) -> None:
    with Session(engine) as session:
        ingest(session, range(4))
        issued_by(session, 1, "Health Ministry")
        said = [row[:5] for row in rows(session)]
        link_all(session, rebuild=True)
        assert [row[:5] for row in rows(session)] == said
        cleared(session, 1)
        assert relation(session, "day 0", "day 1") is Relation.CORROBORATES


def test_a_merge_of_the_corrected_issuer_counts(engine: Engine) -> None:
    """A claim given to a body follows it wherever that body is merged, and comes back with it."""
    with Session(engine) as session:
        ingest(session, range(2))
        issued_by(session, 1, "Coast Guard")
        said = rows(session)
        assert merged(session, "Health Ministry", "Coast Guard") == 1
        assert relation(session, "day 0", "day 1") is Relation.RESTATES
        unmerged(session, "Coast Guard")
        assert rows(session) == said


def test_a_corrected_time_turns_an_update_round(engine: Engine) -> None:
    with Session(engine) as session:
        ingest(session, (1, 3))
        before = rows(session)
        later = first_claim(session, 3)
        (link,) = session.scalars(select(Link))
        assert (link.relation, link.b_id) == (Relation.UPDATES, later.id)
        correct_as_of(session, later, Moment(datetime(2031, 5, 2, tzinfo=UTC), Precision.DAY), **WHO)
        relink_claims(session, [later.id])
        (link,) = session.scalars(select(Link).execution_options(populate_existing=True))
        assert link.a_id == later.id
        assert cleared(session, 3, Corrected.AS_OF) == 1
        assert rows(session) == before


def test_a_corrected_figure_agrees(engine: Engine) -> None:
    with Session(engine) as session:
        ingest(session, (0, 2))
        before = rows(session)
        assert tolls(session) is Relation.CONFLICTS
        claim = first_claim(session, 2)
        correct_figure(session, claim, 0, (12, 12), **WHO)
        assert relink_claims(session, [claim.id]).changed >= 1
        assert tolls(session) is Relation.CORROBORATES
        correct_figure(session, claim, 0, (19, 19), Measure.INJURED, **WHO)
        relink_claims(session, [claim.id])
        assert tolls(session) is None
        cleared(session, 2, Corrected.FIGURE, 0)
        assert (rows(session), displaced(session)) == (before, 0)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Port Ansel", "Selvo", True),  # two towns
        ("Port Ansel", "port Ansel", False),
        ("France", "Selvo", False),  # a country may hold the other's town
    ],
)
def test_corrected_places_tell_claims_apart(engine: Engine, one: str, other: str, apart: bool) -> None:
    with Session(engine) as session:
        ingest(session, range(2))
        before = rows(session)
        for day, place in ((0, one), (1, other)):
            correct_place(session, first_claim(session, day), place, **WHO)
            relink_claims(session, [first_claim(session, day).id])
        assert (relation(session, "day 0", "day 1") is not Relation.CORROBORATES) == apart
        for day in (0, 1):
            cleared(session, day, Corrected.PLACE)
        assert (rows(session), displaced(session)) == (before, 0)


NAMES = ("Health Ministry", "Public Health Office", "Coast Guard", None)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, 3), st.sampled_from(NAMES)), max_size=5),
    st.booleans(),
    st.integers(1, 4),
    st.randoms(),
)
def test_whatever_is_corrected_all_clears_lead_back(
    sqlite_url: str, said: list[tuple[int, str | None]], merge: bool, known: int, order: Random
) -> None:
    """Corrections and a merge over each other, some before the last reports came in, taken back in any order."""
    with closing_session(sqlite_url) as session:
        ingest(session, range(4))
        never = [row[3:] for row in rows(session)]
        session.rollback()
        ingest(session, range(known))
        if merge:
            source(session, "Public Health Office")
            merged(session, "Health Ministry", "Public Health Office")
        for day, name in said:
            if day < known:
                issued_by(session, day, name)
        ingest(session, range(known, 4))
        undo = [(cleared, day) for day in sorted({day for day, _ in said if day < known})]
        order.shuffle(undo)
        for take, day in undo:
            take(session, day)
        if merge:
            unmerged(session, "Public Health Office")
        assert ([row[3:] for row in rows(session)], displaced(session)) == (never, 0)
