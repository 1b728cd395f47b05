"""Which country an outlet prints in: what a numeric date and an ambiguous zone are read by.

Knows the word list `outlets`: addresses, names and language tags; a country that none of them tells is None.
"""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

import msgspec

from claims.lexicon import load

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?[-_](?P<region>[A-Za-z]{2})(?:\W.*)?")
_HOST = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}")
_COUNTRY_LETTERS = 2


class OutletWords(msgspec.Struct, frozen=True):
    """The word list `outlets`; see its file."""

    source: str
    month_first: frozenset[str]
    day_first: frozenset[str]
    not_of_a_country: frozenset[str]
    domains: dict[str, str]
    names: dict[str, str]


@cache
def outlet_words() -> OutletWords:
    """What is known of outlets, loaded once."""
    return load("outlets", OutletWords)


def country_of(url: str | None, publisher: str | None, language_tag: str | None) -> str | None:
    """The outlet's country (ISO 3166): by its address, its name (which may be a domain), the region of its language."""
    name = (publisher or "").strip()
    for host in (_host(url), name if _HOST.fullmatch(name) else None):
        if host and (country := _of_host(host.lower())):
            return country
    if country := _names().get(name.casefold()):
        return country
    region = _TAG.fullmatch((language_tag or "").strip())
    return region["region"].upper() if region else None


def day_comes_first(country: str | None) -> bool | None:
    """Whether a short date's day stands before its month there; None where both are printed or nothing is known."""
    words = outlet_words()
    if country in words.day_first:
        return True
    return False if country in words.month_first else None


def _of_host(host: str) -> str | None:
    """By the longest known ending of the host's name, else by its top-level domain."""
    words = outlet_words()
    labels = host.split(".")
    known = (words.domains.get(".".join(labels[start:])) for start in range(len(labels)))
    country = next((found for found in known if found), None)
    top = labels[-1]
    if country or len(top) != _COUNTRY_LETTERS or top in words.not_of_a_country:
        return country
    return top.upper()


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url or "").hostname
    except ValueError:  # an address that is none, such as http://[
        return None


@cache
def _names() -> dict[str, str]:
    return {name.casefold(): country for name, country in outlet_words().names.items()}
