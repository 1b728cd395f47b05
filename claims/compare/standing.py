"""Who stands behind two claims: one body, two bodies of one authority, two that have nothing to do with each other.

Knows issuers only. Everything the product says about independence goes back to this module.
"""

from __future__ import annotations

from enum import StrEnum

from claims.compare.comparison import Issuer
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


def standing(a: Issuer | None, b: Issuer | None) -> Standing:
    """How two issuers stand to each other.

    A body and its own authority count as one: the spokesman speaks for the ministry. So does a body and unnamed
    "officials" of its authority: they are a looser name for it, no second count.
    """
    if a is None or b is None:
        return Standing.UNKNOWN
    if a.key is None or b.key is None:
        return Standing.SAME if _named_alike(a, b) else _by_sort(a, b)
    if a.key in {b.key, b.authority} or b.key == a.authority:
        return Standing.SAME
    if a.authority is not None and a.authority == b.authority:
        return Standing.KIN if a.named and b.named else Standing.SAME
    return Standing.OTHER


def _by_sort(a: Issuer, b: Issuer) -> Standing:
    """How two bodies stand of which one is told by its sort alone: "police" are those of the place, no fire service.

    Services of one state answer to one authority; a broadcaster is none of them. Officials, sources and witnesses may
    be anybody's.
    """
    public, bodies = ({a.kind, b.kind} <= sorts for sorts in (_PUBLIC, _BODIES))
    if a.kind == b.kind or not bodies or not (a.named and b.named):
        return Standing.UNKNOWN
    return Standing.KIN if public else Standing.OTHER


def _named_alike(a: Issuer, b: Issuer) -> bool:
    """Two open names in the same words ("police", "police"), in two accounts of one matter, are taken for one body."""
    return a.key is None and b.key is None and a.name.casefold() == b.name.casefold()


def named(issuer: Issuer | None) -> str:
    """How to call an issuer in a reason."""
    return issuer.name if issuer else "nobody named"
