"""The words comparison goes by: which say nothing, which mean the same, which deny, which name a scene or a group.

Knows the data files of comparison and gives them as look-ups; decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import msgspec

from claims.figures.numerals import lexicon as number_words
from claims.lexicon import load
from claims.sources.knowledge import countries


class Everyday(msgspec.Struct, frozen=True):
    """Words that say nothing of what a claim is about."""

    source: str
    words: str


class SameMeaning(msgspec.Struct, frozen=True):
    """Words put for one another, a group a line."""

    source: str
    groups: list[str]


class Refutation(msgspec.Struct, frozen=True):
    """Words that deny, words that call a report untrue, words that name a report."""

    source: str
    negations: list[str]
    refutations: list[str]
    stories: list[str]
    pointers: list[str]


class Scenes(msgspec.Struct, frozen=True):
    """Kinds of place where counted things happen, a kind a line."""

    source: str
    scenes: list[str]
    happenings: str
    asides: list[str]
    origins: list[str]


class VictimGroups(msgspec.Struct, frozen=True):
    """Words for all of those counted, and for sub-groups of them, a sub-group a line."""

    source: str
    everyone: str
    groups: list[str]
    harms: str
    faiths: str


class Thresholds(msgspec.Struct, frozen=True):
    """How alike is alike enough; each value is explained in the data file."""

    source: str
    rarity_words: int
    rarity_claims: int
    copy_ratio: float
    copy_words: int
    copy_content_words: int
    copy_run_words: int
    copy_cut_words: int
    same_quotation: float
    altered_quotation: float
    quotation_words: int
    cut_quotation: float
    distinctive_quotation_words: int
    same_spelling: float
    same_matter: float
    same_matter_one_issuer: float
    strong_matter: float
    same_matter_denied: float
    denied_share: float
    denied_weight: float
    same_denial: float
    story_setting: float
    deed_setting: float
    shared_words: int
    shared_weight: float
    long_days: int
    long_matter: float
    long_count: float
    long_other_count: float
    long_ratio: float
    same_time_minutes: int
    later_hours: int
    count_matter: float
    count_ratio: float
    basis_ratio: float
    carried_ratio: float
    kin_share: float
    kin_count: int
    people_ratio: float
    telling_number: int
    denied_number: int
    origin_words: int


@cache
def thresholds() -> Thresholds:
    """How alike is alike enough."""
    limits: Thresholds = load("comparing", Thresholds)
    return limits


@cache
def everyday() -> frozenset[str]:
    """Words that say nothing of what a claim is about."""
    return frozenset(load("everyday_words", Everyday).words.split())


@cache
def numerals() -> frozenset[str]:
    """Numbers in words, and the plurals of those that are counted ("thousands")."""
    known = number_words()
    scales = known.scales.keys() - {"score"}  # in news, a match's
    return frozenset({*known.values, *known.tens, *scales, *(f"{scale}s" for scale in scales)})


@cache
def meanings() -> Mapping[str, str]:
    """From a word to the word its group of like meaning goes by."""
    return _by_first(load("same_meaning", SameMeaning).groups)


@cache
def scenes() -> Mapping[str, str]:
    """From a word to the kind of place it names; plurals included."""
    return _with_plurals(_by_first(load("scenes", Scenes).scenes))


@cache
def happenings() -> frozenset[str]:
    """Nouns for one happening with victims."""
    return frozenset(load("scenes", Scenes).happenings.split())


@cache
def asides() -> frozenset[str]:
    """Words behind which a sentence speaks of something else than what it counts."""
    return frozenset(load("scenes", Scenes).asides)


@cache
def origins() -> frozenset[str]:
    """Words behind which a kind of place is where people are from."""
    return frozenset(load("scenes", Scenes).origins)


@cache
def harms() -> frozenset[str]:
    """Words that say how people were harmed, not in what."""
    return frozenset(load("victim_groups", VictimGroups).harms.split())


@cache
def peoples() -> frozenset[str]:
    """What people of a country or a faith are called: a looser word for everyone where all are of it."""
    return nationals() | frozenset(load("victim_groups", VictimGroups).faiths.split())


@cache
def groups() -> Mapping[str, str]:
    """From a word to the sub-group of people it names."""
    return _by_first(load("victim_groups", VictimGroups).groups)


@cache
def nationals() -> frozenset[str]:
    """What the people of each country are called: "israelis", "syrians". Of a toll they are a part."""
    return frozenset(f"{adjective.lower()}s" for country in countries().values() for adjective in country.adjectives)


@cache
def negations() -> frozenset[str]:
    """Words that turn a sentence into a denial."""
    return frozenset(load("refutation", Refutation).negations)


@cache
def refutations() -> frozenset[str]:
    """Words that call what others reported untrue."""
    return frozenset(load("refutation", Refutation).refutations)


@cache
def stories() -> frozenset[str]:
    """Words that name a report rather than its matter."""
    return frozenset(load("refutation", Refutation).stories)


@cache
def pointers() -> frozenset[str]:
    """Words that point at something told before."""
    return frozenset(load("refutation", Refutation).pointers)


def _by_first(lines: Iterable[str]) -> dict[str, str]:
    return {word: line.split()[0] for line in lines for word in line.split()}


def _with_plurals(words: Mapping[str, str]) -> dict[str, str]:
    return {form: name for word, name in words.items() for form in (word, f"{word}s", f"{word}es")}
