"""What stands beside names, how names' letters are written elsewhere, and what each difference counts.

Knows the data files and gives them as look-ups; compares nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from claims.lexicon import load


class Alphabets(msgspec.Struct, frozen=True):
    """Schema of `letters.toml`."""

    source: str
    alphabets: list[str]


class NameWords(msgspec.Struct, frozen=True):
    """Schema of `names.toml`; each value is explained in the data file."""

    source: str
    titles: frozenset[str]
    particles: frozenset[str]
    legal_forms: list[list[str]]
    variants: list[list[str]]
    initial_weight: float
    particle_weight: float
    form_weight: float
    same_word: float
    same_sound: float
    initial: float
    misspelt: float
    conflicting: float
    missing: float
    other_form: float
    run_together: float
    abbreviation: float
    same_name: float


@cache
def name_words() -> NameWords:
    """The words and values, read once."""
    found: NameWords = load("names", NameWords)
    return found


@cache
def letters() -> Mapping[int, str]:
    """From a letter of another alphabet, as a code point, to what English-language news writes for it."""
    pairs: dict[int, str] = {}
    for line in load("letters", Alphabets).alphabets:
        signs = line.split()
        pairs |= {
            ord(letter): written.replace("-", "") for letter, written in zip(signs[::2], signs[1::2], strict=True)
        }
    return pairs


@cache
def forms() -> frozenset[str]:
    """The signs of legal forms."""
    return frozenset(sign for sign, *_ in name_words().legal_forms)


@cache
def signs() -> Mapping[str, str]:
    """From the ways to print a legal form or a variant, longest first, to its sign."""
    listed = [*name_words().legal_forms, *name_words().variants]
    ways = [(way, sign) for sign, *printed in listed for way in printed]
    return dict(sorted(ways, key=lambda pair: -len(pair[0])))
