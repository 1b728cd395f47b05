"""Kinds of happening by the words for them, and which of them may be words for one thing.

Knows words; knows nothing of claims.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache

import msgspec

from claims.lexicon import load


class Happenings(msgspec.Struct, frozen=True):
    """Schema of `happenings.toml`; see its file."""

    source: str
    window_days: int
    kinds: tuple[str, ...]
    together: tuple[str, ...]
    wide: frozenset[str]


@cache
def happenings() -> Happenings:
    """The data file, loaded once."""
    found: Happenings = load("happenings", Happenings)
    return found


@cache
def kinds() -> Mapping[str, str]:
    """From a word, and its plural, to the kind it names."""
    lines = (line.split() for line in happenings().kinds)
    return {form: line[0] for line in lines for word in line for form in (word, f"{word}s", f"{word}es")}


def kinds_named(words: Collection[str]) -> frozenset[str]:
    """The kinds of happening that words name."""
    return frozenset(kinds()[word] for word in kinds().keys() & words)


def may_be_one(ones: Collection[str], others: Collection[str]) -> bool:
    """True unless kinds are named on both sides, and none of one side comes with any of the other."""
    if not ones or not others:
        return True
    return any(one == other or frozenset((one, other)) in _together() for one in ones for other in others)


@cache
def _together() -> frozenset[frozenset[str]]:
    lines = (line.split() for line in happenings().together)
    return frozenset(frozenset((kind, other)) for kind, *others in lines for other in others)
