"""How surely a mention is identified, by the reason that was given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.sources import name_source
from claims.sources.certainty import certainty, sort_of


@pytest.mark.parametrize(
    ("surer", "than"),
    [
        ("Reuters", "two officials"),  # a listed name, and unnamed people
        ("Gaza's health ministry", "the group"),  # a body and whose it is, and a description
        ("Senator Alice Brown", "he"),  # a name, and a pronoun
    ],
)
def test_what_says_who_it_is_is_surer(surer: str, than: str) -> None:
    assert certainty(name_source(surer).reason) > certainty(name_source(than).reason)


def test_the_longest_beginning_decides() -> None:
    assert sort_of("“agency” described before or after by name") == "“"
    assert sort_of("speaks for the body (listed name)") == "speaks for"
    assert sort_of("no such reason") == "no such reason"


@given(st.text())
def test_it_is_a_share(reason: str) -> None:
    assert 0 < certainty(reason) <= 1
