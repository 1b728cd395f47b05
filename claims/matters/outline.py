"""The outline of a coverage: which claims stand together, and in which order, from keys and dates alone.

A coverage of 100,000 claims read whole takes gigabytes. Its outline takes some hundred bytes a claim, and says which
claims to read next: whoever tells a coverage walks the outline, and reads a few matters at a time (`parts`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from claims.matters.coverage import Coverage, read_coverage
from claims.matters.grouping import Groups
from claims.matters.matter import JOINING
from claims.matters.orders import corrected_times
from claims.matters.overview import relations_of_pairs
from claims.matters.reading import BATCH, is_current, read_claims
from claims.matters.records import ClaimOrder, ReportOrder, claim_order, report_order
from claims.matters.sources import SourceRecords
from claims.models import Claim, Report, merged_keys

ROWS = 1_000
"""Rows that are fetched at once."""

Keys = tuple[int, ...]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class ReportLine:
    """What an outline knows of a report: who prints it (a number its outlet's reports share), its date, its place."""

    outlet: int
    published: datetime | None
    order: ReportOrder


@dataclass(frozen=True, slots=True)
class Outline:
    """The claims of a coverage by their database keys: matters widest first, single claims oldest first.

    `reports` are those that print any of them, `report_of` says which prints which claim.
    """

    orders: Mapping[int, ClaimOrder]
    report_of: Mapping[int, int]
    reports: Mapping[int, ReportLine]
    matters: tuple[Keys, ...]
    single: Keys
    as_of: datetime | None

    @property
    def claims(self) -> list[int]:
        """All claims, oldest first."""
        return sorted((*self.single, *(key for keys in self.matters for key in keys)), key=self.orders.__getitem__)


@dataclass(frozen=True, slots=True)
class Read(Generic[Item]):
    """A collection that is read anew whenever it is walked, and holds nothing in between."""

    size: int
    read: Callable[[], Iterator[Item]]

    def __len__(self) -> int:
        """How many there are, without reading any."""
        return self.size

    def __iter__(self) -> Iterator[Item]:
        """Read them."""
        return self.read()

    def __contains__(self, item: object) -> bool:
        """Whether it is among them: reads them until it is found."""
        return any(each == item for each in self)


def read_outline(
    session: Session, selected: Collection[int] | None = None, *, as_of: datetime | None = None
) -> Outline:
    """The outline of the coverage that `read_coverage` would read."""
    reports = _reports(session, as_of)
    orders, report_of = _claims(session, reports)
    pairs = relations_of_pairs(session)
    groups: Groups[int] = Groups()
    for (a, b), relation in pairs.items():
        if relation in JOINING and a in orders and b in orders:
            groups.join(a, b)
    found = [tuple(sorted(group, key=orders.__getitem__)) for group in groups.groups()]
    if selected is not None:
        chosen = orders.keys() & set(selected)
        found = [group for group in found if not chosen.isdisjoint(group)]
    joined = {key for group in found for key in group}
    single = (orders.keys() if selected is None else chosen) - joined

    def width(keys: Keys) -> tuple[int, int, ClaimOrder]:
        return -len({reports[report_of[key]].outlet for key in keys}), -len(keys), orders[keys[0]]

    return Outline(
        orders=orders,
        report_of=report_of,
        reports=reports,
        matters=tuple(sorted(found, key=width)),
        single=tuple(sorted(single, key=orders.__getitem__)),
        as_of=as_of,
    )


def parts(
    session: Session, groups: Iterable[Keys], *, as_of: datetime | None = None, size: int = BATCH
) -> Iterator[Coverage]:
    """The coverage of whole matters and single claims, some `size` claims at a time, in the order of `groups`."""
    sources = SourceRecords(session)
    batch: list[int] = []
    for keys in groups:
        batch += keys
        if len(batch) >= size:
            yield read_coverage(session, batch, as_of=as_of, sources=sources)
            batch = []
    if batch:
        yield read_coverage(session, batch, as_of=as_of, sources=sources)


def singles(session: Session, keys: Sequence[int]) -> Iterator[Coverage]:
    """The coverage of claims that stand alone, a page at a time in their order."""
    sources = SourceRecords(session)
    for start in range(0, len(keys), BATCH):
        claims = read_claims(session, keys[start : start + BATCH], sources)
        yield Coverage((), tuple(sorted(claims, key=lambda claim: claim.order)))


def _reports(session: Session, as_of: datetime | None) -> dict[int, ReportLine]:
    """The reports that are looked at. One without a publisher is an outlet of its own, under a number no source has."""
    merged = dict(session.execute(merged_keys()).tuples().all())
    wanted = select(Report.id, Report.uid, Report.publisher_id, Report.published_at, Report.ingested_at)
    return {
        key: ReportLine(
            -key if outlet is None else merged.get(outlet, outlet), published, report_order(published, ingested, uid)
        )
        for key, uid, outlet, published, ingested in session.execute(wanted.where(is_current(as_of))).tuples()
    }


def _claims(session: Session, reports: Mapping[int, ReportLine]) -> tuple[dict[int, ClaimOrder], dict[int, int]]:
    said = corrected_times(session)
    orders: dict[int, ClaimOrder] = {}
    report_of: dict[int, int] = {}
    wanted = select(Claim.id, Claim.uid, Claim.report_id, Claim.as_of).execution_options(yield_per=ROWS)
    for key, uid, report, as_of in session.execute(wanted).tuples():
        line = reports.get(report)
        if line is not None:
            orders[key] = claim_order(said.get(key, as_of), line.order, uid)
            report_of[key] = report
    return orders, report_of
