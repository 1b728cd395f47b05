"""Linking anew: every claim of the store against every other, by as many workers as there are.

The same pairs are compared as when reports come in one by one, and only what is another than before is written: after a
rebuild in which nothing had changed the store is as it was. Claims are read once and carried as bytes; the index is
written while others compare.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

import numpy as np
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from claims.candidates.arrays import Numbers, Vocabulary
from claims.candidates.loading import read_current
from claims.candidates.terms import day_of, limits
from claims.compare import Relation
from claims.linking.carrying import Carried
from claims.linking.outcome import LinkOutcome
from claims.linking.pairing import Everything, pairs_among
from claims.linking.saving import save_links
from claims.linking.saving_index import save_index
from claims.linking.tasks import Compared, Pairs, ReportText, compare_pairs, tell_claims, tell_reports, unpacked
from claims.linking.terms import Terms, Told
from claims.models import Link, Report
from claims.workers import Workers

Item = TypeVar("Item")

CLAIMS = 4_000
"""Claims a task reads the terms of."""

REPORTS = 500
"""Reports likewise."""

PAIRS = 16_000
"""Pairs a task compares."""

PIECES = 4
"""Pieces of the index written for each such task: about what there is to write while others compare."""


def rebuild(session: Session, workers: Workers) -> LinkOutcome:
    """Link all current claims anew. Judgements and corrections stay."""
    with _uncollected(), Carried() as carried, ThreadPoolExecutor(1) as aside:
        everything = read_everything(session, workers, carried, aside)
        session.execute(
            update(Report).where(Report.superseded.is_(False), Report.linked.is_(False)).values(linked=True)
        )
        pairing = aside.submit(pairs_among, everything, _found_before(session), workers.number)
        index = save_index(session, everything.keys, everything.claims, everything.reports, everything.leads)
        indexed = 0
        while not pairing.done() and (piece := next(index, 0)):
            indexed += piece
        pairs = pairing.result()
        links: Counter[Relation] = Counter()

        def found() -> Iterator[Compared]:
            nonlocal indexed
            for answer in workers.map(compare_pairs, _tasks(everything, carried, pairs)):
                indexed += sum(islice(index, PIECES))
                rows = unpacked(answer)
                links.update(Relation(row.relation) for row in rows)
                yield from rows

        changed = save_links(session, found())
        return LinkOutcome(len(everything.keys), len(pairs), links, changed + indexed + sum(index))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for rings of objects, time and again, among millions that are in none."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def read_everything(session: Session, workers: Workers, carried: Carried, aside: Executor) -> Everything:
    """All current claims and reports, and what each is found by; the claims themselves are put into `carried`.

    What is found by what is put together `aside`, while the reports are read.
    """
    keys: list[int] = []
    homes: list[int] = []

    def stored() -> Iterator[bytes]:
        for some, of, packed in read_current(session, CLAIMS):
            keys.extend(some)
            homes.extend(of)
            yield packed

    def told() -> Iterator[Told]:
        for packed, each in workers.map(tell_claims, stored()):
            carried.put(packed)
            yield each

    vocabulary = Vocabulary()
    claims = aside.submit(Terms.of, list(told()), vocabulary)
    reports, origins = _origins(session)
    of_reports = list(workers.map(tell_reports, _leads(session, reports.tolist())))
    return Everything(
        keys=np.array(keys, np.int64),
        homes=np.array(homes, np.int64),
        claims=claims.result(),
        reports=reports,
        leads=Terms.of(of_reports, vocabulary),
        origins=origins,
    )


def _origins(session: Session) -> tuple[Numbers, Numbers]:
    """The current reports' keys, ascending, and of each a number that its versions share."""
    wanted = select(Report.id, Report.url).where(Report.superseded.is_(False)).order_by(Report.id)
    rows = session.execute(wanted).tuples().all()
    known: dict[str, int] = {}
    numbers = [known.setdefault(url or f"report {key}", len(known)) for key, url in rows]
    return np.array([key for key, _ in rows], np.int64), np.array(numbers, np.int64)


def _found_before(session: Session) -> Numbers:
    """The pairs that are linked, by their keys."""
    rows = session.execute(select(Link.a_id, Link.b_id)).tuples().all()
    return np.array([tuple(row) for row in rows], np.int64).reshape(-1, 2)


def _leads(session: Session, keys: Sequence[int]) -> Iterator[list[ReportText]]:
    for some in _pieces(iter(keys), REPORTS):
        rows = session.execute(
            select(Report.title, Report.text, Report.published_at).where(Report.id.in_(some)).order_by(Report.id)
        )
        yield [
            ReportText((f"{title}\n{text}" if title else text)[: limits().report_lead], day_of(published))
            for title, text, published in rows.tuples()
        ]


def _tasks(everything: Everything, carried: Carried, pairs: Numbers) -> Iterator[Pairs]:
    """Pairs that lie together in time, so that a claim is carried and read but a few times."""
    order = everything.claims.order
    for start in range(0, len(pairs), PAIRS):
        days, places = np.unique(pairs[start : start + PAIRS], return_inverse=True)
        wanted = order[days]
        yield Pairs(carried.take(wanted.tolist()), everything.keys[wanted].tolist(), places.reshape(-1, 2))


def _pieces(items: Iterator[Item], size: int) -> Iterator[list[Item]]:
    while piece := list(islice(items, size)):
        yield piece
