"""Reading stored claims back as comparison sees them: a few queries a batch, whatever its size.

Knows the tables; decides nothing. The machine's events are left out: they are made after links and from less, so that
no link may hang on one. Columns are read as plain values: their types' own conversions would take longer than reading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, DateTime, Select, String, case, func, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, Session

from claims.candidates.batching import batches
from claims.candidates.stored import (
    StoredClaim,
    StoredFigure,
    StoredSource,
    comparable_of,
    issuer_of,
)
from claims.compare import SURROUNDINGS, Comparable
from claims.models import Attribution, Claim, Figure, Report, Role, Source

Plain = tuple[Any, ...]
"""A row's values as the driver gives them."""


@dataclass(frozen=True, slots=True)
class Known:
    """A claim as it was looked up, and what the versions of its report have in common.

    That `origin` is their URL, or the report itself where it has none; None for a version that was superseded.
    """

    claim: Comparable
    origin: str | None


def load_claims(session: Session, claim_ids: Iterable[int]) -> dict[int, Comparable]:
    """The claims of these ids, as comparison sees them."""
    return {key: known.claim for key, known in load_known(session, claim_ids).items()}


def load_known(session: Session, claim_ids: Iterable[int]) -> dict[int, Known]:
    """The claims of these ids with their origins: asked apart, the reports' rows would be read twice."""
    found: dict[int, Known] = {}
    for ids in batches(sorted(claim_ids)):
        issued = _issuers(session, Attribution.claim_id.in_(ids))
        figures = msgspec.convert(_figures(session, Figure.claim_id.in_(ids)), dict[int, list[StoredFigure]])
        rows = session.connection().execute(_looked_up().where(Claim.id.in_(ids))).all()
        named = {source for source, _ in issued.values()} | {row.publisher_id for row in rows} - {None}
        sources = msgspec.convert(_sources(session, named), dict[int, StoredSource])
        for *values, report, url, superseded, publisher, published, surroundings in rows:
            claim = msgspec.convert(values, StoredClaim)
            before = min(claim.sentence_start, SURROUNDINGS)
            known = comparable_of(
                claim,
                report=report,
                publisher=sources[publisher].name if publisher is not None else None,
                published=published,
                passage=surroundings[before : before + claim.sentence_end - claim.sentence_start],
                surroundings=surroundings,
                issuer=issuer_of(issued.get(claim.key), sources),
                figures=figures.get(claim.key, ()),
            )
            found[claim.key] = Known(known, None if superseded else url or f"report {claim.report}")
    return found


def read_current(session: Session, size: int) -> Iterator[tuple[list[int], list[int], bytes]]:
    """All claims of reports that no newer version superseded, by key, about `size` at a time.

    Their keys, those of their reports, and `StoredClaims` packed in MessagePack. Claims that lie together are mostly of
    one report, whose text is then read once.
    """
    encoder = msgspec.msgpack.Encoder()
    last, sources = -1, _sources(session, None)
    while rows := session.connection().execute(_claims().where(Claim.id > last).order_by(Claim.id).limit(size)).all():
        first, last = rows[0][0], rows[-1][0]
        reports = _reports(session, {row[2] for row in rows})
        current = [tuple(row) for row in rows if row[2] in reports]
        issued = _issuers(session, Attribution.claim_id.between(first, last))
        named = {source for source, _ in issued.values()} | {report[1] for report in reports.values()} - {None}
        figures = _figures(session, Figure.claim_id.between(first, last))
        yield (
            [row[0] for row in current],
            [row[2] for row in current],
            encoder.encode((current, reports, {key: sources[key] for key in named}, figures, issued)),
        )


def _word(column: InstrumentedAttribute[Any]) -> ColumnElement[str]:
    """A word of an enumeration as it is stored."""
    return type_coerce(column, String).label(column.key)


def _moment(column: InstrumentedAttribute[Any]) -> ColumnElement[datetime]:
    """A time as it is stored: UTC, without a zone."""
    return type_coerce(column, DateTime).label(column.key)


@cache
def _claims() -> Select[Any]:
    """The columns of `StoredClaim`, in its order."""
    return select(
        Claim.id, Claim.uid, Claim.report_id, Claim.content, _word(Claim.quote_type), _word(Claim.polarity),
        _word(Claim.modality), _moment(Claim.as_of), _word(Claim.as_of_precision), Claim.place,
        _word(Claim.place_precision), _word(Claim.place_reason), Claim.place_country, Claim.sentence_start,
        Claim.sentence_end,
    )  # fmt: skip


@cache
def _looked_up() -> Select[Any]:
    """Claims with what is asked of their reports. The database cuts the text: each may be of another long report."""
    start = case((Claim.sentence_start > SURROUNDINGS, Claim.sentence_start - SURROUNDINGS), else_=0)
    surroundings = func.substr(Report.text, start + 1, Claim.sentence_end - start + SURROUNDINGS)
    return (
        _claims()
        .add_columns(Report.uid.label("report"), Report.url, Report.superseded)
        .add_columns(Report.publisher_id, _moment(Report.published_at), surroundings)
        .join(Report, Report.id == Claim.report_id)
    )


def _reports(session: Session, keys: Collection[int]) -> dict[int, Plain]:
    """Those of the reports that are current: the columns of `StoredReport`."""
    columns = select(Report.id, Report.uid, Report.publisher_id, _moment(Report.published_at), Report.text)
    current = (columns.where(Report.id.in_(some), Report.superseded.is_(False)) for some in batches(sorted(keys)))
    return {key: tuple(report) for wanted in current for key, *report in session.connection().execute(wanted)}


def _sources(session: Session, keys: Collection[int] | None) -> dict[int, Plain]:
    """These sources, or all: the columns of `StoredSource`."""
    columns = select(Source.id, Source.parent_id, Source.resolved, Source.name, _word(Source.kind))
    wanted = [columns] if keys is None else [columns.where(Source.id.in_(some)) for some in batches(sorted(keys))]
    return {row[0]: tuple(row) for some in wanted for row in session.connection().execute(some)}


def _figures(session: Session, wanted: ColumnElement[bool]) -> Mapping[int, list[Plain]]:
    """The figures of claims, by their keys: the columns of `StoredFigure`."""
    columns = select(
        Figure.claim_id, Figure.low, Figure.high, _word(Figure.measure), _word(Figure.qualifier), Figure.hedge,
        Figure.who, Figure.unit, Figure.part_of, _word(Figure.basis), Figure.start, Figure.end,
    )  # fmt: skip
    found: dict[int, list[Plain]] = defaultdict(list)
    for key, *figure in (
        session.connection().execute(columns.where(wanted).order_by(Figure.claim_id, Figure.ordinal)).all()
    ):
        found[key].append(tuple(figure))
    return found


def _issuers(session: Session, wanted: ColumnElement[bool]) -> dict[int, tuple[int, bool]]:
    """The issuers as the machine takes them; `claims.linking.said` has what analysts say of them."""
    issuing = (Attribution.role == Role.ISSUER, Attribution.position == 0)
    columns = select(Attribution.claim_id, Attribution.source_id, Attribution.named)
    return {
        key: (source, named)
        for key, source, named in session.connection().execute(columns.where(wanted, *issuing)).tuples()
    }
