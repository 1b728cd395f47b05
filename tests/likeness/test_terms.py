"""What a text can be found by."""

from __future__ import annotations

import pytest

from claims.likeness import counted

TERMS = [
    ("The harbour and the harbours burned", {"harbou": 2, "burn": 1, "the": 0}, "plurals; function words are left out"),
    ("#SelvoDivers sank", {"selvod": 1, "selvo": 1, "diver": 1}, "a tag as written and as its words"),
    ("@orvik said so", {"orvik": 1, "said": 0}, "a tag of one word, once"),
    ("Divers sankpic.twitter.com/Ab3 today", {"sink": 1, "twitte": 0, "ab3": 0}, "an address glued to the last word"),
    ("see https://example.org/ferry", {"exampl": 0, "boat": 0}, "an address"),
    ("a ship-to-shore call", {"boat": 1, "shore": 1}, "hyphens part words, and words of like meaning are one"),
    ("1,300 and 1300 people", {"#1300": 1}, "one number, grouped or not"),
    ("Covid-19 rules", {"covid": 1, "#19": 1}, "a number within a word"),
    ("", {}, "nothing"),
]


@pytest.mark.parametrize(("text", "expected", "case"), TERMS)
def test_terms(text: str, expected: dict[str, int], case: str) -> None:
    found = counted(text)
    assert {term: found[term] for term in expected} == expected, (case, found)


def test_an_empty_text_has_no_terms() -> None:
    assert not counted(" — ")
