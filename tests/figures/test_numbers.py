"""The number grammar: what it prints is what it reads."""

from __future__ import annotations

import sys
from decimal import Decimal
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.figures import find_figures
from claims.figures.numbers import Number, is_number_part, read_number
from claims.figures.numerals import LARGEST
from claims.figures.words import words
from claims.text import Span

# fmt: off
UNITS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]
# fmt: on
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelt(value: int, *, joined: str = " ") -> str:
    """The number in English words, below 10^15."""
    for scale, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if value >= scale:
            rest = value % scale
            return f"{spelt(value // scale, joined=joined)} {name}" + (f" {spelt(rest, joined=joined)}" if rest else "")
    if value >= 100:
        rest = value % 100
        return f"{UNITS[value // 100]} hundred" + (f"{joined}{spelt(rest)}" if rest else "")
    if value >= 20:
        return TENS[value // 10] + (f"-{UNITS[value % 10]}" if value % 10 else "")
    return UNITS[value]


def read(text: str) -> Number | None:
    return read_number(list(words(text, Span(0, len(text)), is_number_part)), 0)


counts = st.one_of(st.integers(1, 2000), st.integers(1, LARGEST - 1))


@given(counts, st.sampled_from([" ", " and "]))
def test_words_are_read_back(value: int, joined: str) -> None:
    number = read(spelt(value, joined=joined))
    assert number is not None
    assert number.value == value


@given(counts, st.booleans())
def test_digits_are_read_back(value: int, grouped: bool) -> None:
    number = read(f"{value:,}" if grouped else str(value))
    assert number is not None
    assert number.value == value


@given(st.integers(11, 9999), st.sampled_from([("thousand", 3), ("million", 6), ("billion", 9), ("m", 6), ("bn", 9)]))
def test_digits_with_a_scale_are_read_back(tenths: int, scale: tuple[str, int]) -> None:
    name, power = scale
    number = read(f"{tenths / 10} {name}" if len(name) > 2 else f"{tenths / 10}{name}")
    assert number is not None
    assert number.value == tenths * 10 ** (power - 1)


@given(counts)
def test_a_printed_count_becomes_the_same_figure(value: int) -> None:
    (figure,) = find_figures(f"The blaze killed at least {value:,} people.")
    assert (figure.low, figure.high) == (value, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a hundred", 100),
        ("half a dozen", 6),
        ("half a million", 500_000),
        ("two and a half million", 2_500_000),
        ("a million and a half", 1_500_000),
        ("two hundred thousand", 200_000),
        ("300 thousand", 300_000),
        ("three score", 60),
        ("dozens", None),
    ],
)
def test_mixed_forms(text: str, value: int | None) -> None:
    number = read(text)
    assert number is not None
    assert (number.value, number.end) == (value, len(list(words(text, Span(0, len(text)), is_number_part))))


@pytest.mark.parametrize("text", ["5th", "1980s", "MH17", "10:30", "9/11", "2023-10-17", "64-year-old"])
def test_what_is_no_count(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "value", "sign"),
    [
        ("1.5", Decimal("1.5"), ""),
        ("three and a half", Decimal("3.5"), ""),
        ("$500", 500, "$"),
        ("€2.5bn", 2_500_000_000, "€"),
        ("51.3%", Decimal("51.3"), "%"),
        ("half of them", 50, "%"),
        ("a third of the dead", Decimal("33.33"), "%"),
    ],
)
def test_numbers_that_count_nobody(text: str, value: Decimal | int, sign: str) -> None:
    number = read(text)
    assert number is not None
    assert (number.value, number.sign) == (value, sign)


def work(text: str) -> int:
    """Calls made while reading `text`: work that no clock disturbs."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        find_figures(text)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize(
    "piece", ["1", "1,", "1 ", "1-", "12 killed ", "a hundred ", "killed and ", "no ", "more than "]
)
def test_work_grows_with_the_length_and_no_faster(piece: str) -> None:
    work(f"killed {piece * 1000}")  # the word lists are loaded once, and not in what is measured
    once, twice = (work(f"killed {piece * times}") for times in (500, 1000))
    assert twice <= 2.3 * once + 100
