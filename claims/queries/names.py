"""Sources by the names they go by: the machine's, those it found printed, and those that analysts gave them.

Merged sources go by each other's names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, false, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from claims.models import (
    Alias,
    Aspect,
    Identification,
    SaidAlias,
    Source,
    current_identifications,
    current_said_aliases,
    standing_keys,
)
from claims.sources import folded

Fits = Callable[[InstrumentedAttribute[Any]], ColumnElement[bool]]
"""A condition on a column of folded names."""


def sources_called(names: Iterable[str]) -> Select[tuple[int]]:
    """The keys of the sources that go by a name with one of `names` in it, and of all that count as the same.

    A name without a letter is nobody's: an empty part would be everybody's.
    """
    parts = [part for name in names if (part := folded(name))]

    def holds(column: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
        return or_(false(), *(column.contains(part, autoescape=True) for part in parts))

    standing, same = standing_keys(), standing_keys()
    meant = (
        select(standing.c.standing_id)
        .join(Source, Source.id == standing.c.source_id)
        .where(or_(is_named(holds), is_also_called(holds)))
    )
    return select(same.c.source_id).where(same.c.standing_id.in_(meant))


def is_named(fits: Fits) -> ColumnElement[bool]:
    """The condition on `Source` that its own name fits: the machine's, or the one an analyst put in its place."""
    renamed = current_identifications().where(Identification.aspect == Aspect.NAME, fits(Identification.folded))
    return or_(fits(Source.folded), Source.id.in_(renamed.with_only_columns(Identification.source_id)))


def is_also_called(fits: Fits) -> ColumnElement[bool]:
    """The condition on `Source` that another name of it fits: one found printed, or one that an analyst gave it."""
    printed = select(Alias.source_id).where(fits(Alias.folded))
    said = current_said_aliases().where(fits(SaidAlias.folded)).with_only_columns(SaidAlias.source_id)
    return or_(Source.id.in_(printed), Source.id.in_(said))
