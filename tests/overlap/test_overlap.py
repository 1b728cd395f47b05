"""Two texts laid side by side: what is copying, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.overlap import echoing, fingerprint, overlap, own_words, repeats
from tests.overlap.texts import CHANGED, CUT, OTHER, WIRE

QUOTE = (
    "“We had asked for a second pump every spring for eleven years, and every spring the answer from the capital was"
    " that the river had never been that high and would not be, and now they come here and count the houses,” "
)
TIPS = (
    "Anyone with information is asked to call Crime Stoppers at 555-0100; callers can remain anonymous, and who helps"
    " the police to find the driver will get the cash reward that the town has put up and that was doubled last night"
)
RIGHTS = (
    "Copyright 2031 Marn Media. All rights reserved. This material may not be published, broadcast or rewritten by any"
    " other paper, station or site, in whole or in part, without the word of the house in writing and a fee"
)
PHOTO = "(Photo: Marn Media) " * 30
STATUTE = "was charged with assault with a deadly weapon with intent to kill"

COPYING = [
    (WIRE, WIRE, True),  # word for word
    (CHANGED, WIRE, True),  # a number, a noun and a phrase exchanged
    (CUT, WIRE, True),  # the wire's first half, and a paragraph of the outlet's own
    (WIRE.upper(), WIRE, True),  # in another case
    (WIRE.replace("’", "'").replace("“", '"').replace("”", '"'), WIRE, True),  # other marks
    (f"{OTHER}\n{WIRE}\n{OTHER}", WIRE, True),  # the wire as a part of something longer
    (OTHER, WIRE, False),  # a story of its own, with the words that both reporters heard
    (f"{QUOTE}she said.", f"{QUOTE}Orvik told us.", False),  # nothing but one quotation
    (f"One man died.\n{TIPS} is offered.", f"Two cars burned.\n{TIPS} is offered.", False),
    (f"One man died.\n{RIGHTS}", f"Two cars burned.\n{RIGHTS}", False),
    (f"One man died.\n{PHOTO}", f"Two cars burned.\n{PHOTO}", False),
    (f"A man of Tesk {STATUTE}.", f"A woman of Marn {STATUTE}.", False),  # the formula of a trade
    ("", WIRE, False),
    ("", "", False),
    ("Nine died.", "Nine died.", False),  # too few words to know anybody's hand by
]


@pytest.mark.parametrize(("one", "other", "expected"), COPYING)
def test_what_is_copying(one: str, other: str, expected: bool) -> None:
    assert repeats(overlap(own_words(one), own_words(other))) is expected
    assert repeats(overlap(own_words(other), own_words(one))) is expected


def test_shares_are_of_each_texts_own_words() -> None:
    found = overlap(own_words(f"{OTHER}\n{WIRE}"), own_words(WIRE))
    assert found.share_of_other == 1
    assert 0.5 < found.share_of_one < 0.8
    assert found.words == len(own_words(WIRE))


def test_passages_are_where_they_are_said_to_be() -> None:
    later, earlier = f"{OTHER}\n{CHANGED}", WIRE
    found = overlap(own_words(later), own_words(earlier))
    for passage in found.passages:
        assert passage.one.of(later).split()[0].casefold() == passage.other.of(earlier).split()[0].casefold()
        assert passage.words >= echoing().passage_words
    assert found.passages == tuple(sorted(found.passages, key=lambda passage: passage.one))


def test_a_changed_number_does_not_part_a_passage() -> None:
    found = overlap(own_words(WIRE.replace("At least 12", "At least 15")), own_words(WIRE))
    assert len(found.passages) == 1
    assert found.words == len(own_words(WIRE)) - 1


def test_a_shared_run_is_found_wherever_it_stands() -> None:
    """The promise of winnowing: `gram + window - 1` words in common are sure to share a fingerprint."""
    length = echoing().gram + echoing().window - 1
    run = " ".join(f"word{number}" for number in range(length))
    for before in range(0, 40, 3):
        one = " ".join(["first"] + [f"one{number}" for number in range(before)] + [run])
        other = " ".join([run] + [f"other{number}" for number in range(before)])
        assert set(fingerprint(own_words(one))) & set(fingerprint(own_words(other)))


def test_fingerprints_are_the_same_on_every_machine() -> None:
    assert fingerprint(own_words("the quick brown fox jumps over the lazy dog")) == [1629502625422619278]


def test_a_book_keeps_no_more_fingerprints_than_it_may_and_still_meets_its_passage() -> None:
    book = " ".join(f"word{number % 9973} and{number}" for number in range(90_000))
    chapter = " ".join(book.split()[40_000:60_000])
    kept = fingerprint(own_words(book))
    assert echoing().most_prints // 4 < len(kept) <= echoing().most_prints
    assert len(set(kept) & set(fingerprint(own_words(chapter)))) > 100


TEXTS = st.lists(st.sampled_from([*WIRE.split("\n"), *OTHER.split("\n"), PHOTO, "", "“", "”", "one two one two"])).map(
    "\n".join
)


@given(TEXTS, TEXTS)
def test_whatever_the_texts_what_is_told_holds(one: str, other: str) -> None:
    mine, theirs = own_words(one), own_words(other)
    found = overlap(mine, theirs)
    assert 0 <= found.share_of_one <= 1
    assert 0 <= found.share_of_other <= 1
    ends = [0, *(passage.one.end for passage in found.passages)]
    assert all(passage.one.start >= end for passage, end in zip(found.passages, ends, strict=False))
    assert all(passage.other.end <= len(other) for passage in found.passages)
    assert sum(passage.words for passage in found.passages) == found.words <= len(mine)
    assert len(overlap(mine, mine).passages) <= 1 or repeats(overlap(mine, mine))
