"""A stored claim as comparison sees it, made of the plain values that the store holds.

Knows what the values mean; knows no database. The rows are built to travel: whoever reads a million of them packs the
values as they come, and others make claims of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

import msgspec

from claims.attribution import QuoteType
from claims.compare import DAYS_OFF, SURROUNDINGS, Comparable, Issuer, telling_country, telling_place
from claims.dates import Precision
from claims.extract import Modality, Polarity
from claims.figures import Basis, Figure, Measure, Qualifier
from claims.places import PlacePrecision, PlaceReason
from claims.sources import SourceKind
from claims.text import Span


class StoredClaim(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A row of claims: its key, uid and the key of its report, then what is compared."""

    key: int
    uid: str
    report: int
    content: str
    quote_type: QuoteType
    polarity: Polarity
    modality: Modality
    as_of: datetime | None
    as_of_precision: Precision | None
    place: str | None
    place_precision: PlacePrecision | None
    place_reason: PlaceReason | None
    place_country: str | None
    sentence_start: int
    sentence_end: int


class StoredFigure(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A row of figures."""

    low: int | None
    high: int | None
    measure: Measure
    qualifier: Qualifier
    hedge: str | None
    who: str | None
    unit: str | None
    part_of: bool
    basis: Basis
    start: int
    end: int


class StoredSource(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A row of sources, by key and the key of the authority it answers to."""

    key: int
    parent: int | None
    resolved: bool
    name: str
    kind: SourceKind


class StoredReport(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What comparison needs of a report, and its text."""

    uid: str
    publisher: int | None
    published: datetime | None
    text: str


class StoredClaims(msgspec.Struct, frozen=True, array_like=True):
    """Claims that lie together, with everything that is compared of them.

    By key: their reports, and the sources of them. By the claims' keys: their figures, and their issuers (the source's
    key, whether it is named).
    """

    claims: list[StoredClaim]
    reports: dict[int, StoredReport]
    sources: dict[int, StoredSource]
    figures: dict[int, list[StoredFigure]]
    issuers: dict[int, tuple[int, bool]]


def comparables(stored: StoredClaims) -> Iterator[tuple[StoredClaim, Comparable]]:
    """The claims as comparison sees them."""
    issuers: dict[tuple[int, bool] | None, Issuer | None] = {
        issued: issuer_of(issued, stored.sources) for issued in {None, *stored.issuers.values()}
    }
    for claim in stored.claims:
        report = stored.reports[claim.report]
        publisher = stored.sources[report.publisher].name if report.publisher is not None else None
        start, end = claim.sentence_start, claim.sentence_end
        yield (
            claim,
            comparable_of(
                claim,
                report=report.uid,
                publisher=publisher,
                published=report.published,
                passage=report.text[start:end],
                surroundings=report.text[max(0, start - SURROUNDINGS) : end + SURROUNDINGS],
                issuer=issuers[stored.issuers.get(claim.key)],
                figures=stored.figures.get(claim.key, ()),
            ),
        )


def comparable_of(  # noqa: PLR0913 - what a claim is compared by comes from as many tables
    claim: StoredClaim,
    *,
    report: str,
    publisher: str | None,
    published: datetime | None,
    passage: str,
    surroundings: str,
    issuer: Issuer | None,
    figures: Sequence[StoredFigure],
) -> Comparable:
    """A claim with what belongs to it. `report` is its report's uid; times are in UTC, as the store holds them."""
    return Comparable(
        report=report,
        publisher=publisher,
        content=claim.content,
        passage=passage,
        issuer=issuer,
        quoted=claim.quote_type is not QuoteType.INDIRECT,
        denied=claim.polarity is Polarity.DENIED,
        asserted=claim.modality is Modality.ASSERTED,
        figures=tuple(map(figure_of, figures)),
        as_of=_in_utc(claim.as_of or published),
        as_of_days=DAYS_OFF[claim.as_of_precision] if claim.as_of_precision else 0,
        place=telling_place(claim.place, claim.place_precision, claim.place_reason),
        country=telling_country(claim.place_country, claim.place_reason),
        surroundings=surroundings,
    )


def _in_utc(stored: datetime | None) -> datetime | None:
    return None if stored is None else stored.replace(tzinfo=UTC)


def figure_of(row: StoredFigure) -> Figure:
    """The figure as it was read from the text."""
    span = Span(row.start, row.end)
    return Figure(
        row.low, row.high, row.measure, row.qualifier, span, row.hedge, row.who, row.unit,
        part_of=row.part_of, basis=row.basis,
    )  # fmt: skip


def issuer_of(issued: tuple[int, bool] | None, sources: Mapping[int, StoredSource]) -> Issuer | None:
    """The issuer, by the key of its source and whether it is named."""
    if issued is None:
        return None
    source, named = sources[issued[0]], issued[1]
    return Issuer(
        source.name, *keys(source.key, source.parent, resolved=source.resolved), named=named, kind=source.kind
    )


def keys(source_id: int, parent_id: int | None, *, resolved: bool) -> tuple[str | None, str | None]:
    """The keys of a source and of the authority it answers to, as comparison sees them."""
    return (f"source {source_id}", f"source {parent_id or source_id}") if resolved else (None, None)
