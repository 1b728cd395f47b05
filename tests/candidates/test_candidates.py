"""Candidate pairs on real databases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from claims import candidates
from claims.candidates import find_candidates, frequencies, index, terms_of
from claims.compare import Comparable, Issuer
from claims.figures import Figure, Measure, Qualifier
from claims.linking.loading import load_claims
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
    return ids


def test_terms_are_content_words_figures_and_issuer() -> None:
    terms = terms_of(CLAIM)
    assert {"ansel", "port", "@coast guard"} <= terms
    assert not terms & {"the", "off", "with", "said"}


def test_a_share_is_no_toll_of_the_same_number() -> None:
    toll, share = (
        Figure(5130, 5130, measure, Qualifier.EXACT, Span(0, 1), unit=unit)
        for measure, unit in ((Measure.KILLED, None), (Measure.OTHER, "percent"))
    )
    assert "#5130" in terms_of(replace(CLAIM, figures=(toll,)))
    assert {"#5130percent"} == terms_of(replace(CLAIM, figures=(share,))) - terms_of(CLAIM)


def test_terms_fit_their_column() -> None:
    wordy = Issuer("x" * 300, key="x" * 300, authority=None)
    assert all(len(term) <= candidates.TERM_LENGTH for term in terms_of(replace(CLAIM, issuer=wordy)))


def test_claims_that_share_rare_words_are_found_across_reports(engine: Engine) -> None:
    with Session(engine) as session:
        report(session, "one", "Harbour office: the ferry Marisol sank off Port Ansel")
        report(session, "two", "Coast guard: the Marisol went down near Port Ansel", "Mint: a new coin was struck")
        ids = _indexed(session)
        assert list(find_candidates(session, ids[:1])) == [(ids[0], ids[1])]


def test_every_pair_comes_once(engine: Engine) -> None:
    with Session(engine) as session:
        for name in "abcd":
            report(session, name, f"Office {name}: the ferry Marisol sank off Port Ansel")
        pairs = [frozenset(pair) for pair in find_candidates(session, _indexed(session))]
        assert len(pairs) == len(set(pairs)) == 6


def test_one_report_and_its_versions_are_never_paired(engine: Engine) -> None:
    with Session(engine) as session:
        line = "Harbour office: the ferry Marisol sank off Port Ansel"
        report(session, "one", line, line, url="https://example.org/ferry")
        report(session, "two", line, url="https://example.org/ferry", version=2)
        assert list(find_candidates(session, _indexed(session))) == []


def test_superseded_versions_are_left_out(engine: Engine) -> None:
    with Session(engine) as session:
        line = "Harbour office: the ferry Marisol sank off Port Ansel"
        old = report(session, "one", line)
        report(session, "two", line)
        ids = _indexed(session)
        session.get_one(Report, old.id).superseded = True
        session.flush()
        assert list(find_candidates(session, ids[1:])) == []


def test_common_words_find_nothing_and_are_not_counted_out(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "COMMON", 3)
    with Session(engine) as session:
        for number in range(8):
            report(session, f"r{number}", f"Office {number}: harbour")
        ids = _indexed(session)
        known = frequencies(session, ids)
        assert known.counts["harbou"] == 4, "counting stops one beyond the limit"
        assert list(find_candidates(session, ids[:1])) == []


def test_a_claim_has_no_more_candidates_than_its_budget(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "CANDIDATES", 2)
    with Session(engine) as session:
        for number in range(6):
            report(session, f"r{number}", f"Office {number}: the ferry Marisol sank")
        ids = _indexed(session)
        assert len(list(find_candidates(session, ids[:1]))) == 2
