"""Every way English news prints a count: (printed, low, high, qualifier), the rest of the sentence the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.figures import Figure, Qualifier, find_figures
from claims.figures.quantity import stated_bounds
from tests.figures.test_numbers import spelt, work

Row = tuple[str, int | None, int | None, str]

PLAIN: list[tuple[str, int]] = [
    ("12", 12),
    ("1200", 1200),
    ("1,200", 1200),
    ("1,234,567", 1234567),
    ("1 200", 1200),  # a plain blank between groups
    ("12 345 678", 12345678),
    ("1\N{NO-BREAK SPACE}200", 1200),
    ("1\N{THIN SPACE}200", 1200),
    ("1\N{NARROW NO-BREAK SPACE}200\N{NARROW NO-BREAK SPACE}000", 1200000),
    ("1.2 million", 1200000),
    ("2 million", 2000000),
    ("2m", 2000000),
    ("2.5m", 2500000),
    ("1.3bn", 1300000000),
    ("20k", 20000),
    ("1.5mn", 1500000),
    ("3mln", 3000000),
    ("300 thousand", 300000),
    ("3 dozen", 36),
    ("2 score", 40),
    ("two", 2),
    ("twenty-three", 23),
    ("twenty three", 23),
    ("ninety-nine", 99),
    ("a hundred", 100),
    ("one hundred and five", 105),
    ("one hundred five", 105),
    ("a hundred and five", 105),
    ("two hundred thousand", 200000),
    ("two hundred and three thousand", 203000),
    ("one thousand two hundred", 1200),
    ("twelve hundred", 1200),
    ("a thousand and one", 1001),
    ("three million", 3000000),
    ("a dozen", 12),
    ("two dozen", 24),
    ("half a dozen", 6),
    ("a half dozen", 6),
    ("half-dozen", 6),
    ("a score", 20),
    ("three score", 60),
    ("half a million", 500000),
    ("half-a-million", 500000),
    ("a half million", 500000),
    ("a quarter of a million", 250000),
    ("a quarter million", 250000),
    ("three quarters of a million", 750000),
    ("one and a half million", 1500000),
    ("three and a half million", 3500000),
    ("2 and a half million", 2500000),
    ("a million and a half", 1500000),
    ("a thousand", 1000),
]

BOUNDED: list[Row] = [
    ("at least 20", 20, None, "at_least"),
    ("at the very least 20", 20, None, "at_least"),
    ("no fewer than 20", 20, None, "at_least"),
    ("no less than 20", 20, None, "at_least"),
    ("a minimum of 20", 20, None, "at_least"),
    ("as few as 20", 20, None, "at_least"),
    ("20 or more", 20, None, "at_least"),
    ("20-plus", 20, None, "at_least"),
    ("20+", 20, None, "at_least"),
    ("1,200+", 1200, None, "at_least"),
    ("at least two dozen", 24, None, "at_least"),
    ("more than 20", 20, None, "more_than"),
    ("over 20", 20, None, "more_than"),
    ("well over 20", 20, None, "more_than"),
    ("just over 20", 20, None, "more_than"),
    ("way over 20", 20, None, "more_than"),
    ("upwards of 20", 20, None, "more_than"),
    ("upward of 20", 20, None, "more_than"),
    ("north of 20", 20, None, "more_than"),
    ("in excess of 20", 20, None, "more_than"),
    ("far more than 20", 20, None, "more_than"),
    ("significantly more than 20", 20, None, "more_than"),
    ("slightly more than 20", 20, None, "more_than"),
    ("more than half a million", 500000, None, "more_than"),
    ("over a hundred", 100, None, "more_than"),
    ("up to 20", None, 20, "up_to"),
    ("as many as 20", None, 20, "up_to"),
    ("anything up to 20", None, 20, "up_to"),
    ("perhaps as many as 20", None, 20, "up_to"),
    ("at most 20", None, 20, "at_most"),
    ("no more than 20", None, 20, "at_most"),
    ("a maximum of 20", None, 20, "at_most"),
    ("not exceeding 20", None, 20, "at_most"),
    ("20 or fewer", None, 20, "at_most"),
    ("fewer than 20", None, 20, "fewer_than"),
    ("under 20", None, 20, "fewer_than"),
    ("just under 20", None, 20, "fewer_than"),
    ("well under 20", None, 20, "fewer_than"),
    ("far fewer than 20", None, 20, "fewer_than"),
    ("about 20", 20, 20, "about"),
    ("around 20", 20, 20, "about"),
    ("some 20", 20, 20, "about"),
    ("roughly 20", 20, 20, "about"),
    ("approximately 20", 20, 20, "about"),
    ("an estimated 20", 20, 20, "about"),
    ("close to 20", 20, 20, "about"),
    ("in the region of 20", 20, 20, "about"),
    ("somewhere around 20", 20, 20, "about"),
    ("20 or so", 20, 20, "about"),
    ("20-odd", 20, 20, "about"),
    ("a dozen or so", 12, 12, "about"),
    ("nearly 20", None, 20, "nearly"),
    ("almost 20", None, 20, "nearly"),
    ("just shy of 20", None, 20, "nearly"),
    ("very nearly 20", None, 20, "nearly"),
    ("almost two hundred", None, 200, "nearly"),
    ("exactly 20", 20, 20, "exact"),
    ("a further 20", 20, 20, "exact"),
    ("another 20", 20, 20, "exact"),
    ("a total of 20", 20, 20, "exact"),
    ("between 10 and 15", 10, 15, "range"),
    ("between ten and fifteen", 10, 15, "range"),
    ("10 to 15", 10, 15, "range"),
    ("10-15", 10, 15, "range"),
    ("10–15", 10, 15, "range"),
    ("10 or 11", 10, 11, "range"),
    ("ten or eleven", 10, 11, "range"),
    ("some 10 to 15", 10, 15, "range"),
    ("2 to 3 million", 2000000, 3000000, "range"),
    ("2-3 million", 2000000, 3000000, "range"),
    ("1.5 to 2 million", 1500000, 2000000, "range"),
    ("1.5 to 2.5 million", 1500000, 2500000, "range"),
    ("2–3m", 2000000, 3000000, "range"),
    ("between 900 and 1,200", 900, 1200, "range"),
    ("between 900,000 and 1.2 million", 900000, 1200000, "range"),
    ("5 to 10^23", 5, None, "range"),  # an end that is no number leaves the range open there
    ("about 5 to 1,00,00", 5, None, "range"),
    ("between 5 and 100000000000000000000000", 5, None, "range"),
    ("between 5 and dozens of", 5, None, "range"),
    ("1,00,00 to 5", None, 5, "range"),
    ("between dozens and 100", None, 100, "range"),
    ("at least 20, possibly 30,", 20, None, "at_least"),
    ("at least 20 and perhaps 30", 20, None, "at_least"),
    ("20, possibly 30,", 20, 30, "range"),
    ("dozens of", None, None, "vague"),
    ("scores of", None, None, "vague"),
    ("hundreds of", None, None, "vague"),
    ("several hundred", None, None, "vague"),
    ("a few dozen", None, None, "vague"),
    ("a couple of", None, None, "vague"),
    ("a handful of", None, None, "vague"),
    ("several", None, None, "vague"),
    ("tens of thousands of", None, None, "vague"),
    ("hundreds of thousands of", None, None, "vague"),
    ("a couple of hundred", None, None, "vague"),
    ("no", 0, 0, "exact"),
]

ROWS: list[Row] = [*((printed, value, value, "exact") for printed, value in PLAIN), *BOUNDED]


def only(text: str) -> Figure:
    (figure,) = find_figures(text)
    return figure


@pytest.mark.parametrize(("printed", "low", "high", "qualifier"), ROWS)
@pytest.mark.parametrize("sentence", ["Officials said {} people were killed.", "The blaze killed {} people."])
def test_each_is_read(sentence: str, printed: str, low: int | None, high: int | None, qualifier: str) -> None:
    figure = only(sentence.format(printed))
    assert (figure.low, figure.high, figure.qualifier.value) == (low, high, qualifier)


UNREAD = [
    ("1.200", "a European thousand is read as a fraction, and nobody is counted in fractions"),
    ("1.5", "a fraction"),
    ("three and a half", "a fraction in words"),
    ("1,20", "digits in no order"),
    ("$20", "money"),
    ("20%", "a share"),
    ("20th", "an ordinal"),
    ("10:30", "a time"),
    ("9/11", "a date by its numbers"),
    ("F-16", "a model"),
    ("64-year-old", "an age"),
]


@pytest.mark.parametrize("printed", [pytest.param(printed, id=f"{case}: {printed}") for printed, case in UNREAD])
def test_what_counts_nobody(printed: str) -> None:
    assert all(figure.measure.value == "other" for figure in find_figures(f"The blaze killed {printed} people."))


HEDGES = {
    "": Qualifier.EXACT,
    "at least ": Qualifier.AT_LEAST,
    "no fewer than ": Qualifier.AT_LEAST,
    "more than ": Qualifier.MORE_THAN,
    "upwards of ": Qualifier.MORE_THAN,
    "in excess of ": Qualifier.MORE_THAN,
    "north of ": Qualifier.MORE_THAN,
    "up to ": Qualifier.UP_TO,
    "no more than ": Qualifier.AT_MOST,
    "fewer than ": Qualifier.FEWER_THAN,
    "about ": Qualifier.ABOUT,
    "roughly ": Qualifier.ABOUT,
    "nearly ": Qualifier.NEARLY,
}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "dozen": 12}


@st.composite
def numbers(draw: st.DrawFn) -> tuple[str, int]:
    """A count as news may print it, and its value."""
    value = draw(st.integers(2, 10**9))
    tenths, scale = draw(st.integers(11, 9999)), draw(st.sampled_from(["million", "billion"]))
    small, any_scale = draw(st.integers(2, 99)), draw(st.sampled_from(sorted(SCALES)))
    blank = draw(st.sampled_from(["\N{NO-BREAK SPACE}", "\N{THIN SPACE}", "\N{NARROW NO-BREAK SPACE}"]))
    return draw(
        st.sampled_from(
            [
                (f"{value:,}", value),
                (f"{value:,}".replace(",", blank), value),
                (spelt(value), value),
                (spelt(value, joined=" and "), value),
                (f"{tenths // 10}.{tenths % 10} {scale}", tenths * SCALES[scale] // 10),
                (f"{small} {any_scale}", small * SCALES[any_scale]),
                (f"{spelt(small)} {any_scale}", small * SCALES[any_scale]),
                (f"{spelt(small)} and a half million", small * 10**6 + 500_000),
                (f"{small}k", small * 1000),
                (f"{small}m", small * 10**6),
            ]
        )
    )


@given(numbers(), st.sampled_from(sorted(HEDGES)))
def test_a_printed_count_is_read_back_as_its_interval(number: tuple[str, int], hedge: str) -> None:
    printed, value = number
    figure = only(f"Officials said {hedge}{printed} people were killed.")
    assert figure.qualifier is HEDGES[hedge]
    assert (figure.low, figure.high) == stated_bounds(value, HEDGES[hedge])


@given(numbers(), numbers(), st.sampled_from(["between {} and {}", "{} to {}"]))
def test_a_printed_range_is_read_back(one: tuple[str, int], other: tuple[str, int], form: str) -> None:
    (first, low), (second, high) = sorted((one, other), key=lambda number: number[1])
    figures = find_figures(f"Officials said {form.format(first, second)} people were killed.")
    if low < high and " " not in first:  # "10 to 12 million" may mean millions twice
        assert [figure.qualifier for figure in figures] == [Qualifier.RANGE]
        assert figures[0].high == high


NOISE = [
    "9" * 1_000_000,
    "1," * 500_000,
    "one hundred and " * 60_000,
    "between 1 and " * 70_000,
    "killed 1 to " * 80_000,
    "killed " + "at least " * 110_000,
    "killed " + "some no more than " * 55_000,
]


@pytest.mark.parametrize("text", NOISE, ids=["digits", "commas", "words", "ranges", "cues", "hedges", "mixed hedges"])
def test_a_megabyte_of_numbers_costs_next_to_nothing(text: str) -> None:
    assert work(text) < 500_000  # a close reading would make tens of millions of calls


def test_noise_hides_nothing_beside_it() -> None:
    noise = "12 34 56 " * 400
    assert [figure.low for figure in find_figures(f"The fire killed 9 people. {noise}. A quake killed 8 people.")] == [
        9,
        8,
    ]
