"""Candidate pairs on real databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import msgspec
import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from claims.candidates import find_candidates, index, index_reports, load_claims, terms
from claims.candidates.likeness import within
from claims.candidates.terms import NO_DAY, TERM_LENGTH, kept, limits, terms_of, weight
from claims.compare import Comparable, Issuer
from claims.figures import Figure, Measure, Qualifier
from claims.models import Claim, Report
from claims.text import Span
from tests.stored import report

CLAIM = Comparable(
    report="r",
    publisher=None,
    content="the ferry sank off Port Ansel with 31 aboard",
    passage="The ferry sank off Port Ansel with 31 aboard, the coast guard said.",
    issuer=Issuer("Coast guard", key="coast guard", authority=None),
    quoted=False,
    denied=False,
    asserted=True,
)


def _indexed(session: Session) -> list[int]:
    ids = list(session.scalars(select(Claim.id).order_by(Claim.id)))
    index(session, load_claims(session, ids))
    index_reports(session, session.scalars(select(Report)))
    return ids


def _pairs(session: Session, ids: list[int]) -> list[tuple[int, int]]:
    return find_candidates(session, load_claims(session, ids)).pairs


def test_terms_are_content_words_and_figures() -> None:
    told = terms_of(CLAIM)
    assert {"ansel", "port"} <= told
    assert not told & {"the", "off", "with", "said"}


def test_a_share_is_no_toll_of_the_same_number() -> None:
    toll, share = (
        Figure(5130, 5130, measure, Qualifier.EXACT, Span(0, 1), unit=unit)
        for measure, unit in ((Measure.KILLED, None), (Measure.OTHER, "percent"))
    )
    assert "#5130" in terms_of(replace(CLAIM, figures=(toll,)))
    assert {"#5130percent"} == terms_of(replace(CLAIM, figures=(share,))) - terms_of(CLAIM)


def test_terms_fit_their_column() -> None:
    unit = Figure(7, 7, Measure.OTHER, Qualifier.EXACT, Span(0, 1), unit="x" * 300)
    assert all(len(term) <= TERM_LENGTH for term in kept(terms_of(replace(CLAIM, figures=(unit,)))))


def test_a_claim_is_entered_under_its_rarest_terms() -> None:
    long = replace(CLAIM, content=" ".join(f"{word}berg" for word in "abcdefghijklmnopqrstuv") + " people government")
    found = kept(terms_of(long))
    assert len(found) == limits().kept_terms
    assert not {"people", "govern"} & set(found)
    assert [weight(term) for term in found] == sorted(map(weight, found), reverse=True)


@pytest.mark.parametrize(
    ("rarer", "commoner"),
    [("#10328", "#3"), ("#471", "#47"), ("qeshmi", "people"), ("ceasef", "govern")],
)
def test_what_is_rare_tells_more(rarer: str, commoner: str) -> None:
    assert weight(rarer) > weight(commoner)


def test_claims_that_share_rare_words_are_found_across_reports(engine: Engine) -> None:
    with Session(engine) as session:
        report(session, "one", "Harbour office: the ferry Marisol sank off Port Ansel")
        report(session, "two", "Coast guard: the Marisol went down near Port Ansel", "Mint: a new coin was struck")
        ids = _indexed(session)
        assert _pairs(session, ids[:1]) == [(ids[0], ids[1])]


def test_every_pair_comes_once(engine: Engine) -> None:
    with Session(engine) as session:
        for name in "abcd":
            report(session, name, f"Office {name}: the ferry Marisol sank off Port Ansel")
        pairs = [frozenset(pair) for pair in _pairs(session, _indexed(session))]
        assert len(pairs) == len(set(pairs)) == 6


def test_one_report_and_its_versions_are_never_paired(engine: Engine) -> None:
    with Session(engine) as session:
        line = "Harbour office: the ferry Marisol sank off Port Ansel"
        report(session, "one", line, line, url="https://example.org/ferry")
        report(session, "two", line, url="https://example.org/ferry", version=2)
        assert _pairs(session, _indexed(session)) == []


def test_superseded_versions_are_left_out(engine: Engine) -> None:
    with Session(engine) as session:
        line = "Harbour office: the ferry Marisol sank off Port Ansel"
        old = report(session, "one", line)
        report(session, "two", line)
        ids = _indexed(session)
        session.get_one(Report, old.id).superseded = True
        session.flush()
        assert _pairs(session, ids[1:]) == []


def test_a_claim_has_no_more_candidates_than_its_budget(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terms, "limits", lambda: msgspec.structs.replace(limits(), most=2))
    monkeypatch.setattr("claims.candidates.finding.limits", terms.limits)
    with Session(engine) as session:
        for number in range(6):
            report(session, f"r{number}", f"Office {number}: the ferry Marisol sank", day=1 + number * 4)
        ids = list(session.scalars(select(Claim.id).order_by(Claim.id)))
        index(session, load_claims(session, ids))
        assert _pairs(session, ids[:1]) == [(ids[0], ids[1]), (ids[0], ids[2])], "the nearest in time"


def test_claims_of_reports_on_one_happening_are_compared_though_their_sentences_share_little(engine: Engine) -> None:
    with Session(engine) as session:
        lead = "Red Cross: a fire swept the Orlova mill in Verkhny Tagan, the Orlova textile mill of Verkhny Tagan"
        report(session, "one", lead, "Governor: nobody is missing in the ruins any more", day=3)
        report(
            session,
            "two",
            lead.replace("Red Cross", "Mayor"),
            "Rescuers: two people are still missing below the roof",
            day=4,
        )
        report(session, "far", "Central bank: two interest rates are still under review", day=4)
        ids = _indexed(session)
        found = {frozenset(pair) for pair in _pairs(session, ids)}
        assert frozenset((ids[1], ids[3])) in found
        assert not any(ids[4] in pair for pair in found)
        session.get_one(Claim, ids[3]).as_of = datetime(2029, 5, 4, tzinfo=UTC)
        session.flush()
        assert frozenset((ids[1], ids[3])) not in {frozenset(pair) for pair in _pairs(session, ids)}


@pytest.mark.parametrize(
    ("day", "other", "expected"),
    [(100, 130, True), (130, 100, True), (100, 131, False), (NO_DAY, 100, True), (NO_DAY, NO_DAY, True)],
)
def test_a_month_parts_claims_and_an_unknown_day_does_not(day: int, other: int, expected: bool) -> None:
    assert within(day, other, limits().beside_days) is expected
