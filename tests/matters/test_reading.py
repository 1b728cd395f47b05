"""From the tables: current versions, the analyst's word before the machine's, selections that never cut a matter."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from claims.attribution import QuoteType
from claims.compare import Relation
from claims.extract import Modality, Polarity, StatementKind
from claims.matters import Coverage, read_coverage
from claims.models import Attribution, Claim, Grade, Judgement, Link, Report, Role, Source, Verdict
from claims.sources import SourceKind

NOW = datetime(2026, 3, 10, tzinfo=UTC)
TEXT = "A blast killed nine, the Health Ministry said."


@pytest.fixture
def stored(engine: Engine) -> Session:
    """Three reports of one sentence by three outlets, the first two linked by the machine."""
    session = Session(engine)
    ministry = Source(uid="s", name="Health Ministry", folded="health ministry", kind=SourceKind.MINISTRY,
                      named=True, resolved=True, created_at=NOW)  # fmt: skip
    claims = []
    for number, outlet in enumerate(("Post", "Ledger", "Radio"), start=1):
        publisher = Source(uid=f"p{number}", name=outlet, folded=outlet.lower(), kind=SourceKind.MEDIA,
                           named=True, resolved=True, created_at=NOW)  # fmt: skip
        paper = Report(
            uid=f"r{number}", publisher=publisher, published_at=datetime(2026, 3, number, tzinfo=UTC), supported=True,
            media_type="text/plain", origin="x", raw_sha256=str(number), raw_size=1, text_sha256=str(number),
            text=TEXT, version=1, ingested_at=NOW, ingested_by="test",
        )  # fmt: skip
        claim = Claim(
            uid=f"c{number}", report=paper, ordinal=0, kind=StatementKind.STATEMENT, quote_type=QuoteType.INDIRECT,
            polarity=Polarity.AFFIRMED, modality=Modality.ASSERTED, content="A blast killed nine", start=0, end=19,
            content_spans=[[0, 19]], cue_spans=[[41, 45]], sentence_start=0, sentence_end=len(TEXT), evidence="test",
            confidence=1.0, extractor="test", created_at=NOW,
        )  # fmt: skip
        claim.attributions = [
            Attribution(source=ministry, role=Role.ISSUER, position=0, printed="the Health Ministry",
                        source_spans=[[21, 40]], cue_spans=[[41, 45]], named=True, reason="test")
        ]  # fmt: skip
        claims.append(claim)
    session.add_all(claims)
    session.flush()
    session.add(
        Link(
            uid="l",
            a_id=claims[0].id,
            b_id=claims[1].id,
            relation=Relation.RESTATES,
            score=0.9,
            reasons=[{"code": "same-issuer", "text": "One body."}],
            linker="test",
            created_at=NOW,
        )
    )
    session.add(Grade(source_id=claims[0].attributions[0].source_id, code="B", made_at=NOW, made_by="ana"))
    session.flush()
    return session


def judge(session: Session, a: int, b: int, verdict: Verdict, relation: Relation | None = None) -> None:
    session.add(Judgement(a_id=a, b_id=b, verdict=verdict, relation=relation, made_at=NOW, made_by="ana"))
    session.flush()


def keys(session: Session) -> list[int]:
    return [claim.id for claim in session.query(Claim).order_by(Claim.uid)]


def shape(coverage: Coverage) -> tuple[list[list[str]], list[str]]:
    matters = [[claim.uid for claim in matter.claims] for matter in coverage.matters]
    return matters, [one.uid for one in coverage.single]


def test_what_is_read(stored: Session) -> None:
    with stored:
        (matter,), (single,) = (coverage := read_coverage(stored)).matters, coverage.single
    assert single.uid == "c3"
    claim = matter.claims[0]
    assert claim.passage == TEXT
    assert {mark.role: mark.span.of(TEXT) for mark in claim.marks} == {
        "content": "A blast killed nine", "source": "the Health Ministry", "cue": "said",
    }  # fmt: skip
    assert claim.issuer is not None
    assert (claim.issuer.reliability, claim.report.outlet) == ("B", "Post")
    assert len(matter.independent) == 1


def test_a_selection_picks_matters_and_never_cuts_them(stored: Session) -> None:
    with stored:
        assert shape(read_coverage(stored, [keys(stored)[1]])) == ([["c1", "c2"]], [])


def test_what_was_published_later_is_left_out(stored: Session) -> None:
    with stored:
        assert shape(read_coverage(stored, as_of=datetime(2026, 3, 1, 12, tzinfo=UTC))) == ([], ["c1"])


def test_a_rejected_link_joins_nothing_until_the_rejection_is_taken_back(stored: Session) -> None:
    with stored:
        a, b, _ = keys(stored)
        judge(stored, b, a, Verdict.REJECT)
        assert shape(read_coverage(stored)) == ([], ["c1", "c2", "c3"])
        judge(stored, a, b, Verdict.RETRACT)
        assert shape(read_coverage(stored)) == ([["c1", "c2"]], ["c3"])


def test_an_analyst_can_relate_what_the_machine_did_not(stored: Session) -> None:
    with stored:
        _, b, c = keys(stored)
        judge(stored, b, c, Verdict.OTHER, Relation.CONFLICTS)
        (matter,) = read_coverage(stored).matters
    assert [claim.uid for claim in matter.claims] == ["c1", "c2", "c3"]
    assert [tie.link.judged_by for tie in matter.conflicts] == ["ana"]


def test_a_superseded_version_is_not_looked_at(stored: Session) -> None:
    with stored:
        stored.query(Report).filter(Report.uid == "r2").one().superseded = True
        stored.flush()
        assert shape(read_coverage(stored)) == ([], ["c1", "c3"])
