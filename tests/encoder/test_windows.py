"""Windows hold every word once, in order, and never more than fits."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.encoder.windows import LIMIT, Stretch, packed, stretches, window
from claims.encoder.wordpieces import UNKNOWN, pieces_of
from claims.quotes import find_quotations
from claims.text import paragraphs
from claims.words import words


def parts_of(text: str) -> list[Stretch]:
    return [part for line in paragraphs(text) for part in stretches(text, words(text, line.start, line.end))]


def quote_states(text: str) -> list[int]:
    (held,) = packed(parts_of(text))
    read = window(text, held, find_quotations(text))
    return [int(read.quotes[first]) for first in read.firsts]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(["word ", "Überlange-Wörter ", "“quoted” ", "one. ", "\n", "9,999 "]), max_size=900))
def test_every_word_lies_in_one_window_that_fits(pieces: list[str]) -> None:
    text = "".join(pieces)
    parts = parts_of(text)
    seen = []
    for held in packed(parts):
        read = window(text, held, find_quotations(text))
        assert len(read.pieces) == len(read.cases) == len(read.quotes) <= LIMIT
        assert len(read.firsts) == sum(len(part.words) for part in held)
        seen += [word for part in held for word in part.words]
    assert seen == [word for line in paragraphs(text) for word in words(text, line.start, line.end)]


def test_a_long_paragraph_is_cut_behind_a_full_stop() -> None:
    first, *_ = parts_of("word " * (LIMIT - 40) + "end. " + "word " * 100)
    assert len(first.words) == LIMIT - 40 + 2


def test_words_know_whether_they_are_quoted() -> None:
    assert quote_states("He said “no ‘way’ out” now") == [0, 0, 5, 1, 5, 3, 5, 1, 5, 0]


def test_an_unclosed_quotation_is_told_apart() -> None:
    assert quote_states("“It ends here") == [5, 4, 4, 4]


def test_an_unknown_sign_has_a_piece() -> None:
    assert pieces_of("\u2603") == (UNKNOWN,) or len(pieces_of("\u2603")) == 1
    assert pieces_of("\u0301") == (UNKNOWN,)  # an accent alone leaves nothing to look up


def test_curly_marks_are_read_as_straight_ones() -> None:
    assert pieces_of("’s") == pieces_of("'s")
