"""Matters at a glance: the same groups as when every claim is read, in the order asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from claims.linking import link_all
from claims.matters import MatterOrder, matter_briefs, read_coverage, read_matters
from claims.models import Claim, Link, Report, Verdict
from claims.review import judge
from tests.stored import report, source

AT = datetime(2031, 5, 20, tzinfo=UTC)


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """Three matters: a fire of three outlets, a strike of two that differ, a wolf of two reports of one outlet."""
    with Session(engine) as opened:
        printed = [
            ("Post", 9, "Health Ministry: 12 died when the Marisol burned off Port Ansel"),
            ("Ledger", 10, "Health Office: the fire on the Marisol outside Port Ansel left 12 dead"),
            ("Radio", 11, "Coast Guard: 12 died when the tanker Marisol burned off Port Ansel"),
            ("Post", 12, "Rail Board: 40 trains stood still in Selvo"),
            ("Ledger", 13, "Rail Union: 90 trains stood still in Selvo"),
            ("Echo", 14, "Shepherd Orvik: a wolf took 7 sheep near Oldby"),
            ("Echo", 15, "Shepherd Orvik: a wolf took 7 sheep near Oldby hill"),
        ]
        for outlet, day, sentence in printed:
            report(opened, f"{outlet} {day}", sentence, day=day).publisher = source(opened, outlet)
        opened.flush()
        link_all(opened, rebuild=False)
        yield opened


def contents(session: Session, order: MatterOrder = MatterOrder.WIDEST, as_of: datetime | None = None) -> list[int]:
    """The days of the first claims' reports, matter by matter."""
    briefs = matter_briefs(session, order=order, as_of=as_of)
    return [matter.claims[0].report.order[1].day for matter in read_matters(session, briefs, as_of=as_of)]


def test_the_orders(session: Session) -> None:
    assert contents(session) == [9, 12, 14]
    assert contents(session, MatterOrder.NEWEST) == [14, 12, 9]
    briefs = matter_briefs(session, order=MatterOrder.CONFLICTS)
    assert [brief.conflicts for brief in briefs] == sorted((brief.conflicts for brief in briefs), reverse=True)
    assert briefs[0].conflicts == 1


def test_the_groups_are_the_coverages(session: Session) -> None:
    briefs = matter_briefs(session)
    matters = read_matters(session, briefs)
    assert {matter.uid for matter in matters} == {matter.uid for matter in read_coverage(session).matters}
    assert [len(brief.keys) for brief in briefs] == [len(matter.claims) for matter in matters]
    assert [brief.outlets for brief in briefs] == [len(matter.outlets) for matter in matters]


def test_a_selection_picks_whole_matters(session: Session) -> None:
    (key,) = session.scalars(select(Claim.id).where(Claim.content.contains("tanker")))
    (brief,) = matter_briefs(session, [key])
    assert len(brief.keys) == 3
    assert matter_briefs(session, []) == []


def test_what_was_not_published_yet_is_left_out(session: Session) -> None:
    moment = datetime(2031, 5, 10, 12, tzinfo=UTC)
    assert contents(session, as_of=moment) == [9]
    (brief,) = matter_briefs(session, as_of=moment)
    assert len(brief.keys) == 2


def test_an_analysts_word_goes_before_the_machines(session: Session) -> None:
    strike = [session.get_one(Claim, key) for key in matter_briefs(session)[1].keys]
    judge(session, strike[0], strike[1], Verdict.REJECT, by="ana", at=AT)
    assert contents(session) == [9, 14]
    judge(session, strike[0], strike[1], Verdict.RETRACT, by="ana", at=AT)
    assert contents(session) == [9, 12, 14]


def test_superseded_versions_are_no_outlets(session: Session) -> None:
    session.scalars(select(Report).where(Report.origin == "Radio 11")).one().superseded = True
    session.flush()
    assert sorted(brief.outlets for brief in matter_briefs(session)) == [1, 2, 2]


def test_an_empty_store_has_none(engine: Engine) -> None:
    with Session(engine) as session:
        assert matter_briefs(session) == []
        assert read_matters(session, []) == []
        assert session.scalars(select(Link)).all() == []
