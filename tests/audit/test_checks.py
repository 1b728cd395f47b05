from __future__ import annotations

import pytest

from claims.audit import Severity, findings_in
from claims.compare import Relation
from claims.errors import UsageError
from claims.matters import ClaimRecord, Coverage, LinkRecord, matters_in
from tests.making import HEALTH, OFFICIALS, RELIEF, claim, exactly, link
from tests.selvo import coverage

NINE = [exactly(9)]
POST, LEDGER = "Harbour Post", "Daily Ledger"

CASES: list[tuple[str, list[ClaimRecord], list[LinkRecord], list[tuple[str, str]]]] = [
    # what, claims, links, (code, severity) of the findings
    ("nobody counted", [claim("a", None, POST, figures=NINE)], [], [("unattributed-figure", "serious")]),
    (
        "somebody counted, elsewhere",
        [claim("a", None, POST, figures=NINE), claim("b", HEALTH, LEDGER, figures=NINE)],
        [link("a", "b", Relation.RESTATES)],
        [("unattributed-figure", "warning"), ("single-source", "warning")],
    ),
    ("own words without a figure are no finding", [claim("a", None, POST)], [], []),
    (
        "a figure from nobody with a name",
        [claim("a", OFFICIALS, POST, figures=NINE)],
        [],
        [("anonymous-source", "warning"), ("single-source", "note")],
    ),
    ("unnamed, and only words", [claim("a", OFFICIALS, POST)], [], [("anonymous-source", "note")]),
    (
        "two outlets, one issuer",
        [claim("a", HEALTH, POST), claim("b", HEALTH, LEDGER)],
        [link("a", "b", Relation.RESTATES)],
        [("single-source", "warning")],
    ),
    (
        "two issuers stand behind it",
        [claim("a", HEALTH, POST, figures=NINE), claim("b", RELIEF, LEDGER, figures=NINE)],
        [link("a", "b", Relation.CORROBORATES)],
        [],
    ),
]


@pytest.mark.parametrize(("claims", "links", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_findings(claims: list[ClaimRecord], links: list[LinkRecord], expected: list[tuple[str, str]]) -> None:
    found = findings_in(Coverage(*matters_in(claims, links)))
    assert [(finding.code, finding.severity.value) for finding in found] == expected


def test_single_source_names_the_outlets_and_the_one_issuer() -> None:
    claims = [claim("a", HEALTH, POST), claim("b", HEALTH, LEDGER)]
    (finding,) = findings_in(Coverage(*matters_in(claims, [link("a", "b", Relation.RESTATES)])))
    assert "2 outlets (Harbour Post, Daily Ledger), one issuer: Ardanian Health Ministry." in finding.explanation


def test_a_figure_of_one_issuer_within_a_matter_of_two() -> None:
    claims = [
        claim("a", HEALTH, POST, figures=NINE),
        claim("b", HEALTH, LEDGER, figures=NINE),
        claim("c", RELIEF, POST),
    ]
    links = [link("a", "b", Relation.RESTATES), link("a", "c", Relation.CORROBORATES)]
    (finding,) = findings_in(Coverage(*matters_in(claims, links)))
    assert finding.severity is Severity.NOTE
    assert "print the number of killed, all from Ardanian Health Ministry" in finding.explanation


def test_worst_first_and_the_same_every_time() -> None:
    found = findings_in(coverage())
    assert [finding.severity.rank for finding in found] == sorted((f.severity.rank for f in found), reverse=True)
    assert findings_in(coverage()) == found


def test_only_the_checks_asked_for() -> None:
    assert {finding.code for finding in findings_in(coverage(), codes=["anonymous-source"])} == {"anonymous-source"}


def test_an_unknown_check_is_told_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="unattributed-figure, anonymous-source, single-source"):
        findings_in(coverage(), codes=["spelling"])
