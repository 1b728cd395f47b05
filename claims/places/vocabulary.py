"""The words places are read by: countries' codes, regions, and what stands before and behind a place's name.

Knows the data file `places` and the countries of `claims.sources`; gives them as look-ups, decides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from claims.lexicon import load
from claims.places.gazetteer import key
from claims.sources.knowledge import Country, countries


class Region(msgspec.Struct, frozen=True):
    """A region by name; `country` is None for one that lies in several, `area` for one that is no first-order area."""

    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    area: str | None = None


class PlaceWords(msgspec.Struct, frozen=True):
    """Words around a place's name; each is explained in the data file."""

    openers: frozenset[str]
    directions: frozenset[str]
    heads: frozenset[str]
    sites: frozenset[str]
    locative: frozenset[str]
    aimed: frozenset[str]
    between: frozenset[str]


class PlaceLists(msgspec.Struct, frozen=True):
    """Schema of `places.toml`."""

    source: str
    regions: tuple[Region, ...]
    codes: dict[str, str]
    english: dict[str, str]
    words: PlaceWords


@cache
def place_lists() -> PlaceLists:
    """The data file, loaded once."""
    return load("places", PlaceLists)


def place_words() -> PlaceWords:
    """The words around a place's name."""
    return place_lists().words


@cache
def country_names() -> Mapping[str, tuple[str, str]]:
    """From a country's name or other name, as a key, to its name and code."""
    return {key(name): (country.name, code) for country, code in _coded() for name in (country.name, *country.aliases)}


@cache
def country_words() -> Mapping[str, str]:
    """From a word or two, as printed, that speak of a country ("Lebanon", "Lebanese", "the UK") to its code."""
    return {word: code for country, code in _coded() for word in (country.name, *country.aliases, *country.adjectives)}


@cache
def regions() -> Mapping[str, Region]:
    """From a region's name or other name, as a key, to the region."""
    return {key(name): region for region in place_lists().regions for name in (region.name, *region.aliases)}


def is_region(printed: str) -> bool:
    """True for the name of a region that is listed, with its article or without."""
    return key(printed).removeprefix("the ") in regions()


@cache
def _coded() -> tuple[tuple[Country, str], ...]:
    codes = place_lists().codes
    return tuple((country, codes[country.name]) for country in countries().values() if country.name in codes)
