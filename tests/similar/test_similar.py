"""Asking a store whether anybody has claimed something: what is found, in which order, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from claims.candidates import claims_holding, index, load_claims
from claims.compare.stance import Stance
from claims.errors import UnknownIdError, UsageError
from claims.likeness import counted
from claims.models import Claim, Report
from claims.similar import Similar, Sought, similar_claims, sought_by_id, sought_in_words
from claims.similar.sought import SAID
from tests.stored import report

FERRY = "Harbour office: the ferry Marisol sank off Port Ansel"
DENIED = "Owners: the ferry Marisol did not sink but lies at anchor off Port Ansel"
WORTH = "Insurer: the ferry Marisol was worth nothing"
MINT = "Mint: a new coin was struck in Veld"


def _told(session: Session, sought: Sought, limit: int = 20) -> list[str]:
    return [found.claim.content for found in similar_claims(session, sought, limit=limit)]


def _words(line: str) -> str:
    return line.split(": ", 1)[1]


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with Session(engine) as opened:
        report(opened, "one", FERRY, MINT, day=3)
        report(opened, "two", DENIED, day=5)
        report(opened, "three", WORTH, day=20)
        _index(opened)
        yield opened


def _index(session: Session) -> None:
    index(session, load_claims(session, session.scalars(select(Claim.id))))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The ferry Marisol has sunk off Port Ansel", FERRY),  # other forms of the words
        ("#Marisol #PortAnsel ferry sank!! https://t.co/x", FERRY),  # as people repeat it
        ("THE MARISOL FERRY SANK NEAR PORT ANSEL", FERRY),
        ("A coin has been struck by the mint of Veld", MINT),
    ],
)
def test_the_claim_most_like_a_text_comes_first(session: Session, text: str, first: str) -> None:
    assert _told(session, sought_in_words(text))[0] == _words(first)


def test_who_claims_it_is_for_it_and_who_denies_it_against(session: Session) -> None:
    found = similar_claims(session, sought_in_words("The ferry Marisol sank off Port Ansel"), limit=2)
    assert [row.taken and row.taken.stance for row in found] == [Stance.FOR, Stance.AGAINST]
    assert [row.claim.issuer and row.claim.issuer.name for row in found] == ["Harbour office", "Owners"]
    assert [row.claim.content for row in found] == [_words(FERRY), _words(DENIED)]
    assert all(0 < row.score <= 1 for row in found)


def test_a_denial_is_asked_after_as_one(session: Session) -> None:
    found = similar_claims(session, sought_in_words("The ferry Marisol did not sink off Port Ansel"), limit=2)
    assert {row.claim.content: row.taken and row.taken.stance for row in found} == {
        _words(DENIED): Stance.FOR,
        _words(FERRY): Stance.AGAINST,
    }


@pytest.mark.parametrize("text", ["Exports of wheat fell", "Nobody knows", "Zzyzx"])
def test_nothing_alike_nothing_found(session: Session, text: str) -> None:
    assert _told(session, sought_in_words(text)) == []


@pytest.mark.parametrize("text", ["", "  \n", "the and of", "!?"])
def test_a_text_needs_a_word_to_find_by(text: str) -> None:
    with pytest.raises(UsageError, match="no word in it"):
        sought_in_words(text)


def test_no_more_than_the_limit(session: Session) -> None:
    assert len(_told(session, sought_in_words("ferry Marisol"), limit=1)) == 1


def _day(row: Similar) -> int:
    assert row.claim.at is not None
    return row.claim.at.day


def test_of_two_alike_the_one_told_near_in_time_comes_first(engine: Engine) -> None:
    with Session(engine) as session:
        for day in (2, 12, 22):
            report(session, f"day {day}", FERRY, day=day)
        _index(session)
        text = _words(FERRY)
        at = sought_in_words(f"{text} on 12 May 2031").said.as_of
        dated = similar_claims(session, sought_in_words(text, told=at), limit=3)
        assert _day(dated[0]) == 12
        assert dated[0].score > dated[1].score
        undated = similar_claims(session, sought_in_words(text), limit=3)
        assert [_day(row) for row in undated] == [2, 12, 22], "the earliest first: who claimed it already"
        assert len({row.score for row in undated}) == 1


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The Marisol sank on 12 May 2031", "2031-05-12"),
        ("Marisol, 2031-05-12: she sank", "2031-05-12"),
        ("The Marisol sank in May 2031", None),  # no day
        ("The Marisol sank on Monday", None),  # of which week?
    ],
)
def test_a_text_that_names_its_day_was_told_then(text: str, day: str | None) -> None:
    at = sought_in_words(text).said.as_of
    assert (f"{at:%Y-%m-%d}" if at else None) == day


def test_a_long_text_is_known_by_its_title_and_found_by_its_words() -> None:
    sought = sought_in_words(f"{'She sailed on. ' * 500}", title="Marisol sank")
    assert sought.said.content == "Marisol sank"
    assert sought.words.startswith("Marisol sank\nShe sailed")
    assert len(sought_in_words("She sailed on. " * 500).said.content) <= SAID


def test_a_claim_is_not_alike_to_its_own_report(session: Session) -> None:
    own = session.scalars(select(Claim).order_by(Claim.id)).first()
    assert own
    assert _told(session, sought_by_id(session, own.uid[:8])) == [_words(DENIED), _words(WORTH)]


def test_nor_is_a_report_whatever_its_version(engine: Engine) -> None:
    with Session(engine) as session:
        address = "https://example.org/ferry"
        old = report(session, "old", FERRY, url=address)
        new = report(session, "new", FERRY, url=address, version=2)
        report(session, "other", FERRY)
        _index(session)
        session.get_one(Report, old.id).superseded = True
        session.flush()
        for asked in (old, new):
            found = similar_claims(session, sought_by_id(session, asked.uid), limit=9)
            assert [row.claim.report.origin for row in found] == ["other"]
        everything = similar_claims(session, sought_in_words(_words(FERRY)), limit=9)
        assert {row.claim.report.origin for row in everything} == {"new", "other"}, "superseded versions are left out"


def test_an_unknown_id(session: Session) -> None:
    with pytest.raises(UnknownIdError):
        sought_by_id(session, "ffff")


def test_the_index_answers_with_what_shares_most(session: Session) -> None:
    found = claims_holding(session, counted("the ferry Marisol off Port Ansel"), 9)
    contents = {claim.id: claim.content for claim in session.scalars(select(Claim))}
    assert {contents[key] for key in found[:2]} == {_words(FERRY), _words(DENIED)}
    assert (
        claims_holding(session, counted("ferry Marisol"), 1) == claims_holding(session, counted("ferry Marisol"), 9)[:1]
    )
    assert claims_holding(session, {}, 9) == []
    assert claims_holding(session, counted("x" * 300), 9) == []
