"""Statements without figures: media that pass on one story, two that deny it, who did it, which way it went."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.compare import Comparable, Issuer, Relation, compare
from claims.compare.blaming import doers
from claims.sources import SourceKind
from tests.compare.saying import GOVERNMENT, POLICE, RED_CROSS, STATION, UNION, said

ECHO = Issuer("Daily Echo", key="daily echo", authority="daily echo", kind=SourceKind.MEDIA)
LOCAL_MEDIA = Issuer("local media", key=None, authority=None, named=False, kind=SourceKind.MEDIA)
AROUND = "An explosion shook the ferry pier of Port Ansel on Monday, and the harbour board shut the pier at once."
PIER = "the harbour board will shut the ferry pier for repairs"


def at_the_pier(content: str, issuer: Issuer, day: int = 10) -> Comparable:
    claim = said(content, issuer, day)
    return replace(claim, surroundings=f"{AROUND} {claim.passage}")


CASES = [
    pytest.param(said(PIER, ECHO), said(PIER, STATION, 11), Relation.RESTATES, "one_story", id="media tell one story"),
    pytest.param(
        said(PIER, ECHO),
        said("the ferry pier will be shut by the harbour board", LOCAL_MEDIA, 11),
        Relation.RESTATES,
        "one_story",
        id="also where one is not named",
    ),
    pytest.param(
        said(PIER, ECHO),
        said(PIER, UNION, 11, passage=f"{PIER}, the union told the Daily Echo over lunch on the quay."),
        Relation.RESTATES,
        "one_story",
        id="what the source told the paper",
    ),
    pytest.param(
        said(PIER, ECHO),
        said(PIER, UNION, 11, publisher="Daily Echo"),
        Relation.RESTATES,
        "one_story",
        id="what the source says in the paper's own columns",
    ),
    pytest.param(said(PIER, ECHO), said(PIER, UNION, 11), Relation.CORROBORATES, "same_matter", id="two voices"),
    pytest.param(
        said("claims that the harbour board sold the lifeboats", UNION, denied=True),
        said("the harbour board has not sold any lifeboats", GOVERNMENT, 11),
        Relation.CORROBORATES,
        "both_deny",
        id="two deny one matter",
    ),
    pytest.param(
        said("claims that the harbour board sold the lifeboats", UNION, denied=True),
        said("the harbour board has not sold any lifeboats", UNION, 11),
        Relation.RESTATES,
        "same_matter",
        id="one body denies it twice",
    ),
    pytest.param(
        at_the_pier("the blast was carried out by Kenyan agents", GOVERNMENT),
        at_the_pier("blamed Uganda for the explosion", UNION, 11),
        Relation.CONFLICTS,
        "other_doer",
        id="one deed, two doers",
    ),
    pytest.param(
        at_the_pier("Kenya was behind the attack", GOVERNMENT),
        at_the_pier("accused the Kenyan navy of shelling the pier", UNION, 11),
        Relation.CORROBORATES,
        "same_doer",
        id="one doer, named twice",
    ),
    pytest.param(
        said("the pilots have agreed on a new pay scale with the board", GOVERNMENT),
        said("the pilots are in talks on a new pay scale with the board", UNION, 11),
        Relation.CONFLICTS,
        "opposites",
        id="agreed, or still in talks",
    ),
]


@pytest.mark.parametrize(("a", "b", "relation", "reason"), CASES)
def test_relation(a: Comparable, b: Comparable, relation: Relation, reason: str) -> None:
    for found in (compare(a, b), compare(b, a)):
        assert found.relation is relation, found.reasons
        assert reason in {reason.code for reason in found.reasons}


def test_a_name_in_common_is_no_matter_in_common() -> None:
    a = said("blamed Tarrow for the fog on the quay", UNION)
    b = said("“Tarrow will answer to the pilots.”", UNION, 11)
    assert compare(a, b).relation is Relation.UNRELATED


def test_two_deeds_of_one_war_have_two_doers() -> None:
    a = at_the_pier("blamed Kenya for sinking the lifeboats of the naval yard", GOVERNMENT)
    b = at_the_pier("blamed Uganda for the poisoned wells upriver near Tarrow", UNION, 11)
    assert compare(a, b).relation is not Relation.CONFLICTS


def test_a_denial_and_what_it_denies_corroborate_nothing() -> None:
    found = compare(said("no ferry left the pier of Port Ansel on Monday", RED_CROSS), said(PIER, POLICE))
    assert found.relation is not Relation.CORROBORATES


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("blamed Kenya for the blast", {"Kenya"}, id="after the verb"),
        pytest.param("the rocket was fired by the Ugandan army", {"Uganda"}, id="after the passive"),
        pytest.param("the Ugandan army was behind the blast", {"Uganda"}, id="before the verb"),
        pytest.param("the blast, which rebels blamed on Kenya, was the work of Uganda", {"Uganda"}, id="an aside"),
        pytest.param("it was carried out by a car bomber", set(), id="no state"),
        pytest.param("talks with Kenya go on", set(), id="no deed"),
    ],
)
def test_who_did_it(content: str, expected: set[str]) -> None:
    assert doers(content) == expected


def test_who_speaks_is_not_what_is_spoken_of() -> None:
    a = said("the Sailors' Union would pay for the new lifeboats", UNION, 10)
    b = said("the Sailors' Union moved house and kept its telephone numbers", UNION, 11)
    assert compare(a, b).relation is Relation.UNRELATED
    about = said("the Sailors' Union would pay for the new lifeboats", GOVERNMENT, 11)
    assert compare(a, about).relation is Relation.CORROBORATES
