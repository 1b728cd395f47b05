"""Which two names are probably one body's: a table of how reports vary a name, and of names that only look alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.compare.doubles import Named, _apart, _differing, _without, doubles, keys_of
from claims.sources import SourceKind

HEALTH, PERSON, NGO, MILITARY = SourceKind.HEALTH, SourceKind.PERSON, SourceKind.NGO, SourceKind.MILITARY
ARMED, UN, COMPANY = SourceKind.ARMED_GROUP, SourceKind.UN, SourceKind.COMPANY

ONE = [
    # (kind, one name, another, the reason)
    (HEALTH, "Ardan Ministry of Health", "Ardan Health Ministry", "other_order"),
    (HEALTH, "Ministry of Health in Ardan", "Ardan Health Ministry", "other_order"),  # what only holds it together
    (NGO, "Marn Coastguard", "Marn Coast Guard", "other_order"),  # one word or two
    (MILITARY, "Sudan Army", "Sudanese Army", "of_a_country"),  # the country and its adjective
    (MILITARY, "South Korea Navy", "South Korean Navy", "of_a_country"),  # a country of two words
    (NGO, "Ardan Red Crescent", "Ardan Red Crescent Society", "generic_word"),
    (UN, "World Food Program", "World Food Programme", "spelling"),  # two standards of English
    (ARMED, "Hezbollah", "Hizbullah", "spelling"),  # two ways out of another script
    (UN, "WFP", "World Food Programme", "abbreviation"),
    (COMPANY, "Orvik Shipping Limited", "Orvik Shipping Ltd", "other_print"),  # a legal form in full
    (COMPANY, "OOO Orvik Trans", "Limited Liability Company Orvik Trans", "other_print"),  # in two languages
    (PERSON, "Volodymyr Zelensky", "Volodymyr Zelenskyy", "spelling"),
    (PERSON, "L. Orvik", "Lena Orvik", "given_initial"),
]
TWO = [
    (HEALTH, "Israeli Health Ministry", "Gaza Health Ministry"),  # two countries
    (HEALTH, "Israeli Health Ministry", "Gazan Health Ministry"),
    (MILITARY, "Iranian Army", "Iraqi Army"),  # two countries spelled alike
    (NGO, "Red Cross", "Kenyan Red Cross"),  # a national society is a body of its own
    (HEALTH, "Ardan Health Ministry", "Morvian Health Ministry"),  # two places that no list knows
    (MILITARY, "Western Command", "Eastern Command"),  # alike in letters, apart in sense
    (MILITARY, "Third Army", "Third Army Fleet"),  # a part
    (MILITARY, "5th Army", "6th Army"),
    (PERSON, "Lena Orvik", "Jan Orvik"),  # two of one family
    (PERSON, "Maria Orvik", "Marian Orvik"),  # given names spelled alike are two names
    (PERSON, "Orvik", "Lena Orvik"),  # whose family name it is, is not said
    (PERSON, "Lena Orvik", "Lena Brandt"),
    (PERSON, "Lena Maria Orvik", "Lena Orvik"),
    (UN, "WHO", "World Food Programme"),
    (COMPANY, "Orvik AG", "Orvik GmbH & Lenta"),  # another firm of the name
    (NGO, "Aid", "Air"),  # short words differ by a letter
]


@pytest.mark.parametrize(("kind", "a", "b", "reason"), ONE)
def test_names_of_one(kind: SourceKind, a: str, b: str, reason: str) -> None:
    one, other = Named(a, kind), Named(b, kind)
    found = doubles(one, other)
    assert found is not None
    assert [why.code for why in found.reasons] == [reason]
    assert set(keys_of(one)) & set(keys_of(other)), "they would not be compared"
    assert doubles(other, one) is not None


@pytest.mark.parametrize(("kind", "a", "b"), TWO)
def test_names_of_two(kind: SourceKind, a: str, b: str) -> None:
    assert doubles(Named(a, kind), Named(b, kind)) is None
    assert doubles(Named(b, kind), Named(a, kind)) is None


def test_kinds_and_places_keep_apart() -> None:
    army = Named("Free Army", MILITARY, "Sudan")
    assert doubles(army, Named("Army, Free", MILITARY, "Sudan")) is not None
    assert doubles(army, Named("Army, Free", MILITARY)) is not None
    assert doubles(army, Named("Army, Free", MILITARY, "Chad")) is None
    assert doubles(army, Named("Army, Free", ARMED, "Sudan")) is None


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(SourceKind))
def test_any_two_names_are_compared_without_harm_and_alike_both_ways(a: str, b: str, kind: SourceKind) -> None:
    one, other = Named(a, kind), Named(b, kind)
    list(keys_of(one))
    found, back = doubles(one, other), doubles(other, one)
    assert (found is None) == (back is None)
    assert found is None or 0 < found.confidence <= 1


WORDS = (
    "Ardan",
    "Ardane",
    "Ministry",
    "Health",
    "Helth",
    "Sudan",
    "Sudanese",
    "Society",
    "Agency",
    "North",
    "5th",
    "of",
)


@given(*[st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)] * 2)
def test_a_pair_put_aside_early_has_a_word_without_evidence(a: str, b: str) -> None:
    one, other = Named(a, NGO), Named(b, NGO)
    if _apart(one.own, other):
        left, other_left = _without(one.words, other.words), _without(other.words, one.words)
        assert None in list(_differing(left, other_left))
