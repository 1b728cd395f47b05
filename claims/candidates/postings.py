"""Which claims hold which terms, as the store keeps it: lists in blocks, so that a common word is a few kilobytes.

Knows the two tables of the claims' index and nothing of what is alike. A report's claims are entered by adding to the
lists of their last block.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from claims.candidates.arrays import Numbers
from claims.candidates.batching import batches
from claims.candidates.likeness import Measured
from claims.database import PACKED
from claims.models import ClaimMeasures, ClaimPostings
from claims.models.index import MEASURE, MEASURED, PLACE, POSTED

PLACES = np.dtype(f"<{PLACE}")
MEASURES = np.dtype([(name, f"<{code}") for name, code in zip(("day", "length", "counting"), MEASURE, strict=True)])
KEY = np.int32
"""Of claims' keys in lists, up to two thousand million: half the bytes of what numbers else are, and lists are long."""

NONE = np.empty(0, KEY)

Row = tuple[str, bool, int]
"""The key of a row of postings: the term, whether it leads, the block."""

ROW = ("term", "leading", "block")
_KEY = (ClaimPostings.term, ClaimPostings.leading, ClaimPostings.block)
_POSTINGS = select(*_KEY, ClaimPostings.claims).execution_options(**PACKED)
_MEASURES = select(ClaimMeasures.block, ClaimMeasures.measures).execution_options(**PACKED)


@dataclass(frozen=True, slots=True)
class Held:
    """Claims, by key and ascending, that hold a term: those of which it is one of the leading ones, and the others."""

    leading: Numbers
    others: Numbers


NOBODY = Held(NONE, NONE)
"""Of a term that no claim holds."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim to be entered: its key, its kept terms, the rarest first, how many of them lead, and what it measures."""

    key: int
    terms: tuple[str, ...]
    leading: int
    measured: Measured


def holders(session: Session, terms: Collection[str]) -> dict[str, Held]:
    """The claims that hold each of `terms`."""
    found: dict[str, Held] = {}
    for some in batches(sorted(terms)):
        wanted = _POSTINGS.where(ClaimPostings.term.in_(some)).order_by(*_KEY)
        rows = session.connection().execute(wanted).tuples().all()
        for term, lists in _lists(rows).items():
            found[term] = Held(lists.get(True, NONE), lists.get(False, NONE))
    return found


def measures(session: Session) -> Numbers:
    """What every claim measures, by its key: records of MEASURES, their length 0 where no claim is in the index."""
    rows = session.connection().execute(_MEASURES.order_by(ClaimMeasures.block)).tuples().all()
    # As bytes: numpy puts records into their places one by one.
    every = np.zeros((rows[-1][0] + 1 if rows else 0, MEASURED * MEASURES.itemsize), np.uint8)
    packed = b"".join([of_block for _, of_block in rows])
    every[[block for block, _ in rows]] = np.frombuffer(packed, np.uint8).reshape(-1, every.shape[1])
    return every.reshape(-1).view(MEASURES)


def is_empty(session: Session) -> bool:
    """True where no claim is in the index."""
    return session.execute(select(ClaimMeasures.block).limit(1)).first() is None


def enter(session: Session, entries: Collection[Entry]) -> None:
    """Enter claims; one that is in the index already is entered as it is now, and its old terms stay."""
    _enter_postings(session, entries)
    _enter_measures(session, entries)


def _lists(rows: Sequence[tuple[str, bool, int, bytes]]) -> dict[str, dict[bool, Numbers]]:
    """The keys of each term's claims, leading and not, from rows in their order; unpacked all at once."""
    found: dict[str, dict[bool, Numbers]] = defaultdict(dict)
    if not rows:
        return found
    terms, leading, blocks, packed = zip(*rows, strict=True)
    lengths = np.fromiter(map(len, packed), np.int64, len(rows)) // PLACES.itemsize
    keys = np.repeat(np.array(blocks, KEY) * KEY(POSTED), lengths)
    keys += np.frombuffer(b"".join(packed), PLACES)
    ends = [0, *np.cumsum(lengths).tolist()]
    lists = list(zip(terms, leading, strict=True))
    first = 0
    for after in [*(row for row in range(1, len(rows)) if lists[row] != lists[row - 1]), len(rows)]:
        found[terms[first]][leading[first]] = keys[ends[first] : ends[after]]
        first = after
    return found


def _enter_postings(session: Session, entries: Collection[Entry]) -> None:
    fresh: dict[Row, list[int]] = defaultdict(list)
    for entry in entries:
        block, place = divmod(entry.key, POSTED)
        for rank, term in enumerate(entry.terms):
            fresh[term, rank < entry.leading, block].append(place)
    stored = _stored(session, {term for term, _, _ in fresh}, {block for _, _, block in fresh})
    rows = {row: _with(stored.get(row, b""), places) for row, places in sorted(fresh.items())}
    table = ClaimPostings.__table__
    here = [table.c[name] == bindparam(f"the_{name}") for name in ROW]
    changed = [
        dict(zip((*(f"the_{name}" for name in ROW), "claims"), (*row, claims), strict=True))
        for row, claims in rows.items()
        if row in stored
    ]
    if changed:
        told = update(table).where(*here).values(claims=bindparam("claims"))  # type: ignore[arg-type] # a table
        session.connection().execute(told, changed)
    new = [
        dict(zip((*ROW, "claims"), (*row, claims), strict=True)) for row, claims in rows.items() if row not in stored
    ]
    if new:
        session.connection().execute(insert(ClaimPostings), new)


def _stored(session: Session, terms: Collection[str], blocks: Collection[int]) -> dict[Row, bytes]:
    """The rows of these terms and blocks."""
    found: dict[Row, bytes] = {}
    for some in batches(sorted(terms)):
        wanted = _POSTINGS.where(ClaimPostings.term.in_(some), ClaimPostings.block.in_(blocks))
        for term, leading, block, claims in session.connection().execute(wanted).tuples().all():
            found[term, leading, block] = claims
    return found


def _with(claims: bytes, places: list[int]) -> bytes:
    before, fresh = np.frombuffer(claims, PLACES), np.array(sorted(places), PLACES)
    if not len(before) or before[-1] < fresh[0]:  # as a rule: claims come in in the order of their keys
        return claims + fresh.tobytes()
    return np.union1d(before, fresh).astype(PLACES).tobytes()


def _enter_measures(session: Session, entries: Collection[Entry]) -> None:
    fresh: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        fresh[entry.key // MEASURED].append(entry)
    for blocks in batches(sorted(fresh)):
        here = ClaimMeasures.block.in_(blocks)
        stored = dict(session.connection().execute(_MEASURES.where(here)).tuples().all())
        session.execute(delete(ClaimMeasures).where(here))
        rows = [{"block": block, "measures": _measured(stored.get(block), fresh[block])} for block in blocks]
        session.execute(insert(ClaimMeasures), rows)


def _measured(before: bytes | None, entries: Iterable[Entry]) -> bytes:
    block = np.frombuffer(before, MEASURES).copy() if before else np.zeros(MEASURED, MEASURES)
    for entry in entries:
        measured = entry.measured
        block[entry.key % MEASURED] = (measured.day, measured.length, measured.counting)
    return block.tobytes()
