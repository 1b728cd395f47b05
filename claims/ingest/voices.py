"""From a statement to the rows that say who speaks: the issuer, the relays outward, the publisher last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.extract import Statement
from claims.ingest.rows import Row, pairs
from claims.ingest.source_book import SAID_ALIAS, SourceBook
from claims.models import Report, Role, Source
from claims.sources import SourceMention
from claims.sources.certainty import certainty
from claims.text import Span

LONGEST_SPEAKER, LONGEST_NUMBER = 200, 40
"""The widths of the columns that keep who speaks for a body, and how many speak."""


def attribution_rows(statement: Statement, report: Report, book: SourceBook) -> Iterator[Row]:
    """One row for each source in each of its roles; `position` counts from the issuer (0) outward.

    A report that says something in its own voice has no issuer row; one whose publisher is not known no publisher row.
    """
    found = statement.attribution
    if statement.issuer is not None:
        yield _mentioned(Role.ISSUER, 0, statement.issuer, found.cue, (report, book))
    for position, relay in enumerate(statement.relays, start=1):
        yield _mentioned(Role.RELAY, position, relay, _relay_cue(statement, relay), (report, book))
    if report.publisher is not None:
        yield _publisher(len(statement.relays) + 1, report.publisher)


def _mentioned(
    role: Role, position: int, mention: SourceMention, cue: Sequence[Span], where: tuple[Report, SourceBook]
) -> Row:
    report, book = where
    reason = book.reason(mention)
    return {
        "source_id": book.enter(mention).id,
        "role": role,
        "position": position,
        "printed": mention.span.of(report.text) if mention.span else "",
        "source_spans": pairs([mention.span]) if mention.span else [],
        "cue_spans": pairs(cue),
        "named": mention.named,
        "reason": reason,
        "speaker": mention.speaker and mention.speaker[:LONGEST_SPEAKER],
        "number": mention.number and mention.number[:LONGEST_NUMBER],
        "confidence": 1.0 if reason == SAID_ALIAS else certainty(reason),
    }


def _publisher(position: int, publisher: Source) -> Row:
    return {
        "source_id": publisher.id,
        "role": Role.PUBLISHER,
        "position": position,
        "printed": "",
        "source_spans": [],
        "cue_spans": [],
        "named": True,
        "reason": "printed the report",
        "speaker": None,
        "number": None,
        "confidence": 1.0,
    }


def _relay_cue(statement: Statement, mention: SourceMention) -> Sequence[Span]:
    """The cue of the relay whose source the mention is; a relay that the text implies (a wire agency) has none."""
    if mention.span is None:
        return ()
    relays = (
        relay for relay in statement.attribution.relays if any(mention.span.overlaps(span) for span in relay.source)
    )
    return next((relay.cue for relay in relays), ())
