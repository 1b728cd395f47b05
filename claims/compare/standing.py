"""Who stands behind two claims: one body, two bodies of one authority, two that have nothing to do with each other.

Knows issuers only. Everything the product says about independence goes back to this module.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from functools import lru_cache

from claims.compare.comparison import Issuer
from claims.compare.states import are_officials, is_of_a_state, state
from claims.sources import SourceKind

_PUBLIC = frozenset(
    {SourceKind.POLICE, SourceKind.EMERGENCY_SERVICE, SourceKind.HEALTH, SourceKind.MILITARY, SourceKind.COURT}
)
"""Kinds of service that a place has of its own, so that the noun alone says which is meant."""

_BODIES = _PUBLIC | {
    SourceKind.MEDIA, SourceKind.STATE_MEDIA, SourceKind.NGO, SourceKind.UN, SourceKind.ARMED_GROUP, SourceKind.COMPANY,
    SourceKind.MINISTRY, SourceKind.GOVERNMENT,
}  # fmt: skip
"""Kinds of body of which no two are the same."""


class Standing(StrEnum):
    """How the issuers of two claims stand to each other.

    `UNKNOWN`: at least one is not resolved, and nothing says that the two are one.
    """

    SAME = "same"
    KIN = "kin"
    OTHER = "other"
    UNKNOWN = "unknown"


@lru_cache(maxsize=65_536)
def standing(a: Issuer | None, b: Issuer | None) -> Standing:
    """How two issuers stand to each other.

    A body and its own authority count as one: the spokesman speaks for the ministry. So does a body and unnamed
    "officials" of its authority or its state: they are a looser name for it, no second count. Who speaks together with
    others ("the army and Veld officials") is one with each of them.
    """
    if a is None or b is None:
        return Standing.UNKNOWN
    together = ((one, other) for one in _each(a) for other in _each(b) if one is not a or other is not b)
    if any(_named_as_one(*pair) or _officials_of_one_state(*pair) for pair in together):
        return Standing.SAME
    return _stand(a, b)


def _each(issuer: Issuer) -> tuple[Issuer, ...]:
    """The issuer, and those who speak in it together, by their names alone."""
    names = issuer.name.split(" and ")
    return (issuer,) if len(names) == 1 else (issuer, *(replace(issuer, name=name) for name in names))


def _stand(a: Issuer, b: Issuer) -> Standing:
    if a.key is None or b.key is None:
        return Standing.SAME if _named_alike(a, b) else _by_sort(a, b)
    if a.key in {b.key, b.authority} or b.key == a.authority or _one_person(a, b):
        return Standing.SAME
    if a.authority is not None and a.authority == b.authority:
        return Standing.KIN if a.named and b.named else Standing.SAME
    return Standing.SAME if _officials_of_one_state(a, b) else Standing.OTHER


def _one_person(a: Issuer, b: Issuer) -> bool:
    """True when a person is named in full and by the end of the name ("Tukur", "Hassan Tukur")."""
    if SourceKind.PERSON not in {a.kind, b.kind}:
        return False
    shorter, longer = sorted((_parts(a.name), _parts(b.name)), key=len)
    return bool(shorter) and longer[-len(shorter) :] == shorter


def _parts(name: str) -> list[str]:
    return name.casefold().replace("-", " ").split()


def _officials_of_one_state(a: Issuer, b: Issuer) -> bool:
    """True for unnamed officials of a state and a body of it: "Palestinian officials" and Gaza's ministry."""
    if (a.named and b.named) or not (is_of_a_state(a) and is_of_a_state(b)):
        return False
    return state(a.name) is not None and state(a.name) == state(b.name)


def _by_sort(a: Issuer, b: Issuer) -> Standing:
    """How two bodies stand of which one is told by its sort alone: "police" are those of the place, no fire service.

    Services of one state answer to one authority; a broadcaster is none of them. Officials of nobody named are some
    authority's, so that an observers' group is another voice; sources and witnesses may be anybody's.
    """
    public = {a.kind, b.kind} <= _PUBLIC
    if a.kind == b.kind or not all(issuer.kind in _BODIES or are_officials(issuer) for issuer in (a, b)):
        return Standing.UNKNOWN
    if not (a.named and b.named):
        return Standing.OTHER if _of_two_worlds(a, b) else Standing.UNKNOWN
    return Standing.KIN if public else Standing.OTHER


def _of_two_worlds(a: Issuer, b: Issuer) -> bool:
    """True unless both are of a state: rescue workers, whoever they are, are no observers' group, nor are media."""
    return not (is_of_a_state(a) and is_of_a_state(b))


def _named_alike(a: Issuer, b: Issuer) -> bool:
    """Two open names in the same words ("police", "police"), in two accounts of one matter, are taken for one body."""
    return a.key is None and b.key is None and _named_as_one(a, b)


def _named_as_one(a: Issuer, b: Issuer) -> bool:
    return _parts(a.name) == _parts(b.name)


def named(issuer: Issuer | None) -> str:
    """How to call an issuer in a reason."""
    return issuer.name if issuer else "nobody named"
