"""The words that stance goes by: cues by kind, words of evidence, words that bound, words that exclude each other.

Knows the data files and gives them as look-ups; decides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

import msgspec

from claims.lexicon import load
from claims.sources.knowledge import countries


class Kind(StrEnum):
    """What a cue does with what is reported. The last three are made of others: see `cues`."""

    UNTRUE = "untrue"
    DENYING = "denying"
    DOUBTING = "doubting"
    NEGATION = "negation"
    UNHARMED = "unharmed"
    TRUTH = "truth"
    SUPPOSEDLY = "supposedly"
    RUMOUR = "rumour"
    REPORT = "report"
    CLAIMING = "claiming"
    MAY = "may"
    CONFIRMING = "confirming"
    PROBING = "probing"
    PICTURE = "picture"
    ASKING = "asking"
    FUTURE = "future"
    VIRAL = "viral"
    VOUCHING = "vouching"
    CONTRAST = "contrast"
    ANSWERED = "answered"


class EvidenceWords(msgspec.Struct, frozen=True):
    """Words by which evidence bears on a claim; see the file."""

    quantifiers: frozenset[str]
    coming: frozenset[str]
    ordinals: frozenset[str]
    copulas: frozenset[str]
    articles: frozenset[str]


class BoundWords(msgspec.Struct, frozen=True):
    """Words before a number, by how they bound it; all but the first two bound years alone."""

    below: list[str]
    above: list[str]
    earlier: list[str]
    later: list[str]
    since: list[str]
    until: list[str]


class StanceWords(msgspec.Struct, frozen=True):
    """The word list `stance_cues`; see its file."""

    source: str
    cues: dict[Kind, list[str]]
    evidence: EvidenceWords
    bounds: BoundWords
    reasons: dict[str, dict[str, str]]


class Opposites(msgspec.Struct, frozen=True):
    """The word list `opposites`; see its file."""

    source: str
    pairs: list[str]


@cache
def stance_words() -> StanceWords:
    """The word list, loaded once."""
    return load("stance_cues", StanceWords)


@cache
def cue_phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], Kind], ...]]:
    """From a word to the cues that begin with it, each with its kind."""
    found: dict[str, list[tuple[tuple[str, ...], Kind]]] = {}
    for kind, phrases in stance_words().cues.items():
        for phrase in phrases:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, kind))
    return {first: tuple(cues) for first, cues in found.items()}


@cache
def bound_words() -> Mapping[str, str]:
    """From the words before a number to the name of their list: "below", "above", "earlier" and so on."""
    bounds = stance_words().bounds
    return {phrase: name for name in bounds.__struct_fields__ for phrase in getattr(bounds, name)}


@cache
def opposites() -> Mapping[str, frozenset[str]]:
    """From a word to the words that exclude it."""
    excluded: dict[str, set[str]] = {}
    for pair in load("opposites", Opposites).pairs:
        one, other = (side.split() for side in pair.split("|"))
        for word in one:
            excluded.setdefault(word, set()).update(other)
        for word in other:
            excluded.setdefault(word, set()).update(one)
    return {word: frozenset(others) for word, others in excluded.items()}


@cache
def nations() -> Mapping[str, str]:
    """From what is of a country ("french") to the country's name."""
    return {adjective.lower(): country.name for country in countries().values() for adjective in country.adjectives}
