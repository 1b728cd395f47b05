"""Quotation marks: text, and the words that stand in quotes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.quotes import find_quotations

PAIRED = [
    ('He said "no" and left.', ["no"]),  # straight
    ("He said “no” and left.", ["no"]),  # curly
    ("He said «non» and left.", ["non"]),  # French
    ("Er sagte „nein“ und ging.", ["nein"]),  # German
    ("He said 'no way' and left.", ["no way"]),  # single
    ("''He's got time,'' she said.", ["He's got time,"]),  # two apostrophes for a double mark
    ('“There are answers," he said.', ["There are answers,"]),  # curly opens, straight closes
    ("It’s the officials’ fault, they don't say.", []),  # apostrophes quote nobody
    ("the 'officials' claim' of the '90s", ["officials' claim"]),  # a possessive within single marks
    ("“It’s a ‘lie’,” he said.", ["It’s a ‘lie’,", "lie"]),  # nested
    ('a 6" pipe', []),  # inches
    ('"Yes," he said. "No."', ["Yes,", "No."]),
    ('First "one\nthen two" here', ["one"]),  # never across unrelated paragraphs
    ("", []),
]


@pytest.mark.parametrize(("text", "inner"), PAIRED)
def test_marks_pair_by_their_kind(text: str, inner: list[str]) -> None:
    assert [quotation.inner.of(text) for quotation in find_quotations(text)] == inner


def test_a_quote_left_unclosed_continues_in_the_next_paragraph() -> None:
    text = "“We made no truce.\n\n“We will not talk.”"
    first, second = find_quotations(text)
    assert (first.closed, first.continues, first.inner.of(text)) == (False, True, "We made no truce.")
    assert (second.closed, second.continues, second.inner.of(text)) == (True, False, "We will not talk.")


def test_a_quote_left_unclosed_ends_with_its_paragraph() -> None:
    (quotation,) = find_quotations("He said: “We made no truce.\nIt rained.")
    assert not quotation.closed
    assert not quotation.continues


def test_depth_counts_the_quotations_around() -> None:
    assert [quotation.depth for quotation in find_quotations("“It’s a ‘lie’,” he said.")] == [0, 1]


@given(st.text(alphabet="“”\"'‘’«»„ ab.\n", max_size=60))
def test_inner_lies_in_outer_and_the_order_is_that_of_the_text(text: str) -> None:
    found = find_quotations(text)
    assert [quotation.outer.start for quotation in found] == sorted(quotation.outer.start for quotation in found)
    for quotation in found:
        assert quotation.outer.contains(quotation.inner)
        assert quotation.outer.end <= len(text)
        assert "\n" not in quotation.outer.of(text)


def test_time_grows_with_the_length_alone() -> None:
    def seconds(marks: int) -> float:
        text = "\"a 'b' c “ d " * marks
        start = time.perf_counter()
        find_quotations(text)
        return time.perf_counter() - start

    assert seconds(20_000) < 60 * max(seconds(2_000), 0.002)
