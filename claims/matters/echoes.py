"""The echoes and credits of stored reports, as records.

With `reading` and `relations`, the only part of this room that knows the tables.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased, defer, joinedload

from claims.compare import Reason
from claims.matters.records import UNKNOWN_OUTLET, EchoRecord, SourceRecord
from claims.models import Credit, Echo, EchoOrder, Report, Source
from claims.text import Span


class Echoes:
    """What a batch of reports (database keys) repeats and credits, read in two queries."""

    def __init__(self, session: Session, reports: Sequence[int], record: Callable[[Source], SourceRecord]) -> None:
        self._echoes: dict[int, list[EchoRecord]] = defaultdict(list)
        self._credits: dict[int, dict[str, SourceRecord]] = defaultdict(dict)
        earlier = aliased(Report)
        told = (
            select(Echo, earlier)
            .join(earlier, Echo.earlier_id == earlier.id)
            .where(Echo.later_id.in_(reports))
            .options(defer(earlier.text), joinedload(earlier.publisher).joinedload(Source.parent))
        )
        rows = session.execute(told).tuples().all()
        for echo, report in sorted(rows, key=_oldest_first):
            outlet = record(report.publisher).name if report.publisher else UNKNOWN_OUTLET
            self._echoes[echo.later_id].append(_echo_record(echo, report.uid, outlet))
        for credit in session.scalars(select(Credit).where(Credit.report_id.in_(reports)).order_by(Credit.start)):
            source = record(credit.source)
            self._credits[credit.report_id][source.uid] = source

    def of(self, report: int) -> tuple[EchoRecord, ...]:
        """What the report repeats, the earliest first."""
        return tuple(self._echoes.get(report, ()))

    def credits_of(self, report: int) -> tuple[SourceRecord, ...]:
        """The outlets that the report says had its story first."""
        return tuple(self._credits.get(report, {}).values())


def _echo_record(echo: Echo, earlier: str, outlet: str) -> EchoRecord:
    return EchoRecord(
        report=earlier,
        outlet=outlet,
        share=echo.share,
        published=echo.ordered_by is EchoOrder.PUBLISHED,
        passages=tuple(Span(start, end) for start, end, _, _ in echo.passages),
        reasons=tuple(Reason(reason["code"], reason["text"]) for reason in echo.reasons),
    )


def _oldest_first(row: tuple[Echo, Report]) -> tuple[bool, datetime, datetime, int]:
    """By the date of the earlier report; those without one last, as they came in."""
    _, report = row
    return (report.published_at is None, report.published_at or report.ingested_at, report.ingested_at, report.id)
