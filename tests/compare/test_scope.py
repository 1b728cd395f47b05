"""What tolls count: one happening or a country, a sub-group or everyone, and how far apart they may lie."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.compare import Comparable, Issuer, Relation, compare
from claims.figures import Basis, Figure, Measure, Qualifier
from claims.text import Span
from tests.compare.saying import GOVERNMENT, MINISTRY, POLICE, RED_CROSS, UNION, killed, said, toll

FIRE = "the fire on the ferry at Port Ansel killed passengers"

HOSPITAL = Issuer("Tarnholm Hospital", key="hospital", authority="hospital")

SETTING = "Fire broke out on the ferry Marisol off Port Ansel in the evening, and the lifeboats would not come free."


def set_in(claim: Comparable) -> Comparable:
    return replace(claim, surroundings=f"{SETTING} {claim.passage}")


def several(who: str) -> Figure:
    return Figure(None, None, Measure.KILLED, Qualifier.VAGUE, Span(0, 1), hedge="several", who=who)


CASES = [
    pytest.param(
        toll(MINISTRY, 10, killed(471), "471 people were killed in the strike on the hospital"),
        toll(MINISTRY, 11, killed(3478), "3,478 people were killed in Kenya, including those in the hospital strike"),
        Relation.PART_OF,
        id="one happening against a country's total that holds it",
    ),
    pytest.param(
        toll(MINISTRY, 10, killed(43), "43 died in the attack on the ferry"),
        toll(MINISTRY, 11, killed(126, basis=Basis.PERIOD), "126 died in the attack on the ferry, the worst in a year"),
        Relation.UPDATES,
        id="told of one happening, whatever period the sentence speaks of",
    ),
    pytest.param(
        toll(MINISTRY, 10, killed(500, qualifier=Qualifier.AT_LEAST), "at least 500 people were killed"),
        toll(UNION, 10, killed(80), "80 people were killed"),
        Relation.UNRELATED,
        id="far apart, and nothing shared but the harm",
    ),
    pytest.param(
        toll(MINISTRY, 10, killed(1400, who="kenyans", qualifier=Qualifier.AT_LEAST), FIRE),
        toll(MINISTRY, 11, killed(1400, who="people", qualifier=Qualifier.ABOUT), FIRE),
        Relation.RESTATES,
        id="a people is a looser word for everyone",
    ),
    pytest.param(
        toll(POLICE, 10, killed(18), FIRE),
        toll(RED_CROSS, 10, killed(16, who="christians", qualifier=Qualifier.AT_LEAST), FIRE),
        Relation.CORROBORATES,
        id="so is a faith, where the counts lie close",
    ),
    pytest.param(
        toll(POLICE, 10, killed(90), FIRE),
        toll(POLICE, 11, killed(16, who="christians"), FIRE),
        Relation.PART_OF,
        id="not where they lie apart",
    ),
    pytest.param(
        toll(MINISTRY, 10, killed(98, who="passengers"), "98 passengers were killed when fire swept the ferry"),
        toll(MINISTRY, 11, killed(109, part_of=True), "109 of those killed when fire swept the ferry were passengers"),
        Relation.UPDATES,
        id="the sub-group named beside its figure",
    ),
    pytest.param(
        toll(MINISTRY, 10, killed(31), "31 died when the bus from the village burnt on the bridge road"),
        toll(MINISTRY, 11, killed(33), "33 died when the bus burnt on the bridge road"),
        Relation.UPDATES,
        id="where people are from is no scene",
    ),
    pytest.param(
        set_in(toll(MINISTRY, 10, killed(24, qualifier=Qualifier.AT_LEAST), "the death toll was at least 24")),
        set_in(toll(MINISTRY, 11, killed(126), "126 people died when fire swept the ferry")),
        Relation.UPDATES,
        id="a toll's first hours, told in one setting",
    ),
    pytest.param(
        toll(RED_CROSS, 10, several("sailors"), "several sailors died when fire swept the ferry"),
        toll(UNION, 10, killed(20, who="sailors"), "20 sailors died when fire swept the ferry"),
        Relation.CORROBORATES,
        id="a word is no number of times less",
    ),
    pytest.param(
        toll(RED_CROSS, 10, killed(130, qualifier=Qualifier.MORE_THAN), FIRE),
        toll(UNION, 10, killed(126), FIRE),
        Relation.CORROBORATES,
        id="over 130 is a rounded bound",
    ),
    pytest.param(
        toll(RED_CROSS, 10, killed(137, qualifier=Qualifier.MORE_THAN), FIRE),
        toll(UNION, 10, killed(126), FIRE),
        Relation.CONFLICTS,
        id="over 137 is none",
    ),
    pytest.param(
        toll(RED_CROSS, 10, killed(30), "30 passengers were killed in the earthquake at Port Ansel"),
        toll(UNION, 10, killed(18), "18 passengers were killed in the stampede at Port Ansel"),
        Relation.UNRELATED,
        id="an earthquake is no stampede",
    ),
    pytest.param(
        toll(RED_CROSS, 10, killed(30), "30 passengers were killed in the blast on the ferry off Port Ansel"),
        toll(UNION, 10, killed(18), "18 passengers were killed in the fire on the ferry off Port Ansel"),
        Relation.CONFLICTS,
        id="a blast may be told as the fire it starts",
    ),
    pytest.param(
        toll(RED_CROSS, 10, killed(30), "the shipwreck in Ansel killed 30 passengers of the night boat"),
        toll(UNION, 10, killed(18), "the shipwreck in Tarnholm killed 18 passengers of the night boat"),
        Relation.UNRELATED,
        id="places that the words name, where the reports give none",
    ),
    pytest.param(
        replace(toll(RED_CROSS, 10, killed(30), "the shipwreck in Ansel killed 30 passengers"), place="Ansel"),
        toll(UNION, 10, killed(18), "the shipwreck in Tarnholm killed 18 passengers"),
        Relation.UNRELATED,
        id="a place the report gives, and one that the words name",
    ),
    pytest.param(
        toll(RED_CROSS, 10, killed(30), "the shipwreck in Tarnholm killed 30 passengers"),
        toll(UNION, 10, killed(18), "the shipwreck in Tarnhlom killed 18 passengers"),
        Relation.CONFLICTS,
        id="a misspelled place is no other",
    ),
    pytest.param(
        toll(RED_CROSS, 10, killed(30), "the shipwreck in Kenya killed 30 passengers"),
        toll(UNION, 10, killed(18), "the shipwreck in Mombasa killed 18 passengers"),
        Relation.CONFLICTS,
        id="a country holds the town",
    ),
    pytest.param(
        toll(HOSPITAL, 10, killed(30), "doctors in Tarnholm say the shipwreck killed 30 passengers"),
        toll(UNION, 10, killed(18), "the shipwreck in Ansel killed 18 passengers"),
        Relation.CONFLICTS,
        id="where the issuer sits is not where it happened",
    ),
]


@pytest.mark.parametrize(("a", "b", "relation"), CASES)
def test_relation(a: Comparable, b: Comparable, relation: Relation) -> None:
    assert compare(a, b).relation is relation, compare(a, b).reasons
    assert compare(b, a).relation is relation


def test_one_large_number_twice_is_of_one_place() -> None:
    there = "fire swept a ferry and killed many off Port Ansel"
    here = toll(GOVERNMENT, 10, killed(1400), FIRE), toll(GOVERNMENT, 11, killed(1400), there)
    assert compare(*in_countries(*here)).relation is Relation.RESTATES
    small = toll(GOVERNMENT, 10, killed(3), FIRE), toll(GOVERNMENT, 11, killed(3), there)
    assert compare(*in_countries(*small)).relation is Relation.UNRELATED


def in_countries(a: Comparable, b: Comparable) -> tuple[Comparable, Comparable]:
    return replace(a, country="KE"), replace(b, country="UG")


def test_two_counts_that_share_only_the_harm_corroborate_nothing() -> None:
    a = said("3,478 people have been killed and wounded", GOVERNMENT, 10, killed(3478))
    b = said("500 people had been wounded or killed", UNION, 10, killed(500))
    assert compare(a, b).relation is not Relation.CORROBORATES
