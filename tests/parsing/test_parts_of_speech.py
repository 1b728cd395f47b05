"""Dictionary forms, one pitfall a row."""

from __future__ import annotations

import pytest

from claims.parsing.parts_of_speech import lemma, part_of_speech


@pytest.mark.parametrize(
    ("word", "tag", "expected"),
    [
        ("said", "VBD", "say"),  # irregular
        ("hoped", "VBD", "hope"),  # the e comes back
        ("stopped", "VBD", "stop"),  # the double consonant goes
        ("tweeted", "VBD", "tweet"),
        ("retweeted", "VBD", "retweet"),  # no word of old dictionaries
        ("denied", "VBD", "deny"),
        ("citing", "VBG", "cite"),
        ("claims", "VBZ", "claim"),
        ("urges", "VBZ", "urge"),
        ("visited", "VBN", "visit"),  # two syllables: nothing was doubled
        ("missing", "VBG", "miss"),
        ("called", "VBN", "call"),
        ("ministries", "NNS", "ministry"),
        ("casualties", "NNS", "casualty"),
        ("women", "NNS", "woman"),
        ("buses", "NNS", "bus"),
        ("media", "NNS", "media"),
    ],
)
def test_lemma(word: str, tag: str, expected: str) -> None:
    assert lemma(word, part_of_speech(word, tag, "dep"), tag) == expected


@pytest.mark.parametrize(
    ("word", "tag", "dep", "expected"),
    [
        ("was", "VBD", "ROOT", "AUX"),  # a form of "be" is never a full verb
        ("had", "VBD", "aux", "AUX"),
        ("had", "VBD", "ROOT", "VERB"),
        ("that", "IN", "mark", "SCONJ"),
        ("this", "DT", "nsubj", "PRON"),
        ("not", "RB", "neg", "PART"),
        (",", ",", "punct", "PUNCT"),
    ],
)
def test_part_of_speech(word: str, tag: str, dep: str, expected: str) -> None:
    assert part_of_speech(word, tag, dep) == expected
