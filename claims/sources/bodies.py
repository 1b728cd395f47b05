"""Bodies by their own words: listed ones, a country's institutions, a country itself, organisations.

Knows phrases and tables; knows nothing of other mentions in the report.
"""

from __future__ import annotations

from claims.sources.kinds import authority_over, country_in, institution_name
from claims.sources.knowledge import Body, Country, Institution, Ministry, bodies, described_kinds
from claims.sources.phrase import Phrase, said
from claims.sources.phrases import Piece
from claims.sources.reading import Form, Reading
from claims.sources.source import SourceKind, SourceMention
from claims.sources.vocabulary import Sort

_ABOUT_A_BODY = frozenset({Sort.HEAD, Sort.PLAIN, Sort.COUNTRY, Sort.INSTITUTION})
_NAMELESS_HEADS = frozenset(
    {SourceKind.MEDIA, SourceKind.ARMED_GROUP, SourceKind.COMPANY, SourceKind.PARTY, SourceKind.NGO}
)
"""A small-letter noun of these kinds beside a name describes it and is no part of it: "the Ajel newspaper"."""


_MUNICIPAL = frozenset({SourceKind.POLICE, SourceKind.EMERGENCY_SERVICE, SourceKind.HEALTH, SourceKind.COURT})
"""Kinds of institution that a capital has of its own: "Nairobi police" are not the country's."""


def body_reading(body: Body, printed: str, reason: str) -> Reading:
    """The reading of a listed body."""
    mention = SourceMention(
        printed, body.name, body.kind, named=True, resolved=True, reason=reason, parent=body.parent, place=body.place
    )
    return Reading(mention, Form.BODY, country=body.place)


def listed(phrase: Phrase, printed: str) -> Reading | None:
    """A body the tables know, alone or with words about it: "state-run agency IRNA", "the Mirror newspaper"."""
    core = [piece for piece in phrase.bearing if not piece.possessive or piece is phrase.bearing[-1]]
    found = [piece for piece in core if piece.sort is Sort.BODY]
    others = [piece for piece in phrase.bearing if piece.sort is not Sort.BODY]
    if len(found) != 1 or any(piece.sort not in _ABOUT_A_BODY for piece in others):
        return None
    body = found[0].known
    last = phrase.bearing[-1]
    distinct = last.sort is Sort.INSTITUTION and last is not found[0]
    if not isinstance(body, Body) or distinct:
        return None
    return body_reading(body, printed, "listed name")


def institution(phrase: Phrase, printed: str) -> Reading | None:
    """A country's institution, or an open one: "Gaza's health ministry", "the military"."""
    piece = phrase.first(Sort.MINISTRY) or phrase.last(Sort.INSTITUTION)
    if piece is None or not isinstance(piece.known, Institution | Ministry):
        return None
    local = _local_name(phrase, piece)
    if local:
        mention = SourceMention(printed, local, piece.known.kind, named=True, resolved=True, reason="local institution")
        return Reading(mention, Form.BODY)
    country = country_in(phrase.pieces)
    if country is None and piece.known.kind is SourceKind.MEDIA:
        mention = SourceMention(
            printed,
            said(phrase.pieces),
            SourceKind.MEDIA,
            named=False,
            resolved=False,
            reason="media of no one country",
        )
        return Reading(mention, Form.COLLECTIVE)
    return institution_of(piece.known, country, printed, piece.words)


def _local_name(phrase: Phrase, piece: Piece) -> str | None:
    """The name of a city's or state's own institution: "Los Angeles Police Department"."""
    before = phrase.bearing[: phrase.bearing.index(piece)]
    named = {other.sort for other in before}
    municipal = Sort.SEAT in named and isinstance(piece.known, Institution) and piece.known.kind in _MUNICIPAL
    if municipal or (Sort.NAME in named and Sort.COUNTRY not in named):
        return said(phrase.core)
    return None


def institution_of(known: Institution | Ministry, country: Country | None, printed: str, words: str) -> Reading:
    """The reading of an institution of `country`; without a country it stays open."""
    if country is None:
        mention = SourceMention(printed, words, known.kind, named=True, resolved=False, reason="whose is not said")
        return Reading(mention, Form.DESCRIPTION, head=words, kinds=(known.kind,))
    name = institution_name(known, country)
    body = bodies().get(name)
    if body:
        return body_reading(body, printed, "an institution and its country")
    government = isinstance(known, Institution) and known.name == "government" and country.controller is None
    mention = SourceMention(
        printed,
        name,
        known.kind,
        named=True,
        resolved=True,
        reason="an institution and its country",
        parent=None if government else authority_over(country),
        place=country.name,
    )
    return Reading(mention, Form.BODY, country=country.name)


def government_of(phrase: Phrase, printed: str) -> Reading | None:
    """A bare country or seat of government stands for the government: "Tehran", "Iran"."""
    run = phrase.bearing
    if len(run) != 1 or run[0].sort not in {Sort.COUNTRY, Sort.SEAT} or not isinstance(run[0].known, Country):
        return None
    country = run[0].known
    name = f"{country.adjective} government"
    mention = SourceMention(
        printed,
        name,
        SourceKind.GOVERNMENT,
        named=True,
        resolved=True,
        reason="a country's or capital's name stands for its government",
        parent=country.controller,
        place=country.name,
    )
    return Reading(mention, Form.BODY, country=country.name)


def organisation(phrase: Phrase, printed: str) -> Reading | None:
    """A name with an organisation's head word: "Shifa Hospital", "the Ajel newspaper", "Kuwait Airways"."""
    head = phrase.last(Sort.HEAD)
    if head is None or not isinstance(head.known, SourceKind):
        return None
    around = [piece for piece in phrase.bearing if piece is not head]
    names = [piece for piece in around if piece.sort in {Sort.NAME, Sort.COUNTRY, Sort.SEAT}]
    if not names or (not head.capital and all(piece.sort is not Sort.NAME for piece in names)):
        return None
    name = said(phrase.core)
    if not head.capital and head.known in _NAMELESS_HEADS:
        following = phrase.bearing[phrase.bearing.index(head) + 1 :]
        own = [piece for piece in following if piece.sort is Sort.NAME] or names
        name = " ".join(piece.printed for piece in own if piece.sort is Sort.NAME)
    country = country_in(phrase.pieces)
    place = country.name if country else None
    mention = SourceMention(printed, name, head.known, named=True, resolved=True, reason="its head word", place=place)
    return Reading(mention, Form.BODY, country=place)


def described(phrase: Phrase, printed: str) -> Reading | None:
    """A body described and not named: "the group", "the British-based Observatory"."""
    head = phrase.last(Sort.HEAD)
    if head is None:
        return None
    kinds = described_kinds(head.words)
    country = country_in(phrase.pieces)
    mention = SourceMention(
        printed, said(phrase.pieces), kinds[0], named=False, resolved=False, reason="described, never named"
    )
    return Reading(
        mention,
        Form.DESCRIPTION,
        head=head.words,
        country=country.name if country else None,
        kinds=kinds,
        indefinite=phrase.indefinite,
    )


def body_within(phrase: Phrase, printed: str) -> Reading | None:
    """The last resort for a phrase that names one body somewhere: "VOA's Hausa-language service"."""
    found = [piece for piece in phrase.pieces if piece.sort is Sort.BODY]
    if not found or not isinstance(found[0].known, Body):
        return None
    return body_reading(found[0].known, printed, "names the body")
