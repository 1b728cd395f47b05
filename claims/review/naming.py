"""Names that analysts give to sources: from then on a report that prints one means that source."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from claims.errors import UsageError
from claims.models import SaidAlias, Source, current_said_aliases
from claims.review.act import Act
from claims.review.identifying import name_folded
from claims.sources import SourceKind, name_source


def give_alias(  # noqa: PLR0913 -- who and when stand beside every act
    session: Session, source: Source, name: str, *, reason: str | None = None, by: str, at: datetime
) -> bool:
    """Say that `name` stands for the source, in every report that comes in later. True when that is news.

    A name stands for one source: the newest word counts. Raises UsageError for a name that does not say by itself who
    is meant ("the ministry", "officials"): it would give one body's words to another.
    """
    words = name.strip()
    form = name_folded(words)
    if not _says_who(words):
        remedy = "write it as reports print it, or merge the source that they call so"
        raise UsageError("does not say by itself who is meant", subject=repr(words), remedy=remedy)
    before = _said(session, form)
    if before is not None and before.source_id == source.id:
        return False
    _say(Act(session, by, at), source, SaidAlias(name=words, folded=form, stands=True, reason=reason))
    return True


def take_alias(  # noqa: PLR0913 -- as above
    session: Session, source: Source, name: str, *, reason: str | None = None, by: str, at: datetime
) -> bool:
    """Take the name from the source again: later reports are read as if it had not been said. False when it was not."""
    form = name_folded(name.strip())
    before = _said(session, form)
    if before is None or before.source_id != source.id:
        return False
    _say(Act(session, by, at), source, SaidAlias(name=before.name, folded=form, stands=False, reason=reason))
    return True


def _says_who(name: str) -> bool:
    """True for a name that needs no report around it; a body's may be typed without its capitals."""
    printed, titled = name_source(name), name_source(name.title())
    body = titled.named and titled.resolved and titled.kind is not SourceKind.PERSON
    return (printed.named and printed.resolved) or body


def _said(session: Session, form: str) -> SaidAlias | None:
    return session.scalar(current_said_aliases().where(SaidAlias.folded == form))


def _say(act: Act, source: Source, word: SaidAlias) -> None:
    word.source_id = source.id
    act.add([word])
    said = {"name": source.name, "alias": word.name, "stands": word.stands, "reason": word.reason}
    act.log("alias", "source", source.uid, said)
