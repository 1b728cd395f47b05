"""Linking anew: every claim of the store against every other, by as many workers as there are.

The same pairs are compared as when reports come in one by one, and only what is another than before is written: after a
rebuild in which nothing had changed the store is as it was. Claims are read once and carried as bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TypeVar

import numpy as np
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from claims.candidates.arrays import Numbers, Rows, Vocabulary
from claims.candidates.loading import load_current
from claims.candidates.meeting import Meeting, meet
from claims.candidates.search import Searched, search
from claims.candidates.terms import NO_DAY, day_of, limits
from claims.compare import Relation
from claims.linking.outcome import LinkOutcome
from claims.linking.saving import Terms, save_links, save_terms
from claims.linking.tasks import Compared, ReportText, Told, compare_pairs, packed, tell_claims, tell_reports
from claims.linking.workers import Workers
from claims.models import ClaimTerm, Report, ReportTerm

Item = TypeVar("Item")

CLAIMS = 4_000
"""Claims a task reads the terms of."""

PAIRS = 8_000
"""Pairs a task compares."""


@dataclass(slots=True)
class _Claims:
    """All current claims in the order of their keys: uids, packed, the report each is of, what its versions share."""

    keys: list[int] = field(default_factory=list)
    uids: list[str] = field(default_factory=list)
    packed: list[bytes] = field(default_factory=list)
    reports: list[int] = field(default_factory=list)


def rebuild(session: Session, workers: Workers) -> LinkOutcome:
    """Link all current claims anew. Judgements and corrections stay."""
    claims = _Claims()
    vocabulary = Vocabulary()
    told = _in_order(chain.from_iterable(workers.map(tell_claims, _read(session, claims))), vocabulary)
    origins, reports = _reports(session)
    beside = _in_order(chain.from_iterable(workers.map(tell_reports, _read_reports(session, reports))), vocabulary)
    changed = save_terms(session, ClaimTerm, claims.keys, told) + save_terms(session, ReportTerm, reports, beside)
    session.execute(update(Report).where(Report.superseded.is_(False), Report.linked.is_(False)).values(linked=True))
    pairs = _pairs(claims, told, reports, beside, origins, workers.number)
    links: Counter[Relation] = Counter()

    def found() -> Iterator[Compared]:
        for rows in workers.map(compare_pairs, _tasks(claims, pairs)):
            links.update(Relation(row.relation) for row in rows)
            yield from rows

    changed += save_links(session, found())
    return LinkOutcome(len(claims.keys), len(pairs), links, changed)


def _read(session: Session, claims: _Claims) -> Iterator[list[bytes]]:
    """All current claims, read into `claims`, a task's worth at a time."""
    for some in load_current(session, CLAIMS):
        made = [packed(loaded.claim) for loaded in some]
        claims.keys += [loaded.key for loaded in some]
        claims.uids += [loaded.uid for loaded in some]
        claims.reports += [loaded.report for loaded in some]
        claims.packed += made
        yield made


def _reports(session: Session) -> tuple[dict[int, int], list[int]]:
    """Of each current report, by key, a number that its versions share; and the keys in order."""
    rows = session.execute(
        select(Report.id, Report.url).where(Report.superseded.is_(False)).order_by(Report.id)
    ).tuples()
    known: dict[str, int] = {}
    origins = {key: known.setdefault(url or f"report {key}", len(known)) for key, url in rows}
    return origins, list(origins)


def _read_reports(session: Session, keys: Sequence[int]) -> Iterator[list[ReportText]]:
    for some in _pieces(iter(keys), 500):
        rows = session.execute(
            select(Report.title, Report.text, Report.published_at).where(Report.id.in_(some)).order_by(Report.id)
        ).tuples()
        yield [
            ReportText((f"{title}\n{text}" if title else text)[: limits().report_lead], day_of(published))
            for title, text, published in rows
        ]


