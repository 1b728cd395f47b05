"""From a statement to the rows of its claim: values only, the database out of sight.

Every copy of words is cut from the report's text at the spans it is stored with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from claims.dates import Moment
from claims.events import happening_of
from claims.extract import EXTRACTOR_VERSION, Statement, StatementKind
from claims.figures import Figure
from claims.ingest.identity import claim_uid
from claims.models import LARGEST, Report
from claims.places import Place
from claims.text import Span, envelope, words_of

Row = dict[str, Any]


def claim_rows(report: Report, statements: Sequence[Statement], at: datetime) -> list[Row]:
    """One row for each statement, in order."""
    repeats: Counter[tuple[StatementKind, tuple[Span, ...]]] = Counter()
    rows = []
    for ordinal, statement in enumerate(statements):
        key = (statement.kind, statement.attribution.content)
        uid = claim_uid(report.uid, *key, repeats[key])
        repeats[key] += 1
        rows.append(_claim_row(report, statement, at) | {"uid": uid, "ordinal": ordinal})
    return rows


def _claim_row(report: Report, statement: Statement, at: datetime) -> Row:
    found = statement.attribution
    whole = envelope(found.content)
    return {
        "report_id": report.id,
        "kind": statement.kind,
        "quote_type": found.quote_type,
        "polarity": statement.polarity,
        "modality": statement.modality,
        "content": words_of(found.content, report.text),
        "start": whole.start,
        "end": whole.end,
        "content_spans": pairs(found.content),
        "cue_spans": pairs(found.cue),
        "sentence_start": found.sentence.start,
        "sentence_end": found.sentence.end,
        "as_of": statement.as_of.in_utc if statement.as_of else None,
        "as_of_precision": statement.as_of.precision if statement.as_of else None,
        **_why_then("as_of", statement.as_of),
        **_place_columns(statement.place),
        **_happening_columns(report, statement),
        "event": None,
        "evidence": found.evidence,
        "confidence": found.confidence,
        "extractor": EXTRACTOR_VERSION,
        "created_at": at,
    }


def _why_then(column: str, moment: Moment | None) -> Row:
    """Where a time is named and why it is the claim's, in the columns beside its own."""
    return {
        f"{column}_reason": moment.reason if moment else None,
        f"{column}_start": moment.span.start if moment and moment.span else None,
        f"{column}_end": moment.span.end if moment and moment.span else None,
    }


def _place_columns(place: Place | None) -> Row:
    return {
        "place": place.name if place else None,
        "place_country": place.country if place else None,
        "place_area": place.area if place else None,
        "place_precision": place.precision if place else None,
        "place_reason": place.reason if place else None,
        "place_start": place.span.start if place and place.span else None,
        "place_end": place.span.end if place and place.span else None,
    }


def _happening_columns(report: Report, statement: Statement) -> Row:
    found = statement.attribution
    told = happening_of(words_of(found.content, report.text), found.sentence.of(report.text))
    happened = statement.happened
    return {
        "happened_at": happened.in_utc if happened else None,
        **_why_then("happened", happened),
        "happening": told.kind,
        "scene": told.scene,
    }


def figure_rows(claim_id: int, figures: Sequence[Figure]) -> Iterator[Row]:
    """One row for each figure whose bounds a store can hold: a larger printed number is no count of anything."""
    held = (figure for figure in figures if max(figure.low or 0, figure.high or 0) <= LARGEST)
    for ordinal, figure in enumerate(held):
        yield {
            "claim_id": claim_id,
            "ordinal": ordinal,
            "low": figure.low,
            "high": figure.high,
            "measure": figure.measure,
            "qualifier": figure.qualifier,
            "hedge": figure.hedge,
            "who": figure.who,
            "unit": figure.unit,
            "part_of": figure.part_of,
            "basis": figure.basis,
            "start": figure.span.start,
            "end": figure.span.end,
        }


def pairs(spans: Sequence[Span]) -> list[list[int]]:
    """Spans as they are stored: `[[start, end], …]`."""
    return [[span.start, span.end] for span in spans]
