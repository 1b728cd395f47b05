"""That the index holds each claim that it should, under as many terms and as telling ones as its measures say.

Each claim's length is the sum of what its terms add to it, so that a list that is gone, cut or changed shows without
the claim being read again. Lists and measures are taken as whatever bytes lie there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import Connection, String, func, select, type_coerce
from sqlalchemy.orm import Session

from claims.candidates.arrays import Numbers
from claims.candidates.batching import batches
from claims.candidates.loading import load_claims
from claims.candidates.postings import MEASURES, PLACES
from claims.candidates.terms import NO_DAY, counts, limits, square, terms_of
from claims.database import LINK, PACKED, Problem
from claims.models import Claim, ClaimMeasures, ClaimPostings, Report
from claims.models.index import MEASURED, POSTED

BLOCKS = 1 << 15
"""Blocks of postings that a store can have: keys of claims are at most two thousand million."""

LISTS = 10_000
"""Lists added up at a time."""

EPOCH = date(1970, 1, 1).toordinal()


def check_index(connection: Connection) -> Iterator[Problem]:
    """Everything of the claims' index that is not as linking makes it."""
    keys = np.fromiter(connection.scalars(select(Claim.id).order_by(Claim.id)), np.int64)
    size = int(keys.max(initial=0)) + 1
    measures, unreadable, beyond = _measures(connection, size)
    posted = _Posted(size)
    unreadable += posted.read(connection)
    if unreadable:
        yield Problem("index", "store", f"{unreadable:,} lists of the index are unreadable", LINK)
    exists = np.zeros(size, np.bool_)
    exists[keys] = True
    entered = measures["length"] > 0
    strays = int(((_says(measures) | (posted.terms > 0)) & ~exists).sum()) + posted.beyond + beyond
    if strays:
        yield Problem("index", "store", f"{strays:,} keys of no claim are in the index", LINK)
    if lost := _lost(connection, entered):
        yield Problem("index", "store", f"{lost:,} claims are not in the index", LINK)
    if wrong := int((~posted.make(measures) & exists).sum()):
        yield Problem("index", "store", f"{wrong:,} claims stand in the index under other terms than their own", LINK)
    if late := _on_other_days(connection, measures):
        yield Problem("index", "store", f"{late:,} claims stand in the index under another day", LINK)


class _Posted:
    """What the lists say of each claim: how many terms, how many of them lead, and what those add up to."""

    def __init__(self, size: int) -> None:
        self.terms, self.leading, self.length, self.numbers = (np.zeros(size, np.int64) for _ in range(4))
        self.beyond = 0
        """Keys past the last claim's."""

    def read(self, connection: Connection) -> int:
        """Read every list. Returns how many cannot be."""
        unreadable = 0
        wanted = select(
            type_coerce(ClaimPostings.term, String), ClaimPostings.leading, ClaimPostings.block, ClaimPostings.claims
        ).execution_options(**PACKED, yield_per=LISTS)
        for some in connection.execute(wanted).partitions():
            lists = [row for row in some if _is_list(*row)]
            unreadable += len(some) - len(lists)
            if lists:
                unreadable += self._add(lists)
        return unreadable

    def _add(self, lists: Sequence[Sequence[Any]]) -> int:
        """Add lists, all at once. Returns how many are not in the order of keys."""
        terms, leading, blocks, packed = zip(*lists, strict=True)
        lengths = np.fromiter(map(len, packed), np.int64, len(packed)) // PLACES.itemsize
        places = np.frombuffer(b"".join(packed), PLACES).astype(np.int64)
        of = np.repeat(np.arange(len(packed)), lengths)
        falling = np.unique(of[1:][(places[1:] <= places[:-1]) & (of[1:] == of[:-1])])
        keys = places + np.array(blocks, np.int64)[of] * POSTED
        known = keys < len(self.terms)
        self.beyond += int((~known).sum())
        keys, of = keys[known], of[known]
        for totals, each in (
            (self.terms, np.ones(len(terms), np.int64)),
            (self.leading, np.array(leading, np.int64)),
            (self.length, np.fromiter(map(square, terms), np.int64, len(terms))),
            (self.numbers, np.fromiter(map(counts, terms), np.int64, len(terms))),
        ):
            # In floating point, which holds these sums exactly; numpy sums whole numbers a hundred times as slowly.
            totals += np.bincount(keys, weights=each[of], minlength=len(totals)).astype(np.int64)  # noqa: PLW2901 -- in place
        return len(falling)

    def make(self, measures: Numbers) -> Numbers:
        """Of each claim whether its lists make what is measured of it."""
        made = self.length == measures["length"]
        made &= (self.numbers > 0) == measures["counting"]
        made &= self.leading == np.minimum(self.terms, limits().leading_terms)
        return np.asarray(made)


