"""Under which names a place is looked for: (what is asked, the names that reports' places have, the case)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.places import spellings

ASKED = [
    ("Khan Younis", ("Khan Younis", "Khan Yunis")),  # another spelling
    ("kiev", ("kiev", "Kyiv")),  # another name, without its capital
    ("Bombay", ("Bombay", "Mumbai")),  # a former one
    ("the UK", ("the UK", "United Kingdom")),  # a country's
    ("Khan Yunis", ("Khan Yunis",)),
    ("Paris", ("Paris",)),  # and no far smaller place that somebody calls so
    ("Selvo", ("Selvo",)),  # in no gazetteer
    ("", ("",)),
]


@pytest.mark.parametrize(("name", "names"), ASKED)
def test_spellings(name: str, names: tuple[str, ...]) -> None:
    assert spellings(name) == names


@given(st.text())
def test_any_name_is_its_own_spelling(name: str) -> None:
    assert spellings(name)[0] == name
