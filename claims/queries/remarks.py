"""What analysts said of claims: their tags and notes as they stand now."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.matters.reading import batches
from claims.models import Claim, Note, Tag, current_tags


@dataclass(frozen=True, slots=True)
class NoteRecord:
    """One remark, with who and when."""

    text: str
    made_by: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Remarks:
    """What analysts said of one claim."""

    tags: tuple[str, ...] = ()
    notes: tuple[NoteRecord, ...] = ()


def remarks_on(session: Session, keys: Collection[int]) -> dict[str, Remarks]:
    """The remarks on the claims with `keys`, by the claims' uids; claims without any are left out."""
    tags: dict[str, list[str]] = {}
    notes: dict[str, list[NoteRecord]] = {}
    for batch in batches(keys):
        tagged = current_tags().where(Tag.claim_id.in_(batch)).join(Claim, Tag.claim_id == Claim.id)
        for uid, name in session.execute(tagged.with_only_columns(Claim.uid, Tag.name).order_by(Tag.name)):
            tags.setdefault(uid, []).append(name)
        noted = select(Claim.uid, Note).join(Claim, Note.claim_id == Claim.id).where(Note.claim_id.in_(batch))
        for uid, note in session.execute(noted.order_by(Note.id)).tuples():
            notes.setdefault(uid, []).append(NoteRecord(note.text, note.made_by, note.made_at))
    return {uid: Remarks(tuple(tags.get(uid, ())), tuple(notes.get(uid, ()))) for uid in tags.keys() | notes.keys()}
