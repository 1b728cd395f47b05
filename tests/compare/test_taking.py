"""What a claim makes of what somebody said: a table, from denial to numbers that do not meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.compare import Comparable
from claims.compare.stance import Bearing, Stance
from claims.compare.stance.taking import Taken, on_one_matter, taken
from tests.compare.saying import GOVERNMENT, POLICE, UNION, said

SOLD = said("the harbour board sold the lifeboats to a scrapyard", POLICE)
UNSOLD = said("the harbour board sold the lifeboats to a scrapyard", POLICE, denied=True)

CASES = [
    # (said, claim, stance, code of a reason)
    (SOLD, said("the lifeboats were sold to a scrapyard abroad", UNION), Stance.FOR, None),  # the same, told as a fact
    (SOLD, said("the board had sold its lifeboats", UNION, denied=True), Stance.AGAINST, "denied"),  # the cue denies it
    (SOLD, said("the tale of lifeboats sold to a scrapyard is a hoax", UNION), Stance.AGAINST, "untrue"),  # in words
    (SOLD, said("no lifeboats were sold to a scrapyard", UNION), Stance.AGAINST, "negation"),  # negated
    (UNSOLD, said("the lifeboats were sold to a scrapyard", UNION), Stance.AGAINST, None),  # what is asked after denies
    (UNSOLD, said("the lifeboats were not sold to a scrapyard", UNION), Stance.FOR, "denied_too"),  # both deny
    (SOLD, said("the lifeboats may have been sold to a scrapyard", UNION), Stance.OBSERVING, "may"),  # left open
    (SOLD, said("the lifeboats were reportedly sold to a scrapyard", UNION), Stance.OBSERVING, "supposedly"),
]


@pytest.mark.parametrize(("words", "claim", "expected", "reason"), CASES)
def test_what_a_claim_makes_of_it(words: Comparable, claim: Comparable, expected: Stance, reason: str | None) -> None:
    found = taken(words, claim)
    assert found
    assert found.stance is expected
    if reason:
        assert reason in {told.code for told in found.reasons}


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        # A place and nothing else in common.
        ("a missile hit the harbour of Port Ansel", "the mayor of Port Ansel thanked the divers"),
        # A negation in the same place denies something else.
        ("a missile hit the harbour of Port Ansel", "nobody in Port Ansel asked for divers"),
        # Nothing in common at all.
        ("the harbour board sold the lifeboats", "exports fell in May"),
    ],
)
def test_on_another_matter_no_stand_is_taken(words: str, claim: str) -> None:
    one, other = said(words, None), said(claim, GOVERNMENT)
    assert not on_one_matter(one, other)
    assert taken(one, other) is None


def test_a_number_that_does_not_meet_another_is_told_beside_the_stance() -> None:
    found = taken(
        said("at least 70 passengers drowned in the ferry fire", None),
        said("31 passengers drowned in the ferry fire", POLICE),
    )
    assert found
    assert found.bearing
    assert found.bearing.label is Bearing.CONFLICTS


def test_a_denial_is_no_evidence() -> None:
    assert all(_bearing_of(taken(*pair)) is None for pair in ((SOLD, UNSOLD), (UNSOLD, SOLD), (UNSOLD, UNSOLD)))


@given(st.text(max_size=200), st.text(max_size=200), st.booleans())
def test_any_words_have_an_answer(words: str, claim: str, denied: bool) -> None:
    one, other = said(words, None), said(claim, UNION, denied=denied)
    found = taken(one, other)
    assert (found is not None) == on_one_matter(one, other)
    assert found == taken(one, other)


def _bearing_of(found: Taken | None) -> object:
    assert found
    return found.bearing
