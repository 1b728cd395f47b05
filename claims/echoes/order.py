"""Which of two reports came first: by publication as finely as both tell it, else by ingest.

Knows dates of reports; reads nothing.
"""

from __future__ import annotations

from datetime import UTC, datetime

from claims.dates import Precision
from claims.models import EchoOrder, Report

FINENESS = (Precision.MINUTE, Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.YEAR)

SECOND_BITS, TIE_BITS = 38, 24
"""How a place is made: seconds since 1970 (38 bits reach the year 10,000), then bits of the report's uid."""


def place_of(report: Report) -> int:
    """A number by which reports are ordered alike in every store: by publication, those without a date last."""
    moment = report.published_at
    seconds = 2**SECOND_BITS - 1 if moment is None else int(_utc(moment).timestamp())
    return (seconds << TIE_BITS) + int(report.uid[: TIE_BITS // 4], 16)


def in_order(one: Report, other: Report) -> tuple[Report, Report, EchoOrder]:
    """The earlier report, the later one, and by what that is told."""
    if _published(one, other):
        return one, other, EchoOrder.PUBLISHED
    if _published(other, one):
        return other, one, EchoOrder.PUBLISHED
    earlier, later = sorted((one, other), key=lambda report: (report.ingested_at, report.id))
    return earlier, later, EchoOrder.INGESTED


def _published(one: Report, other: Report) -> bool:
    """True when the one was published before the other, told no finer than either's date is known."""
    if one.published_at is None or other.published_at is None:
        return False
    coarse = max(_fineness(one), _fineness(other))
    return _floor(_utc(one.published_at), coarse) < _floor(_utc(other.published_at), coarse)


def _utc(at: datetime) -> datetime:
    """A time just read may have no zone yet; the store takes it to be UTC."""
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _fineness(report: Report) -> int:
    return FINENESS.index(report.published_precision or Precision.MINUTE)


def _floor(at: datetime, fineness: int) -> tuple[int, ...]:
    """What a date says at this fineness."""
    match FINENESS[fineness]:
        case Precision.MINUTE:
            return (int(at.timestamp()),)
        case Precision.WEEK:
            return at.isocalendar()[:2]
        case Precision.DAY:
            return (at.year, at.month, at.day)
        case Precision.MONTH:
            return (at.year, at.month)
        case _:
            return (at.year,)
