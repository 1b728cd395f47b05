"""Links that analysts' words on claims and their issuers make other links than the machine alone does.

What the machine alone made of such a pair is kept, and put back when the words are taken back, so that a word can be
undone without a trace. Which pairs are compared does not hang on the words: candidates are found by what the machine
takes the claims for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, or_, select
from sqlalchemy.orm import Session

from claims.candidates import batches
from claims.compare import Comparable, Relation, compare
from claims.linking.rows import earlier_first, is_link, link_row, link_uid, uids_of
from claims.linking.said import as_said
from claims.models import DisplacedLink, Link

Pair = tuple[int, int]
Row = dict[str, Any]

COLUMNS = ("uid", "a_id", "b_id", "relation", "strength", "score", "reasons", "linker", "created_at")
"""What a link and a displaced link have in common."""


def displace(session: Session, pairs: Iterable[Pair], claims: Mapping[int, Comparable]) -> dict[str, Relation | None]:
    """Put what counts in the place of the links of those pairs that the words make others, and keep the old ones.

    `claims` are the claims as the machine takes them. What those pairs are now, by the uids of their links; None where
    they are linked no more.
    """
    said = as_said(session, claims)
    if not said:
        return {}
    uids = uids_of(session, claims)
    found = {link_uid(uids[row["a_id"]], uids[row["b_id"]]): row for row in _changed(pairs, claims, said, uids)}
    nothing = dict.fromkeys(COLUMNS)
    kept = {uid: {**nothing, "uid": uid, "a_id": row["a_id"], "b_id": row["b_id"]} for uid, row in found.items()}
    kept.update((row["uid"], row) for uid in batches(sorted(found)) for row in _rows(session, Link, Link.uid.in_(uid)))
    _remove(session, Link, kept)
    _insert(session, DisplacedLink, list(kept.values()))
    now = datetime.now(UTC)
    _insert(session, Link, [{**row, "uid": uid, "created_at": now} for uid, row in found.items() if "relation" in row])
    return {uid: row.get("relation") for uid, row in found.items()}


def put_back(session: Session, claim_ids: Sequence[int]) -> set[Pair]:
    """Make the links of these claims what the machine alone made of them. The pairs for which that was another."""
    kept = {
        row["uid"]: row
        for some in batches(claim_ids)
        for row in _rows(session, DisplacedLink, touching(DisplacedLink, some))
    }
    _remove(session, Link, kept)
    _remove(session, DisplacedLink, kept)
    _insert(session, Link, [row for row in kept.values() if row["relation"] is not None])
    return {(row["a_id"], row["b_id"]) for row in kept.values()}


def touching(table: type[Link | DisplacedLink], claim_ids: Sequence[int]) -> ColumnElement[bool]:
    """The condition on links that they have one of these claims."""
    return or_(table.a_id.in_(claim_ids), table.b_id.in_(claim_ids))


def _changed(
    pairs: Iterable[Pair], claims: Mapping[int, Comparable], said: Mapping[int, Comparable], uids: Mapping[int, str]
) -> Iterator[Row]:
    """The row of every pair that the words make another; of one that is no link any more, the two claims alone.

    A corrected time may turn the two round, and that alone makes another link.
    """
    for one, other in pairs:
        if one not in said and other not in said:
            continue
        first, second = earlier_first(one, other, claims, uids)
        alone = compare(claims[first], claims[second])
        counting = {claim_id: said.get(claim_id, claims[claim_id]) for claim_id in (one, other)}
        a, b = earlier_first(one, other, counting, uids)
        found = compare(counting[a], counting[b])
        if (found, a) != (alone, first) and (is_link(found) or is_link(alone)):
            yield {"a_id": a, "b_id": b, **(link_row(found) if is_link(found) else {})}


def _rows(session: Session, table: type[Link | DisplacedLink], wanted: ColumnElement[bool]) -> list[Row]:
    columns = [getattr(table, column) for column in COLUMNS]
    return [dict(row) for row in session.execute(select(*columns).where(wanted).order_by(table.uid)).mappings()]


def _remove(session: Session, table: type[Link | DisplacedLink], uids: Collection[str]) -> None:
    for some in batches(sorted(uids)):
        session.execute(delete(table).where(table.uid.in_(some)))


def _insert(session: Session, table: type[Link | DisplacedLink], rows: Sequence[Row]) -> None:
    if rows:
        session.execute(insert(table).execution_options(render_nulls=True), rows)
