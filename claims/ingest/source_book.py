"""The store's sources, as one report's mentions look them up: found by name and kind, entered when they are new.

Knows how printed names fold; who a name stands for was decided by `claims.sources`, or before it by an analyst.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.ingest.identity import source_uid
from claims.models import Alias, Source, current_said_aliases
from claims.sources import SourceKind, SourceMention, folded, name_source

LONGEST_NAME = 200
"""Characters of a name that are looked up. A longer one is a passage taken for a name; PostgreSQL indexes no more than
about 2,700 bytes."""

SAID_ALIAS = "an analyst's alias"
"""Why a mention was given to the source that it was."""


@dataclass(slots=True)
class SourceBook:
    """Finds and enters sources in one transaction; `by` and `at` sign what is entered."""

    session: Session
    by: str
    at: datetime
    _known: dict[str, Source] = field(default_factory=dict)
    _aliases: set[tuple[int, str]] = field(default_factory=set)
    _said: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self._said = {alias.folded: alias.source_id for alias in self.session.scalars(current_said_aliases())}

    def outlet(self, name: str) -> Source:
        """The source that a publisher's or agency's name stands for."""
        return self.enter(name_source(name, SourceKind.MEDIA))

    def enter(self, mention: SourceMention) -> Source:
        """The source that the mention stands for, with its parent, and with the printed name among its aliases."""
        said = self._as_said(mention)
        if said is not None:
            return said
        key = source_uid(_lookup(mention.name), mention.kind, resolved=mention.resolved)
        source = self._known.get(key) or self._find(key) or self._add(key, mention)
        self._known[key] = source
        self._add_alias(source, mention)
        return source

    def reason(self, mention: SourceMention) -> str:
        """Why the mention stands for its source."""
        return mention.reason if self._as_said(mention) is None else SAID_ALIAS

    def _as_said(self, mention: SourceMention) -> Source | None:
        """The source that an analyst said the mention's name, canonical or as printed, stands for."""
        names = (_lookup(mention.name), _lookup(mention.printed))
        key = next((self._said[name] for name in names if name in self._said), None)
        return None if key is None else self.session.get(Source, key)

    def _find(self, uid: str) -> Source | None:
        return self.session.scalar(select(Source).where(Source.uid == uid))

    def _add(self, uid: str, mention: SourceMention) -> Source:
        source = Source(
            uid=uid,
            name=mention.name,
            folded=_lookup(mention.name),
            kind=mention.kind,
            parent=self._parent(mention),
            place=mention.place,
            named=mention.named,
            resolved=mention.resolved,
            created_at=self.at,
        )
        self.session.add(source)
        self.session.flush()
        return source

    def _parent(self, mention: SourceMention) -> Source | None:
        if mention.parent is None or _lookup(mention.parent) == _lookup(mention.name):
            return None
        return self.enter(name_source(mention.parent, SourceKind.GOVERNMENT))

    def _add_alias(self, source: Source, mention: SourceMention) -> None:
        """Keep a printed name that says by itself who is meant: "the ministry" is an alias of nobody."""
        name = _lookup(mention.printed)
        if not name or name == source.folded or (source.id, name) in self._aliases or not mention.named:
            return
        self._aliases.add((source.id, name))
        alone = name_source(mention.printed)
        there = select(Alias.id).where(Alias.source_id == source.id, Alias.folded == name)
        if not (alone.named and alone.resolved) or self.session.scalar(there) is not None:
            return
        self.session.add(
            Alias(
                source_id=source.id,
                name=mention.printed,
                folded=name,
                reason=mention.reason,
                made_at=self.at,
                made_by=self.by,
            )
        )


def _lookup(name: str) -> str:
    """The folded name; a name of marks alone is looked up as it stands."""
    return (folded(name) or name.strip().casefold())[:LONGEST_NAME]
