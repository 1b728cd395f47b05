"""The adjective of a place that no table knows: "Ardania's ministry" and "the Ardanian ministry" are one.

Knows regular endings only. A country of the tables keeps the adjective listed there, so that Niger and Nigeria, Austria
and Australia never meet here; a place with another ending keeps its own name.
"""

from __future__ import annotations

from claims.sources.vocabulary import grammar

_SHORTEST_STEM = 5
"""Letters a place and its adjective must share: below that two places too easily share them."""


def adjective_of(place: str) -> str:
    """The regular adjective of `place`, else `place` as printed."""
    endings = grammar().demonyms
    found = next((ending for ending in endings if place.endswith(ending)), None)
    if found is None or " " in place or len(place) < _SHORTEST_STEM:
        return place
    return place.removesuffix(found) + endings[found]


def is_adjective(word: str) -> bool:
    """True for a word with a regular adjective's ending: "Ardanian" is no place's name."""
    return len(word) > _SHORTEST_STEM and word.endswith(tuple(grammar().demonyms.values()))
