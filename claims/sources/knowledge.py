"""What is known of the world before a report is read: countries, bodies, institutions, titles.

Knows the data files and their schemas; knows no grammar. Every table is keyed by folded words.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import structs

from claims.errors import LexiconError
from claims.lexicon import load, load_file
from claims.sources.folding import folded
from claims.sources.source import SourceKind

WORKSPACE = "CLAIMS_KNOWLEDGE"
"""The variable that names a user's own file of bodies and countries."""


class Country(msgspec.Struct, frozen=True):
    """A country or territory. `adjectives[0]` builds names; `seats` are places whose name stands for the government."""

    name: str
    adjectives: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    part_of: str | None = None
    controller: str | None = None

    @property
    def adjective(self) -> str:
        """The adjective that canonical names begin with."""
        return self.adjectives[0]

    @property
    def authority(self) -> str:
        """The body that the country's institutions answer to."""
        return self.controller or f"{self.adjective} government"


class Body(msgspec.Struct, frozen=True):
    """A body known by name; `parent` is the authority it answers to.

    A `federated` one has national members that speak for themselves: "Kenya's Red Cross" is not the Red Cross.
    """

    name: str
    kind: SourceKind
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    place: str | None = None
    federated: bool = False


class Institution(msgspec.Struct, frozen=True):
    """An institution every country has, by the words for it."""

    name: str
    kind: SourceKind
    words: tuple[str, ...]


class Portfolio(msgspec.Struct, frozen=True):
    """A department of government's field."""

    name: str
    words: tuple[str, ...]


class Collective(msgspec.Struct, frozen=True):
    """A noun under which unnamed people speak; `official` when they speak for a body."""

    name: str
    kind: SourceKind
    words: tuple[str, ...]
    official: bool = False


class Countries(msgspec.Struct, frozen=True):
    """Schema of `countries.toml`."""

    source: str
    countries: tuple[Country, ...]


class Bodies(msgspec.Struct, frozen=True):
    """Schema of `bodies.toml` and `media.toml`."""

    source: str
    bodies: tuple[Body, ...]


class Workspace(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Schema of a user's own file: bodies and countries beside the bundled ones, before them where names meet."""

    source: str
    bodies: tuple[Body, ...] = ()
    countries: tuple[Country, ...] = ()


class Institutions(msgspec.Struct, frozen=True):
    """Schema of `institutions.toml`."""

    source: str
    institutions: tuple[Institution, ...]
    nouns: tuple[str, ...]
    portfolios: tuple[Portfolio, ...]


class Collectives(msgspec.Struct, frozen=True):
    """Schema of `collectives.toml`; `branches` say what sort of body "military officials" speak for."""

    source: str
    collectives: tuple[Collective, ...]
    ranks: tuple[str, ...]
    branches: dict[SourceKind, tuple[str, ...]]


class Titles(msgspec.Struct, frozen=True):
    """Schema of `titles.toml`; `offices` lists the words for an office by the kind its holder is."""

    source: str
    honorifics: tuple[str, ...]
    spokespersons: tuple[str, ...]
    spokesperson_ranks: frozenset[str]
    offices: dict[SourceKind, tuple[str, ...]]


class OrganisationHeads(msgspec.Struct, frozen=True):
    """Schema of `organisation_heads.toml`; `descriptions` say which kinds a bare description may point back to."""

    source: str
    kinds: dict[SourceKind, tuple[str, ...]]
    descriptions: dict[str, tuple[SourceKind, ...]]


class NameGrammar(msgspec.Struct, frozen=True):
    """Schema of `name_grammar.toml`: the closed classes of words that hold names together."""

    source: str
    prepositions: frozenset[str]
    determiners: frozenset[str]
    definite: frozenset[str]
    claimed_names: tuple[str, ...]
    occasions: frozenset[str]
    quantities: frozenset[str]
    particles: frozenset[str]
    ruling: frozenset[str]
    attached: frozenset[str]
    opposing: frozenset[str]
    relatives: frozenset[str]
    documents: frozenset[str]
    descriptive: frozenset[str]
    general: frozenset[str]
    distinguishing: frozenset[str]
    demonyms: dict[str, str]
    pronouns: dict[str, tuple[str, ...]]


Known = TypeVar("Known", Country, Body)


@dataclass(frozen=True, slots=True)
class Ministry:
    """A department of government: its field, and the noun it is printed with."""

    portfolio: str
    noun: str

    @property
    def kind(self) -> SourceKind:
        """A health ministry is a health body first."""
        return SourceKind.HEALTH if self.portfolio == "Health" else SourceKind.MINISTRY


@cache
def workspace() -> Workspace:
    """The bodies and countries of the file that CLAIMS_KNOWLEDGE names; none without it.

    Raises LexiconError when the file is missing or does not hold to its schema.
    """
    named = os.environ.get(WORKSPACE)
    if not named:
        return Workspace("none")
    own = load_file(Path(named), Workspace)
    _check_names(own, named)
    return own


def _check_names(own: Workspace, file: str) -> None:
    """Raise LexiconError for a name that has no letter or digit, and so can be found nowhere."""
    given = [(body.name, body.aliases) for body in own.bodies]
    given += [(country.name, (*country.aliases, *country.adjectives, *country.seats)) for country in own.countries]
    for name, others in given:
        for one in (name, *others):
            if not folded(one):
                raise LexiconError(f"a name has no letter or digit in it: {one!r}, of {name!r}", subject=file)
    for country in own.countries:
        if not country.adjectives:
            raise LexiconError(f"a country needs an adjective: {country.name!r}", subject=file)


@cache
def countries() -> dict[str, Country]:
    """Every country by its name."""
    return _by_name(workspace().countries, load("countries", Countries).countries)


@cache
def bodies() -> dict[str, Body]:
    """Every listed body by its canonical name."""
    return _by_name(workspace().bodies, (*load("bodies", Bodies).bodies, *load("media", Bodies).bodies))


def _by_name(own: Iterable[Known], bundled: Iterable[Known]) -> dict[str, Known]:
    """Both by name, the user's first; where both know a name the user's word counts, and the aliases of both."""
    known = {one.name: one for one in own}
    known.update({listed.name: _with_aliases_of(known.get(listed.name, listed), listed) for listed in bundled})
    return known


def _with_aliases_of(mine: Known, listed: Known) -> Known:
    return structs.replace(mine, aliases=tuple(dict.fromkeys((*mine.aliases, *listed.aliases))))


def territory_of(controller: str) -> Country | None:
    """The territory that a body runs, when it runs one: "the Hamas-run ministry" is Gaza's."""
    return next((country for country in countries().values() if country.controller == controller), None)


def ministries() -> Iterator[tuple[str, Ministry]]:
    """Every phrase for a department of government: "health ministry", "Ministry of Health"."""
    data = load("institutions", Institutions)
    for portfolio in data.portfolios:
        for words in portfolio.words:
            for noun in data.nouns:
                ministry = Ministry(portfolio.name, noun.title())
                yield f"{words} {noun}", ministry
                yield f"{noun} of {words}", ministry


def described_kinds(head: str) -> tuple[SourceKind, ...]:
    """Which kinds of body "the <head>" may point back to; empty when the word is no such description."""
    return _descriptions().get(head, ())


@cache
def _descriptions() -> dict[str, tuple[SourceKind, ...]]:
    data = load("organisation_heads", OrganisationHeads)
    by_head = {folded(word): (kind,) for kind, words in data.kinds.items() for word in words}
    return by_head | {folded(word): kinds for word, kinds in data.descriptions.items()}