def _in_order(told: Iterator[Told], vocabulary: Vocabulary) -> Terms:
    days: list[int] = []
    lengths: tuple[list[int], list[int]] = ([], [])
    values: tuple[list[Numbers], list[Numbers]] = ([], [])
    for day, *lists in told:
        days.append(day)
        for at, terms in enumerate(lists):
            lengths[at].append(len(terms))
            values[at].append(np.array(vocabulary.numbers(terms), np.int32))
    every = np.array(days, np.int64)
    order = np.argsort(every, kind="stable")
    rows = [
        Rows.of(np.array(lengths[at], np.int64), np.concatenate(values[at] or [np.empty(0, np.int32)])).take(order)
        for at in (0, 1)
    ]
    return Terms(order, every[order], rows[0], rows[1], vocabulary)


def _pairs(
    claims: _Claims, told: Terms, reports: Sequence[int], beside: Terms, origins: dict[int, int], threads: int
) -> Numbers:
    """Pairs of claims worth comparing, as places in `claims`, each once, in the order of the later place."""
    own = np.array([origins[report] for report in claims.reports], np.int64)
    alike = search(_searched(told), threads)
    found = [np.stack([told.order[later], told.order[earlier]], 1) for later, earlier, _ in alike]
    found.append(_beside(claims, told, reports, beside, threads))
    pairs = np.concatenate(found) if found else np.empty((0, 2), np.int64)
    pairs = pairs[own[pairs[:, 0]] != own[pairs[:, 1]]]
    return np.unique(np.stack([pairs.max(1), pairs.min(1)], 1), axis=0)


def _searched(told: Terms) -> Searched:
    bounds = limits()
    return Searched(
        told.terms, told.kept, told.days, told.vocabulary.weights(), bounds.nearest, bounds.shared_evidence, bounds.likeness,
        bounds.half_life_days, bounds.far_share, bounds.most, NO_DAY, relative=True,
    )  # fmt: skip


def _beside(claims: _Claims, told: Terms, reports: Sequence[int], beside: Terms, threads: int) -> Numbers:
    """Pairs of claims of reports on one happening."""
    bounds = limits()
    searched = Searched(
        beside.terms, beside.kept, beside.days, beside.vocabulary.weights(), bounds.report_nearest,
        bounds.report_evidence, float(bounds.report_evidence), bounds.report_half_life_days, bounds.report_far_share, bounds.report_most,
        NO_DAY, relative=False,
    )  # fmt: skip
    blocks = list(search(searched, threads))
    later, earlier = (np.concatenate([block[side] for block in blocks] or [_NONE]) for side in (0, 1))
    one, other = np.concatenate([later, earlier]), np.concatenate([earlier, later])
    days = np.abs(beside.days[one] - beside.days[other])
    left = np.maximum(bounds.report_far_share, 0.5 ** (days / bounds.report_half_life_days))
    left[(beside.days[one] == NO_DAY) | (beside.days[other] == NO_DAY)] = bounds.report_far_share
    order = np.argsort(one, kind="stable")
    place = {reports[before]: now for now, before in enumerate(beside.order.tolist())}
    homes = np.array([place[report] for report in claims.reports], np.int64)[told.order]
    found = meet(
        Meeting(
            _grouped(homes, len(reports)), beside.terms, told.terms, told.vocabulary.weights(),
            one[order], other[order], left[order], bounds.beside_evidence, bounds.beside_most,
        )
    )  # fmt: skip
    return np.stack([told.order[side] for side in found], 1)


_NONE = np.empty(0, np.int64)


def _grouped(owners: Numbers, number: int) -> Rows:
    """For each owner the places at which it stands."""
    return Rows.of(np.bincount(owners, minlength=number), np.argsort(owners, kind="stable"))


def _tasks(claims: _Claims, pairs: Numbers) -> Iterator[tuple[dict[int, tuple[str, bytes]], list[tuple[int, int]]]]:
    for start in range(0, len(pairs), PAIRS):
        some = pairs[start : start + PAIRS]
        places = np.unique(some).tolist()
        carried = {claims.keys[place]: (claims.uids[place], claims.packed[place]) for place in places}
        yield carried, [(claims.keys[later], claims.keys[earlier]) for later, earlier in some.tolist()]


def _pieces(items: Iterator[Item], size: int) -> Iterator[list[Item]]:
    while piece := list(islice(items, size)):
        yield piece
