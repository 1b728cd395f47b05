"""From the tables: current versions, the analyst's word before the machine's, selections that never cut a matter."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from claims.attribution import QuoteType
from claims.compare import Relation
from claims.dates import Moment, Precision
from claims.extract import Modality, Polarity, StatementKind
from claims.figures import Basis, Measure, Qualifier
from claims.matters import Coverage, read_coverage
from claims.matters.reading import read_claims
from claims.matters.sources import SourceRecords
from claims.models import Attribution, Claim, Figure, Grade, Judgement, Link, Report, Role, Source, Verdict
from claims.review import correct_as_of, correct_figure, correct_issuer, correct_place
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


def test_a_corrected_claim_counts_as_corrected(stored: Session) -> None:
    """The analyst's issuer is the one who is graded and merged; what was read of the other goes with it."""
    who: Any = {"by": "ana", "at": NOW}
    with stored:
        first = stored.get_one(Claim, keys(stored)[0])
        first.attributions[0].speaker, first.attributions[0].number = "Odo Bassi", "two"
        first.figures = [
            Figure(ordinal=0, low=9, high=9, measure=Measure.KILLED, qualifier=Qualifier.AT_LEAST, hedge="at least",
                   part_of=False, basis=Basis.INCIDENT, start=0, end=20)
        ]  # fmt: skip
        stored.flush()
        (read,) = read_claims(stored, [first.id])
        assert (read.issuer_speaker, read.issuer_number, read.corrected) == ("Odo Bassi", "two", ())
        outlet = stored.query(Source).filter(Source.uid == "p3").one()
        stored.add(Grade(source_id=outlet.id, code="D", made_at=NOW, made_by="ana"))
        correct_issuer(stored, first, outlet, **who)
        correct_as_of(stored, first, Moment(datetime(2026, 2, 1, tzinfo=UTC), Precision.MONTH), **who)
        correct_place(stored, first, "Marn", **who)
        correct_figure(stored, first, 0, (9, 11), Measure.INJURED, **who)
        (claim,) = read_claims(stored, [first.id])
    assert claim.corrected == ("issuer", "as_of", "place", "figure 1")
    assert claim.issuer is not None
    assert (claim.issuer.name, claim.issuer.reliability) == ("Radio", "D")
    assert (claim.issuer_printed, claim.issuer_speaker, claim.issuer_number) == ("", None, None)
    assert (claim.at, claim.at_precision) == (datetime(2026, 2, 1, tzinfo=UTC), Precision.MONTH)
    assert (claim.place, claim.content, claim.marks) == ("Marn", read.content, read.marks)
    (figure,) = claim.figures
    assert (figure.low, figure.high, figure.measure, figure.hedge) == (9, 11, Measure.INJURED, None)


def test_a_claim_given_to_its_reports_own_voice_has_no_issuer(stored: Session) -> None:
    with stored:
        first = stored.get_one(Claim, keys(stored)[0])
        correct_issuer(stored, first, None, by="ana", at=NOW)
        (claim,) = read_claims(stored, [first.id])
    assert (claim.issuer, claim.corrected) == (None, ("issuer",))


def test_a_report_is_read_once_for_all_pages_of_its_claims(stored: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    with stored:
        sources, some = SourceRecords(stored), keys(stored)
        first, second = (read_claims(stored, some, sources) for _ in range(2))
        assert [one.report is other.report for one, other in zip(first, second, strict=True)] == [True] * 3
        monkeypatch.setattr("claims.matters.reading.HELD", 0)
        assert read_claims(stored, some, sources) == first
