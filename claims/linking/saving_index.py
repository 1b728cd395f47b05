"""Writing the index that linking anew made, and nothing where it stands so already.

Knows the tables of the index. Rows go in in the order of their keys, in which a database takes them best.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from claims.candidates.arrays import Numbers
from claims.candidates.postings import MEASURES, PLACES
from claims.candidates.terms import limits
from claims.database import write_rows
from claims.linking.terms import Terms
from claims.models import ClaimMeasures, ClaimPostings, ReportTerm
from claims.models.index import MEASURED, POSTED

ROWS = 20_000
"""Rows written at a time."""

Row = tuple[Any, ...]
Table = type[ClaimPostings | ClaimMeasures | ReportTerm]


def save_index(session: Session, keys: Numbers, claims: Terms, reports: Numbers, leads: Terms) -> Iterator[int]:
    """Make the index hold claims and reports, whose keys are `keys` and `reports`, piece by piece.

    Gives the number of rows of each piece written.
    """
    yield from _save(session, ClaimPostings, lambda: _postings(keys, claims))
    yield from _save(session, ClaimMeasures, lambda: _measures(keys, claims))
    yield from _save(session, ReportTerm, lambda: _report_terms(reports, leads))


def _save(session: Session, table: Table, made: Callable[[], Iterator[Row]]) -> Iterator[int]:
    stored = select(*table.__table__.columns)
    if session.execute(stored.limit(1)).first() is not None:
        if _sum(session.execute(stored.execution_options(yield_per=ROWS)).tuples()) == _sum(made()):
            return
        session.execute(delete(table))
    columns = [column.name for column in table.__table__.columns]
    rows = made()
    while piece := list(islice(rows, ROWS)):
        yield write_rows(session.connection(), table, columns, piece)


def _postings(keys: Numbers, told: Terms) -> Iterator[Row]:
    """For every term, leading or not, the places of its claims in each block."""
    kept, bits = told.kept, int(keys.max(initial=0)).bit_length()
    names, rank = _by_name(told)
    behind = np.arange(len(kept.values)) - np.repeat(kept.start[:-1], np.diff(kept.start)) >= limits().leading_terms
    # One number each of term, place among the terms and claim: numbers are sorted ten times as fast as three columns.
    rows = (rank[kept.values].astype(np.int64) << bits + 1) | (behind.astype(np.int64) << bits)
    rows |= keys[told.order][kept.owners()]
    rows.sort()
    own = rows & ((1 << bits) - 1)
    places = (own % POSTED).astype(PLACES).tobytes()
    terms, blocks = rows >> bits, own // POSTED
    starts = np.flatnonzero(np.diff(terms, prepend=-1) | np.diff(blocks, prepend=-1))
    ends = np.append(starts[1:], len(rows))
    for term, block, start, end in zip(
        *(each.tolist() for each in (terms[starts], blocks[starts], starts, ends)), strict=True
    ):
        yield names[term >> 1], not term & 1, block, places[_bytes(start, end, PLACES)]


def _measures(keys: Numbers, told: Terms) -> Iterator[Row]:
    own = keys[told.order]
    every = np.zeros((int(own.max(initial=-1)) // MEASURED + 1) * MEASURED, MEASURES)
    every["day"][own] = told.days
    every["length"][own] = told.kept.sums(told.vocabulary.squares())
    every["counting"][own] = told.kept.sums(told.vocabulary.counting().astype(np.int64)) > 0
    measures = every.tobytes()
    for block in np.unique(own // MEASURED).tolist():
        yield block, measures[_bytes(block * MEASURED, (block + 1) * MEASURED, MEASURES)]


def _report_terms(keys: Numbers, told: Terms) -> Iterator[Row]:
    names, rank = _by_name(told)
    owners, ranks = told.kept.owners(), rank[told.kept.values]
    # Rows stand in the order of days already, so that their terms alone need sorting; of one day, keys ascend.
    order = np.argsort(ranks, kind="stable")
    own, days = keys[told.order][owners[order]], told.days[owners[order]]
    return zip(map(names.__getitem__, ranks[order].tolist()), days.tolist(), own.tolist(), strict=True)


def _by_name(told: Terms) -> tuple[list[str], Numbers]:
    """The terms in the order of the alphabet, and of each number its term's place among them."""
    terms = told.vocabulary.terms()
    by_name = sorted(range(len(terms)), key=terms.__getitem__)
    rank = np.empty(len(terms), np.int32)
    rank[by_name] = np.arange(len(terms), dtype=np.int32)
    return [terms[number] for number in by_name], rank


def _bytes(start: int, end: int, of: np.dtype[Any]) -> slice:
    return slice(start * of.itemsize, end * of.itemsize)


def _sum(rows: Iterable[Sequence[Any]]) -> tuple[int, int]:
    """How many rows there are, and a number that another set of rows hardly has, whatever their order."""
    number = total = 0
    for row in rows:
        number += 1
        total += hash(tuple(row))
    return number, total
