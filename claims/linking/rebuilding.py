"""Linking anew: every claim of the store against every other, by as many workers as there are.

The same pairs are compared as when reports come in one by one, and only what is another than before is written: after a
rebuild in which nothing had changed the store is as it was. Claims are read once and carried as bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import TypeVar

import numpy as np
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from claims.candidates.arrays import Numbers, Rows, Vocabulary
from claims.candidates.loading import load_current
from claims.candidates.terms import day_of, limits
from claims.compare import Relation
from claims.linking.outcome import LinkOutcome
from claims.linking.pairing import Everything, pairs_among
from claims.linking.saving import save_links, save_terms
from claims.linking.tasks import Compared, ReportText, Told, compare_pairs, packed, tell_claims, tell_reports
from claims.linking.terms import Terms
from claims.linking.workers import Workers
from claims.models import ClaimTerm, Report, ReportTerm

Item = TypeVar("Item")

CLAIMS = 4_000
"""Claims a task reads the terms of."""

REPORTS = 500
"""Reports likewise."""

PAIRS = 8_000
"""Pairs a task compares."""


def rebuild(session: Session, workers: Workers) -> LinkOutcome:
    """Link all current claims anew. Judgements and corrections stay."""
    everything = read_everything(session, workers)
    changed = save_terms(session, ClaimTerm, everything.keys, everything.claims)
    changed += save_terms(session, ReportTerm, everything.reports, everything.leads)
    session.execute(update(Report).where(Report.superseded.is_(False), Report.linked.is_(False)).values(linked=True))
    pairs = pairs_among(everything, workers.number)
    links: Counter[Relation] = Counter()

    def found() -> Iterator[Compared]:
        for rows in workers.map(compare_pairs, _tasks(everything, pairs)):
            links.update(Relation(row.relation) for row in rows)
            yield from rows

    changed += save_links(session, found())
    return LinkOutcome(len(everything.keys), len(pairs), links, changed)


def read_everything(session: Session, workers: Workers) -> Everything:
    """All current claims and reports, and what each is found by."""
    vocabulary = Vocabulary()
    keys: list[int] = []
    uids: list[str] = []
    homes: list[int] = []
    carried: list[bytes] = []

    def claims() -> Iterator[list[bytes]]:
        for some in load_current(session, CLAIMS):
            made = [packed(loaded.claim) for loaded in some]
            keys.extend(loaded.key for loaded in some)
            uids.extend(loaded.uid for loaded in some)
            homes.extend(loaded.report for loaded in some)
            carried.extend(made)
            yield made

    told = _in_order(chain.from_iterable(workers.map(tell_claims, claims())), vocabulary)
    origins = _origins(session)
    reports = list(origins)
    leads = _in_order(chain.from_iterable(workers.map(tell_reports, _leads(session, reports))), vocabulary)
    return Everything(keys, uids, carried, homes, told, reports, leads, origins)


def _origins(session: Session) -> dict[int, int]:
    """Of each current report, by key, a number that its versions share."""
    rows = session.execute(select(Report.id, Report.url).where(Report.superseded.is_(False)).order_by(Report.id))
    known: dict[str, int] = {}
    return {key: known.setdefault(url or f"report {key}", len(known)) for key, url in rows.tuples()}


def _leads(session: Session, keys: Sequence[int]) -> Iterator[list[ReportText]]:
    for some in _pieces(iter(keys), REPORTS):
        rows = session.execute(
            select(Report.title, Report.text, Report.published_at).where(Report.id.in_(some)).order_by(Report.id)
        )
        yield [
            ReportText((f"{title}\n{text}" if title else text)[: limits().report_lead], day_of(published))
            for title, text, published in rows.tuples()
        ]


def _in_order(told: Iterator[Told], vocabulary: Vocabulary) -> Terms:
    """What was told, in the order of days."""
    days: list[int] = []
    lengths: tuple[list[int], list[int]] = ([], [])
    values: tuple[list[Numbers], list[Numbers]] = ([], [])
    for day, *lists in told:
        days.append(day)
        for at, listed in enumerate(lists):
            lengths[at].append(len(listed))
            values[at].append(np.array(vocabulary.numbers(listed), np.int32))
    every = np.array(days, np.int64)
    order = np.argsort(every, kind="stable")
    terms, kept = (
        Rows.of(np.array(lengths[at], np.int64), np.concatenate([np.empty(0, np.int32), *values[at]])).take(order)
        for at in (0, 1)
    )
    return Terms(order, every[order], terms, kept, vocabulary)


def _tasks(
    everything: Everything, pairs: Numbers
) -> Iterator[tuple[dict[int, tuple[str, bytes]], list[tuple[int, int]]]]:
    keys, uids, carried = everything.keys, everything.uids, everything.packed
    for start in range(0, len(pairs), PAIRS):
        some = pairs[start : start + PAIRS]
        needed = {keys[place]: (uids[place], carried[place]) for place in np.unique(some).tolist()}
        yield needed, [(keys[later], keys[earlier]) for later, earlier in some.tolist()]


def _pieces(items: Iterator[Item], size: int) -> Iterator[list[Item]]:
    while piece := list(islice(items, size)):
        yield piece
