"""Who the store's sources are, as analysts identified them: the one way from a source's row to what it counts as.

Knows the machine's sources and the analysts' words on them; writes nothing. A source that nobody said anything of
stands for itself, with the machine's name, kind and parent. One that the machine does not know ("the port authority" of
some port) is known once an analyst gave it a name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import ColumnElement, false, or_, select
from sqlalchemy.orm import Session

from claims.models import (
    Aspect,
    Identification,
    Source,
    current_identifications,
    merge_chains,
    merged_keys,
)
from claims.sources import SourceKind

_NOTHING_SAID: MappingProxyType[Aspect, Identification] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class StandingSource:
    """A source as it counts. `key` is the database's; `parent` the name of the authority above it."""

    key: int
    uid: str
    name: str
    kind: SourceKind
    parent_key: int | None
    parent: str | None
    place: str | None
    side: str | None
    named: bool
    resolved: bool


class Identities:
    """What the store's sources count as, read once; good for as long as its session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._said: dict[int, dict[Aspect, Identification]] = defaultdict(dict)
        for word in session.scalars(current_identifications()):
            self._said[word.source_id][word.aspect] = word
        self._merged = dict(session.execute(merged_keys()).tuples().all()) if self._said else {}
        self._standing: dict[int, StandingSource] = {}

    def concern(self) -> ColumnElement[bool]:
        """The condition on `Source` that it may count as anything but what the machine takes it for."""
        keys = sorted({*self._said, *self._merged, *self._merged.values()})
        return or_(Source.id.in_(keys), Source.parent_id.in_(keys)) if keys else false()

    def is_identified(self, source: Source) -> bool:
        """True when an analyst said who the source is: that it is another, or what it is called."""
        return source.id in self._merged or Aspect.NAME in self._said.get(source.id, _NOTHING_SAID)

    def standing(self, source: Source) -> StandingSource:
        """What the source counts as."""
        found = self._standing.get(source.id)
        if found is None:
            found = self._standing[source.id] = self._read(source)
        return found

    def _read(self, source: Source) -> StandingSource:
        root = self._root(source)
        said = self._said.get(root.id, _NOTHING_SAID)
        kind = said.get(Aspect.KIND)
        parent = self._parent(root)
        return StandingSource(
            key=root.id,
            uid=root.uid,
            name=self._name(root),
            kind=SourceKind(kind.value) if kind and kind.value else root.kind,
            parent_key=parent.id if parent else None,
            parent=self._name(parent) if parent else None,
            place=said[Aspect.PLACE].value if Aspect.PLACE in said else root.place,
            side=said[Aspect.SIDE].value if Aspect.SIDE in said else root.side,
            named=root.named or Aspect.NAME in said,
            resolved=root.resolved or Aspect.NAME in said,
        )

    def _name(self, root: Source) -> str:
        said = self._said.get(root.id, _NOTHING_SAID).get(Aspect.NAME)
        return said.value if said and said.value else root.name

    def _parent(self, root: Source) -> Source | None:
        said = self._said.get(root.id, _NOTHING_SAID).get(Aspect.PARENT)
        parent = self._row(said.other_id) if said else root.parent
        above = self._root(parent) if parent else None
        return None if above is None or above.id == root.id else above

    def _root(self, source: Source) -> Source:
        return self._row(self._merged.get(source.id)) or source

    def _row(self, key: int | None) -> Source | None:
        return None if key is None else self._session.get(Source, key)


def counting_as(session: Session, keys: Collection[int]) -> set[int]:
    """The keys of these sources and of all that were merged into them, directly or through others."""
    chains = merge_chains()
    return {*keys, *session.scalars(select(chains.c.source_id).where(chains.c.into_id.in_(keys)))}
