"""How two places lie to each other: the same, one inside the other, different, or nobody can tell.

Knows places only. Never guesses: two buildings of one town may be one building under two names.
"""

from __future__ import annotations

from enum import StrEnum

from claims.places.gazetteer import key
from claims.places.place import Place, PlacePrecision
from claims.places.vocabulary import place_words


class PlaceStanding(StrEnum):
    """How two places lie to each other."""

    SAME = "same"
    INSIDE = "inside"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


def place_standing(a: Place, b: Place) -> PlaceStanding:
    """How `a` and `b` lie to each other, whichever comes first."""
    if _differ(a.country, b.country):
        return PlaceStanding.DIFFERENT
    if key(a.name) == key(b.name):
        return PlaceStanding.SAME if a.precision is b.precision else PlaceStanding.UNKNOWN
    if None in {a.country, b.country, a.precision, b.precision}:
        return PlaceStanding.UNKNOWN
    if PlacePrecision.COUNTRY in {a.precision, b.precision}:
        return PlaceStanding.INSIDE
    two_cities = a.precision is b.precision is PlacePrecision.CITY
    return PlaceStanding.DIFFERENT if two_cities or _differ(a.area, b.area) else _in_one_area(a, b)


def _differ(one: str | None, other: str | None) -> bool:
    """True when both codes are known and are not one."""
    return bool(one and other and one != other)


def _in_one_area(a: Place, b: Place) -> PlaceStanding:
    """Two places of one country, of one first-order area where both are known to lie in one."""
    wide = [place for place in (a, b) if place.precision is PlacePrecision.REGION]
    if len(wide) == 1:
        known = wide[0].area and a.area == b.area and not _direction(wide[0])
        return PlaceStanding.INSIDE if known else PlaceStanding.UNKNOWN
    parts = [_direction(place) for place in wide]
    if len(wide) == 2 and _undirected(a) == _undirected(b):  # noqa: PLR2004 -- the two
        return PlaceStanding.DIFFERENT if all(parts) else PlaceStanding.INSIDE
    return PlaceStanding.UNKNOWN


def _direction(place: Place) -> str | None:
    first, _, rest = place.name.partition(" ")
    return first if rest and first in place_words().directions else None


def _undirected(place: Place) -> str:
    return key(place.name.removeprefix(_direction(place) or ""))
