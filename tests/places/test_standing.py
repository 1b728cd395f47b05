"""How two places lie to each other: (one, other, standing, the case)."""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.places import Place, PlacePrecision, PlaceReason, PlaceStanding, place_standing, resolve
from claims.places.gazetteer import cities, key

SAME, INSIDE, DIFFERENT, UNKNOWN = PlaceStanding


def place(name: str) -> Place:
    named = resolve(name, {"PS": 1})
    return Place(named.name, named.country, named.area, named.precision, PlaceReason.STATEMENT)


STANDINGS = [
    ("Kyiv", "Kiev", SAME),  # two names
    ("Gaza Strip", "Gaza", SAME),
    ("Rafah", "Gaza", INSIDE),  # a city and its region
    ("Rafah", "West Bank", DIFFERENT),  # two regions of one country
    ("Rafah", "Khan Younis", DIFFERENT),  # two cities of one region
    ("Mombasa", "Kenya", INSIDE),
    ("Mombasa", "Kano", DIFFERENT),  # two countries
    ("Kherson", "Kherson region", INSIDE),
    ("Gaza City", "Gaza", INSIDE),
    ("northern Gaza", "Gaza", INSIDE),
    ("northern Gaza", "southern Gaza", DIFFERENT),
    ("northern Gaza", "Rafah", UNKNOWN),  # which part is it in?
    ("northern Lebanon", "Beirut", UNKNOWN),
    ("Selvo", "Karsa", UNKNOWN),  # nobody knows either
    ("Selvo", "Selvo", SAME),
    ("Selvo", "Kenya", UNKNOWN),
    ("Market Hospital", "Harbour Hospital", UNKNOWN),  # one building may have two names
    ("Kashmir", "India", UNKNOWN),  # in several countries
]


@pytest.mark.parametrize(("one", "other", "standing"), STANDINGS)
def test_standing(one: str, other: str, standing: PlaceStanding) -> None:
    assert place_standing(place(one), place(other)) is standing
    assert place_standing(place(other), place(one)) is standing


PLACE = st.builds(
    Place,
    st.sampled_from(["Gaza", "northern Gaza", "Rafah", "Selvo", "Kenya", ""]),
    st.sampled_from([None, "PS", "KE"]),
    st.sampled_from([None, "PS.GZ", "PS.WE"]),
    st.sampled_from([None, *PlacePrecision]),
    st.just(PlaceReason.STATEMENT),
)


@given(PLACE, PLACE)
def test_it_does_not_matter_which_comes_first_and_a_place_is_itself(one: Place, other: Place) -> None:
    assert place_standing(one, other) is place_standing(other, one)
    assert place_standing(one, one) is SAME


@given(st.text())
def test_any_text_can_be_looked_up(name: str) -> None:
    for city in cities(name):
        assert city.country
    assert key(key(name)) == key(name)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Aabenraa", "DK"),
        ("São Paulo", "BR"),
        ("N'Djamena", "TD"),
        ("Deir ez-Zor", "SY"),
        ("Zwolle", "NL"),
        ("A", None),
    ],
)
def test_cities_are_found_by_their_names(name: str, country: str | None) -> None:
    found = cities(name)
    assert (found[0].country if found else None) == country
    assert list(found) == sorted(found, key=lambda city: -city.inhabitants)


def test_a_name_is_found_by_halving_the_table() -> None:
    cities("Oslo")  # the table is read once, and not in what is counted
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        cities("Nowhere at all")
    finally:
        sys.setprofile(before)
    assert 0 < calls < 500  # of 34,000 cities
