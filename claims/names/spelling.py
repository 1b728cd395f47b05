"""How much alike two words of names are: by letters, by what is left of them across transliterations, by an initial.

Knows words; knows nothing of names.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from claims.names.vocabulary import name_words

_VOWELS = re.compile(r"(?<=.)[aeiouyhw]")
_DOUBLED = re.compile(r"(.)\1+")
_SOUNDS = (
    ("ph", "f"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("ck", "k"), ("tz", "z"), ("ts", "z"),
    ("x", "ks"), ("q", "k"), ("c", "k"), ("j", "y"), ("w", "v"),
)  # fmt: skip
"""Letters that languages write for one sound."""

_SHORTEST = 3
"""Letters of a word that is known by its sound at least."""


@lru_cache(maxsize=100_000)
def word_likeness(one: str, other: str) -> float:
    """In [0, 1], the same whichever comes first; numbers are equal or nothing."""
    if one == other:
        return 1.0
    if any(character.isdigit() for character in one + other):
        return 0.0
    if min(len(one), len(other)) == 1:
        return name_words().initial if one[0] == other[0] else 0.0
    letters = DamerauLevenshtein.normalized_similarity(one, other)
    likeness = (letters + JaroWinkler.similarity(one, other)) / 2
    return max(likeness, name_words().same_sound) if _sound_alike(one, other) else likeness


def _sound_alike(one: str, other: str) -> bool:
    sound = _sound(one)
    return min(len(one), len(other)) >= _SHORTEST and len(sound) > 1 and sound == _sound(other)


def _sound(word: str) -> str:
    """The consonants of a word, one sign for a sound, none twice in a row; its first letter stays."""
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", word))
