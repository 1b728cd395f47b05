"""What a text makes of a claim: a table of how headlines refuse, doubt, pass on and vouch, and what always holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.compare.stance import Scored, Stance, stance
from claims.compare.stance.cues import find_cues
from claims.compare.stance.reading import read
from claims.compare.stance.vocabulary import Kind

BRIDGE = "The bridge at Torvald collapsed on Sunday"
CASES = [
    # (claim, text, stance, code of a reason)
    (BRIDGE, "Torvald bridge collapse is a hoax, police say", Stance.AGAINST, "untrue"),  # the story is called untrue
    (BRIDGE, "No, the bridge at Torvald did not collapse", Stance.AGAINST, "negation"),  # negated
    (BRIDGE, "Torvald bridge hasn't collapsed, mayor says", Stance.AGAINST, "negation"),  # the negation contracted
    (BRIDGE, "Mayor denies that Torvald bridge collapsed", Stance.AGAINST, "denying"),  # denied by somebody
    (BRIDGE, "Engineers debunk Torvald bridge video", Stance.AGAINST, "untrue"),
    ("Singer Ana Lowell is dead", "Ana Lowell is alive and well, family says", Stance.AGAINST, "unharmed"),
    (BRIDGE, "Did the bridge at Torvald collapse?", Stance.OBSERVING, "question"),  # asked
    (BRIDGE, "Torvald bridge: real collapse or hoax?", Stance.OBSERVING, "question"),  # asked, with a word of refusal
    (BRIDGE, "Torvald bridge reportedly collapsed", Stance.OBSERVING, "supposedly"),
    (BRIDGE, "Torvald bridge may have collapsed", Stance.OBSERVING, "may"),
    (BRIDGE, "Torvald bridge collapsed, report says", Stance.OBSERVING, "report"),
    (BRIDGE, "Rumors of Torvald bridge collapse spread", Stance.OBSERVING, "rumour"),
    (BRIDGE, "Torvald bridge collapses, eight hurt", Stance.FOR, None),  # told as a fact
    (BRIDGE, "Police confirm collapse of Torvald bridge", Stance.FOR, "confirming"),
    ("The museum will not open in May", "Museum not opening in May after all", Stance.FOR, None),  # both negated
]


@pytest.mark.parametrize(("claim", "text", "expected", "reason"), CASES)
def test_what_a_text_makes_of_a_claim(claim: str, text: str, expected: Stance, reason: str | None) -> None:
    found = stance(claim, text)
    assert found.label is expected
    if reason:
        assert reason in {told.code for told in found.reasons}


CUES = [
    # (text, kind that must be found, kind that must not)
    ("It is no hoax", Kind.VOUCHING, Kind.UNTRUE),  # what is not untrue is vouched for, and nothing is negated
    ("It is no hoax", Kind.VOUCHING, Kind.NEGATION),
    ("They aren't fake", Kind.VOUCHING, Kind.UNTRUE),
    ("Minister denies the reports", Kind.ANSWERED, None),  # a denial that answers a report
    ("Minister denies everything", Kind.DENYING, Kind.ANSWERED),
    ("It means a ticket, not arrest", Kind.CONTRAST, Kind.NEGATION),  # the last words are what it is not
    ("It did not open", Kind.NEGATION, Kind.CONTRAST),
    ("It hasn't opened", Kind.NEGATION, None),
    ("It hasn’t opened", Kind.NEGATION, None),  # the other apostrophe
    ("They fell for it", Kind.UNTRUE, None),  # two words
    ("They fell down", None, Kind.UNTRUE),
    ("Real or hoax?", Kind.ASKING, Kind.UNTRUE),  # one side of a question
    ("A hoax, or so they say", Kind.UNTRUE, None),  # nothing is asked
]


@pytest.mark.parametrize(("text", "present", "absent"), CUES)
def test_what_cues_become_beside_one_another(text: str, present: Kind | None, absent: Kind | None) -> None:
    kinds = {cue.kind for cue in find_cues(read(text).tokens)}
    assert present is None or present in kinds
    assert absent not in kinds


def test_a_reason_shows_the_words() -> None:
    told = stance(BRIDGE, "Torvald bridge collapse is a hoax").reasons
    assert told[0].text == "calls it untrue: hoax"


def test_a_cue_that_the_claim_has_too_says_nothing_against_it() -> None:
    claim = "The fake ranger of Torvald was arrested"
    repeated, said = (
        stance(claim, "Fake ranger of Torvald arrested"),
        stance(claim, "Ranger of Torvald arrested: a hoax"),
    )
    assert repeated.shares[Stance.AGAINST] < said.shares[Stance.AGAINST]


@given(claim=st.text(max_size=200), text=st.text(max_size=200))
def test_shares_sum_to_one_and_the_label_is_the_likeliest(claim: str, text: str) -> None:
    found: Scored[Stance] = stance(claim, text)
    assert set(found.shares) == set(Stance)
    assert sum(found.shares.values()) == pytest.approx(1)
    assert found.probability == max(found.shares.values())
    assert found == stance(claim, text)