def _is_list(term: object, leading: object, block: object, packed: object) -> bool:
    """Whether it is a term's claims in a block: some places, of two bytes each."""
    whole = isinstance(packed, bytes) and len(packed) > 0 and len(packed) % PLACES.itemsize == 0
    placed = isinstance(block, int) and 0 <= block < BLOCKS and leading in {False, True}
    return whole and placed and isinstance(term, str) and len(term) > 0


def _measures(connection: Connection, size: int) -> tuple[Numbers, int, int]:
    """What is measured of every claim, how many blocks cannot be read, and how many measures are of no claim's key."""
    found = np.zeros(-(-size // MEASURED) * MEASURED, MEASURES)
    unreadable = beyond = 0
    rows = select(ClaimMeasures.block, ClaimMeasures.measures).execution_options(**PACKED)
    for block, packed in connection.execute(rows):
        whole = isinstance(packed, bytes) and len(packed) == MEASURED * MEASURES.itemsize
        if not whole or not isinstance(block, int) or block < 0 or not _truths(packed):
            unreadable += 1
            continue
        measured = np.frombuffer(packed, MEASURES)
        if (block + 1) * MEASURED <= len(found):
            found[block * MEASURED : (block + 1) * MEASURED] = measured
        else:
            beyond += int(_says(measured).sum())
    return found[:size], unreadable, beyond + int(_says(found[size:]).sum())


def _says(measured: Numbers) -> Numbers:
    """Where anything is measured: places of keys that no claim has hold nothing but zeros."""
    said: Numbers = (measured["length"] > 0) | (measured["day"] != 0) | measured["counting"]
    return said


def _truths(packed: bytes) -> bool:
    """Whether what says that a claim has a number is true or false, and nothing else."""
    return int(np.frombuffer(packed, np.uint8).reshape(MEASURED, -1)[:, -1].max()) <= 1


def _lost(connection: Connection, entered: Numbers) -> int:
    """Claims that were compared and are not in the index, though they have terms to stand under."""
    linked = (
        select(Claim.id).join(Report, Report.id == Claim.report_id).where(Report.linked, Report.superseded.is_(False))
    )
    missing = [key for key in connection.scalars(linked) if not entered[key]]
    with Session(connection) as session:
        return sum(bool(terms_of(claim)) for some in batches(missing) for claim in load_claims(session, some).values())


def _on_other_days(connection: Connection, measures: Numbers) -> int:
    """Claims that are in the index and whose day there is not theirs."""
    moment = func.coalesce(Claim.as_of, Report.published_at)
    on_sqlite = connection.dialect.name == "sqlite"
    day = func.substr(moment, 1, 10) if on_sqlite else func.to_char(moment, "YYYY-MM-DD")
    wanted = select(Claim.id, type_coerce(day, String)).join(Report, Report.id == Claim.report_id)
    number = 0
    known: dict[str | None, int] = {None: NO_DAY}
    for key, told in connection.execute(wanted.execution_options(yield_per=5_000)):
        if told not in known:
            known[told] = date.fromisoformat(told).toordinal() - EPOCH
        number += bool(measures["length"][key]) and int(measures["day"][key]) != known[told]
    return number
