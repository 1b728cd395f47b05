"""An outline says of keys what the whole coverage says of claims; reports and audits read by it are the eager ones."""

from __future__ import annotations

from itertools import islice

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from claims.audit import Severity, findings_in, findings_told
from claims.compare import Relation
from claims.database import reading, writing
from claims.matters import read_coverage
from claims.matters.orders import claim_orders
from claims.matters.outline import Outline, parts, read_outline
from claims.matters.reading import read_claims
from claims.models import Claim, Link, Report, Verdict
from claims.render import Format, written_report
from claims.review import judge
from claims.sourcing import assemble, report_read
from tests.stored import NOW, report, uid

REPORTS = {
    "one": ("Health Ministry: 12 people were killed in Selvo", "Mayor Orvik: nobody cared about the harbour"),
    "two": ("Health Ministry: 12 people were killed in Selvo", "Port Authority: the harbour is closed"),
    "three": ("Interior Ministry: 9 people were killed in Selvo", "Mayor Orvik: nobody came to the harbour"),
}


@pytest.fixture
def linked(engine: Engine) -> Engine:
    """Three reports; two matters, one of which an analyst joined; two single claims."""
    with writing(engine) as session:
        for day, (name, lines) in enumerate(REPORTS.items(), start=8):
            report(session, name, *lines, day=day)
        keys = list(session.scalars(select(Claim.id).order_by(Claim.id)))
        for a, b, relation in ((0, 2, Relation.RESTATES), (0, 4, Relation.CONFLICTS)):
            session.add(
                Link(
                    uid=uid("link", a, b), a_id=keys[a], b_id=keys[b], relation=relation, score=0.9, reasons=[],
                    linker="test", created_at=NOW,
                )
            )  # fmt: skip
        session.flush()
        one, other = (session.get_one(Claim, keys[place]) for place in (1, 5))
        judge(session, one, other, Verdict.OTHER, relation=Relation.CONFLICTS, reason=None, by="ana", at=NOW)
    return engine


def outlined(session: Session) -> Outline:
    return read_outline(session)


def test_matters_and_single_claims_come_in_the_order_of_the_coverage(linked: Engine) -> None:
    with reading(linked) as session:
        outline, coverage = outlined(session), read_coverage(session)
        read = [matter for part in parts(session, outline.matters, size=1) for matter in part.matters]
        assert read == list(coverage.matters)
        assert len(read) == 2
        assert [outline.orders[key][-1] for key in outline.single] == [claim.uid for claim in coverage.single]
        assert [outline.orders[key] for key in outline.claims] == [claim.order for claim in coverage.claims]


def test_orders_are_those_of_the_records(linked: Engine) -> None:
    with reading(linked) as session:
        keys = list(session.scalars(select(Claim.id).order_by(Claim.id)))
        assert [claim_orders(session, keys)[key] for key in keys] == [c.order for c in read_claims(session, keys)]


def test_findings_are_told_in_the_order_of_the_eager_ones(linked: Engine) -> None:
    with reading(linked) as session:
        told, eager = findings_told(session, outlined(session)), findings_in(read_coverage(session))
        assert list(told) == eager
        assert list(islice(told, 1)) == eager[:1]
        serious = [finding for finding in eager if finding.severity.reaches(Severity.WARNING)]
        assert list(findings_told(session, outlined(session), least=Severity.WARNING)) == serious


@pytest.mark.parametrize("form", Format)
def test_a_report_that_is_read_is_written_like_one_that_is_held(
    linked: Engine, form: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    with reading(linked) as session:
        coverage = read_coverage(session)
        held = written_report(assemble(coverage), form, findings_in(coverage))
        outline = outlined(session)
        assert written_report(report_read(session, outline), form, findings_told(session, outline)) == held


def test_a_selection_picks_whole_matters(linked: Engine) -> None:
    with reading(linked) as session:
        key = session.scalars(select(Claim.id).order_by(Claim.id)).all()[2]
        outline = read_outline(session, [key])
        assert [len(keys) for keys in outline.matters] == [3]
        assert outline.single == ()


def test_superseded_versions_are_left_out(linked: Engine) -> None:
    with writing(linked) as session:
        session.scalars(select(Report)).first().superseded = True  # type: ignore[union-attr]
    with reading(linked) as session:
        assert len(outlined(session).claims) == 4
