"""Writing what linking anew found, and nothing that stands there already.

Knows the tables of links and of the index.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import numpy as np
from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from claims.candidates import batches
from claims.database import write_rows
from claims.linking.tasks import Compared
from claims.linking.terms import Terms
from claims.models import ClaimTerm, Link, ReportTerm

ROWS = 20_000
"""Rows written at a time."""

Term = tuple[str, int, int]


def save_terms(session: Session, table: type[ClaimTerm | ReportTerm], keys: Sequence[int], told: Terms) -> int:
    """Make an index hold the rows of `told`, whose keys are `keys`. Returns the rows written: 0 when they stood so."""
    column = "claim_id" if table is ClaimTerm else "report_id"
    key = getattr(table, column)
    if session.scalar(select(key).limit(1)) is not None:
        stored = session.execute(select(table.term, table.day, key).execution_options(yield_per=ROWS)).tuples()
        if _sum(stored) == _sum(_terms(keys, told)):
            return 0
        session.execute(delete(table))
    return write_rows(session.connection(), table.__tablename__, ("term", "day", column), _terms(keys, told))


def save_links(session: Session, found: Iterable[Compared]) -> int:
    """Make the machine's links these and no others. Returns how many were written, changed or removed."""
    stored = _stored(session)
    now = datetime.now(UTC)
    fresh: list[dict[str, Any]] = []
    other: list[dict[str, Any]] = []
    written = 0
    for row in found:
        known = stored.pop(row.uid, None)
        if known is None:
            fresh.append(_columns(row) | {"uid": row.uid, "created_at": now})
        elif known[1] != _fingerprint(_columns(row)):
            other.append(_columns(row) | {"key": known[0]})
        if len(fresh) >= ROWS:
            written += _insert(session, fresh)
    written += _insert(session, fresh) + len(other) + len(stored)
    _update(session, other)
    for keys in batches(sorted(key for key, _ in stored.values())):
        session.execute(delete(Link).where(Link.id.in_(keys)))
    return written


def _terms(keys: Sequence[int], told: Terms) -> Iterator[Term]:
    """The rows of an index in the order of its key, in which a database takes them best."""
    names = told.vocabulary.terms()
    rank = np.empty(len(names), np.int64)
    rank[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    owners = told.kept.owners()
    own = np.array(keys, np.int64)[told.order][owners] if len(owners) else np.empty(0, np.int64)
    days = told.days[owners]
    order = np.lexsort((own, days, rank[told.kept.values]))
    for start in range(0, len(order), ROWS):
        some = order[start : start + ROWS]
        terms = map(names.__getitem__, told.kept.values[some].tolist())
        yield from zip(terms, days[some].tolist(), own[some].tolist(), strict=True)


def _sum(rows: Iterable[Term]) -> tuple[int, int]:
    """How many rows there are, and a number that another set of rows hardly has, whatever their order."""
    number = total = 0
    for row in rows:
        number += 1
        total += hash(tuple(row))
    return number, total


def _stored(session: Session) -> dict[str, tuple[int, int]]:
    """The machine's links as they stand: by uid, their keys and what they say."""
    columns = [getattr(Link, name) for name in _NAMES]
    rows = session.execute(select(Link.uid, Link.id, *columns).execution_options(yield_per=ROWS)).tuples()
    return {uid: (key, _fingerprint(dict(zip(_NAMES, said, strict=True)))) for uid, key, *said in rows}


_NAMES = ("a_id", "b_id", "relation", "strength", "score", "reasons", "linker")


def _columns(row: Compared) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _NAMES}


def _fingerprint(said: dict[str, Any]) -> int:
    reasons = tuple((reason["code"], reason["text"]) for reason in said["reasons"])
    return hash((*(said[name] for name in _NAMES if name != "reasons"), reasons))


def _insert(session: Session, fresh: list[dict[str, Any]]) -> int:
    """Write new links and empty the list of them."""
    number = len(fresh)
    if fresh:
        session.execute(insert(Link).execution_options(render_nulls=True), fresh)
        fresh.clear()
    return number


def _update(session: Session, changed: list[dict[str, Any]]) -> None:
    if changed:
        table = Link.__table__
        values: dict[str, Any] = {name: bindparam(name) for name in _NAMES}
        told = update(table).where(table.c.id == bindparam("key")).values(values)  # type: ignore[arg-type] # a table
        session.connection().execute(told, changed)
