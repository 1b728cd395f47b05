"""Analysts' decisions: said once, kept for ever, logged with who and when; the newest counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TypedDict

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from claims.attribution import QuoteType
from claims.compare import Relation
from claims.database import writing
from claims.errors import UsageError
from claims.extract import Modality, Polarity, StatementKind
from claims.models import (
    Claim,
    Grade,
    Judgement,
    Link,
    LogEntry,
    Note,
    Report,
    Source,
    Tag,
    Verdict,
    current_grades,
    current_judgements,
    current_tags,
)
from claims.review import current_analyst, grade_claim, grade_source, judge, note, tag
from claims.sources import SourceKind

AT = datetime(2026, 3, 4, 12, tzinfo=UTC)


class Who(TypedDict):
    by: str
    at: datetime


WHO: Who = {"by": "mara", "at": AT}


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A store with two claims of two reports, linked as a conflict."""
    with writing(engine) as session:
        first, second = make_claim("1"), make_claim("2")
        session.add_all([first, second, make_source()])
        session.flush()
        session.add(
            Link(uid="link", a_id=first.id, b_id=second.id, relation=Relation.CONFLICTS, strength=None, score=0.9,
                 reasons=[], linker="test", created_at=AT)
        )  # fmt: skip
        session.flush()
        yield session


def make_claim(uid: str) -> Claim:
    report = Report(
        uid=f"r{uid}", supported=True, media_type="text/plain", origin="x", raw_sha256="", raw_size=0, text_sha256="",
        text="It fell.", version=1, superseded=False, ingested_at=AT, ingested_by="mara",
    )  # fmt: skip
    return Claim(
        uid=uid, report=report, ordinal=0, kind=StatementKind.STATEMENT, quote_type=QuoteType.INDIRECT,
        polarity=Polarity.AFFIRMED, modality=Modality.ASSERTED, content="It fell", start=0, end=7,
        content_spans=[[0, 7]], cue_spans=[], sentence_start=0, sentence_end=8, evidence="", confidence=1.0,
        extractor="test", created_at=AT,
    )  # fmt: skip


def make_source() -> Source:
    return Source(
        uid="s", name="Ministry", folded="ministry", kind=SourceKind.MINISTRY, named=True, resolved=True, created_at=AT
    )


def claims(session: Session) -> list[Claim]:
    return list(session.scalars(select(Claim).order_by(Claim.uid)))


def tags(session: Session, claim: Claim) -> list[str]:
    return sorted(row.name for row in session.scalars(current_tags().where(Tag.claim_id == claim.id)))


def log(session: Session) -> list[tuple[str, str, str | None]]:
    return [
        (row.action, row.subject, row.subject_uid) for row in session.scalars(select(LogEntry).order_by(LogEntry.id))
    ]


def count(session: Session, table: type[Tag | Grade | Judgement | Note | LogEntry]) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


class TestTags:
    def test_are_put_on_and_taken_off(self, session: Session) -> None:
        one, two = claims(session)
        assert tag(session, [one, two], ["toll", "north"], **WHO) == 4
        assert tag(session, [one], ["checked"], ["toll"], **WHO) == 2
        assert (tags(session, one), tags(session, two)) == (["checked", "north"], ["north", "toll"])

    def test_that_are_on_already_are_no_change_and_not_logged(self, session: Session) -> None:
        one, _ = claims(session)
        tag(session, [one], ["toll"], **WHO)
        assert tag(session, [one], ["toll"], ["never-there"], **WHO) == 0
        assert (count(session, Tag), log(session)) == (1, [("tag", "claim", "1")])

    def test_keep_their_history(self, session: Session) -> None:
        one, _ = claims(session)
        for add, remove in ((["toll"], []), ([], ["toll"]), (["toll"], [])):
            tag(session, [one], add, remove, **WHO)
        assert tags(session, one) == ["toll"]
        assert count(session, Tag) == 3

    @pytest.mark.parametrize("name", ["", "  ", "two words", "a,b", "+plus", "-minus", "x" * 101, "tab\there"])
    def test_are_one_short_word(self, session: Session, name: str) -> None:
        with pytest.raises(UsageError):
            tag(session, claims(session), [name], **WHO)

    def test_cannot_come_and_go_at_once(self, session: Session) -> None:
        with pytest.raises(UsageError, match="tag toll: added and removed at once"):
            tag(session, claims(session), ["toll"], ["toll "], **WHO)

    def test_are_words_of_any_script(self, session: Session) -> None:
        one, _ = claims(session)
        tag(session, [one], ["غزة"], **WHO)
        assert tags(session, one) == ["غزة"]


