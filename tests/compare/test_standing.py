"""Who stands behind two claims: pairs of issuers, and how they stand to each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.compare import Issuer
from claims.compare.pair import side_by_side
from claims.compare.standing import Standing, standing
from claims.compare.states import state, states_in
from claims.sources import SourceKind
from tests.compare.saying import said


def body(name: str, kind: SourceKind, authority: str | None = None, *, named: bool = True) -> Issuer:
    return Issuer(name, key=name.casefold(), authority=authority or name.casefold(), named=named, kind=kind)


def somebody(name: str, kind: SourceKind) -> Issuer:
    return Issuer(name, key=None, authority=None, named=False, kind=kind)


RUN_BY = "hamas"
MINISTRY = body("Gaza Health Ministry", SourceKind.HEALTH, RUN_BY)
OFFICIALS = body("Palestinian officials", SourceKind.GOVERNMENT, "palestinian authority", named=False)
OBSERVERS = body("Observatory of the Coast", SourceKind.NGO)
RESCUERS = somebody("Kenyan rescue workers", SourceKind.EMERGENCY_SERVICE)

CASES = [
    pytest.param(MINISTRY, OFFICIALS, Standing.SAME, id="unnamed officials of the state a territory is part of"),
    pytest.param(
        body("Kenyan officials", SourceKind.GOVERNMENT, named=False), MINISTRY, Standing.OTHER, id="of another state"
    ),
    pytest.param(
        body("Hamas and Palestinian officials", SourceKind.GOVERNMENT, named=False),
        body("Hamas", SourceKind.ARMED_GROUP),
        Standing.SAME,
        id="who speak together are one with each of them",
    ),
    pytest.param(
        body("Observatory of the Coast and Red Cross", SourceKind.NGO), MINISTRY, Standing.OTHER, id="with nobody else"
    ),
    pytest.param(RESCUERS, OBSERVERS, Standing.OTHER, id="rescuers are no observers, whoever they are"),
    pytest.param(
        RESCUERS, somebody("police", SourceKind.POLICE), Standing.UNKNOWN, id="two unnamed services may be of one state"
    ),
    pytest.param(
        somebody("opposition officials", SourceKind.ANONYMOUS),
        OBSERVERS,
        Standing.OTHER,
        id="officials, of whom ever",
    ),
    pytest.param(
        somebody("two sources", SourceKind.ANONYMOUS), OBSERVERS, Standing.UNKNOWN, id="sources may be anybody's"
    ),
    pytest.param(
        body("Ada Renn", SourceKind.PERSON),
        body("Renn", SourceKind.PERSON),
        Standing.SAME,
        id="a person in full and by surname",
    ),
    pytest.param(
        body("Ada Al-Renn", SourceKind.PERSON),
        body("Ada Al Renn", SourceKind.PERSON),
        Standing.SAME,
        id="a name with and without its hyphen",
    ),
    pytest.param(
        body("Ada Renn", SourceKind.PERSON),
        body("Ola Renn", SourceKind.PERSON),
        Standing.OTHER,
        id="namesakes",
    ),
    pytest.param(
        body("Coast Police", SourceKind.POLICE),
        body("Police", SourceKind.POLICE),
        Standing.OTHER,
        id="no surname",
    ),
    pytest.param(None, OBSERVERS, Standing.UNKNOWN, id="nobody named"),
]


@pytest.mark.parametrize(("a", "b", "expected"), CASES)
def test_standing(a: Issuer | None, b: Issuer | None, expected: Standing) -> None:
    assert standing(a, b) is expected
    assert standing(b, a) is expected


GENERAL = body("Jonas Odera", SourceKind.MILITARY)
LAWMAKER = body("Jonas Odera", SourceKind.GOVERNMENT, "parliament")
SURGEON = body("Jonas Odera", SourceKind.HEALTH)
GOVERNMENT = body("Kenyan government", SourceKind.GOVERNMENT)


@pytest.mark.parametrize(
    ("speaker", "passage", "expected"),
    [
        pytest.param(GENERAL, "“A truce holds,” said Kenya’s chief of staff, Jonas Odera.", Standing.SAME, id="placed"),
        pytest.param(GENERAL, "“A truce holds,” said Jonas Odera.", Standing.OTHER, id="in no state"),
        pytest.param(GENERAL, "“A truce holds,” said Uganda’s Jonas Odera.", Standing.OTHER, id="in another"),
        pytest.param(LAWMAKER, "“A truce holds,” said Kenya’s Jonas Odera.", Standing.OTHER, id="a lawmaker, neither"),
        pytest.param(SURGEON, "“A truce holds,” said Kenya’s Jonas Odera.", Standing.OTHER, id="a surgeon for himself"),
    ],
)
def test_an_official_speaks_for_the_state_his_report_places_him_in(
    speaker: Issuer, passage: str, expected: Standing
) -> None:
    announced = said("a truce holds", GOVERNMENT)
    assert side_by_side(announced, said("“A truce holds,”", speaker, passage=passage)).standing is expected


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        pytest.param("Kenyan Ministry of Health", "Kenya", id="by adjective"),
        pytest.param("Gaza officials", "Palestine", id="a territory is part of its state"),
        pytest.param("Hamas", "Palestine", id="who runs a territory"),
        pytest.param("Red Cross", None, id="of none"),
        pytest.param("Kenyan and Ugandan officials", None, id="of two"),
    ],
)
def test_state_of_a_name(name: str, owner: str | None) -> None:
    assert state(name) == owner


def test_a_car_is_no_country() -> None:
    assert not states_in("a car bomb, they told us")


KINDS = st.sampled_from([None, *SourceKind])
ISSUERS = st.builds(
    Issuer,
    st.sampled_from(["Kenyan officials", "Kenyan police", "Renn", "Ada Renn", "Hamas and Gaza officials", "Hamas"]),
    key=st.sampled_from([None, "one", "two"]),
    authority=st.sampled_from([None, "one", "three"]),
    named=st.booleans(),
    kind=KINDS,
)


@given(ISSUERS, ISSUERS)
def test_standing_is_the_same_both_ways(a: Issuer, b: Issuer) -> None:
    assert standing(a, b) is standing(b, a)
