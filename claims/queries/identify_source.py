"""A source by what people call it: the beginning of its id, or its exact name."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from claims.errors import AmbiguousIdError, UnknownIdError, UsageError
from claims.models import Source
from claims.queries.identify import SHOWN, identify
from claims.queries.names import is_also_called, is_named
from claims.sources import folded


def identify_source(session: Session, said: str) -> Source:
    """The one source whose id begins so, else the one with exactly this name, else the one that also goes by it.

    Raises UnknownIdError when none fits, AmbiguousIdError when several do.
    """
    try:
        return identify(session, Source, said)
    except (UsageError, UnknownIdError):
        found = sources_named(session, said)
    if not found:
        remedy = "`claims sources list NAME` finds parts of names"
        raise UnknownIdError("no source has this id or exactly this name", subject=said, remedy=remedy)
    if len(found) > 1:
        shown = ", ".join(f"{source.name} ({source.kind}) {source.uid[:12]}" for source in found[:SHOWN])
        raise AmbiguousIdError("several sources go by this name", subject=said, remedy=f"{shown}: say the id of one")
    return found[0]


def sources_named(session: Session, name: str) -> list[Source]:
    """The sources of exactly this name, whatever its case and marks; where there is none, those that also go by it."""
    form = folded(name)

    def equals(column: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
        return column == form

    if not form:
        return []
    for fits in (is_named(equals), is_also_called(equals)):
        found = session.scalars(select(Source).where(fits).order_by(Source.id)).all()
        if found:
            return list(found)
    return []
