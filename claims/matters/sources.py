"""The store's sources as records: each as what it counts as, with the grade that source has.

Knows the tables of sources and grades; a source is read once for as long as its records are in use.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from claims.identities import Identities
from claims.matters.records import ReportRecord, SourceRecord
from claims.models import Grade, Source, current_grades


class SourceRecords:
    """The sources that records name, each made once; `reports` holds the records that name them, for their reader."""

    def __init__(self, session: Session) -> None:
        graded = current_grades().where(Grade.source_id.is_not(None))
        self._session = session
        self._reliability = {grade.source_id: grade.code for grade in session.scalars(graded)}
        self._records: dict[int, SourceRecord] = {}
        self.reports: dict[int, ReportRecord] = {}
        self.identities = Identities(session)

    def load(self, keys: Iterable[int]) -> None:
        """Read the sources with these keys that were not read yet, in one statement: at most as many as one binds."""
        missing = [key for key in keys if key not in self._records]
        if missing:
            wanted = select(Source).where(Source.id.in_(missing)).options(joinedload(Source.parent))
            for source in self._session.scalars(wanted):
                self.of(source)

    def by_key(self, key: int | None) -> SourceRecord | None:
        """The record of the source with this key; None for None."""
        if key is None:
            return None
        return self._records.get(key) or self.of(self._session.get_one(Source, key))

    def of(self, source: Source) -> SourceRecord:
        """A source's row as a record."""
        found = self._records.get(source.id)
        if found is None:
            found = self._records[source.id] = self._read(source)
        return found

    def _read(self, source: Source) -> SourceRecord:
        standing = self.identities.standing(source)
        return SourceRecord(
            uid=standing.uid,
            name=standing.name,
            kind=standing.kind,
            named=standing.named,
            resolved=standing.resolved,
            parent=standing.parent,
            reliability=self._reliability.get(standing.key),
        )
