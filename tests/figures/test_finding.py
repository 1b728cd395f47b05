"""Figures in sentences: (text, figures as (low, high, measure, qualifier), the case)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.figures import Basis, Figure, Measure, find_figures

Stated = tuple[int | None, int | None, str, str]

FOUND: list[tuple[str, list[Stated], str]] = [
    ("The blaze killed 14 dockers.", [(14, 14, "killed", "exact")], "object of a verb"),
    ("Fourteen dockers were killed in the blaze.", [(14, 14, "killed", "exact")], "passive, in words"),
    ("At least 30 people have died.", [(30, None, "killed", "at_least")], "floor"),
    ("More than 1,200 were hurt.", [(1200, None, "injured", "more_than")], "open, stated bound kept"),
    ("Up to 50 people may have died.", [(None, 50, "killed", "up_to")], "ceiling, soft"),
    ("No more than 20 people were killed.", [(None, 20, "killed", "at_most")], "a negation that is a ceiling"),
    ("No fewer than 20 people were killed.", [(20, None, "killed", "at_least")], "a negation that is a floor"),
    ("Fewer than 10 were injured.", [(None, 10, "injured", "fewer_than")], "open below"),
    ("Nearly 300 sailors are missing.", [(None, 300, "missing", "nearly")], "just below"),
    ("An estimated 1.2 million people fled.", [(1200000, 1200000, "displaced", "about")], "digits and scale"),
    ("Half a million people were displaced.", [(500000, 500000, "displaced", "exact")], "half of a scale"),
    ("Two dozen villagers were abducted.", [(24, 24, "abducted", "exact")], "dozen as a scale"),
    ("Between six and 11 others were injured.", [(6, 11, "injured", "range")], "range, word and digits"),
    ("Police detained 12-15 students.", [(12, 15, "detained", "range")], "range by hyphen"),
    ("Perhaps more than 40 drowned.", [(40, None, "killed", "more_than")], "the bounding hedge wins"),
    ("Tens of thousands of people were displaced.", [(None, None, "displaced", "vague")], "vague"),
    ("Two of the injured had died in hospital.", [(2, 2, "killed", "exact")], "what became of the injured"),
    (
        "12 of the 30 wounded had since died.",
        [(12, 12, "killed", "exact"), (30, 30, "injured", "exact")],
        "some of a number of wounded died",
    ),
    (
        "Ten of the wounded were treated and 3 died.",
        [(10, 10, "injured", "exact"), (3, 3, "killed", "exact")],
        "others died",
    ),
    ("No one was killed in the quake.", [(0, 0, "killed", "exact")], "zero is a count"),
    ("Killed: 8, the civil defence said", [(8, 8, "killed", "exact")], "a label heads its number"),
    ("Confirmed dead: at least 8", [(8, None, "killed", "at_least")], "a label of two words, a floor"),
    ("Missing in Orlo – 21", [(21, 21, "missing", "exact")], "a label with a place, a dash"),
    ("Killed (confirmed): 8", [(8, 8, "killed", "exact")], "a label with a gloss"),
    ("Dead 8", [(8, 8, "killed", "exact")], "a table's row"),
    ("Dead | 8", [(8, 8, "killed", "exact")], "a table's row, ruled"),
    (
        "Killed: 8; injured: 30, missing: 21",
        [(8, 8, "killed", "exact"), (30, 30, "injured", "exact"), (21, 21, "missing", "exact")],
        "labels in a row",
    ),
    ("FERRY SINKS: 9 DEAD, 40 HURT", [(9, 9, "killed", "exact"), (40, 40, "injured", "exact")], "headline, capitals"),
    (
        "A gas leak tore through the mill, killing nine people and wounding 18.",
        [(9, 9, "killed", "exact"), (18, 18, "injured", "exact")],
        "participles in a row",
    ),
    (
        "The flood killed nine villagers, four soldiers and two nurses.",
        [(9, 9, "killed", "exact"), (4, 4, "killed", "exact"), (2, 2, "killed", "exact")],
        "one verb, a list",
    ),
    ("The death toll from the landslide rose to 45.", [(45, 45, "killed", "exact")], "total and link"),
    ("The death toll has passed 2,000.", [(2000, None, "killed", "more_than")], "growth as a hedge"),
    ("The toll rose from 20 to 45 deaths.", [(45, 45, "killed", "exact")], "the old total is not claimed"),
    ("The storm claimed 170 lives.", [(170, 170, "killed", "exact")], "idiom"),
    ("Gunmen released 200 kidnapped pupils.", [(200, 200, "abducted", "exact")], "state before the noun"),
    ("There have been 1,329 new cases of cholera.", [(1329, 1329, "infected", "exact")], "cases of a disease"),
    ("The shelling left more than 3,000 people homeless.", [(3000, None, "displaced", "more_than")], "left … homeless"),
    ("About 500 people were killed or wounded.", [(500, 500, "casualties", "about")], "both in one number"),
    ("Twenty men who guarded the convoy were killed.", [(20, 20, "killed", "exact")], "relative clause between"),
]

NO_FIGURES = [
    ("No casualties have been reported.", "absence of news"),
    ("There were no immediate reports of injuries.", "absence of news"),
    ("There were no reports of casualties.", "absence of news"),
    ("There was no word on casualties.", "absence of news"),
    ("There was no information on deaths or injuries.", "absence of news"),
    ("No injuries were immediately reported.", "absence of news"),
    ("It did not say how many people were killed.", "a number nobody gives"),
    ("The total since October 7 is not known, the dead were buried.", "day"),
    ("Hundreds of houses burned.", "things burn too"),
    ("The poison killed thousands of dogs.", "animals"),
    ("The dead were a couple from Port Selvo.", "two people, and no number"),
    ("The blast hit a Boeing 737 and wounded its pilot.", "models"),
    ("Gunmen on Highway 61 killed the driver.", "road"),
    ("The 9/11 attacks killed his uncle.", "date by its numbers"),
    ("He was killed at 10:30.", "time"),
    ("The veto killed the bill 3-1.", "score"),
    ("The poet, 92, died at home.", "age"),
    ("She died at 92.", "age"),
    ("He was killed on 7 October.", "day"),
    ("He was killed in 2012.", "year"),
    ("Traffic deaths fell 14 percent.", "share"),
    ("They were killed 10 kilometers from the border.", "distance"),
    ("Senators killed the bill by 52 votes to 48.", "votes"),
    ("He was shot at 41 times.", "shots"),
    ("The minister was detained for 15 years.", "duration"),
    ("The widow of the murdered man was paid $5 million.", "money"),
    ("The monks were killed by some 30 men in uniform.", "perpetrators"),
    ("The judge heard more than 2,400 cases.", "cases at law"),
    ("Aid workers delivered 6,000 body bags.", "supplies"),
    ("The toll was reduced by 106.", "difference of a toll"),
    ("Rockets struck 15 towns and damaged 20 houses.", "things"),
    ("Homes destroyed: 40", "a label of things"),
    ("The dead were found at 10:30", "a time behind a label's word"),
    ("", "nothing"),
]


def stated(figure: Figure) -> Stated:
    return figure.low, figure.high, figure.measure.value, figure.qualifier.value


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*row[:2], id=row[2] + ": " + row[0]) for row in FOUND])
def test_figures_are_found(text: str, expected: list[Stated]) -> None:
    assert [stated(figure) for figure in find_figures(text)] == expected


@pytest.mark.parametrize("text", [pytest.param(text, id=case + ": " + text) for text, case in NO_FIGURES])
def test_what_is_no_casualty_is_no_figure(text: str) -> None:
    assert [figure for figure in find_figures(text) if figure.measure is not Measure.OTHER] == []


PARTS = [
    ("At least 126 people including 68 children were killed.", [False, True]),
    ("Sixty-four of the dead were children and 57 were women.", [True, True]),
    ("Twenty-three of the 53 wounded remained in hospital.", [True, False]),
    ("The quake killed 90 villagers, 12 of whom were children.", [False, True]),
    ("The quake killed 90 villagers, of whom 12 were children.", [False, True]),
    ("The quake killed 90 villagers, including 12 children.", [False, True]),
    ("The quake killed 90 villagers, among them two nurses.", [False, True]),
    ("The war has killed 14,000 people, including 4,324 children.", [False, True]),
    ("The raid killed 12 and wounded 30, including five children.", [False, False, True]),
    ("At least 68 children were among the 126 people killed.", [True, False]),
]


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_a_sub_group_is_part_of_the_whole(text: str, parts: list[bool]) -> None:
    assert [figure.part_of for figure in find_figures(text)] == parts


def test_a_figure_says_who_and_keeps_the_hedge_as_printed() -> None:
    text = "Officials said At least 30 Selvan miners were killed."
    (figure,) = find_figures(text)
    assert (figure.who, figure.hedge, figure.span.of(text)) == ("Selvan miners", "At least", "30")


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("The strike killed 14 people.", Basis.INCIDENT),
        ("The strike on Wednesday killed 14 people.", Basis.INCIDENT),
        ("In the past 24 hours 14 people were killed.", Basis.PERIOD),
        ("This month 14 people were killed.", Basis.PERIOD),
        ("Some 14,000 people have been killed since 7 October.", Basis.CUMULATIVE),
        ("So far 14 people have died.", Basis.CUMULATIVE),
        ("To date 14 people have died.", Basis.CUMULATIVE),
        ("A nurse died, bringing the total to 14 dead.", Basis.CUMULATIVE),
    ],
)
def test_what_a_count_runs_over(text: str, basis: Basis) -> None:
    assert [figure.basis for figure in find_figures(text)] == [basis]


def test_a_total_in_one_sentence_with_its_latest_part() -> None:
    text = "In the past 24 hours 14 people were killed, bringing the total since October 7 to 14,000 dead."
    assert [(figure.low, figure.basis) for figure in find_figures(text)] == [
        (14, Basis.PERIOD),
        (14000, Basis.CUMULATIVE),
    ]


def test_each_figure_of_a_sentence_has_its_own_measure_and_group() -> None:
    text = "The raid killed 12 miners and wounded 30 soldiers, including five women, and 40 villagers fled."
    assert [(figure.low, figure.measure.value, figure.who) for figure in find_figures(text)] == [
        (12, "killed", "miners"),
        (30, "injured", "soldiers"),
        (5, "injured", "women"),
        (40, "displaced", "villagers"),
    ]


def test_a_sub_group_may_say_itself_what_befell_it() -> None:
    shot = find_figures("A gunman shot four others, including one who died.")
    assert [(figure.low, figure.measure.value) for figure in shot] == [(4, "casualties"), (1, "killed")]


def test_no_casualties_are_none_at_all() -> None:
    (figure,) = find_figures("There were no casualties.")
    assert (figure.low, figure.high, figure.measure) == (0, 0, Measure.CASUALTIES)


def test_a_number_that_no_database_holds_is_no_figure() -> None:
    assert find_figures(f"The blaze killed {10**15 + 1} people.") == []
    assert [figure.low for figure in find_figures(f"The blaze killed {10**15} people.")] == [10**15]


PIECES = st.sampled_from(
    [
        "12",
        "1,200",
        "3-5",
        "dozens",
        "no",
        "half",
        "million",
        "a",
        "hundred",
        "people",
        "killed",
        "dead",
        "wounded",
        "were",
        "and",
        ",",
        ".",
        "including",
        "of",
        "the",
        "toll",
        "to",
        "at",
        "least",
        "between",
        "who",
        "$5",
        "2023",
        "%",
        "(",
        ")",
        "“",
        "”",
        "cases",
        "covid",
        "among",
        "them",
        "left",
        "most",
        "percent",
        "$2.5bn",
        "USD",
        "euros",
        "drones",
        "points",
        "1\u202f200",
        "1.5",
        "20-plus",
        "possibly",
        "bringing",
        "total",
        "quarter",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=60).map(" ".join)))
@settings(max_examples=300, deadline=None)
def test_no_text_crashes_it_and_spans_slice(text: str) -> None:
    for figure in find_figures(text):
        printed = figure.span.of(text)
        assert printed
        assert printed == printed.strip()
        assert figure.low is None or figure.high is None or figure.low <= figure.high
