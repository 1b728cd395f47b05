"""What analysts say of who sources are: said once, logged, refused where it makes no sense, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TypedDict

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from claims.database import writing
from claims.errors import UsageError
from claims.identities import Identities, StandingSource
from claims.models import Aspect, Identification, LogEntry, SaidAlias, Source, current_said_aliases
from claims.review import clear_aspect, give_alias, merge, set_aspect, split, take_alias
from claims.sources import SourceKind
from tests.stored import source


class Who(TypedDict):
    by: str
    at: datetime


WHO: Who = {"by": "mara", "at": datetime(2031, 5, 11, tzinfo=UTC)}


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with writing(engine) as session:
        yield session


def standing(session: Session, one: Source) -> StandingSource:
    return Identities(session).standing(one)


def counts_as(session: Session, one: Source) -> str:
    return standing(session, one).name


def logged(session: Session) -> list[str]:
    return list(session.scalars(select(LogEntry.action).order_by(LogEntry.id)))


def words(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Identification)) or 0


class TestMerging:
    def test_counts_as_the_other_until_it_is_split(self, session: Session) -> None:
        office, ministry = source(session, "Public Health Office"), source(session, "Health Ministry")
        assert merge(session, ministry, [office], reason="one letterhead", **WHO) == [office]
        assert (counts_as(session, office), counts_as(session, ministry)) == ("Health Ministry", "Health Ministry")
        assert office.name == "Public Health Office"  # the machine's row is what it was
        assert split(session, office, **WHO)
        assert counts_as(session, office) == "Public Health Office"
        assert (logged(session), words(session)) == (["merge", "split"], 2)

    def test_said_twice_is_said_once(self, session: Session) -> None:
        a, b = source(session, "A Bureau"), source(session, "B Bureau")
        assert merge(session, a, [b, b], **WHO) == [b]
        assert merge(session, a, [b], **WHO) == []
        assert not split(session, a, **WHO)
        assert (logged(session), words(session)) == (["merge"], 1)

    def test_goes_on_along_a_chain_and_comes_apart_where_it_is_split(self, session: Session) -> None:
        a, b, c, d = (source(session, f"{letter} Bureau") for letter in "ABCD")
        for into, other in ((b, a), (c, b), (d, c)):
            merge(session, into, [other], **WHO)
        assert {counts_as(session, each) for each in (a, b, c, d)} == {"D Bureau"}
        split(session, b, **WHO)
        assert [counts_as(session, each) for each in (a, b, c, d)] == ["B Bureau", "B Bureau", "D Bureau", "D Bureau"]

    def test_several_at_once(self, session: Session) -> None:
        a, b, c = (source(session, f"{letter} Bureau") for letter in "ABC")
        assert merge(session, a, [b, c], **WHO) == [b, c]

    def test_what_makes_no_sense_is_refused(self, session: Session) -> None:
        a, b, c = (source(session, f"{letter} Bureau") for letter in "ABC")
        merge(session, b, [a], **WHO)
        merge(session, c, [b], **WHO)
        for into, other, says in (
            (a, a, "cannot be merged into itself"),
            (a, c, "counts as C Bureau .* already: merging would go in a ring"),
            (c, a, "merged into B Bureau .* already .*claims sources split"),
        ):
            with pytest.raises(UsageError, match=says):
                merge(session, into, [other], **WHO)
        assert words(session) == 2

    def test_an_open_name_given_to_a_body_is_known(self, session: Session) -> None:
        police, service = source(session, "police", resolved=False), source(session, "Selvo Police Service")
        merge(session, service, [police], **WHO)
        assert standing(session, police).resolved

    def test_a_body_under_a_merged_one_answers_to_what_that_counts_as(self, session: Session) -> None:
        above, office, state = (source(session, name) for name in ("Cabinet", "Press Office", "Ardan Government"))
        office.parent_id = above.id
        session.flush()
        session.expire(office)
        merge(session, state, [above], **WHO)
        assert standing(session, office).parent == "Ardan Government"
        merge(session, state, [office], **WHO)
        assert standing(session, office).parent is None


class TestSetting:
    @pytest.mark.parametrize(
        ("aspect", "value", "found"),
        [
            (Aspect.NAME, "Harbour Watch Ardan", "Harbour Watch"),
            (Aspect.KIND, "ngo", SourceKind.OTHER),
            (Aspect.PLACE, "Ardan", None),
            (Aspect.SIDE, "opposition", None),
        ],
    )
    def test_an_aspect_and_back(self, session: Session, aspect: Aspect, value: str, found: str | None) -> None:
        watch = source(session, "Harbour Watch")
        assert set_aspect(session, watch, aspect, value, reason="its statutes", **WHO)
        assert not set_aspect(session, watch, aspect, value, reason="its statutes", **WHO)
        assert getattr(standing(session, watch), aspect.value) == value
        assert clear_aspect(session, watch, aspect, **WHO)
        assert not clear_aspect(session, watch, aspect, **WHO)
        assert getattr(standing(session, watch), aspect.value) == found
        assert logged(session) == ["set", "clear"]

    def test_a_name_makes_an_open_source_known(self, session: Session) -> None:
        authority = source(session, "port authority", resolved=False)
        assert not standing(session, authority).resolved
        set_aspect(session, authority, Aspect.NAME, "Selvo Port Authority", **WHO)
        assert standing(session, authority).resolved
        clear_aspect(session, authority, Aspect.NAME, **WHO)
        assert not standing(session, authority).resolved

    def test_a_parent_another_and_none(self, session: Session) -> None:
        office, ministry, state = (source(session, name) for name in ("Press Office", "Ministry", "State"))
        office.parent = ministry
        set_aspect(session, office, Aspect.PARENT, state, **WHO)
        assert standing(session, office).parent == "State"
        set_aspect(session, office, Aspect.PARENT, None, **WHO)
        assert standing(session, office).parent is None
        clear_aspect(session, office, Aspect.PARENT, **WHO)
        assert standing(session, office).parent == "Ministry"

    def test_what_is_set_on_a_merged_source_waits_for_its_split(self, session: Session) -> None:
        a, b = source(session, "A Bureau"), source(session, "B Bureau")
        set_aspect(session, b, Aspect.NAME, "Second Bureau", **WHO)
        merge(session, a, [b], **WHO)
        assert counts_as(session, b) == "A Bureau"
        split(session, b, **WHO)
        assert counts_as(session, b) == "Second Bureau"

    @pytest.mark.parametrize(
        ("aspect", "value", "says"),
        [
            (Aspect.KIND, "rumour", "no kind of source"),
            (Aspect.KIND, None, "no value"),
            (Aspect.NAME, "  ", "no value"),
            (Aspect.NAME, "…", "a letter or a digit"),
            (Aspect.NAME, "n" * 201, "200 characters"),
            (Aspect.PARENT, "State", "no value"),
            (Aspect.SAME_AS, "State", "no value"),
        ],
    )
    def test_a_value_that_cannot_be(self, session: Session, aspect: Aspect, value: str | None, says: str) -> None:
        with pytest.raises(UsageError, match=says):
            set_aspect(session, source(session, "Harbour Watch"), aspect, value, **WHO)
        assert words(session) == 0

    def test_nobody_is_above_itself(self, session: Session) -> None:
        office, ministry = source(session, "Press Office"), source(session, "Ministry")
        with pytest.raises(UsageError, match="its own parent"):
            set_aspect(session, office, Aspect.PARENT, office, **WHO)
        set_aspect(session, office, Aspect.PARENT, ministry, **WHO)
        with pytest.raises(UsageError, match="answers to Ministry"):
            set_aspect(session, ministry, Aspect.PARENT, office, **WHO)


class TestAliases:
    def test_a_name_stands_for_one_source_the_one_said_last(self, session: Session) -> None:
        a, b = source(session, "A Bureau"), source(session, "B Bureau")
        assert give_alias(session, a, "Selvo Bureau", **WHO)
        assert not give_alias(session, a, "the SELVO bureau", **WHO)
        assert give_alias(session, b, "Selvo Bureau", **WHO)
        assert [alias.source_id for alias in session.scalars(current_said_aliases())] == [b.id]
        assert not take_alias(session, a, "Selvo Bureau", **WHO)
        assert take_alias(session, b, "Selvo Bureau", **WHO)
        assert session.scalars(current_said_aliases()).all() == []
        assert session.scalar(select(func.count()).select_from(SaidAlias)) == 3

    def test_the_name_of_another_body_is_taken(self, session: Session) -> None:
        a, b, c = (source(session, name) for name in ("A Bureau", "B Bureau", "C Bureau"))
        set_aspect(session, b, Aspect.NAME, "Selvo Bureau", **WHO)
        for name in ("the b bureau", "Selvo Bureau"):  # as reports print it, and as an analyst calls it
            with pytest.raises(UsageError, match="another source"):
                give_alias(session, a, name, **WHO)
        merge(session, a, [b], **WHO)
        assert give_alias(session, a, "B Bureau", **WHO)
        with pytest.raises(UsageError, match="another source"):
            give_alias(session, c, "B Bureau", **WHO)

    @pytest.mark.parametrize("name", ["the ministry", "two officials", "police", "…", "", "she"])
    def test_a_name_that_says_nobody(self, session: Session, name: str) -> None:
        with pytest.raises(UsageError):
            give_alias(session, source(session, "A Bureau"), name, **WHO)
