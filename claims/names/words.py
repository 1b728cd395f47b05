"""A name's words, with what each is: a legal form, a particle, an initial, a name.

Knows the words that stand beside names; compares nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.names.letters import latin
from claims.names.vocabulary import forms, name_words, signs

_APOSTROPHE = re.compile(r"[’'`ʻʼ‘]s\b|[’'`ʻʼ‘]")
_DOTTED = re.compile(r"\b(?:\w\.){2,}\w?\b|\b(?:\w\.){2,}")
_BETWEEN = re.compile(r"(&)|[^\w\u0300-\u036f\u0900-\u0eff\u1780-\u17ff]+|_")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name as it is compared, and how much it counts, in (0, 1]."""

    text: str
    weight: float

    @property
    def is_form(self) -> bool:
        """True for a legal form."""
        return self.text in forms()


@lru_cache(maxsize=50_000)
def words_of(name: str) -> tuple[Word, ...]:
    """The words of `name` in order, in plain letters, titles left out where anything else is left."""
    plain = _DOTTED.sub(lambda found: found[0].replace(".", ""), _APOSTROPHE.sub("", latin(name)))
    spaced = f" {' '.join(word for word in _BETWEEN.split(plain) if word)} "
    for way, sign in signs().items():
        spaced = spaced.replace(f" {way} ", f" {sign} ")
    printed = spaced.split()
    return tuple(Word(word, _weight(word)) for word in printed if word not in name_words().titles) or tuple(
        Word(word, 1.0) for word in printed
    )


def same_words(one: str, other: str) -> bool:
    """True where two names differ by no more than order, titles and how a legal form or a word is printed."""
    words = plain_words(one)
    return bool(words) and words == plain_words(other)


@lru_cache(maxsize=50_000)
def plain_words(name: str) -> tuple[str, ...]:
    """The texts of the words of `name`, sorted: the same for names that differ by no more than `same_words` says."""
    return tuple(sorted(word.text for word in words_of(name)))


def _weight(word: str) -> float:
    known = name_words()
    if word in forms():
        return known.form_weight
    if word in known.particles:
        return known.particle_weight
    return known.initial_weight if len(word) == 1 and word.isascii() else 1.0
