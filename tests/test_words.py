"""How a text is cut into words, one pitfall a row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.words import words


def cut(text: str) -> list[str]:
    return [span.of(text) for span in words(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He didn’t say so.", ["He", "did", "n’t", "say", "so", "."]),
        ("the U.S. said", ["the", "U.S.", "said"]),
        ("Gen. Li's men", ["Gen.", "Li", "'s", "men"]),
        ("It rose to 1,300.", ["It", "rose", "to", "1,300", "."]),
        ("at 7.30pm", ["at", "7.30", "pm"]),
        ("a Kyiv-based group", ["a", "Kyiv", "-", "based", "group"]),
        ("“No,” he said", ["“", "No", ",", "”", "he", "said"]),
        ("well...", ["well", "..."]),
        ("we’ll see", ["we", "’ll", "see"]),
        ("No. That ended it.", ["No", ".", "That", "ended", "it", "."]),
    ],
)
def test_cut(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(st.text())
def test_only_white_space_lies_between_words(text: str) -> None:
    end = 0
    for span in words(text, 0, len(text)):
        assert not text[end : span.start].strip()
        assert span
        end = span.end
    assert not text[end:].strip()
