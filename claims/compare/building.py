"""From an extracted statement to what comparison sees of it.

Knows `Statement`, so this package stands above extraction; knows no database.
"""

from __future__ import annotations

from datetime import datetime

from claims.attribution import QuoteType
from claims.compare.comparison import Comparable, Issuer
from claims.dates import Precision
from claims.extract import Modality, Polarity, Statement
from claims.places import PlacePrecision, PlaceReason
from claims.sources import SourceMention
from claims.text import words_of

SURROUNDINGS = 300
"""Code points of text before and after the sentence: two or three sentences either side."""

DAYS_OFF = {Precision.MINUTE: 0, Precision.DAY: 0, Precision.WEEK: 6, Precision.MONTH: 30, Precision.YEAR: 365}
"""How many days after its start a moment of each precision may really lie."""


def comparable(
    statement: Statement, text: str, *, report: str, publisher: str | None, published: datetime | None
) -> Comparable:
    """`statement` of the report's `text` as comparison sees it.

    Where the statement has no time of its own it speaks from the report's publication.
    """
    attribution, as_of, place = statement.attribution, statement.as_of, statement.place
    sentence = attribution.sentence
    return Comparable(
        report=report,
        publisher=publisher,
        content=words_of(attribution.content, text),
        passage=sentence.of(text),
        issuer=issuer(statement.issuer),
        quoted=attribution.quote_type is not QuoteType.INDIRECT,
        denied=statement.polarity is Polarity.DENIED,
        asserted=statement.modality is Modality.ASSERTED,
        figures=statement.figures,
        as_of=as_of.in_utc if as_of else published,
        as_of_days=DAYS_OFF[as_of.precision] if as_of else 0,
        place=telling_place(place.name, place.precision, place.reason) if place else None,
        country=telling_country(place.country, place.reason) if place else None,
        surroundings=text[max(0, sentence.start - SURROUNDINGS) : sentence.end + SURROUNDINGS],
    )


def telling_country(country: str | None, reason: PlaceReason | None) -> str | None:
    """The country of a claim's place, where the claim or its sentence names the place."""
    return country if reason in {PlaceReason.STATEMENT, PlaceReason.SENTENCE} else None


def telling_place(name: str | None, precision: PlacePrecision | None, reason: PlaceReason | None) -> str | None:
    """A claim's place, where it can tell two claims apart.

    It cannot when it is a country or region, which holds the other claim's town as well, or when it is only named
    before the claim's sentence.
    """
    wide = precision in {PlacePrecision.COUNTRY, PlacePrecision.REGION}
    return None if wide or reason is PlaceReason.BEFORE else name


def issuer(mention: SourceMention | None) -> Issuer | None:
    """Who stands behind a claim, from the source its report names; the name serves as key where it is resolved."""
    if mention is None:
        return None
    if not mention.resolved:
        return Issuer(mention.name, key=None, authority=None, named=mention.named, kind=mention.kind)
    authority = mention.parent or mention.name
    return Issuer(
        mention.name,
        key=mention.name.casefold(),
        authority=authority.casefold(),
        named=mention.named,
        kind=mention.kind,
    )
