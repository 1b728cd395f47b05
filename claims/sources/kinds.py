"""What kind of source the words around a name make it, and which authority stands behind it.

Knows pieces and the tables; knows nothing of other mentions in the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claims.sources import knowledge
from claims.sources.knowledge import Body, Collective, Country, Institution, Ministry
from claims.sources.phrases import Piece
from claims.sources.reading import Standing
from claims.sources.source import SourceKind
from claims.sources.vocabulary import Sort

_OUTSIDERS = frozenset({SourceKind.RESEARCH})
"""An expert on a body does not speak for it: "a Boko Haram expert" is no armed group."""

_REPORTERS = frozenset({SourceKind.MEDIA, SourceKind.STATE_MEDIA})


def country_in(run: Iterable[Piece]) -> Country | None:
    """The country the words name: a ruled territory first, then the narrowest country, then a seat of government."""
    run = tuple(run)
    ruled = next((_ruled(piece) for piece in run if piece.sort is Sort.RULER), None)
    named = [piece.known for piece in run if piece.sort in {Sort.COUNTRY, Sort.ATTACHMENT} and _is_country(piece)]
    if ruled:
        return ruled
    plain = [piece.known for piece in run if piece.sort is Sort.COUNTRY and _is_country(piece)]
    for country in plain:
        if isinstance(country, Country):
            part = next(
                (other for other in named if isinstance(other, Country) and other.part_of == country.name), None
            )
            return part or country
    return next((p.known for p in run if p.sort is Sort.SEAT and isinstance(p.known, Country)), None)


def _is_country(piece: Piece) -> bool:
    return isinstance(piece.known, Country)


def _ruled(piece: Piece) -> Country | None:
    return knowledge.territory_of(piece.known.name) if isinstance(piece.known, Body) else None


def authority_over(country: Country | None) -> str | None:
    """Who the institutions of `country` answer to."""
    return country.authority if country else None


def institution_name(known: Institution | Ministry, country: Country) -> str:
    """The canonical name of a country's institution: "Gaza Health Ministry", "Syrian military"."""
    if isinstance(known, Ministry):
        return f"{country.adjective} {known.portfolio} {known.noun}"
    return f"{country.adjective} {known.name}"


def kind_told(words: Sequence[Piece]) -> SourceKind:
    """The kind that describing words tell; a state's or government's medium is state media."""
    head = words[-1].known
    kind = head.kind if isinstance(head, Institution) else knowledge.described_kinds(words[-1].words)[0]
    owned = any(isinstance(piece.known, Institution) and piece.known.name == "government" for piece in words[:-1])
    return SourceKind.STATE_MEDIA if kind is SourceKind.MEDIA and owned else kind


def standing_of(run: Sequence[Piece]) -> Standing:
    """What a person's description makes of them: the body beside the name, else the office, else a private person."""
    if any(_outside(piece) for piece in run):
        return Standing(SourceKind.PERSON)
    country = country_in(run)
    for piece in run:
        found = _of_body(piece, country)
        if found:
            return found
    office = next((p.known for p in run if p.sort is Sort.OFFICE and p.known not in {SourceKind.PERSON, None}), None)
    place = country.name if country else None
    if isinstance(office, SourceKind):
        official = office is SourceKind.GOVERNMENT
        return Standing(office, authority_over(country) if official else None, place)
    head = next((p.known for p in run if p.sort is Sort.HEAD), None)
    return Standing(head if isinstance(head, SourceKind) else SourceKind.PERSON, None, place)


def _outside(piece: Piece) -> bool:
    kind = piece.known.kind if isinstance(piece.known, Collective) else piece.known
    return piece.sort in {Sort.OFFICE, Sort.COLLECTIVE} and kind in _OUTSIDERS


def _of_body(piece: Piece, country: Country | None) -> Standing | None:
    known = piece.known
    if piece.sort is Sort.BODY and isinstance(known, Body):
        return Standing(known.kind, known.name, known.place)
    if piece.sort is Sort.HEAD and piece.possessive and isinstance(known, SourceKind):
        return Standing(known)
    if isinstance(known, Ministry | Institution) and not (isinstance(known, Institution) and known.kind in _REPORTERS):
        parent = institution_name(known, country) if country else None
        return Standing(known.kind, parent, country.name if country else None)
    return None