class TestGrades:
    def test_of_claims_and_sources_are_two_things(self, session: Session) -> None:
        one, _ = claims(session)
        source = session.scalars(select(Source)).one()
        assert grade_claim(session, one, "2", reason="two photographs", **WHO)
        assert grade_source(session, source, "b", **WHO)
        grades = session.scalars(current_grades().order_by(Grade.id)).all()
        assert [(row.code, row.claim_id is not None, row.source_id is not None) for row in grades] == [
            ("2", True, False),
            ("B", False, True),
        ]
        assert log(session) == [("grade", "claim", "1"), ("grade", "source", "s")]

    def test_the_newest_counts_even_when_the_clock_went_back(self, session: Session) -> None:
        one, _ = claims(session)
        grade_claim(session, one, "2", by="mara", at=AT)
        grade_claim(session, one, "5", by="tom", at=AT - timedelta(days=1))
        assert [row.code for row in session.scalars(current_grades())] == ["5"]
        assert count(session, Grade) == 2
        assert session.scalars(select(LogEntry.detail).order_by(LogEntry.id.desc())).first() == {
            "code": "5",
            "before": "2",
            "reason": None,
        }

    def test_said_again_are_not_said_twice(self, session: Session) -> None:
        one, _ = claims(session)
        assert grade_claim(session, one, "2", **WHO)
        assert not grade_claim(session, one, "2", **WHO)
        assert grade_claim(session, one, "2", reason="now with a reason", **WHO)
        assert (count(session, Grade), count(session, LogEntry)) == (2, 2)

    @pytest.mark.parametrize("code", ["A", "0", "7", "", "12"])
    def test_of_claims_run_from_1_to_6(self, session: Session, code: str) -> None:
        with pytest.raises(UsageError, match="1 2 3 4 5 6"):
            grade_claim(session, claims(session)[0], code, **WHO)

    @pytest.mark.parametrize("code", ["1", "G", "", "AB"])
    def test_of_sources_run_from_a_to_f(self, session: Session, code: str) -> None:
        with pytest.raises(UsageError, match="A B C D E F"):
            grade_source(session, session.scalars(select(Source)).one(), code, **WHO)


class TestJudgements:
    def test_accept_the_machines_relation(self, session: Session) -> None:
        one, two = claims(session)
        assert judge(session, one, two, Verdict.ACCEPT, **WHO)
        row = session.scalars(current_judgements()).one()
        assert (row.a_id, row.b_id, row.relation) == (one.id, two.id, Relation.CONFLICTS)
        assert log(session) == [("judge", "link", "link")]

    def test_count_whichever_way_round_they_are_given(self, session: Session) -> None:
        one, two = claims(session)
        judge(session, one, two, Verdict.ACCEPT, **WHO)
        judge(session, two, one, Verdict.OTHER, relation=Relation.UPDATES, reason="a later count", **WHO)
        row = session.scalars(current_judgements()).one()
        assert (row.a_id, row.verdict, row.relation) == (one.id, Verdict.OTHER, Relation.UPDATES)
        assert count(session, Judgement) == 2

    def test_said_again_are_not_said_twice(self, session: Session) -> None:
        one, two = claims(session)
        assert judge(session, one, two, Verdict.REJECT, **WHO)
        assert not judge(session, two, one, Verdict.REJECT, **WHO)
        assert (count(session, Judgement), count(session, LogEntry)) == (1, 1)

    def test_can_be_taken_back_and_given_again(self, session: Session) -> None:
        one, two = claims(session)
        assert not judge(session, one, two, Verdict.RETRACT, **WHO)
        judge(session, one, two, Verdict.REJECT, **WHO)
        assert judge(session, one, two, Verdict.RETRACT, **WHO)
        assert session.scalars(current_judgements()).all() == []
        assert judge(session, one, two, Verdict.REJECT, **WHO)
        assert len(session.scalars(current_judgements()).all()) == 1

    def test_outlive_the_machines_link(self, session: Session) -> None:
        one, two = claims(session)
        judge(session, one, two, Verdict.REJECT, **WHO)
        session.delete(session.scalars(select(Link)).one())
        session.flush()
        assert session.scalars(current_judgements()).one().verdict is Verdict.REJECT

    def test_need_what_they_speak_of(self, session: Session) -> None:
        one, two = claims(session)
        with pytest.raises(UsageError, match="no relation to itself"):
            judge(session, one, one, Verdict.REJECT, **WHO)
        with pytest.raises(UsageError, match="another relation must be named"):
            judge(session, one, two, Verdict.OTHER, **WHO)
        session.delete(session.scalars(select(Link)).one())
        session.flush()
        with pytest.raises(UsageError, match="no link to accept"):
            judge(session, one, two, Verdict.ACCEPT, **WHO)
        assert judge(session, one, two, Verdict.OTHER, relation=Relation.COPIES, **WHO)


class TestNotes:
    def test_stand_on_claims_sources_and_reports(self, session: Session) -> None:
        one, _ = claims(session)
        for subject in (one, one.report, session.scalars(select(Source)).one()):
            note(session, subject, " called the spokesman ", **WHO)
        assert session.scalars(select(Note.text)).all() == ["called the spokesman"] * 3
        assert log(session) == [("note", "claim", "1"), ("note", "report", "r1"), ("note", "source", "s")]

    def test_say_something(self, session: Session) -> None:
        with pytest.raises(UsageError, match="an empty note"):
            note(session, claims(session)[0], " \n", **WHO)


class TestAnalyst:
    @pytest.mark.parametrize(
        ("environment", "name"),
        [
            ({"CLAIMS_ANALYST": "mara", "CLAIMS_USER": "desk", "USER": "root", "LOGNAME": "root"}, "mara"),
            ({"CLAIMS_USER": "desk", "LOGNAME": "root"}, "desk"),
            ({"CLAIMS_ANALYST": " ", "LOGNAME": "tom"}, "tom"),
        ],
    )
    def test_is_named_by_the_environment(
        self, environment: dict[str, str], name: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for variable, value in environment.items():
            monkeypatch.setenv(variable, value)
        assert current_analyst() == name

    def test_has_a_name_that_fits(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CLAIMS_ANALYST", "x" * 201)
        with pytest.raises(UsageError, match="CLAIMS_ANALYST: a name may have 200 characters"):
            current_analyst()
