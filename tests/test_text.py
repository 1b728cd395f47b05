"""Spans and paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.text import Span, envelope, paragraphs, words_of


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_an_impossible_span_fails_where_it_is_made(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_spans_meet_hold_and_move() -> None:
    assert Span(0, 4).overlaps(Span(3, 5))
    assert not Span(0, 4).overlaps(Span(4, 5))
    assert Span(0, 4).contains(Span(1, 4))
    assert Span(1, 2).shifted(3) == Span(4, 5)
    assert not Span(2, 2)
    assert len(Span(2, 5)) == 3


def test_envelope_and_words() -> None:
    assert envelope([Span(5, 7), Span(0, 1)]) == Span(0, 7)
    assert words_of([Span(0, 1), Span(5, 7)], "a bc de") == "a … de"


@given(st.text())
def test_a_trimmed_span_is_the_stripped_text(text: str) -> None:
    assert Span(0, len(text)).trimmed(text).of(text) == text.strip()


@given(st.text(alphabet="ab \n\t"))
def test_paragraphs_hold_every_word_once(text: str) -> None:
    assert [span.of(text) for span in paragraphs(text)] == [line.strip() for line in text.split("\n") if line.strip()]
