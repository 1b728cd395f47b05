"""Names that analysts give to sources: from then on a report that prints one means that source."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.errors import UsageError
from claims.identities import Identities
from claims.models import SaidAlias, Source, current_said_aliases
from claims.queries.names import is_named
from claims.review.act import Act
from claims.review.identifying import name_folded
from claims.sources import SourceKind, name_source


def give_alias(  # noqa: PLR0913 -- who and when stand beside every act
    session: Session, source: Source, name: str, *, reason: str | None = None, by: str, at: datetime
) -> bool:
    """Say that `name` stands for the source, in every report that comes in later. True when that is news.

    A name stands for one source: the newest word counts. Raises UsageError for a name that does not say by itself who
    is meant ("the ministry", "officials") and for the own name of another body: either would give one body's words to
    another.
    """
    words = name.strip()
    form = name_folded(words)
    if not _says_who(words):
        remedy = "write it as reports print it, or merge the source that they call so"
        raise UsageError("does not say by itself who is meant", subject=repr(words), remedy=remedy)
    before = _said(session, form)
    if before is not None and before.source_id == source.id:
        return False
    _refuse_own_name(session, source, form)
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


def _refuse_own_name(session: Session, source: Source, form: str) -> None:
    """A body that is called so itself would lose its later claims and keep its earlier ones."""
    identities = Identities(session)
    standing = identities.standing(source).key
    called_so = select(Source).where(is_named(lambda column: column == form)).order_by(Source.id)
    for other in session.scalars(called_so):
        if identities.standing(other).key != standing:
            remedy = f"if it is the same, `claims sources merge {source.uid[:10]} {other.uid[:10]}` says so"
            raise UsageError("is the name of another source", subject=repr(other.name), remedy=remedy)


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
