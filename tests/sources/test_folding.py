from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.sources import folded

EQUAL = [
    ("The U.S. Army", "us army"),
    ("Médecins Sans Frontières", "medecins sans frontieres"),
    ("al-Qaeda", "Al Qaeda"),
    ("Gaza’s", "Gaza's"),
    ("The Harbour Times,", "Harbour Times"),
]


@pytest.mark.parametrize(("one", "other"), EQUAL)
def test_printings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_different_names_stay_different() -> None:
    assert folded("Health Ministry") != folded("Interior Ministry")
    assert folded("North Korea") != folded("South Korea")


@given(st.text(alphabet=st.characters(codec="ascii")))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert folded(folded(name)) == folded(name)
