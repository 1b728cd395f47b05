"""Denials against what they deny: which of two claims' words must meet, by how the denial is put."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.compare import Comparable, Relation, compare
from claims.compare.denial import denied_parts
from claims.figures import Qualifier
from claims.sources import SourceKind
from tests.compare.saying import GOVERNMENT, MINISTER, POLICE, STATION, UNION, killed, said

AROUND = "The Marisol affair: the harbour board, the ferry Marisol and the lifeboats of Port Ansel, as told all week."
ECHO = replace(STATION, name="Daily Echo", key="daily echo", authority="daily echo", kind=SourceKind.MEDIA)


def set_in(claim: Comparable) -> Comparable:
    return replace(claim, surroundings=f"{AROUND} {claim.passage}")


TRUCE = said("the pilots had agreed a ceasefire with the harbour board", GOVERNMENT)

CONFLICTS = [
    pytest.param(said("“We made no ceasefire with anyone,”", UNION, quoted=True), TRUCE, id="one rare word is denied"),
    pytest.param(said("agreeing to any truce with the board", UNION, denied=True), TRUCE, id="denied by the cue"),
    pytest.param(
        said("there are no plans to sell the lifeboats", UNION),
        said("the board plans to sell its lifeboats abroad", GOVERNMENT),
        id="a negation that governs what the other says",
    ),
    pytest.param(
        set_in(said("the whole story is rubbish", UNION)),
        set_in(said("the captain slept through the storm", ECHO)),
        id="a story called untrue, and media that tell it",
    ),
    pytest.param(
        set_in(said("as “nonsense” a Daily Echo report that she sold the wreck for scrap", UNION)),
        set_in(said("the captain slept through the storm", ECHO)),
        id="a story called untrue, and its teller named",
    ),
    pytest.param(
        set_in(said("as “nonsense” a Daily Echo report that she sold the wreck for scrap", UNION)),
        set_in(said("the captain did not wake during the storm", ECHO)),
        id="its teller named, though the story has a negation of its own",
    ),
    pytest.param(
        set_in(said("that such measures are considered", UNION, denied=True)),
        set_in(said("the board will lay off every second pilot", ECHO)),
        id="what is denied is only pointed at",
    ),
    pytest.param(
        set_in(said("that 70 are confirmed dead", UNION, 10, killed(70), denied=True)),
        set_in(said("60 or 70 people have died", GOVERNMENT, 11, killed(60, 70, Qualifier.RANGE))),
        id="a count, denied by its number",
    ),
]


@pytest.mark.parametrize(("denial", "other"), CONFLICTS)
def test_a_denial_conflicts_with_what_it_denies(denial: Comparable, other: Comparable) -> None:
    for found in (compare(denial, other), compare(other, denial)):
        assert found.relation is Relation.CONFLICTS, found.reasons
        assert "denied" in {reason.code for reason in found.reasons}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("the plan to sell the lifeboats is a hoax", ["calls it untrue: hoax"]),
        ("the plan to sell the lifeboats is false and misleading", ["calls it untrue: false, misleading"]),
        ("there are no plans to sell the lifeboats", ["negates: no"]),
    ],
)
def test_a_conflict_says_by_which_words(content: str, told: list[str]) -> None:
    found = compare(said(content, UNION), said("the board plans to sell its lifeboats abroad", GOVERNMENT, 11))
    assert found.relation is Relation.CONFLICTS
    codes = [reason.code for reason in found.reasons]
    assert [reason.text for reason in found.reasons[codes.index("denied") + 1 :]] == told


NO_CONFLICTS = [
    pytest.param(
        said("the women of Port Ansel are not employed by the ferry company as stewards", UNION),
        said("the ferry company plans to keep women and men apart on board", GOVERNMENT),
        id="what is negated is something else",
    ),
    pytest.param(
        said("“Nobody can say who fired on the ferry”", UNION, quoted=True),
        said("the ferry was the target of a cowardly attack", GOVERNMENT),
        id="not knowing is no denial",
    ),
    pytest.param(
        set_in(said("the whole story is rubbish", UNION)),
        set_in(said("trains will run late until Monday", POLICE, 11)),
        id="police tell no stories",
    ),
    pytest.param(
        said("the whole story is rubbish", UNION),
        said("the captain slept through the storm", ECHO, 11),
        id="a story of another setting",
    ),
    pytest.param(
        said("“We will not sell the lifeboats”", MINISTER, quoted=True),
        said("the lifeboats will go to the naval yard", MINISTER),
        id="nobody is quick to deny himself",
    ),
    pytest.param(
        said("“We asked for divers in May and nobody came,”", MINISTER, quoted=True),
        said("divers had been asked for in May", MINISTER, 11),
        id="a negation beside what is said twice",
    ),
]


@pytest.mark.parametrize(("denial", "other"), NO_CONFLICTS)
def test_a_negation_alone_is_no_conflict(denial: Comparable, other: Comparable) -> None:
    assert compare(denial, other).relation is not Relation.CONFLICTS


@pytest.mark.parametrize(
    ("content", "by_cue", "expected"),
    [
        pytest.param("there are no plans to sail", False, [{"plan", "sail"}], id="what follows the negation"),
        pytest.param("the ferry sank, but no pilot drowned", False, [{"pilot", "drown"}], id="in its own clause"),
        pytest.param("selling the lifeboats", True, [{"sell", "lifebo"}], id="all of it, denied by the cue"),
        pytest.param("the report about lifeboats is false", False, [{"lifebo"}], id="all but the words of denial"),
        pytest.param("the ferry sank", False, [], id="nothing"),
    ],
)
def test_what_is_denied(content: str, expected: list[set[str]], *, by_cue: bool) -> None:
    assert [set(part) for part in denied_parts(content, by_cue=by_cue)] == expected
