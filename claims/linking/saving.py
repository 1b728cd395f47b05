"""Writing the links that linking anew found, and none that stands there already.

Knows the table of links.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Session

from claims.candidates import batches
from claims.database import plain, write_rows
from claims.linking.tasks import Compared
from claims.models import Link
from claims.models.seal import seal_row

ROWS = 50_000
"""Rows written at a time."""

Row = tuple[Any, ...]

_SAID = ("a_id", "b_id", "relation", "strength", "score", "reasons", "linker")
"""What a link says: the columns that differ when it says something else."""


def save_links(session: Session, found: Iterable[Compared]) -> int:
    """Make the machine's links these and no others. Returns how many were written, changed or removed."""
    stored = _stored(session)
    written_at, now = plain(session.connection(), Link.created_at), datetime.now(UTC)
    made = written_at(now) if written_at else now
    fresh: list[Row] = []
    other: list[dict[str, Any]] = []
    written = 0
    for row in found:
        known = stored.pop(row.uid, None)
        if known is None:
            fresh.append((row.uid, *(getattr(row, name) for name in _SAID), made))
        elif known[1] != _fingerprint(_columns(row)):
            other.append(_columns(row) | {"key": known[0]})
        if len(fresh) >= ROWS:
            written += _insert(session, fresh)
    written += _insert(session, fresh) + len(other) + len(stored)
    _update(session, other)
    for keys in batches(sorted(key for key, _ in stored.values())):
        session.execute(delete(Link).where(Link.id.in_(keys)))
    return written


def _stored(session: Session) -> dict[str, tuple[int, int]]:
    """The machine's links as they stand: by uid, their keys and what they say."""
    columns = [getattr(Link, name) for name in _SAID]
    rows = session.execute(select(Link.uid, Link.id, *columns).execution_options(yield_per=ROWS)).tuples()
    return {uid: (key, _fingerprint(dict(zip(_SAID, said, strict=True)))) for uid, key, *said in rows}


def _columns(row: Compared) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _SAID} | {"reasons": msgspec.json.decode(row.reasons)}


def _fingerprint(said: dict[str, Any]) -> int:
    reasons = tuple((reason["code"], reason["text"]) for reason in said["reasons"])
    return hash((*(said[name] for name in _SAID if name != "reasons"), reasons))


def _insert(session: Session, fresh: list[Row]) -> int:
    """Write new links and empty the list of them."""
    number = write_rows(session.connection(), Link, ("uid", *_SAID, "created_at"), fresh)
    fresh.clear()
    return number


def _update(session: Session, changed: list[dict[str, Any]]) -> None:
    """Change what links say, and seal them as they are now."""
    table = Link.__table__
    values: dict[str, Any] = {name: bindparam(name) for name in (*_SAID, "seal")}
    told = update(table).where(table.c.id == bindparam("key")).values(values)  # type: ignore[arg-type] # a table
    by_key = {int(row["key"]): row for row in changed}
    for keys in batches(sorted(by_key)):
        stays = session.execute(select(Link.id, Link.uid, Link.created_at).where(Link.id.in_(keys))).tuples()
        kept = {key: by_key[key] | {"uid": uid, "created_at": made} for key, uid, made in stays}
        sealed = [by_key[key] | {"seal": seal_row(Link.__table__, row)} for key, row in kept.items()]
        session.connection().execute(told, sealed)
