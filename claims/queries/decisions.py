"""What analysts decided of sources, whatever of it still stands: identifications, names, grades, notes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from claims.models import Aspect, Grade, Identification, Note, SaidAlias, Source


@dataclass(frozen=True, slots=True)
class Decision:
    """One word of an analyst on a source: `said` is what, in words; `source` the machine's name of the source."""

    source: str
    said: str
    reason: str | None
    made_by: str
    made_at: datetime


def decisions_on(session: Session, keys: Collection[int]) -> list[Decision]:
    """The decisions on the sources with `keys`, and those that merged others into them, newest first."""
    found = [
        *_identifications(session, keys),
        *_aliases(session, keys),
        *_grades(session, keys),
        *_notes(session, keys),
    ]
    return sorted(found, key=lambda decision: decision.made_at, reverse=True)


def _identifications(session: Session, keys: Collection[int]) -> Iterator[Decision]:
    ours = or_(Identification.source_id.in_(keys), Identification.other_id.in_(keys))
    for word in session.scalars(select(Identification).where(ours).order_by(Identification.id.desc())):
        name = session.get_one(Source, word.source_id).name
        yield Decision(name, _words(session, word), word.reason, word.made_by, word.made_at)


def _words(session: Session, word: Identification) -> str:
    other = session.get_one(Source, word.other_id).name if word.other_id else None
    if word.aspect is Aspect.SAME_AS:
        return f"merged into {other}" if word.stands else "split off"
    if not word.stands:
        return f"{word.aspect.value} taken back"
    return f"{word.aspect.value}: {other or word.value or 'none'}"


def _aliases(session: Session, keys: Collection[int]) -> Iterator[Decision]:
    said = select(SaidAlias, Source.name).join(Source, Source.id == SaidAlias.source_id)
    for alias, name in session.execute(said.where(Source.id.in_(keys)).order_by(SaidAlias.id.desc())).tuples():
        words = f"alias: {alias.name}" if alias.stands else f"alias {alias.name} taken back"
        yield Decision(name, words, alias.reason, alias.made_by, alias.made_at)


def _grades(session: Session, keys: Collection[int]) -> Iterator[Decision]:
    said = select(Grade, Source.name).join(Source, Source.id == Grade.source_id)
    for grade, name in session.execute(said.where(Source.id.in_(keys)).order_by(Grade.id.desc())).tuples():
        yield Decision(name, f"grade: {grade.code}", grade.reason, grade.made_by, grade.made_at)


def _notes(session: Session, keys: Collection[int]) -> Iterator[Decision]:
    said = select(Note, Source.name).join(Source, Source.id == Note.source_id)
    for note, name in session.execute(said.where(Source.id.in_(keys)).order_by(Note.id.desc())).tuples():
        yield Decision(name, f"note: {note.text}", None, note.made_by, note.made_at)
