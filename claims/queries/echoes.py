"""Echoes: which report repeats which, and whom reports credit, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload, undefer

from claims.compare import Reason
from claims.matters import ReportRecord
from claims.matters.reading import report_record
from claims.matters.sources import SourceRecords
from claims.models import Echo, EchoOrder, Report
from claims.text import Span


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A passage of the later report that stands in the earlier: its words there, and where it is in both texts."""

    words: str
    later: Span
    earlier: Span


@dataclass(frozen=True, slots=True)
class EchoRow:
    """That `later` repeats `earlier`; shares are of each report's own words, `words` counts those they share.

    `published` is false where dates do not tell which came first. Passages come the longest first.
    """

    later: ReportRecord
    earlier: ReportRecord
    words: int
    share: float
    share_of_earlier: float
    published: bool
    passages: tuple[SharedPassage, ...]
    reasons: tuple[Reason, ...]


def find_echoes_of(
    session: Session, report_id: int | None = None, *, least: float = 0.0, limit: int | None = None
) -> list[EchoRow]:
    """The echoes (of one report, in either part), the newest first, of those that repeat `least` of their words."""
    later, earlier = joinedload(Echo.later), joinedload(Echo.earlier)
    wanted = (
        select(Echo)
        .join(Echo.later)
        .where(Echo.share >= least)
        .order_by(Report.published_at.desc().nulls_last(), Echo.share.desc(), Echo.id)
        .options(later.options(undefer(Report.text)), earlier)
        .limit(limit)
    )
    if report_id is not None:
        wanted = wanted.where(or_(Echo.later_id == report_id, Echo.earlier_id == report_id))
    sources = SourceRecords(session)
    return [_row(echo, sources) for echo in session.scalars(wanted)]


def _row(echo: Echo, sources: SourceRecords) -> EchoRow:
    return EchoRow(
        later=report_record(echo.later, sources),
        earlier=report_record(echo.earlier, sources),
        words=echo.words,
        share=echo.share,
        share_of_earlier=echo.share_of_earlier,
        published=echo.ordered_by is EchoOrder.PUBLISHED,
        passages=_passages(echo.passages, echo.later.text),
        reasons=tuple(Reason(reason["code"], reason["text"]) for reason in echo.reasons),
    )


def _passages(stored: Sequence[Sequence[int]], text: str) -> tuple[SharedPassage, ...]:
    found = [SharedPassage(text[start:end], Span(start, end), Span(first, last)) for start, end, first, last in stored]
    return tuple(sorted(found, key=lambda passage: (-len(passage.later), passage.later)))
