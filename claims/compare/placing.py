"""Where a claim places what it tells: the place its report gives it, else the places that its own words print.

Knows how places are printed and which of them are too wide to tell two claims apart; knows nothing of other claims.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from claims.compare.building import telling_place
from claims.compare.comparison import Comparable
from claims.compare.vocabulary import everyday, thresholds
from claims.compare.wording import CACHED_TEXTS, words
from claims.places import PlaceReason, resolve

_PRINTED = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside) ((?:[A-Z][\w’'-]+)(?:[ -][A-Z][\w’'-]+)*)")
"""A name behind a word of place."""


def places_of(claim: Comparable) -> frozenset[str]:
    """The places that can tell a claim apart from another; none where it names only whole countries, or no place.

    Where its issuer has its seat is not where it happened.
    """
    if claim.place:
        return _alone(claim.place)
    return _printed(claim.content, claim.issuer.name if claim.issuer else "")


def apart(ones: frozenset[str], others: frozenset[str]) -> bool:
    """True when places are named on both sides, and no word of their names stands on the other, however spelled."""
    if not ones or not others or not ones.isdisjoint(others):
        return False
    mine, theirs = ({word for place in places for word in words(place)} for places in (ones, others))
    return all(fuzz.ratio(one, other) < 100 * thresholds().same_spelling for one in mine for other in theirs)


@lru_cache(maxsize=CACHED_TEXTS)
def _alone(place: str) -> frozenset[str]:
    return frozenset({place})


@lru_cache(maxsize=CACHED_TEXTS)
def _printed(content: str, issuer: str) -> frozenset[str]:
    seat = everyday() | set(words(issuer))
    found = (match.group(1) for match in _PRINTED.finditer(content))
    named = (_telling(name) for name in found if seat.isdisjoint(words(name)))
    return frozenset(place for place in named if place)


@lru_cache(maxsize=CACHED_TEXTS)
def _telling(name: str) -> str | None:
    named = resolve(name, {})
    return telling_place(named.name, named.precision, PlaceReason.STATEMENT)
