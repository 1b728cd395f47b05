"""Pairs of sources that are probably one, for an analyst to merge or not: nothing is merged here.

Sources are compared when they share a key that few names have; how alike two names are is `claims.compare`'s to say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from claims.compare.doubles import Likeness, Named, doubles, keys_of, limits
from claims.identities import Identities
from claims.models import Aspect, Identification, Source
from claims.queries.sources import SourceRow, find_sources
from claims.sources import SourceKind

_NEVER_NAMED = frozenset({SourceKind.ANONYMOUS, SourceKind.WITNESS})


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two sources that are probably one; `into` is the one that speaks more."""

    into: SourceRow
    other: SourceRow
    likeness: Likeness


def propose_merges(
    session: Session, *, name: str | None = None, kinds: tuple[SourceKind, ...] = (), limit: int | None = None
) -> list[Proposal]:
    """The pairs of sources that are probably one, the surest first; one of each goes by `name` where it is given.

    Pairs that an analyst has merged and split again are left out: they were looked at.
    """
    rows = find_sources(session, kinds=kinds)
    wanted = {row.source.uid for row in find_sources(session, name=name, kinds=kinds)} if name else None
    known = [row for row in rows if row.source.countable and row.source.kind not in _NEVER_NAMED]
    named = _named(session, known)
    looked_at = _looked_at(session)
    alike = [
        (one, other, likeness)
        for one, others in enumerate(_near(named))
        for other in others
        if wanted is None or {known[one].source.uid, known[other].source.uid} & wanted
        if (likeness := doubles(named[one], named[other]))
    ]
    found = [
        Proposal(known[one], known[other], likeness)
        for one, other, likeness in sorted(alike, key=lambda each: (-each[2].confidence, each[:2]))
        if frozenset((known[one].source.uid, known[other].source.uid)) not in looked_at
    ]
    return found[:limit]


def _named(session: Session, rows: Sequence[SourceRow]) -> list[Named]:
    identities = Identities(session)
    sources = {source.uid: source for source in session.scalars(select(Source))}
    places = [identities.standing(sources[row.source.uid]).place for row in rows]
    return [Named(row.source.name, row.source.kind, place) for row, place in zip(rows, places, strict=True)]


def _near(named: Sequence[Named]) -> list[set[int]]:
    """For each name the places of those after it, of its kind, that share a key with it; that speak less."""
    sharing: dict[tuple[SourceKind, str], list[int]] = defaultdict(list)
    for place, each in enumerate(named):
        for key in keys_of(each):
            sharing[each.kind, key].append(place)
    near: list[set[int]] = [set() for _ in named]
    for places in sharing.values():
        if len(places) <= limits().common:
            for order, place in enumerate(places, start=1):
                near[place].update(places[order:])
    return near


def _looked_at(session: Session) -> set[frozenset[str]]:
    """The pairs that an analyst has ever merged, by their uids."""
    source, other = aliased(Source), aliased(Source)
    merged = (
        select(source.uid, other.uid)
        .join(Identification, Identification.source_id == source.id)
        .join(other, Identification.other_id == other.id)
        .where(Identification.aspect == Aspect.SAME_AS)
    )
    return {frozenset(pair) for pair in session.execute(merged).tuples()}
