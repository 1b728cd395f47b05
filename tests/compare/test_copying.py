"""Wire copy: one text printed twice, whole, cut to length, or known by what a quotation is set in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.compare import Comparable, Relation, compare
from claims.compare.wording import unquoted
from tests.compare.saying import MINISTER, UNION, killed, said

QUOTE = "“The harbour will be ours again before the leaves fall on the quay”"
LONG = (
    "The union said divers brought up the wreck of the Marisol before dawn, towed it to the naval yard and laid it up "
    "beside the old lifeboats that the board had sold in spring"
)
CUT = (
    "It said divers brought up the wreck of the Marisol before dawn and towed it to the naval yard beside the lifeboats"
)
SET = "Renn spoke on the quay for an hour, hoarse and without notes, while her driver waited. {} Then she left by boat."
ELSEWHERE = (
    "In the capital, markets opened higher on Tuesday as traders weighed the news from the coast. {} Shares rose."
)


def quotation(setting: str) -> Comparable:
    claim = said(QUOTE, MINISTER, quoted=True, passage=f"{QUOTE} she said.")
    return replace(claim, surroundings=setting.format(claim.passage))


def told(passage: str) -> Comparable:
    return said("divers brought up the wreck", UNION, passage=passage)


def in_town(town: str) -> Comparable:
    told_of = f"a bus crash in {town} killed two people"
    passage = f"The union said that {told_of} and that the hill road by the old quarry stays closed until the morning"
    return said(told_of, UNION, 10, killed(2), passage=passage)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        pytest.param(quotation(SET), quotation(SET), Relation.COPIES, id="a quotation set in one text"),
        pytest.param(quotation(SET), quotation(ELSEWHERE), Relation.RESTATES, id="two reporters heard one sentence"),
        pytest.param(told(LONG), told(CUT), Relation.COPIES, id="cut to length"),
        pytest.param(in_town("Port Ansel"), in_town("Port Ansel"), Relation.COPIES, id="one crash, one text"),
        pytest.param(in_town("Port Ansel"), in_town("Verkhny Tagan"), Relation.UNRELATED, id="one make, another town"),
        pytest.param(
            told(LONG),
            told("Divers have raised the Marisol, the union told a crowd on the quay, and will now look at her hull"),
            Relation.RESTATES,
            id="told in other words",
        ),
    ],
)
def test_copies(a: Comparable, b: Comparable, relation: Relation) -> None:
    assert compare(a, b).relation is relation
    assert compare(b, a).relation is relation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("She said: “Go.” He went.", "She said: He went.", id="a quotation inside"),
        pytest.param("we shall not go.” He went.", "He went.", id="one begun in an earlier sentence"),
        pytest.param("He said “we shall not", "He said", id="one that runs on"),
    ],
)
def test_what_is_said_outside_quotation_marks(text: str, expected: str) -> None:
    assert " ".join(unquoted(text).split()) == expected


def test_a_shorter_quotation_is_held_against_the_part_that_answers_to_it() -> None:
    short = said("“There was an enormous sense of dread,”", UNION, quoted=True)
    long = said(
        "“When the siren went there were only two of us and there was an enormous sense of dread.”",
        UNION,
        11,
        quoted=True,
    )
    assert compare(short, long).relation is Relation.RESTATES
