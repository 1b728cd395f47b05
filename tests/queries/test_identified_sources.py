"""Sources as analysts identified them, wherever claims are looked for, counted and read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TypedDict

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from claims.database import writing
from claims.errors import AmbiguousIdError, UnknownIdError
from claims.matters.reading import read_claims
from claims.models import Alias, Aspect, Attribution, Claim, Report, Role, Source
from claims.queries import (
    ClaimFilter,
    claim_keys,
    find_reports,
    find_sources,
    identify_source,
    propose_merges,
    source_account,
    sources_named,
)
from claims.review import give_alias, grade_source, merge, note, set_aspect, split
from claims.sources import SourceKind
from tests.stored import NOW, report, source


class Who(TypedDict):
    by: str
    at: datetime


WHO: Who = {"by": "mara", "at": datetime(2031, 5, 11, tzinfo=UTC)}


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """Two names of one ministry, three claims; a paper under two names."""
    with writing(engine) as session:
        monday = report(session, "monday", "Health Ministry: 12 were killed", "Coast Guard: all were saved", day=8)
        tuesday = report(session, "tuesday", "MoPH: 15 people were killed", "MoPH: the count goes on", day=9)
        for stored, outlet in ((monday, "Marn Courier"), (tuesday, "The Courier of Marn")):
            publish(session, stored, source(session, outlet))
        office = source(session, "MoPH")
        session.add(Alias(source=office, name="the PH", folded="ph", reason="its initials", made_at=NOW, made_by="run"))
        yield session


def publish(session: Session, stored: Report, outlet: Source) -> None:
    stored.publisher = outlet
    session.flush()
    for key in session.scalars(select(Claim.id).where(Claim.report_id == stored.id)):
        session.add(
            Attribution(
                claim_id=key, source_id=outlet.id, role=Role.PUBLISHER, position=1, printed="", source_spans=[],
                cue_spans=[], named=True, reason="printed the report",
            )
        )  # fmt: skip
    session.flush()


def merged(session: Session) -> tuple[Source, Source]:
    ministry, office = source(session, "Health Ministry"), source(session, "MoPH")
    merge(session, ministry, [office], **WHO)
    return ministry, office


class TestMerged:
    def test_is_listed_once_with_counts_and_names_of_both(self, session: Session) -> None:
        merged(session)
        row = find_sources(session)[0]
        assert (row.source.name, row.issued) == ("Health Ministry", 3)
        assert row.aliases == ("MoPH", "the PH")
        assert "MoPH" not in {each.source.name for each in find_sources(session)}

    @pytest.mark.parametrize("name", ["health ministry", "moph", "ph"])
    def test_is_found_by_every_name_of_both(self, session: Session, name: str) -> None:
        merged(session)
        assert [row.source.name for row in find_sources(session, name=name)] == ["Health Ministry"]
        assert len(claim_keys(session, ClaimFilter(issuers=(name,)))) == 3

    def test_issues_every_claim_of_both(self, session: Session) -> None:
        ministry, office = merged(session)
        issuers = [claim.issuer for claim in read_claims(session, claim_keys(session, ClaimFilter(sources=("moph",))))]
        assert {issuer.uid for issuer in issuers if issuer} == {ministry.uid}
        split(session, office, **WHO)
        assert len(claim_keys(session, ClaimFilter(issuers=("moph",)))) == 2

    def test_outlets_are_one_outlet(self, session: Session) -> None:
        paper, other = source(session, "Marn Courier"), source(session, "The Courier of Marn")
        assert len(find_reports(session, publisher="marn courier")) == 1
        merge(session, paper, [other], **WHO)
        found = find_reports(session, publisher="marn courier")
        assert [row.report.outlet for row in found] == ["Marn Courier", "Marn Courier"]
        assert {claim.report.outlet_key for claim in read_claims(session, [1, 3])} == {paper.uid}
        assert len(claim_keys(session, ClaimFilter(publishers=("marn courier",)))) == 4

    def test_has_the_grade_of_what_it_counts_as(self, session: Session) -> None:
        ministry, office = merged(session)
        grade_source(session, office, "E", **WHO)
        assert find_sources(session)[0].source.reliability is None
        grade_source(session, ministry, "B", **WHO)
        assert find_sources(session)[0].source.reliability == "B"


class TestSet:
    def test_kind_is_what_is_looked_for(self, session: Session) -> None:
        guard = source(session, "Coast Guard")
        set_aspect(session, guard, Aspect.KIND, "military", **WHO)
        assert [row.source.name for row in find_sources(session, kinds=(SourceKind.MILITARY,))] == ["Coast Guard"]
        assert "Coast Guard" not in {row.source.name for row in find_sources(session, kinds=(SourceKind.OTHER,))}

    def test_name_is_shown_and_both_names_are_found(self, session: Session) -> None:
        set_aspect(session, source(session, "Coast Guard"), Aspect.NAME, "Marn Sea Rescue", **WHO)
        for name in ("sea rescue", "coast guard"):
            (row,) = find_sources(session, name=name)
            assert (row.source.name, row.aliases) == ("Marn Sea Rescue", ("Coast Guard",))


class TestQuoting:
    @pytest.mark.parametrize("said", ["Coast Guard", "the coast guard", "COAST GUARD"])
    def test_by_exact_name(self, session: Session, said: str) -> None:
        assert identify_source(session, said).name == "Coast Guard"

    def test_by_the_beginning_of_its_id(self, session: Session) -> None:
        guard = source(session, "Coast Guard")
        assert identify_source(session, guard.uid[:8]) is guard

    def test_by_a_name_that_could_be_an_id(self, session: Session) -> None:
        assert identify_source(session, source(session, "Dada Abbe").name).name == "Dada Abbe"
        assert identify_source(session, source(session, "Facade").name).name == "Facade"

    def test_by_another_name_unless_it_is_the_name_of_one(self, session: Session) -> None:
        assert identify_source(session, "PH").name == "MoPH"
        give_alias(session, source(session, "MoPH"), "Marn Gazette", **WHO)
        assert identify_source(session, "marn gazette").name == "MoPH"
        assert source(session, "Marn Gazette") is identify_source(session, "marn gazette")

    def test_by_a_name_that_is_set(self, session: Session) -> None:
        set_aspect(session, source(session, "Coast Guard"), Aspect.NAME, "Marn Sea Rescue", **WHO)
        assert identify_source(session, "marn sea rescue").name == "Coast Guard"

    @pytest.mark.parametrize("said", ["Coast", "ffffffff", "…"])
    def test_part_of_a_name_is_no_name(self, session: Session, said: str) -> None:
        with pytest.raises(UnknownIdError):
            identify_source(session, said)

    def test_several_of_one_name_are_told(self, session: Session) -> None:
        give_alias(session, source(session, "Coast Guard"), "PH", **WHO)
        with pytest.raises(AmbiguousIdError, match=r"MoPH .*Coast Guard|Coast Guard .*MoPH"):
            identify_source(session, "PH")
        assert len(sources_named(session, "ph")) == 2


def test_the_account_of_a_source(session: Session) -> None:
    ministry, office = merged(session)
    give_alias(session, office, "Bureau of Public Health", reason="its letterhead", **WHO)
    grade_source(session, office, "C", **WHO)
    note(session, ministry, "Asked twice.", by="ben", at=datetime(2031, 5, 12, tzinfo=UTC))
    account = source_account(session, ministry)
    assert (account.row.issued, [each.name for each in account.merged]) == (3, ["MoPH"])
    assert [(name.name, name.reason, name.made_by) for name in account.names] == [
        ("the PH", "its initials", "run"),
        ("Bureau of Public Health", "its letterhead", "mara"),
    ]
    said = [decision.said for decision in account.decisions]
    assert said[0] == "note: Asked twice."
    assert set(said) == {
        "note: Asked twice.", "merged into Health Ministry", "alias: Bureau of Public Health", "grade: C",
    }  # fmt: skip
    assert source_account(session, office).standing.uid == ministry.uid


class TestProposed:
    def test_the_one_that_speaks_more_is_the_one_to_keep(self, session: Session) -> None:
        report(session, "wednesday", "Coastguard: none is missing", "Healthy Ministry: none", day=10)
        found = propose_merges(session)
        assert {(each.into.source.name, each.other.source.name) for each in found} == {
            ("Coast Guard", "Coastguard"),
            ("Health Ministry", "Healthy Ministry"),
            ("Marn Courier", "The Courier of Marn"),
        }
        sure = [each.likeness.confidence for each in found]
        assert sure == sorted(sure, reverse=True)
        assert [each.into.source.name for each in propose_merges(session, name="ministry")] == ["Health Ministry"]
        assert propose_merges(session, kinds=(SourceKind.POLICE,)) == []

    def test_what_was_merged_or_split_is_not_asked_again(self, session: Session) -> None:
        report(session, "wednesday", "Healthy Ministry: none", day=10)
        other = source(session, "Healthy Ministry")
        merge(session, source(session, "Health Ministry"), [other], **WHO)
        assert propose_merges(session, name="ministry") == []
        split(session, other, **WHO)
        assert propose_merges(session, name="ministry") == []
