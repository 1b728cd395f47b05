"""Reading stored claims back as comparison sees them: four queries a batch, whatever its size.

Knows the tables; decides nothing. The machine's events are left out: they are made after links and from less, so that
no link may hang on one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, case, func, select
from sqlalchemy.orm import Session, aliased

from claims import models
from claims.attribution import QuoteType
from claims.candidates import batches
from claims.compare import DAYS_OFF, SURROUNDINGS, Comparable, Issuer, telling_country, telling_place
from claims.extract import Modality, Polarity
from claims.figures import Figure
from claims.models import Attribution, Claim, Report, Role, Source


def load_claims(session: Session, claim_ids: Iterable[int]) -> dict[int, Comparable]:
    """The claims of these ids, as comparison sees them."""
    return {claim_id: claim for some in batches(sorted(claim_ids)) for claim_id, claim in _batch(session, some)}


def _batch(session: Session, claim_ids: Sequence[int]) -> Iterator[tuple[int, Comparable]]:
    figures, issuers = _figures(session, claim_ids), _issuers(session, claim_ids)
    publisher = aliased(Source)
    rows = session.execute(
        select(Claim, Report.uid, Report.published_at, publisher.name, _passage(), _surroundings())
        .join(Report, Report.id == Claim.report_id)
        .outerjoin(publisher, publisher.id == Report.publisher_id)
        .where(Claim.id.in_(claim_ids))
        .order_by(Claim.id)
    )
    for row in rows:
        yield row[0].id, _comparable(row, issuers.get(row[0].id), figures.get(row[0].id, ()))


def _comparable(row: Row[Any], issuer: Issuer | None, figures: Sequence[Figure]) -> Comparable:
    claim, report, published, publisher, passage, surroundings = row
    return Comparable(
        report=report,
        publisher=publisher,
        content=claim.content,
        passage=passage,
        issuer=issuer,
        quoted=claim.quote_type is not QuoteType.INDIRECT,
        denied=claim.polarity is Polarity.DENIED,
        asserted=claim.modality is Modality.ASSERTED,
        figures=tuple(figures),
        as_of=claim.as_of or published,
        as_of_days=DAYS_OFF[claim.as_of_precision] if claim.as_of_precision else 0,
        place=telling_place(claim.place, claim.place_precision, claim.place_reason),
        country=telling_country(claim.place_country, claim.place_reason),
        surroundings=surroundings,
    )


def _passage() -> ColumnElement[str]:
    return func.substr(Report.text, Claim.sentence_start + 1, Claim.sentence_end - Claim.sentence_start)


def _surroundings() -> ColumnElement[str]:
    """Cut by the database, so that a long report is not read once for each of its claims."""
    start = case((Claim.sentence_start > SURROUNDINGS, Claim.sentence_start - SURROUNDINGS), else_=0)
    return func.substr(Report.text, start + 1, Claim.sentence_end - start + SURROUNDINGS)


def _figures(session: Session, claim_ids: Sequence[int]) -> Mapping[int, list[Figure]]:
    table = models.Figure
    found: dict[int, list[Figure]] = defaultdict(list)
    rows = session.scalars(select(table).where(table.claim_id.in_(claim_ids)).order_by(table.claim_id, table.ordinal))
    for row in rows:
        found[row.claim_id].append(row.as_read())
    return found


def _issuers(session: Session, claim_ids: Sequence[int]) -> Mapping[int, Issuer]:
    """The issuers as the machine takes them; `claims.linking.said` has what analysts say of them."""
    rows = session.execute(
        select(Attribution.claim_id, Source, Attribution.named)
        .join(Source, Source.id == Attribution.source_id)
        .where(Attribution.claim_id.in_(claim_ids), Attribution.role == Role.ISSUER, Attribution.position == 0)
    )
    return {
        claim_id: Issuer(
            source.name,
            *keys(source.id, source.parent_id, resolved=source.resolved),
            named=named,
            kind=source.kind,
        )
        for claim_id, source, named in rows
    }


def keys(source_id: int, parent_id: int | None, *, resolved: bool) -> tuple[str | None, str | None]:
    """The keys of a source and of the authority it answers to, as comparison sees them."""
    return (f"source {source_id}", f"source {parent_id or source_id}") if resolved else (None, None)
