"""How evidence bears on a claim: tables of bounds, years, names and opposites, and what always holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.compare.stance import Bearing, bearing
from claims.compare.stance.aligning import align, opposed, other_name
from claims.compare.stance.bounds import bounds
from claims.compare.stance.outcomes import Outcome, outcomes
from claims.compare.stance.reading import read

NUMBERS = [
    # (claim, evidence, what becomes of the claim's number)
    ("More than 12 people were hurt", "11 people were hurt", Outcome.BOUND_BROKEN),  # below
    ("More than 12 people were hurt", "12 people were hurt", Outcome.BOUND_BROKEN),  # the bound itself is left out
    ("More than 12 people were hurt", "13 people were hurt", Outcome.BOUND_HELD),
    ("At least 12 people were hurt", "12 people were hurt", Outcome.BOUND_HELD),  # the bound itself is allowed
    ("Fewer than 90 people came", "A crowd of 90 people came", Outcome.BOUND_BROKEN),
    ("The album sold more than 3 million copies", "It sold over 2.3 million copies", Outcome.BOUND_BROKEN),  # may be so
    ("The film made less than $200 million", "It made over $196 million", Outcome.BOUND_HELD),  # open ends that meet
    ("A rating lower than 86%", "It holds a rating of 87%", Outcome.BOUND_BROKEN),  # no hedge of counting
    ("A rating lower than 86%", "A rating by 84 critics", Outcome.MISSING),  # a share is no count
    ("The hall opened before 1998", "The hall opened in 1998", Outcome.BOUND_BROKEN),
    ("The hall opened before 1998", "The hall opened in May 1997", Outcome.BOUND_HELD),
    ("The hall opened after 1998", "The hall opened in 2001", Outcome.BOUND_HELD),
    ("The hall opened by 1998", "The hall opened in 1998", Outcome.BOUND_HELD),
    ("The play was written by 3 people", "2 people wrote the play", Outcome.NUMBER_OTHER),  # "by" bounds years alone
    ("The hall opened in 1998", "The hall opened in 1996", Outcome.YEAR_OTHER),
    ("The hall opened in 1998", "Built in 1990, the hall opened in 1998", Outcome.YEAR_SAME),
    ("Three trains were late", "3 trains were late", Outcome.NUMBER_SAME),  # in words
    ("Three trains were late", "Four trains were late", Outcome.NUMBER_OTHER),
    ("Three trains were late", "Few minded the late trains", Outcome.MISSING),
]


@pytest.mark.parametrize(("claim", "evidence", "expected"), NUMBERS)
def test_what_becomes_of_a_number(claim: str, evidence: str, expected: Outcome) -> None:
    assert outcomes(claim, evidence) == [expected]


CASES = [
    # claim, evidence, how it bears on it
    ("More than 12 people were hurt", "The blast hurt 11 people, the mayor said.", Bearing.CONFLICTS),
    ("The hall in Torvald opened before 1998", "The hall in Torvald opened in May 1998.", Bearing.CONFLICTS),
    ("The hall in Torvald opened before 1998", "The hall in Torvald opened in May 1997.", Bearing.CORROBORATES),
    ("Anna Berg is a French painter", "Anna Berg (born 1960) is a Danish painter.", Bearing.CONFLICTS),  # nations
    ("Torvald lies on the Marn river", "Torvald is a town on the Marn river in Ardan.", Bearing.CORROBORATES),
    (
        "Anna Berg won four prizes for her portrait of the mayor's family in 2011",
        "Her brother moved to Ardan after the war and opened a shop.",
        Bearing.NEITHER,
    ),
]


@pytest.mark.parametrize(("claim", "evidence", "expected"), CASES)
def test_how_evidence_bears_on_a_claim(claim: str, evidence: str, expected: Bearing) -> None:
    assert bearing(claim, evidence).label is expected


def test_opposites_in_one_place() -> None:
    claim, evidence = read("Reviews of the film were positive"), read("The film opened to negative reviews")
    assert opposed(claim, evidence) == (True, False)
    assert opposed(read("The northern gate"), read("The southern gate")) == (True, True)  # beside the same word
    assert opposed(claim, claim) == (False, False)


def test_another_name_in_one_place() -> None:
    assert other_name(read("Her uncle Mark taught her"), read("She was taught by her uncle George"))
    assert not other_name(read("Her uncle Mark taught her"), read("Her uncle Mark was a teacher"))


def test_words_laid_beside_each_other() -> None:
    same = align(read("The hall in Torvald opened"), read("The hall in Torvald opened"))
    assert same.repeated == same.longest_run == 1
    assert (same.exchanged, same.exchanged_loosely, same.added) == (False, False, False)
    assert align(read("Anna is a French painter"), read("Anna is a Danish painter")).exchanged


@given(claim=st.text(max_size=200), evidence=st.text(max_size=200))
def test_shares_sum_to_one_whatever_the_texts(claim: str, evidence: str) -> None:
    found = bearing(claim, evidence)
    assert set(found.shares) == set(Bearing)
    assert sum(found.shares.values()) == pytest.approx(1)


@given(low=st.integers(0, 10**9), high=st.integers(0, 10**9))
def test_a_bound_is_borne_out_by_what_lies_beyond_it(low: int, high: int) -> None:
    (more,) = bounds(f"more than {low:,} trees")
    (printed,) = bounds(f"{high:,} trees")
    assert more.borne_out(printed) == (high > low)
