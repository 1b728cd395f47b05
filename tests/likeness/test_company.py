"""Which of two like happenings a report is on, by what is rare among its like and by the company it keeps."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.likeness import Collection, Company
from tests.likeness.test_collection import TEXTS

TOLD = [
    "Police hold a man over the arson at the mill in {town}; {victim} died.",
    "The arson at the {town} mill: a man is held, {victim} is dead.",
    "Who was {victim}? The mill, the arson and the police of {town}.",
    "{town} mourns {victim}. The mill had burned before the arson, police say.",
    "Arson at a mill: {victim} could not leave, the police of {town} say.",
    "The mill of {town} was insured; a man is held for arson.",
    "A candle for {victim}: {town} after the arson at the mill.",
    "The man held for arson at the mill worked with {victim}, police say.",
]
LAST = "Man held over mill arson, police say. {victim} was asleep."
HAPPENINGS = [
    {"town": town, "victim": victim}
    for town, victim in (("Harrow", "Ilmar Toss"), ("Belmar", "Ada Winge"), ("Orsk", "Per Lund"), ("Kalm", "Una Roe"))
]
REPORTS = [form.format(**names) for names in HAPPENINGS for form in (*TOLD, LAST)]
"""Four arsons told in the same words but for names."""

OF_ONE = len(TOLD) + 1
LAST_OF_FIRST, LAST_OF_SECOND = OF_ONE - 1, 2 * OF_ONE - 1


def test_the_same_words_on_another_happening_are_less_alike_than_other_words_on_the_same() -> None:
    company, alone = Company(REPORTS), Collection(REPORTS)
    assert company.likeness(0, LAST_OF_FIRST) > alone.likeness(0, LAST_OF_FIRST)
    assert company.likeness(0, OF_ONE) < alone.likeness(0, OF_ONE)
    assert company.likeness(0, LAST_OF_FIRST) > company.likeness(0, OF_ONE) > company.likeness(0, LAST_OF_SECOND)


def test_one_sentence_in_two_reports_is_liker_where_both_are_on_one_happening() -> None:
    sentence = "Police hold a man over the mill arson"
    company = Company(REPORTS)
    same, other = (company.likeness_of(sentence, sentence, 0, place) for place in (LAST_OF_FIRST, LAST_OF_SECOND))
    assert same > other


def test_a_text_alone_keeps_its_own_company() -> None:
    assert Company(["a ferry sank"]).likeness(0, 0) == pytest.approx(1)
    assert Company(["a ferry sank", ""]).likeness(1, 1) <= 1


@settings(deadline=None)
@given(TEXTS, st.data())
def test_likeness_is_symmetric_and_a_share(texts: list[str], data: st.DataObject) -> None:
    company = Company(texts)
    one, other = (data.draw(st.integers(0, len(texts) - 1)) for _ in range(2))
    assert company.likeness(one, other) == pytest.approx(company.likeness(other, one))
    assert 0 <= company.likeness(one, other) <= 1
    assert 0 <= company.likeness_of(texts[one], texts[other], one, other) <= 1
