"""Reading stored claims back as comparison sees them: four queries a batch, whatever its size.

Knows the tables; decides nothing. The machine's events are left out: they are made after links and from less, so that
no link may hang on one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, func, select
from sqlalchemy.orm import Session, aliased

from claims import models
from claims.attribution import QuoteType
from claims.candidates.batching import batches
from claims.compare import DAYS_OFF, SURROUNDINGS, Comparable, Issuer, telling_country, telling_place
from claims.extract import Modality, Polarity
from claims.figures import Figure
from claims.models import Attribution, Claim, Report, Role, Source
from claims.text import Span


def load_claims(session: Session, claim_ids: Iterable[int]) -> dict[int, Comparable]:
    """The claims of these ids, as comparison sees them."""
    return {claim_id: claim for some in batches(sorted(claim_ids)) for claim_id, claim in _batch(session, some)}


def _batch(session: Session, claim_ids: Sequence[int]) -> Iterator[tuple[int, Comparable]]:
    figures, issuers = _figures(session, claim_ids), _issuers(session, claim_ids)
    for row in session.execute(_claims().where(Claim.id.in_(claim_ids)).order_by(Claim.id)):
        yield row.id, _comparable(row, issuers.get(row.id), figures.get(row.id, ()))


@cache
def _claims() -> Select[Any]:
    """The columns that are compared: of whole rows, a million claims would take three times as long to read."""
    publisher = aliased(Source)
    columns = (
        Claim.id, Claim.content, Claim.quote_type, Claim.polarity, Claim.modality, Claim.as_of, Claim.as_of_precision,
        Claim.place, Claim.place_precision, Claim.place_reason, Claim.place_country,
    )  # fmt: skip
    return (
        select(
            *columns,
            Report.uid.label("report"),
            Report.published_at,
            publisher.name.label("publisher"),
            _passage().label("passage"),
            _surroundings().label("surroundings"),
        )
        .join(Report, Report.id == Claim.report_id)
        .outerjoin(publisher, publisher.id == Report.publisher_id)
    )


def _comparable(row: Row[Any], issuer: Issuer | None, figures: Sequence[Figure]) -> Comparable:
    return Comparable(
        report=row.report,
        publisher=row.publisher,
        content=row.content,
        passage=row.passage,
        issuer=issuer,
        quoted=row.quote_type is not QuoteType.INDIRECT,
        denied=row.polarity is Polarity.DENIED,
        asserted=row.modality is Modality.ASSERTED,
        figures=tuple(figures),
        as_of=row.as_of or row.published_at,
        as_of_days=DAYS_OFF[row.as_of_precision] if row.as_of_precision else 0,
        place=telling_place(row.place, row.place_precision, row.place_reason),
        country=telling_country(row.place_country, row.place_reason),
        surroundings=row.surroundings,
    )


def _passage() -> ColumnElement[str]:
    return func.substr(Report.text, Claim.sentence_start + 1, Claim.sentence_end - Claim.sentence_start)


def _surroundings() -> ColumnElement[str]:
    """Cut by the database, so that a long report is not read once for each of its claims."""
    start = case((Claim.sentence_start > SURROUNDINGS, Claim.sentence_start - SURROUNDINGS), else_=0)
    return func.substr(Report.text, start + 1, Claim.sentence_end - start + SURROUNDINGS)


def _figures(session: Session, claim_ids: Sequence[int]) -> Mapping[int, list[Figure]]:
    table = models.Figure
    columns = (
        table.claim_id, table.low, table.high, table.measure, table.qualifier, table.hedge, table.who, table.unit,
        table.part_of, table.basis, table.start, table.end,
    )  # fmt: skip
    found: dict[int, list[Figure]] = defaultdict(list)
    rows = session.execute(
        select(*columns).where(table.claim_id.in_(claim_ids)).order_by(table.claim_id, table.ordinal)
    )
    for claim_id, low, high, measure, qualifier, hedge, who, unit, part_of, basis, start, end in rows.tuples():
        figure = Figure(low, high, measure, qualifier, Span(start, end), hedge, who, unit, part_of=part_of, basis=basis)
        found[claim_id].append(figure)
    return found


def _issuers(session: Session, claim_ids: Sequence[int]) -> Mapping[int, Issuer]:
    """The issuers as the machine takes them; `claims.linking.said` has what analysts say of them."""
    rows = session.execute(
        select(
            Attribution.claim_id, Attribution.named, Source.id, Source.parent_id, Source.resolved, Source.name,
            Source.kind,
        )
        .join(Source, Source.id == Attribution.source_id)
        .where(Attribution.claim_id.in_(claim_ids), Attribution.role == Role.ISSUER, Attribution.position == 0)
    )  # fmt: skip
    return {
        claim_id: Issuer(name, *keys(source_id, parent_id, resolved=resolved), named=named, kind=kind)
        for claim_id, named, source_id, parent_id, resolved, name, kind in rows.tuples()
    }


def keys(source_id: int, parent_id: int | None, *, resolved: bool) -> tuple[str | None, str | None]:
    """The keys of a source and of the authority it answers to, as comparison sees them."""
    return (f"source {source_id}", f"source {parent_id or source_id}") if resolved else (None, None)
