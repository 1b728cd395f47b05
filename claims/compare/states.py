"""Of which state a body is, by the words of its name, and who speaks for a state.

Knows names of countries and kinds of body; knows nothing of claims. A territory counts as the state it is part of, and
the body that runs it as that state's.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from claims.compare.comparison import Issuer
from claims.compare.wording import words
from claims.lexicon import load
from claims.sources import SourceKind
from claims.sources.knowledge import bodies, countries


class Voices(msgspec.Struct, frozen=True):
    """Schema of `voices.toml`: nouns of unnamed sources who speak for some authority."""

    source: str
    officials: frozenset[str]


_OF_A_STATE = frozenset({
    SourceKind.GOVERNMENT, SourceKind.MINISTRY, SourceKind.MILITARY, SourceKind.POLICE, SourceKind.HEALTH,
    SourceKind.EMERGENCY_SERVICE, SourceKind.COURT,
})  # fmt: skip
"""Kinds of body that states have."""

_SPEAK_FOR_IT = _OF_A_STATE - {SourceKind.HEALTH, SourceKind.EMERGENCY_SERVICE, SourceKind.COURT}
"""Those whose officials speak for the state: a surgeon or a judge speaks for himself."""

SHORTEST_NAME = 3
"""Letters a state's name has at least, so that "us" is nobody's; nor is "car", however "CAR" is meant."""


@lru_cache(maxsize=65_536)
def state(name: str) -> str | None:
    """The state in a body's name ("Gaza officials": Palestine), or the one it runs, or None."""
    found = states_in(name)
    return min(found) if len(found) == 1 else _run_by().get(name.casefold())


@lru_cache(maxsize=8_192)
def states_in(text: str) -> frozenset[str]:
    """The states that `text` names or whose adjectives it uses."""
    return frozenset(_forms()[word] for word in words(text) if word in _forms())


def is_of_a_state(issuer: Issuer) -> bool:
    """True when the issuer is the kind of body that a state has, or runs one, or is some official of nobody named."""
    return issuer.kind in _OF_A_STATE or issuer.name.casefold() in _run_by() or are_officials(issuer)


def are_officials(issuer: Issuer) -> bool:
    """True for unnamed officials of whatever authority ("opposition officials")."""
    last = words(issuer.name)[-1:]
    return issuer.kind is SourceKind.ANONYMOUS and not set(last).isdisjoint(_voices().officials)


@cache
def _voices() -> Voices:
    found: Voices = load("voices", Voices)
    return found


def may_speak_for_a_state(issuer: Issuer) -> bool:
    """True when the issuer, if a person, is the kind of official who speaks for the state."""
    return issuer.kind in _SPEAK_FOR_IT


@cache
def _forms() -> dict[str, str]:
    """From every word for a country or its people to the state."""
    return dict(_each_form())


def _each_form() -> Iterator[tuple[str, str]]:
    for country in countries().values():
        for form in (country.name, *country.adjectives, *country.aliases):
            word = form.casefold()
            if " " not in word and len(word) >= SHORTEST_NAME and not form.isupper():
                yield word, country.part_of or country.name
                yield f"{word}s", country.part_of or country.name


@cache
def _run_by() -> dict[str, str]:
    """From the bodies that run a territory to the state it is part of."""
    run = {country.controller: country.part_of or country.name for country in countries().values()}
    return {name.casefold(): owner for name, owner in run.items() if name in bodies()}
