"""Counted things that are nobody's harm: (text, figures as (low, high, unit, qualifier)), in the unit's own size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.figures import Figure, Measure, find_figures, hard_interval, in_units
from claims.figures.units import lexicon, parts_of, unit_words
from claims.figures.words import SIGNS

Bound = int | float | None
Stated = tuple[Bound, Bound, str, str]


def things(text: str) -> list[Figure]:
    return [figure for figure in find_figures(text) if figure.measure is Measure.OTHER]


def stated(figure: Figure) -> Stated:
    unit = figure.unit or ""
    return in_units(figure.low, unit), in_units(figure.high, unit), unit, figure.qualifier.value


MONEY: list[tuple[str, list[Stated]]] = [
    ("Ardania pledged $2.5 billion.", [(2500000000, 2500000000, "USD", "exact")]),
    ("Ardania pledged $2.5bn.", [(2500000000, 2500000000, "USD", "exact")]),
    ("The fund lent €300m.", [(300000000, 300000000, "EUR", "exact")]),
    ("The fund lent 2 million euros.", [(2000000, 2000000, "EUR", "exact")]),
    ("Repairs cost £40,000.", [(40000, 40000, "GBP", "exact")]),
    ("The fine was 300 million rubles.", [(300000000, 300000000, "RUB", "exact")]),
    ("The fine was 300 million roubles.", [(300000000, 300000000, "RUB", "exact")]),
    ("It paid A$5.5m for the wharf.", [(5500000, 5500000, "AUD", "exact")]),
    ("It promised ‘$2000’ checks.", [(2000, 2000, "USD", "exact")]),
    ("It paid US$5 million for the wharf.", [(5000000, 5000000, "USD", "exact")]),
    ("It paid USD 20 million for the wharf.", [(20000000, 20000000, "USD", "exact")]),
    ("It paid 20 million Canadian dollars.", [(20000000, 20000000, "CAD", "exact")]),
    ("It paid 20 million dollars.", [(20000000, 20000000, "USD", "exact")]),
    ("It paid ₹500,000.", [(500000, 500000, "INR", "exact")]),
    ("It paid ¥3 trillion.", [(3000000000000, 3000000000000, "JPY", "exact")]),
    ("The loss was about $10 trillion.", [(10000000000000, 10000000000000, "USD", "about")]),
    ("It owes more than $650 million.", [(650000000, None, "USD", "more_than")]),
    ("It owes nearly $1 billion.", [(None, 1000000000, "USD", "nearly")]),
    ("It owes up to $5 million.", [(None, 5000000, "USD", "up_to")]),
    ("They stole between $5 million and $6 million.", [(5000000, 6000000, "USD", "range")]),
    ("They stole $5 million to $6 million.", [(5000000, 6000000, "USD", "range")]),
    ("They stole $10-15 million.", [(10000000, 15000000, "USD", "range")]),
    ("They stole $10-$15 million.", [(10000000, 15000000, "USD", "range")]),
    ("They stole $10m–$15m.", [(10000000, 15000000, "USD", "range")]),
    ("They stole half a million dollars.", [(500000, 500000, "USD", "exact")]),
    ("They stole millions of dollars.", [(None, None, "USD", "vague")]),
    ("A $5-million bridge opened.", [(5000000, 5000000, "USD", "exact")]),
    ("It cost $3 million or more.", [(3000000, None, "USD", "at_least")]),
    (
        "One sum was $3 million, the other €2m.",
        [(3000000, 3000000, "USD", "exact"), (2000000, 2000000, "EUR", "exact")],
    ),
]

SHARES: list[tuple[str, list[Stated]]] = [
    ("He won 52 percent of the vote.", [(52, 52, "percent", "exact")]),
    ("He won 51.3% of the vote.", [(51.3, 51.3, "percent", "exact")]),
    ("He won 51.37 per cent.", [(51.37, 51.37, "percent", "exact")]),
    ("Prices rose 0.5 percent.", [(0.5, 0.5, "percent", "exact")]),
    ("Forty-six percent agreed.", [(46, 46, "percent", "exact")]),
    ("Three and a half percent agreed.", [(3.5, 3.5, "percent", "exact")]),
    ("One percent agreed.", [(1, 1, "percent", "exact")]),
    ("Turnout passed 60 percent.", [(60, None, "percent", "more_than")]),
    ("Turnout was at least 60%.", [(60, None, "percent", "at_least")]),
    ("Turnout was 10 to 15 percent.", [(10, 15, "percent", "range")]),
    ("Turnout was 10–15%.", [(10, 15, "percent", "range")]),
    ("Turnout was between 10% and 15%.", [(10, 15, "percent", "range")]),
    ("She won the election by 20 points.", [(20, 20, "percentage points", "exact")]),
    ("Her lead shrank by 2.5 percentage points.", [(2.5, 2.5, "percentage points", "exact")]),
    ("Traffic deaths fell 14 percent.", [(14, 14, "percent", "exact")]),
]

COUNTS: list[tuple[str, list[Stated]]] = [
    ("Some 10,000 troops crossed the river.", [(10000, 10000, "troops", "about")]),
    ("It sent 300 more soldiers.", [(300, 300, "soldiers", "exact")]),
    ("It sent two brigades and three battalions.", [(2, 2, "brigades", "exact"), (3, 3, "battalions", "exact")]),
    ("Veld shot down 21 drones.", [(21, 21, "drones", "exact")]),
    ("Veld shot down 21 Ardanian attack drones.", [(21, 21, "drones", "exact")]),
    ("Veld shot down 21 of 25 drones.", [(21, 21, "drones", "exact"), (25, 25, "drones", "exact")]),
    ("It fired 16 cruise missiles.", [(16, 16, "missiles", "exact")]),
    ("It fired dozens of rockets.", [(None, None, "rockets", "vague")]),
    ("It lost 30 tanks and 12 howitzers.", [(30, 30, "tanks", "exact"), (12, 12, "artillery pieces", "exact")]),
    ("It lost 40 armoured vehicles.", [(40, 40, "armoured vehicles", "exact")]),
    ("Two fighter jets collided.", [(2, 2, "aircraft", "exact")]),
    ("Twenty police cars lined the road.", [(20, 20, "vehicles", "exact")]),
    ("Police found three guns.", [(3, 3, "weapons", "exact")]),
    ("Three warships left port.", [(3, 3, "ships", "exact")]),
    ("The flood destroyed 200 homes.", [(200, 200, "homes", "exact")]),
    ("About 200 homes were destroyed.", [(200, 200, "homes", "about")]),
    ("More than 1,200 residential buildings were damaged.", [(1200, None, "buildings", "more_than")]),
    ("Hundreds of houses burned.", [(None, None, "homes", "vague")]),
    ("The ship carried 1.5 tons of wheat.", [(1.5, 1.5, "tons", "exact")]),
    ("The ship carried 40,000 tonnes of wheat.", [(40000, 40000, "tons", "exact")]),
    ("The fire burned 300 hectares.", [(300, 300, "hectares", "exact")]),
    ("It pumped 1.5 million barrels a day.", [(1500000, 1500000, "barrels", "exact")]),
    ("The yard cut 5,000 jobs.", [(5000, 5000, "jobs", "exact")]),
    ("The bill passed by 52 votes to 48.", [(52, 52, "votes", "exact")]),
    ("The party won 20 seats in parliament.", [(20, 20, "seats", "exact")]),
    ("The court heard more than 2,400 cases.", [(2400, None, "cases", "more_than")]),
    ("The army counted 14 attacks.", [(14, 14, "attacks", "exact")]),
    ("Ardania sent 1,000 doses.", [(1000, 1000, "doses", "exact")]),
]


@pytest.mark.parametrize(("text", "expected"), [*MONEY, *SHARES, *COUNTS])
def test_things_are_found(text: str, expected: list[Stated]) -> None:
    assert [stated(figure) for figure in things(text)] == expected


NOTHING = [
    ("He was born in 1972.", "year"),
    ("The 2022 attacks changed the city.", "year before a unit"),
    ("In 2012 drones were rare.", "year that opens a sentence"),
    ("The 9/11 attacks changed the city.", "date by its numbers"),
    ("The minister, 52, resigned.", "age"),
    ("A 64-year-old man resigned.", "age in a compound"),
    ("They met at 10:30.", "time"),
    ("The clinic is open 24/7.", "idiom"),
    ("Call 555-1234 for help.", "telephone"),
    ("She lives at 221 Mill Street.", "street number"),
    ("Article 5 attacks are rare.", "article"),
    ("Under Section 12 cases are heard in private.", "section"),
    ("He came 3rd.", "ordinal"),
    ("The home side won 3-1.", "score"),
    ("It won the match by 20 points.", "score in points"),
    ("An F-16 and a T-72 burned.", "models"),
    ("Two pilots of Boeing 737 jets resigned.", "model before a unit"),
    ("Crews of Leopard 2 tanks were trained.", "model before a unit"),
    ("The Covid-19 cases were counted late.", "disease"),
    ("One of the drones fell in a field.", "one of"),
    ("Only one home was spared by one of the shells.", "one"),
    ("The car left Highway 61.", "road"),
    ("No drones were seen.", "none"),
    ("Several schools closed and many homes stood empty.", "words too vague to keep"),
    ("Some homes stood empty.", "some"),
    ("The team of 20 weapons inspectors left.", "the head is a person"),
    ("Three men pulled out guns.", "another noun between"),
    ("In 12 cases the seal was broken.", "occasions"),
    ("The hall has 20,000 seats.", "seats of a hall"),
    ("They walked 10 kilometers in three hours.", "distance and duration"),
    ("It is 30 degrees in the shade.", "temperature"),
    ("A cup costs $2.99.", "cents are dropped with their price"),
    ("Most of them were late.", "a share of nobody in particular"),
    ("It killed the bill.", "idiom"),
    ("", "nothing"),
]


@pytest.mark.parametrize("text", [pytest.param(text, id=f"{case}: {text}") for text, case in NOTHING])
def test_what_counts_nothing(text: str) -> None:
    assert find_figures(text) == []


PARTS = [
    ("The blast killed 50 people, 40 percent of them children.", (40, 40, "exact"), "children"),
    ("The blast killed 50 people, half of them women.", (50, 50, "exact"), "women"),
    ("The blast killed 50 people, most of them civilians.", (50, None, "more_than"), "civilians"),
    ("The blast killed 50 people, nearly a third of whom were children.", (None, 33.33, "nearly"), "children"),
    ("Fifty people were killed. Two thirds of the dead were women.", (66.67, 66.67, "exact"), "women"),
    ("Fifty people were killed. More than half of the victims were women.", (50, None, "more_than"), "women"),
    ("Fifty people were killed; about 70% of the dead were children.", (70, 70, "about"), "children"),
]


@pytest.mark.parametrize(("text", "share", "who"), PARTS)
def test_a_share_of_the_harmed_is_a_part(text: str, share: tuple[Bound, Bound, str], who: str) -> None:
    (figure,) = things(text)
    low, high, unit, qualifier = stated(figure)
    assert (low, high, qualifier) == share
    assert (unit, figure.who, figure.part_of) == ("percent", who, True)


def test_the_words_for_what_is_counted_are_kept() -> None:
    (drones,) = things("Veld shot down 21 Ardanian attack drones.")
    (share,) = things("He won 52 percent of the vote.")
    assert (drones.who, share.who) == ("Ardanian attack drones", "vote")


def test_a_sentence_may_count_people_and_things() -> None:
    text = "The raid killed 12, wounded 30, including five children, burned 200 homes and cost $2 million."
    assert [(figure.measure.value, figure.low, figure.unit) for figure in find_figures(text)] == [
        ("killed", 12, None),
        ("injured", 30, None),
        ("injured", 5, None),
        ("other", 200, "homes"),
        ("other", 2000000, "USD"),
    ]


def test_the_span_holds_the_sign_and_not_the_unit() -> None:
    text = "It paid $2.5 billion, or 40% of 30 percent."
    assert [figure.span.of(text) for figure in find_figures(text)] == ["$2.5 billion", "40%", "30"]


def test_percent_are_exact_in_hundredths() -> None:
    (figure,) = things("More than 51.3 percent agreed.")
    assert (figure.low, hard_interval(figure).low, in_units(figure.low, "percent")) == (5130, 5131, 51.3)


@given(st.integers(0, 10_000), st.sampled_from(["%", " percent", " per cent"]))
def test_any_percentage_is_read_back(hundredths: int, unit: str) -> None:
    (figure,) = things(f"The party won {hundredths / 100:.2f}{unit} of the vote.")
    assert figure.low == hundredths


@given(st.integers(1, 10**12), st.sampled_from(sorted(lexicon().signs)))
def test_any_sum_is_read_back(value: int, sign: str) -> None:
    (figure,) = things(f"The fund lent {sign}{value:,} to the port.")
    assert (figure.low, figure.unit) == (value, lexicon().signs[sign])


def test_every_sign_is_known_to_the_words_and_to_the_units() -> None:
    assert set(lexicon().signs) == set(SIGNS)


def test_one_name_has_one_size() -> None:
    sizes = {(listed.name, listed.parts) for listed in lexicon().unit}
    assert len(sizes) == len({name for name, _ in sizes})
    assert len(unit_words()) == sum(len(listed.words) for listed in lexicon().unit), "a word listed twice"


@given(st.integers(0, 10**6), st.sampled_from(sorted({listed.name for listed in lexicon().unit})))
def test_a_bound_in_its_unit_times_its_parts_is_the_bound(bound: int, unit: str) -> None:
    shown = in_units(bound, unit)
    assert shown is not None
    assert round(shown * parts_of(unit)) == bound
    assert isinstance(shown, int) == (bound % parts_of(unit) == 0)
