"""Rows by the beginning of their id, the way a version control system takes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.errors import AmbiguousIdError, UnknownIdError, UsageError
from claims.matters.reading import BATCH
from claims.models import Claim, Link, Report, Source

SHORTEST = 4
"""Characters of an id at least: fewer say too little to act on, even in a young store where they would be unique."""

LENGTH = 40
"""Characters of a whole id."""

SHOWN = 5
"""Ids named when a prefix fits several."""

_PREFIX = re.compile(rf"[0-9a-f]{{{SHORTEST},{LENGTH}}}")

Subject = Claim | Link | Report | Source
Row = TypeVar("Row", bound=Subject)


def identify(session: Session, table: type[Row], prefix: str) -> Row:
    """The one row of `table` whose id begins with `prefix`.

    Raises UsageError for what is no id, UnknownIdError when no row fits, AmbiguousIdError when several do.
    """
    found = candidates(session, table, prefix)
    if not found:
        raise UnknownIdError(f"no {table.__tablename__} has this id", subject=prefix)
    if len(found) > 1:
        raise _ambiguous(prefix, found)
    return found[0]


def identify_any(session: Session, tables: Iterable[type[Subject]], prefix: str) -> Subject:
    """The one row of any of the tables whose id begins with `prefix`; raises as `identify` does."""
    listed = list(tables)
    found: list[Subject] = [row for table in listed for row in candidates(session, table, prefix)]
    if not found:
        kinds = " or ".join(table.__tablename__ for table in listed)
        raise UnknownIdError(f"no {kinds} has this id", subject=prefix)
    if len(found) > 1:
        raise _ambiguous(prefix, found)
    return found[0]


def identify_claims(session: Session, prefixes: Sequence[str]) -> list[Claim]:
    """The claims with these ids, each once, in the order given; raises as `identify` does."""
    whole = _by_whole_id(session, prefixes)
    found = [whole.get(prefix.strip().lower()) or identify(session, Claim, prefix) for prefix in prefixes]
    return list({claim.id: claim for claim in found}.values())


def _by_whole_id(session: Session, prefixes: Iterable[str]) -> dict[str, Claim]:
    """The claims among `prefixes` that are named in full, as piped ids are: asked for together, not one by one."""
    whole = sorted({prefix.strip().lower() for prefix in prefixes if len(prefix.strip()) == LENGTH})
    rows = (
        session.scalars(select(Claim).where(Claim.uid.in_(whole[start : start + BATCH])))
        for start in range(0, len(whole), BATCH)
    )
    return {claim.uid: claim for batch in rows for claim in batch}


def candidates(session: Session, table: type[Row], prefix: str) -> list[Row]:
    """The first rows whose id begins with `prefix`. Raises UsageError for what is no id."""
    wanted = prefix.strip().lower()
    if not _PREFIX.fullmatch(wanted):
        remedy = f"at least {SHORTEST} of the digits 0-9 and letters a-f that a listing shows"
        raise UsageError("not an id", subject=repr(prefix), remedy=remedy)
    # A range and not LIKE: it uses the index whatever the collation.
    in_range = select(table).where(table.uid >= wanted, table.uid <= wanted + "g")
    return list(session.scalars(in_range.order_by(table.uid).limit(SHOWN)))


def _ambiguous(prefix: str, found: Sequence[Subject]) -> AmbiguousIdError:
    named = ", ".join(f"{row.__tablename__} {row.uid[:12]}" for row in found)
    return AmbiguousIdError("several ids begin so", subject=prefix, remedy=f"{named}: name more of one")
