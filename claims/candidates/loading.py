"""Reading stored claims back as comparison sees them: four queries a batch, whatever its size.

Knows the tables; decides nothing. The machine's events are left out: they are made after links and from less, so that
no link may hang on one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, func, select
from sqlalchemy.orm import Session, aliased

from claims.attribution import QuoteType
from claims.candidates.batching import batches
from claims.compare import DAYS_OFF, SURROUNDINGS, Comparable, Issuer, telling_country, telling_place
from claims.extract import Modality, Polarity
from claims.figures import Figure
from claims.models import Attribution, Claim, Report, Role, Source
from claims.models import Figure as Figures
from claims.text import Span


@dataclass(frozen=True, slots=True)
class Loaded:
    """A current claim as linking anew reads it."""

    key: int
    uid: str
    report: int
    claim: Comparable


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
        figures, issuers = (
            _figures(session, Figures.claim_id.in_(ids)),
            _issuers(session, Attribution.claim_id.in_(ids)),
        )
        rows = session.execute(_claims().add_columns(_passage(), _surroundings()).where(Claim.id.in_(ids)))
        for row in rows:
            said = row.passage, row.surroundings
            claim = _comparable(row, said, issuers.get(row.id), figures.get(row.id, ()))
            found[row.id] = Known(claim, None if row.superseded else row.url or f"report {row.report_id}")
    return found


def load_current(session: Session, size: int) -> Iterator[list[Loaded]]:
    """All claims of reports that no newer version superseded, by key, `size` at a time.

    Claims that lie together are mostly of one report, whose text is then read once.
    """
    last = -1
    while True:
        current = _claims().where(Report.superseded.is_(False), Claim.id > last).order_by(Claim.id).limit(size)
        rows = session.execute(current).all()
        if not rows:
            return
        first, last = rows[0].id, rows[-1].id
        figures = _figures(session, Figures.claim_id.between(first, last))
        issuers = _issuers(session, Attribution.claim_id.between(first, last))
        texts = _texts(session, {row.report_id for row in rows})
        yield [
            Loaded(row.id, row.uid, row.report_id, _comparable(row, said, issuers.get(row.id), figures.get(row.id, ())))
            for row in rows
            for said in [_said(texts[row.report_id], row.sentence_start, row.sentence_end)]
        ]


@cache
def _claims() -> Select[Any]:
    """The columns that are compared: of whole rows, a million claims would take three times as long to read."""
    publisher = aliased(Source)
    columns = (
        Claim.id, Claim.uid, Claim.report_id, Claim.content, Claim.quote_type, Claim.polarity, Claim.modality,
        Claim.as_of, Claim.as_of_precision, Claim.place, Claim.place_precision, Claim.place_reason,
        Claim.place_country, Claim.sentence_start, Claim.sentence_end,
    )  # fmt: skip
    return (
        select(
            *columns,
            Report.uid.label("report"),
            Report.url,
            Report.superseded,
            Report.published_at,
            publisher.name.label("publisher"),
        )
        .join(Report, Report.id == Claim.report_id)
        .outerjoin(publisher, publisher.id == Report.publisher_id)
    )


def _comparable(row: Row[Any], said: tuple[str, str], issuer: Issuer | None, figures: Sequence[Figure]) -> Comparable:
    passage, surroundings = said
    return Comparable(
        report=row.report,
        publisher=row.publisher,
        content=row.content,
        passage=passage,
        issuer=issuer,
        quoted=row.quote_type is not QuoteType.INDIRECT,
        denied=row.polarity is Polarity.DENIED,
        asserted=row.modality is Modality.ASSERTED,
        figures=tuple(figures),
        as_of=row.as_of or row.published_at,
        as_of_days=DAYS_OFF[row.as_of_precision] if row.as_of_precision else 0,
        place=telling_place(row.place, row.place_precision, row.place_reason),
        country=telling_country(row.place_country, row.place_reason),
        surroundings=surroundings,
    )


def _said(text: str, start: int, end: int) -> tuple[str, str]:
    """A claim's sentence, and the text around it."""
    return text[start:end], text[max(0, start - SURROUNDINGS) : end + SURROUNDINGS]


def _texts(session: Session, reports: Iterable[int]) -> dict[int, str]:
    keys = (select(Report.id, Report.text).where(Report.id.in_(ids)) for ids in batches(sorted(reports)))
    return {key: text for wanted in keys for key, text in session.execute(wanted).tuples()}


def _passage() -> ColumnElement[str]:
    return func.substr(Report.text, Claim.sentence_start + 1, Claim.sentence_end - Claim.sentence_start).label(
        "passage"
    )


def _surroundings() -> ColumnElement[str]:
    """Cut by the database: claims that were looked up may each be of another long report."""
    start = case((Claim.sentence_start > SURROUNDINGS, Claim.sentence_start - SURROUNDINGS), else_=0)
    return func.substr(Report.text, start + 1, Claim.sentence_end - start + SURROUNDINGS).label("surroundings")


def _figures(session: Session, wanted: ColumnElement[bool]) -> Mapping[int, list[Figure]]:
    table = Figures
    columns = (
        table.claim_id, table.low, table.high, table.measure, table.qualifier, table.hedge, table.who, table.unit,
        table.part_of, table.basis, table.start, table.end,
    )  # fmt: skip
    found: dict[int, list[Figure]] = defaultdict(list)
    rows = session.execute(select(*columns).where(wanted).order_by(table.claim_id, table.ordinal))
    for claim_id, low, high, measure, qualifier, hedge, who, unit, part_of, basis, start, end in rows.tuples():
        figure = Figure(low, high, measure, qualifier, Span(start, end), hedge, who, unit, part_of=part_of, basis=basis)
        found[claim_id].append(figure)
    return found


def _issuers(session: Session, wanted: ColumnElement[bool]) -> Mapping[int, Issuer]:
    """The issuers as the machine takes them; `claims.linking.said` has what analysts say of them."""
    rows = session.execute(
        select(
            Attribution.claim_id, Attribution.named, Source.id, Source.parent_id, Source.resolved, Source.name,
            Source.kind,
        )
        .join(Source, Source.id == Attribution.source_id)
        .where(wanted, Attribution.role == Role.ISSUER, Attribution.position == 0)
    )  # fmt: skip
    return {
        claim_id: Issuer(name, *keys(source_id, parent_id, resolved=resolved), named=named, kind=kind)
        for claim_id, named, source_id, parent_id, resolved, name, kind in rows.tuples()
    }


def keys(source_id: int, parent_id: int | None, *, resolved: bool) -> tuple[str | None, str | None]:
    """The keys of a source and of the authority it answers to, as comparison sees them."""
    return (f"source {source_id}", f"source {parent_id or source_id}") if resolved else (None, None)
