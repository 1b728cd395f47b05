"""Where a statement's matter happened."""

from __future__ import annotations

import pytest

from claims.extract.places import Places
from claims.parsing import parse
from claims.text import Span

PLACES = [
    # named in the content
    ("Police in Nairobi said a bus burned in Mombasa.", "a bus burned in Mombasa", "Mombasa"),
    # named in the sentence only
    ("Police in Nairobi said a bus burned.", "a bus burned", "Nairobi"),
    # in the dateline only
    ("NAIROBI (Reuters) - Police said a bus burned.", "a bus burned", "Nairobi"),
    ("Police said a bus burned.", "a bus burned", None),
]


@pytest.mark.parametrize(("text", "content", "place"), PLACES)
def test_place(text: str, content: str, place: str | None) -> None:
    start = text.index(content)
    places = Places.of(text, list(parse(text)))
    assert places.near([Span(start, start + len(content))], Span(text.index("Police"), len(text))) == place
