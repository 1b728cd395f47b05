"""One normal form for every text, and no way to be changed twice."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.documents.normalise import MOST_MARKS, normalise, normalise_line

PERSIAN = "می\u200cخواهم"
FAMILY = "👩\u200d👧"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),  # every system's line ends
        ("one\u2028two\u2029three\x85four\x0cfive", "one\ntwo\nthree\nfour\nfive"),  # Unicode's, and a form feed
        ("one\n\n \t\n\ntwo", "one\ntwo"),  # blank lines
        ("  nine\xa0people \t died  ", "nine people died"),  # no-break space, runs of blanks
        ("20\u202f000\u2009km", "20 000 km"),  # narrow no-break and thin spaces in numbers
        ("\ufeffMoscow", "Moscow"),  # byte order mark
        ("ex\xadplo\xadsion", "explosion"),  # soft hyphens
        ("no\u200bwhere\u2060", "nowhere"),  # zero width
        ("said \u202eeno\u202c on", "said eno on"),  # reversed direction
        ("nine\x00 di\x08ed\x7f", "nine died"),  # NUL and other controls
        ("Cafe\u0301", "Café"),  # NFC
        ("a\ud800b", "a\ufffdb"),  # half a character
        ("to\u200cday and to\u200dmorrow", "today and tomorrow"),  # joiners as noise
        (PERSIAN, PERSIAN),  # a joiner that is spelling
        (FAMILY, FAMILY),  # a joiner that makes one emoji of two
        ("“Nobody came,” she said — twice.", "“Nobody came,” she said — twice."),  # marks of print stay as printed
        (" \n\t", ""),
    ],
)
def test_one_normal_form(text: str, expected: str) -> None:
    assert normalise(text) == expected


_STRANGE = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("\r\n\t \xa0\xad\u200b\u200c\u200d\u0301\u0316\u0344\u2028\ufeff\x1c\x85\u1100\u1161\ud800"),
    )
)


@given(_STRANGE)
def test_a_normal_form_is_its_own(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(_STRANGE)
def test_what_every_normal_form_has(text: str) -> None:
    normal = normalise(text)
    assert unicodedata.is_normalized("NFC", normal)
    assert all(line == line.strip() and line for line in normal.split("\n")) or not normal
    assert not any(unicodedata.category(character) in {"Cc", "Cs"} for character in normal if character != "\n")
    assert normal.encode("utf-8").decode("utf-8") == normal


@given(st.integers(min_value=0, max_value=90), st.sampled_from("\u0301\u0316\u0344"))
def test_marks_on_one_letter_are_bounded(count: int, mark: str) -> None:
    normal = normalise("a" + mark * count)
    assert sum(1 for character in normal if unicodedata.combining(character)) <= MOST_MARKS
    assert normalise(normal) == normal


def test_a_megabyte_of_marks_takes_no_time() -> None:
    started = time.process_time()
    normalise("a" + "\u0301\u0316" * 500_000)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(("text", "expected"), [("Ann\n Lee ", "Ann Lee"), (" ", None), (None, None)])
def test_a_name_is_one_line(text: str | None, expected: str | None) -> None:
    assert normalise_line(text) == expected
