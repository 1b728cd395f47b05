"""Which event a claim without a narrow place is of, by the names that it shares with it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.events.by_names import Told, put_by_names, telling_names

WINDOW = timedelta(days=2)


def told(uid: str, day: int, text: str, event: str | None = None, country: str | None = None) -> Told:
    return Told(uid, date(2031, 5, day), country, telling_names(text), event)


SCHOOL = told("a", 12, "A strike on the Al-Noor School in Karsa killed Lena Orvik and 11 others", "a", "KE")
MARKET = told("b", 12, "A blast at the Old Market of Marn killed Odo Bassi", "b", "KE")

CASES = [
    ("the school and a victim", told("x", 13, "Among the dead of Al-Noor was Lena Orvik", country="KE"), "a"),
    ("one name alone", told("x", 13, "Among the dead was Lena, they said"), None),
    ("a week later", told("x", 20, "Among the dead of Al-Noor was Lena Orvik"), None),
    ("another country", told("x", 13, "Among the dead of Al-Noor was Lena Orvik", country="FR"), None),
    ("both events", told("x", 13, "The strikes on Al-Noor and on Marn killed Lena Orvik and Odo Bassi"), None),
    ("a country's name tells nothing", told("x", 13, "The Kenyan army said Kenya mourned"), None),
]


@pytest.mark.parametrize(("case", "loose", "event"), CASES)
def test_names_tell_the_event(case: str, loose: Told, event: str | None) -> None:
    assert put_by_names([loose], [SCHOOL, MARKET], WINDOW).get("x") == event, case


@given(
    st.permutations([SCHOOL, MARKET, told("c", 13, "Al-Noor School was hit", "a"), told("d", 13, "Marn burned", "b")])
)
def test_the_order_changes_nothing(held: list[Told]) -> None:
    loose = [case[1] for case in CASES[:1]]
    assert put_by_names(loose, held, WINDOW) == {"x": "a"}
