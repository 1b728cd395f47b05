"""The rules of comparison: for each a few pairs of claims, the relation expected and the reason given."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.compare import Comparable, Relation, Strength, compare
from claims.figures import Basis, Measure, Qualifier
from tests.compare.saying import (
    BARE_FIRE_SERVICE,
    BARE_POLICE,
    BARE_RESIDENTS,
    GOVERNMENT,
    MINISTER,
    MINISTRY,
    OFFICIALS,
    POLICE,
    RED_CROSS,
    STATION,
    UNION,
    killed,
    quote,
    said,
    thing,
    toll,
)


@dataclass(frozen=True)
class Case:
    name: str
    a: Comparable
    b: Comparable
    relation: Relation
    reason: str
    strength: Strength | None = None


WIRE = "Divers brought up the wreck of the Marisol before dawn and towed it to the naval yard for inspection"

CASES = [
    # Rule 0
    Case(
        "wire copy with one word changed",
        said("divers brought up the wreck", UNION, passage=f"{WIRE}, the union said."),
        said("divers brought up the wreck", UNION, passage=f"{WIRE}, a union said."),
        Relation.COPIES,
        "near_identical",
    ),
    Case(
        "wire copy with its number changed is an update",
        said("31 people died", MINISTRY, 10, killed(31), passage=f"{WIRE}; 31 people died, it said."),
        said("37 people died", MINISTRY, 11, killed(37), passage=f"{WIRE}; 37 people died, it said."),
        Relation.UPDATES,
        "later",
    ),
    # Other counted things
    Case(
        "two shares of one vote exclude each other",
        said("Ada Renn won most of the vote in Port Ansel", POLICE, 10, thing(5200, "percent", "the vote")),
        said("Ada Renn won most of the vote in Port Ansel", UNION, 10, thing(4700, "percent", "the vote")),
        Relation.CONFLICTS,
        "figures",
    ),
    Case(
        "two sums that differ are seldom one sum",
        said("the ferry company paid for new lifeboats", POLICE, 10, thing(5_000_000, "USD")),
        said("the ferry company paid for new lifeboats", UNION, 10, thing(2_000_000, "USD")),
        Relation.CORROBORATES,
        "same_matter",
        Strength.STRONG,
    ),
    Case(
        "one sum twice",
        said("the ferry company paid for new lifeboats", POLICE, 10, thing(5_000_000, "USD")),
        said("the ferry company paid for new lifeboats", UNION, 10, thing(5_000_000, "USD")),
        Relation.CORROBORATES,
        "figures",
        Strength.STRONG,
    ),
    Case(
        "of two sums in one claim nobody can tell which is meant",
        said(
            "the ferry company paid for lifeboats", POLICE, 10, thing(5, "boats", "boats"), thing(9, "boats", "boats")
        ),
        said("the ferry company paid for lifeboats", UNION, 10, thing(7, "boats", "boats")),
        Relation.CORROBORATES,
        "same_matter",
        Strength.STRONG,
    ),
    Case(
        "drones are no missiles, whatever their number",
        said("the harbour was attacked at night by salvos", POLICE, 10, thing(21, "drones", "drones")),
        said("the harbour was attacked at night by salvos", UNION, 10, thing(16, "missiles", "missiles")),
        Relation.CORROBORATES,
        "same_matter",
        Strength.STRONG,
    ),
    Case(
        "people harmed go before what else is counted",
        said("the ferry fire at Port Ansel killed passengers", MINISTRY, 10, thing(5, "boats", "boats"), killed(31)),
        said("the ferry fire at Port Ansel killed passengers", MINISTRY, 11, thing(5, "boats", "boats"), killed(37)),
        Relation.UPDATES,
        "later",
    ),
    # Rule 1
    Case(
        "killed is not injured",
        toll(MINISTRY, 10, killed(31)),
        said("90 hurt aboard tram", MINISTRY, 10, killed(90, measure=Measure.INJURED)),
        Relation.UNRELATED,
        "other_measure",
    ),
    Case(
        "children are part of all",
        toll(MINISTRY, 10, killed(31)),
        toll(MINISTRY, 10, killed(9, who="children", part_of=True)),
        Relation.PART_OF,
        "sub_group",
    ),
    Case(
        "one incident is part of the running total",
        toll(MINISTRY, 10, killed(31)),
        toll(
            MINISTRY,
            11,
            killed(140, basis=Basis.CUMULATIVE),
            "140 passengers have died on ferries out of Port Ansel since the spring",
        ),
        Relation.PART_OF,
        "basis",
    ),
    Case(
        "a school is no hospital",
        toll(MINISTRY, 10, killed(31), "the strike on a school killed pupils"),
        toll(RED_CROSS, 10, killed(18), "the strike on a hospital killed patients"),
        Relation.UNRELATED,
        "other_place",
    ),
    Case(
        "events named and different",
        replace(toll(MINISTRY, 10, killed(31)), event="ferry"),
        replace(toll(UNION, 10, killed(31)), event="flood"),
        Relation.UNRELATED,
        "other_event",
    ),
    # Rule 2
    Case(
        "an outright denial",
        said("the ferry left Port Ansel without inspection", UNION),
        said("the ferry left Port Ansel without inspection", GOVERNMENT, denied=True, passage="Nonsense, it said."),
        Relation.CORROBORATES,  # the words themselves negate on both sides: both deny an inspection
        "same_matter",
    ),
    Case(
        "a denial by cue",
        said("the ferry had passed inspection at Port Ansel", GOVERNMENT),
        said("the ferry had passed inspection in spring", UNION, denied=True),
        Relation.CONFLICTS,
        "denied",
    ),
    Case(
        "a negation in the words",
        said("the navy plans to seize the ferry Marisol", UNION),
        said("there are no plans to seize the ferry Marisol", GOVERNMENT),
        Relation.CONFLICTS,
        "denied",
    ),
    Case(
        "a whole story called rubbish",
        said("the captain tore up the salvage contract", UNION),
        said(
            "the story is rubbish",
            RED_CROSS,
            surroundings="A paper wrote that the captain tore up a salvage contract. The story is rubbish.",
        ),
        Relation.CONFLICTS,
        "denied",
    ),
    # Rule 3
    Case(
        "the same count again",
        toll(MINISTRY, 10, killed(31)),
        toll(MINISTRY, 11, killed(31)),
        Relation.RESTATES,
        "same_issuer",
    ),
    Case("a rising count", toll(MINISTRY, 10, killed(31)), toll(MINISTRY, 11, killed(44)), Relation.UPDATES, "later"),
    Case(
        "a count revised down",
        toll(MINISTRY, 10, killed(44)),
        toll(MINISTRY, 11, killed(31)),
        Relation.UPDATES,
        "later",
    ),
    Case(
        "a count that moves within a day",
        toll(MINISTRY, 10, killed(44)),
        toll(MINISTRY, 10, killed(31)),
        Relation.UPDATES,
        "same_time",
    ),
    Case(
        "a minister speaks for the ministry",
        toll(MINISTER, 10, killed(31)),
        toll(MINISTRY, 11, killed(31)),
        Relation.RESTATES,
        "same_issuer",
    ),
    Case(
        "officials are no second count",
        toll(OFFICIALS, 10, killed(31)),
        toll(MINISTRY, 11, killed(31)),
        Relation.RESTATES,
        "same_issuer",
    ),
    # Rule 4
    Case(
        "two bodies of one authority agree to one",
        toll(POLICE, 10, killed(31)),
        toll(MINISTRY, 10, killed(32)),
        Relation.CORROBORATES,
        "same_authority",
        Strength.WEAK,
    ),
    Case(
        "two bodies of one authority, the later counts",
        toll(POLICE, 10, killed(31)),
        toll(MINISTRY, 12, killed(44)),
        Relation.UPDATES,
        "same_authority",
    ),
    Case(
        "two bodies of one authority, the later counts fewer",
        toll(POLICE, 10, killed(44)),
        toll(MINISTRY, 12, killed(31)),
        Relation.CONFLICTS,
        "same_authority",
    ),
    Case(
        "two bodies of one authority at one time",
        toll(POLICE, 10, killed(31)),
        toll(MINISTRY, 10, killed(44)),
        Relation.CONFLICTS,
        "same_authority",
    ),
    # Rule 5
    Case(
        "two independent counts meet",
        toll(MINISTRY, 10, killed(31)),
        toll(RED_CROSS, 10, killed(31)),
        Relation.CORROBORATES,
        "other_issuer",
        Strength.STRONG,
    ),
    Case(
        "only open ends meet",
        toll(MINISTRY, 10, killed(31)),
        toll(RED_CROSS, 10, killed(20, qualifier=Qualifier.AT_LEAST)),
        Relation.CORROBORATES,
        "other_issuer",
        Strength.WEAK,
    ),
    Case(
        "two independent counts exclude each other",
        toll(MINISTRY, 10, killed(31)),
        toll(RED_CROSS, 10, killed(44)),
        Relation.CONFLICTS,
        "other_issuer",
    ),
    Case(
        "a range excludes a floor",
        toll(MINISTRY, 10, killed(31, 40, Qualifier.RANGE)),
        toll(RED_CROSS, 10, killed(50, qualifier=Qualifier.AT_LEAST)),
        Relation.CONFLICTS,
        "other_issuer",
    ),
    # Rule 6
    Case(
        "an unsourced equal count repeats",
        toll(MINISTRY, 10, killed(31)),
        toll(None, 11, killed(31)),
        Relation.RESTATES,
        "issuer_unresolved",
    ),
    Case(
        "unsourced and compatible proves nothing",
        toll(MINISTRY, 10, killed(31)),
        toll(BARE_RESIDENTS, 10, killed(20, qualifier=Qualifier.AT_LEAST)),
        Relation.UNDECIDED,
        "issuer_unresolved",
    ),
    Case(
        "an unsourced later count carries on",
        toll(MINISTRY, 10, killed(31)),
        toll(None, 11, killed(37)),
        Relation.UPDATES,
        "issuer_unresolved",
    ),
    Case(
        "a floor that rises within the day carries on",
        toll(BARE_RESIDENTS, 10, killed(70, qualifier=Qualifier.AT_LEAST)),
        toll(None, 11, killed(90, qualifier=Qualifier.AT_LEAST)),
        Relation.UPDATES,
        "issuer_unresolved",
    ),
    Case(
        "a floor that became exact a day later is an update",
        toll(None, 10, killed(233, qualifier=Qualifier.AT_LEAST)),
        toll(BARE_RESIDENTS, 12, killed(234)),
        Relation.UPDATES,
        "issuer_unresolved",
    ),
    Case(
        "an anonymous user's higher count replaces no body's",
        toll(MINISTRY, 10, killed(232)),
        replace(toll(None, 11, killed(245)), publisher="Twitter user"),
        Relation.CONFLICTS,
        "issuer_unresolved",
    ),
    Case(
        "the police of a place and its fire service answer to one authority",
        toll(BARE_POLICE, 10, killed(231)),
        toll(BARE_FIRE_SERVICE, 10, killed(230)),
        Relation.CORROBORATES,
        "same_authority",
    ),
    Case(
        "a station's own count is not the police's",
        toll(STATION, 10, killed(5)),
        toll(BARE_POLICE, 10, killed(5, 15, Qualifier.RANGE)),
        Relation.CORROBORATES,
        "other_issuer",
    ),
    Case(
        "an unsourced lower count contradicts",
        toll(MINISTRY, 10, killed(37)),
        toll(None, 11, killed(31)),
        Relation.CONFLICTS,
        "issuer_unresolved",
    ),
    Case(
        "more than N against N prints one number",
        toll(MINISTRY, 10, killed(70)),
        toll(RED_CROSS, 10, killed(70, qualifier=Qualifier.MORE_THAN)),
        Relation.CORROBORATES,
        "other_issuer",
    ),
    Case(
        "two open names in the same words are one body",
        toll(BARE_POLICE, 10, killed(31)),
        toll(BARE_POLICE, 11, killed(44)),
        Relation.UPDATES,
        "same_issuer",
    ),
    # Quotations
    Case(
        "the same words by one speaker",
        quote("“We will raise the wreck by autumn,”", MINISTER),
        quote("“We will raise the wreck by autumn.”", MINISTER, 11),
        Relation.RESTATES,
        "same_words",
    ),
    Case(
        "a quotation cut short",
        quote("“We will raise the wreck by autumn, whatever the weather.”", MINISTER),
        quote("“We will raise the wreck by autumn”", MINISTER, 11),
        Relation.RESTATES,
        "same_words",
    ),
    Case(
        "an altered word",
        quote("“We will raise the wreck by autumn”", MINISTER),
        quote("“We will bury the wreck by autumn”", MINISTER, 11),
        Relation.CONFLICTS,
        "altered_quotation",
    ),
    Case(
        "an altered last word",
        quote("“We asked for divers in May and nobody came,”", MINISTER),
        quote("“We asked for divers in May and nobody cared,”", MINISTER, 11),
        Relation.CONFLICTS,
        "altered_quotation",
    ),
    Case(
        "a negation slipped in",
        quote("“We will raise the wreck by autumn”", MINISTER),
        quote("“We will not raise the wreck by autumn”", MINISTER, 11),
        Relation.CONFLICTS,
        "altered_quotation",
    ),
    Case(
        "spelling is no alteration",
        quote("“Our harbour authorities recognise the danger”", MINISTER),
        quote("“Our harbor authorities recognize the danger”", MINISTER, 11),
        Relation.RESTATES,
        "same_words",
    ),
    Case(
        "one utterance, two speakers",
        quote("“We will raise the wreck by autumn”", MINISTER),
        quote("“We will raise the wreck by autumn”", UNION, 11),
        Relation.CONFLICTS,
        "two_speakers",
    ),
    # Statements
    Case(
        "one speaker in other words",
        said("the harbour pilots will strike on the night of the regatta", UNION),
        said("the strike of harbour pilots falls on regatta night", UNION, 11),
        Relation.RESTATES,
        "same_issuer",
    ),
    Case(
        "two voices on one matter",
        said("the harbour pilots were never paid for the regatta", UNION),
        said("no pilots in the harbour were paid for the regatta", RED_CROSS),
        Relation.CORROBORATES,
        "same_matter",
        Strength.STRONG,
    ),
    Case(
        "nothing in common",
        said("the harbour pilots will strike", UNION),
        said("interest stays where it is", MINISTRY),
        Relation.UNRELATED,
        "nothing_shared",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_relation(case: Case) -> None:
    found = compare(case.a, case.b)
    assert found.relation is case.relation, found.reasons
    assert case.reason in {reason.code for reason in found.reasons}
    if case.strength:
        assert found.strength is case.strength


def test_an_update_says_who_when_and_how_much() -> None:
    found = compare(toll(MINISTRY, 9, killed(10_328)), toll(MINISTRY, 10, killed(10_569)))
    assert [reason.text for reason in found.reasons] == [
        "same issuer (Veld Health Ministry)",
        "later as-of (2031-05-09, then 2031-05-10)",
        "10,328 → 10,569: update",
    ]


def test_a_share_is_shown_as_it_is_printed() -> None:
    a = said("Ada Renn won most of the vote", POLICE, 10, thing(5130, "percent", "the vote"))
    b = said("Ada Renn won most of the vote", UNION, 10, thing(4700, "percent", "the vote"))
    assert any("51.3 percent → 47 percent" in reason.text for reason in compare(a, b).reasons)


def test_an_altered_quotation_shows_the_difference() -> None:
    found = compare(
        quote("“We will raise the wreck by autumn”", MINISTER), quote("“We will bury the wreck by autumn”", MINISTER)
    )
    assert "“raise” → “bury”" in found.reasons[-1].text


ISSUERS = st.sampled_from(
    [MINISTRY, POLICE, GOVERNMENT, OFFICIALS, MINISTER, RED_CROSS, UNION, BARE_POLICE, STATION, BARE_RESIDENTS, None]
)
FIGURES = st.builds(
    killed,
    st.integers(1, 5000),
    qualifier=st.sampled_from([Qualifier.EXACT, Qualifier.AT_LEAST, Qualifier.MORE_THAN]),
    who=st.sampled_from([None, "people", "children"]),
)
CONTENTS = st.sampled_from(
    [
        "the ferry fire at Port Ansel killed passengers",
        "the ferry fire at Port Ansel killed nobody",
        "no ferry burnt",
        "reports of a ferry fire are false",
        "“We will raise the wreck by autumn”",
        "“We will not raise the wreck by autumn, whatever comes”",
        "“When the tide turns we will raise the wreck by autumn, and not before the pilots are paid”",
        "blamed Kenya for the ferry fire",
        "the ferry fire was the work of Ugandan agents",
        "as “nonsense” a KVLD TV report of a ferry fire",
        "claims that the ferry burnt",
        "140 people have died on ferries in Kenya since the spring",
    ]
)
CLAIMS = st.builds(
    lambda content, issuer, day, figures, quoted: said(content, issuer, day, *figures, quoted=quoted),
    CONTENTS,
    ISSUERS,
    st.integers(1, 28),
    st.lists(FIGURES, max_size=2),
    st.booleans(),
)


@given(CLAIMS, CLAIMS)
def test_the_relation_does_not_depend_on_the_order_given(a: Comparable, b: Comparable) -> None:
    assert compare(a, b).relation is compare(b, a).relation


@given(CLAIMS, CLAIMS)
def test_an_answer_hangs_on_the_two_claims_alone(a: Comparable, b: Comparable) -> None:
    assert compare(a, b) == compare(replace(a), replace(b))


@given(CLAIMS, CLAIMS)
def test_every_answer_has_a_score_and_reasons(a: Comparable, b: Comparable) -> None:
    found = compare(a, b)
    assert 0 <= found.score <= 1
    assert found.reasons
    assert all(reason.code and reason.text for reason in found.reasons)


@given(CLAIMS, CLAIMS)
def test_no_unresolved_issuer_ever_corroborates_but_one_whose_sort_tells_him_apart(
    a: Comparable, b: Comparable
) -> None:
    found = compare(a, b)
    if found.relation is Relation.CORROBORATES:
        assert a.issuer
        assert b.issuer
        assert (a.issuer.key and b.issuer.key) or a.issuer.kind is not b.issuer.kind
