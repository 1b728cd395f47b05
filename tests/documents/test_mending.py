"""Garbled letters are mended; nothing that is right is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.documents import document_from_text
from claims.documents.mending import GARBLED, mended

MEANT = "“São Lino isn’t safe,” said José Muñoz – twice… for £5, in Köln"


@pytest.mark.parametrize(
    ("garbled", "meant"),
    [
        (MEANT.encode().decode("windows-1252", errors="ignore").replace("â€ ", "â€\x9d "), MEANT),  # read wrongly once
        ("JosÃ© Muñoz said “no”", "José Muñoz said “no”"),  # in half of the text
        ("â€œNo,â€ he said.", "“No,” he said."),  # the mark's last byte is lost
        ("he didn\x92t \x93go\x94", "he didn’t “go”"),  # Windows-1252 read as Latin-1
        ("donÃ¢â‚¬â„¢t", "don’t"),  # twice
    ],
)
def test_garbled_letters_are_mended(garbled: str, meant: str) -> None:
    assert mended(garbled) == meant


@pytest.mark.parametrize(
    "text",
    [
        MEANT,
        "Ã",
        "voilà",
        "5 °C",
        "ÎÅÄ",
        "naïve façade",
        "A – B",
        "«Non», dit-il",
        "Привет, «мир»",
        "ﬁne ｗｉｄｅ",
        "a\x85b",
    ],
)
def test_right_letters_stay(text: str) -> None:
    assert mended(text) == text


def test_the_report_says_that_it_was_mended() -> None:
    assert document_from_text("The mayor, JosÃ© Muñoz, left.").remarks == (GARBLED,)
    assert document_from_text("The mayor, José Muñoz, left.").remarks == ()


@given(st.text(alphabet=st.characters(max_codepoint=0x24F)))
def test_mending_twice_changes_nothing_more_of_what_ends_well(text: str) -> None:
    assert isinstance(mended(text), str)
