"""Every phrase the tables know, by its lookup form, and what sort of piece it makes.

Knows the tables of `knowledge`; knows nothing of how phrases are put together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from claims.lexicon import load
from claims.sources import knowledge
from claims.sources.folding import fold_word, words_in
from claims.sources.knowledge import Body, Collective, Country, Institution, Ministry, NameGrammar
from claims.sources.source import SourceKind

ACRONYM_LENGTH = 4
"""Names this short, all in capitals, are read as acronyms: "WHO" is not "who"."""


class Sort(Enum):
    """What a piece of a printed name is."""

    BODY = auto()
    COUNTRY = auto()
    SEAT = auto()
    INSTITUTION = auto()
    MINISTRY = auto()
    SPOKESPERSON = auto()
    OFFICE = auto()
    COLLECTIVE = auto()
    HEAD = auto()
    HONORIFIC = auto()
    RULER = auto()
    ATTACHMENT = auto()
    NAME = auto()
    PREPOSITION = auto()
    DETERMINER = auto()
    BREAK = auto()
    PLAIN = auto()


Known = Body | Country | Institution | Ministry | Collective | SourceKind | None


@dataclass(frozen=True, slots=True)
class Entry:
    """What one phrase means, and how it must be printed to mean it."""

    sort: Sort
    known: Known
    acronym: bool = False
    proper: bool = False

    def fits(self, printed: Sequence[str]) -> bool:
        """True when words printed so can mean this: acronyms in capitals, names with one capital at least."""
        if self.acronym:
            return all(word.isupper() or "." in word for word in printed if word.isalpha())
        return not self.proper or any(word[:1].isupper() for word in printed)


@cache
def grammar() -> NameGrammar:
    """The small words that hold names together."""
    words: NameGrammar = load("name_grammar", NameGrammar)
    return words


@cache
def ranks() -> frozenset[str]:
    """Counts and ranks, which are no part of a name even at a sentence's start: "Several officials"."""
    return frozenset(load("collectives", knowledge.Collectives).ranks)


@cache
def longest() -> dict[str, int]:
    """How many words the longest known phrase has, by its first word."""
    lengths: dict[str, int] = {}
    for key in table():
        first, *rest = key.split()
        lengths[first] = max(lengths.get(first, 0), 1 + len(rest))
    return lengths


@cache
def table() -> dict[str, tuple[Entry, ...]]:
    """Every known phrase in lookup form, with what it may mean, the first that fits first."""
    by_phrase: dict[str, tuple[Entry, ...]] = {}
    for phrase, entry in _entries():
        key = " ".join(fold_word(word) for word in words_in(phrase))
        by_phrase[key] = (*by_phrase.get(key, ()), entry)
    return by_phrase


def _entries() -> Iterator[tuple[str, Entry]]:
    yield from _body_entries()
    yield from _country_entries()
    yield from _common_entries()


def phrases_for_speakers() -> frozenset[str]:
    """What news calls those who speak when it does not name them: offices, institutions, kinds of bodies and people."""
    return frozenset(phrase for phrase, _ in _common_entries())


def _body_entries() -> Iterator[tuple[str, Entry]]:
    for body in knowledge.bodies().values():
        for name in (body.name, *body.aliases):
            acronym = name.replace(".", "").isupper() and len(name) <= ACRONYM_LENGTH
            entry = Entry(Sort.BODY, body, acronym=acronym, proper=True)
            yield name, entry
            if name.startswith("The "):
                yield name.removeprefix("The "), entry


def _country_entries() -> Iterator[tuple[str, Entry]]:
    for country in knowledge.countries().values():
        for name in dict.fromkeys((country.name, *country.aliases, *country.adjectives)):
            acronym = name.replace(".", "").isupper()
            yield name, Entry(Sort.COUNTRY, country, acronym=acronym, proper=True)
        for seat in country.seats:
            yield seat, Entry(Sort.SEAT, country, proper=True)


def _common_entries() -> Iterator[tuple[str, Entry]]:
    titles = load("titles", knowledge.Titles)
    yield from ((word, Entry(Sort.SPOKESPERSON, None)) for word in titles.spokespersons)
    yield from ((phrase, Entry(Sort.MINISTRY, ministry)) for phrase, ministry in knowledge.ministries())
    for institution in load("institutions", knowledge.Institutions).institutions:
        yield from ((word, Entry(Sort.INSTITUTION, institution)) for word in institution.words)
    for kind, words in titles.offices.items():
        yield from ((word, Entry(Sort.OFFICE, kind)) for word in words)
    for collective in load("collectives", knowledge.Collectives).collectives:
        yield from ((word, Entry(Sort.COLLECTIVE, collective)) for word in collective.words)
    for kind, heads in load("organisation_heads", knowledge.OrganisationHeads).kinds.items():
        yield from ((word, Entry(Sort.HEAD, kind)) for word in heads)
    yield from ((word, Entry(Sort.HONORIFIC, None)) for word in titles.honorifics)
    described = load("organisation_heads", knowledge.OrganisationHeads).descriptions
    yield from ((word, Entry(Sort.HEAD, kinds[0])) for word, kinds in described.items())
