"""Which printed names are probably one: a table of how print varies them, and of names that only look alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.names import name_likeness, same_name, same_words

ONE = [
    ("Lena Orvik", "LENA ORVIK"),  # capitals
    ("Lena Orvik", "Orvik, Lena"),  # the family name first
    ("Lena Orvik", "Dr. Lena Orvik"),  # a title
    ("Lena Orvik", "L. Orvik"),  # an initial
    ("Lena Orvik", "Lena Maria Orvik"),  # a name left out
    ("Lena Orvik", "LenaOrvik"),  # run together
    ("Lena Orvik", "Lena Or vik"),  # torn apart
    ("Lena Orvik", "Lena Orwick"),  # w for v, ck for k
    ("Ivan Petrov", "Иван Петров"),  # Cyrillic
    ("Ivan Petrov", "Ivan Sergeyevich Petrov"),  # a patronymic
    ("Nikos Samaras", "Νίκος Σαμαράς"),  # Greek, with accents
    ("Giorgi Lomidze", "გიორგი ლომიძე"),  # Georgian
    ("Mahmud Salim", "محمود سليم"),  # Arabic: no vowels are written
    ("Moshe Levi", "משה לוי"),  # Hebrew
    ("Kim Min-jun", "김민준"),  # Korean, a syllable a sign
    ("Sara Tanaka", "サラ・タナカ"),  # Japanese syllables
    ("Muammar Kaddafi", "Moammar Qaddafi"),  # ways out of another script
    ("Mohammed bin Rashed", "Muhammad bin Rashid"),
    ("François Méry", "Francois Mery"),  # accents
    ("Orvik Shipping Limited", "Orvik Shipping Ltd."),  # a legal form, in full and short
    ("OOO Orvik", "Limited Liability Company Orvik"),  # in two languages
    ("Orvik", "Orvik GmbH"),  # left out
    ("Orvik Bank B.V.", "Orvik Bank BV"),  # dots
    ("Orvik & Sons", "Orvik and Sons"),
    ("R&D Orvik", "R and D Orvik"),
    ("Marn Defence Organisation", "Marn Defense Organization"),  # two standards of English
    ("MLA", "Marn Liberation Army"),  # initials
]
TWO = [
    ("Lena Orvik", "Jan Orvik"),  # two of one family
    ("Lena Orvik", "Lena Brandt"),
    ("Lena Orvik", "Oskar Lindt"),
    ("Salim Ahmad al-Marni", "Salim Ahmad al-Dursi"),  # two places of origin
    ("Ivan Sergeyevich Petrov", "Ivan Olegovich Petrov"),  # two fathers
    ("Orvik AG", "Orvik GmbH"),  # two legal forms
    ("Orvik Shipping Limited", "Lenta Shipping Limited"),
    ("Bank of Marn", "Bank of Selvo"),
    ("1st Marn Brigade", "2nd Marn Brigade"),  # numbers are equal or nothing
    ("Brigade 21", "Brigade 12"),
    ("Selvo Oil Company", "Selvo Gas Company"),
    ("", "Lena Orvik"),
    ("", ""),
    ("—", "—"),  # no letter
]

NAMES = st.text(st.sampled_from(list("abc DEé.-'12ый김م&")), max_size=20)


@pytest.mark.parametrize(("one", "other"), ONE)
def test_names_of_one(one: str, other: str) -> None:
    assert name_likeness(one, other) >= same_name()


@pytest.mark.parametrize(("one", "other"), TWO)
def test_names_of_two(one: str, other: str) -> None:
    assert name_likeness(one, other) < same_name()


@given(NAMES, NAMES)
def test_likeness_is_a_share_and_knows_no_first(one: str, other: str) -> None:
    likeness = name_likeness(one, other)
    assert 0.0 <= likeness <= 1.0
    assert likeness == name_likeness(other, one)


@given(st.lists(st.sampled_from(["lena", "orvik", "al", "m", "ltd", "21"]), min_size=1))
def test_the_order_of_words_counts_nothing(words: list[str]) -> None:
    one, other = " ".join(words), " ".join(reversed(words))
    assert name_likeness(one, other) == pytest.approx(1.0)
    assert same_words(one, other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Orvik Ltd", "Orvik Limited", True),
        ("Ltd Orvik", "Orvik Limited", True),
        ("Orvik Ltd", "Orvik", False),
        ("Orvik Ltd", "Orvic Ltd", False),
        ("", "", False),
    ],
)
def test_same_words(one: str, other: str, same: bool) -> None:
    assert same_words(one, other) is same
