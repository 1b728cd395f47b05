"""Linking on real databases: incremental, repeatable, and never in an analyst's way."""

from __future__ import annotations

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from claims.candidates.postings import measures
from claims.compare import Relation
from claims.linking import link_all, link_report
from claims.linking.rows import link_uid
from claims.models import Judgement, Link, Report, Verdict
from tests.stored import NOW, report

FIRST = "Harbour office: the ferry Marisol left Port Ansel with a broken engine and no inspection"
SECOND = "Harbour office: the Marisol had sailed from Port Ansel with a broken engine, without inspection"
OTHER = "Sailors' union: the ferry Marisol left Port Ansel with a broken engine and no inspection papers"
FAR = "Central bank: interest stays where it is until autumn"


def _links(session: Session) -> list[tuple[int, int, Relation]]:
    return [(link.a_id, link.b_id, link.relation) for link in session.scalars(select(Link).order_by(Link.uid))]


def test_a_report_is_linked_to_the_store_with_reasons(engine: Engine) -> None:
    with Session(engine) as session:
        link_report(session, report(session, "one", FIRST, day=10).id)
        outcome = link_report(session, report(session, "two", SECOND, FAR, day=11).id)
        link = session.scalars(select(Link)).one()
        assert (outcome.claims, outcome.links) == (2, {Relation.RESTATES: 1})
        assert link.a.content < link.b.content or link.a_id < link.b_id
        assert [reason["code"] for reason in link.reasons] == ["same_issuer", "same_matter"]


def test_the_earlier_claim_is_a_whatever_order_reports_come_in(engine: Engine) -> None:
    with Session(engine) as session:
        late = report(session, "late", SECOND, day=12)
        link_report(session, late.id)
        early = report(session, "early", FIRST, day=9)
        link_report(session, early.id)
        link = session.scalars(select(Link)).one()
        assert (link.a.report_id, link.b.report_id) == (early.id, late.id)


def test_linking_again_changes_nothing(engine: Engine) -> None:
    with Session(engine) as session:
        for name, line in (("one", FIRST), ("two", SECOND), ("three", OTHER)):
            report(session, name, line)
        assert link_all(session, rebuild=False).claims == 3
        before = _links(session)
        again = link_all(session, rebuild=False)
        assert (again.claims, again.pairs, _links(session)) == (0, 0, before)


def test_a_rebuild_finds_the_same_links_under_the_same_ids(engine: Engine) -> None:
    with Session(engine) as session:
        for name, line in (("one", FIRST), ("two", SECOND), ("three", OTHER)):
            report(session, name, line)
        link_all(session, rebuild=False)
        before = list(session.scalars(select(Link.uid).order_by(Link.uid)))
        link_all(session, rebuild=True)
        assert list(session.scalars(select(Link.uid).order_by(Link.uid))) == before != []


def test_a_rebuild_leaves_judgements_alone(engine: Engine) -> None:
    with Session(engine) as session:
        report(session, "one", FIRST)
        report(session, "two", SECOND)
        link_all(session, rebuild=False)
        link = session.scalars(select(Link)).one()
        word = Judgement(a_id=link.a_id, b_id=link.b_id, verdict=Verdict.REJECT, made_at=NOW, made_by="analyst")
        session.add(word)
        session.flush()
        link_all(session, rebuild=True)
        assert session.scalar(select(func.count()).select_from(Judgement)) == 1


def test_superseded_versions_get_no_links(engine: Engine) -> None:
    with Session(engine) as session:
        report(session, "one", FIRST)
        old = report(session, "two", SECOND)
        session.get_one(Report, old.id).superseded = True
        session.flush()
        assert link_all(session, rebuild=False).links == {}
        assert measures(session)["length"].nonzero()[0].tolist() == [1]


def test_unrelated_claims_leave_no_row(engine: Engine) -> None:
    with Session(engine) as session:
        report(session, "one", FIRST)
        report(session, "two", FAR)
        link_all(session, rebuild=False)
        assert _links(session) == []


def test_a_links_id_does_not_depend_on_the_order_of_its_claims() -> None:
    assert link_uid("a", "b") == link_uid("b", "a") != link_uid("a", "c")
