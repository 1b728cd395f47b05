"""Bodies by their own words: listed ones, a country's institutions, a country itself, organisations.

Knows phrases and tables; knows nothing of other mentions in the report.
"""

from __future__ import annotations

import re

from claims.sources.demonyms import adjective_of
from claims.sources.kinds import authority_over, country_in, institution_name, kind_told
from claims.sources.knowledge import Body, Country, Institution, Ministry, bodies, described_kinds, territory_of
from claims.sources.phrase import Phrase, said
from claims.sources.phrases import Piece
from claims.sources.reading import Form, Reading
from claims.sources.source import SourceKind, SourceMention
from claims.sources.vocabulary import Sort, grammar, ranks

_ABOUT_A_BODY = frozenset({Sort.HEAD, Sort.PLAIN, Sort.COUNTRY, Sort.INSTITUTION})
_NAMELESS_HEADS = frozenset(
    {SourceKind.MEDIA, SourceKind.ARMED_GROUP, SourceKind.COMPANY, SourceKind.PARTY, SourceKind.NGO}
)
"""A small-letter noun of these kinds beside a name describes it and is no part of it: "the Ajel newspaper"."""


_OF_MANY_SORTS = frozenset({"agency", "service", "office"})
"""Nouns for bodies of any sort: only a bare one may point back to any of them."""

LISTED = "listed name"
BY_FIELD = "a body named by its field"
NAMESAKE = "another body under a listed name"

_CALL_LETTERS = re.compile(r"[A-Z]{1,3}-?(?:TV|FM)")

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
    return body_reading(body, printed, LISTED if body.name in bodies() else NAMESAKE)


def institution(phrase: Phrase, printed: str) -> Reading | None:
    """A country's institution, or an open one: "Gaza's health ministry", "the military"."""
    piece = phrase.first(Sort.MINISTRY) or phrase.last(Sort.INSTITUTION)
    if piece is None or not isinstance(piece.known, Institution | Ministry) or _belongs_to_another(phrase, piece):
        return None
    local = _local(phrase, piece, piece.known, printed)
    if local:
        return local
    of_a_body = _of_a_body(phrase, piece.known, printed)
    if of_a_body:
        return of_a_body
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


def _of_a_body(phrase: Phrase, known: Institution | Ministry, printed: str) -> Reading | None:
    """The institution of a group that governs no territory the tables know: "the Houthi-run health ministry"."""
    pairs = zip(phrase.core, phrase.core[1:], strict=False)
    owners = (one for one, following in pairs if one.sort is Sort.RULER or one.possessive or _owns(following))
    owner = next((one.known for one in owners if isinstance(one.known, Body)), None)
    if not isinstance(owner, Body) or owner.kind is not SourceKind.ARMED_GROUP or territory_of(owner.name):
        return None
    words = f"{known.portfolio} {known.noun}" if isinstance(known, Ministry) else known.name
    mention = SourceMention(
        printed,
        f"{owner.name}' {words}" if owner.name.endswith("s") else f"{owner.name}'s {words}",
        known.kind,
        named=True,
        resolved=True,
        reason="an institution and who runs it",
        parent=owner.name,
        place=owner.place,
    )
    return Reading(mention, Form.BODY)


def _owns(following: Piece) -> bool:
    """True for what stands behind a plural's apostrophe: "the Houthis' | health ministry"."""
    return following.tokens[0].gap.startswith(("'", "’"))


def _belongs_to_another(phrase: Phrase, piece: Piece) -> bool:
    """True for an institution's noun that only says what sort of body follows: "the Kenyan police union"."""
    after = phrase.bearing[phrase.bearing.index(piece) + 1 :]
    head = next((other for other in after if other.sort is Sort.HEAD), None)
    if head is None or isinstance(piece.known, Ministry) or head.words in grammar().documents:
        return False
    return isinstance(piece.known, Institution) and head.known is not piece.known.kind


def _local(phrase: Phrase, piece: Piece, known: Institution | Ministry, printed: str) -> Reading | None:
    """The institution of a city, a state or a country no table knows: "Los Angeles Police Department"."""
    before = phrase.bearing[: phrase.bearing.index(piece)]
    seated = any(other.sort is Sort.SEAT for other in before) and known.kind in _MUNICIPAL
    if not seated and country_in(phrase.pieces):
        return None
    of = [other for other in phrase.tail[1:2] if phrase.tail[0].words == "of" and other.sort is Sort.NAME]
    place = next((other for other in (*before, *of) if other.sort in {Sort.NAME, Sort.SEAT}), None)
    if place is None:
        return None
    national = known.kind not in _MUNICIPAL or isinstance(known, Ministry)
    whose = adjective_of(place.printed) if national and place.sort is Sort.NAME else place.printed
    printed_words = " ".join(other.printed for other in phrase.bearing if other is not place)
    words = f"{known.portfolio} {known.noun}" if isinstance(known, Ministry) else printed_words
    governed = isinstance(known, Ministry) or known.kind is SourceKind.MILITARY
    mention = SourceMention(
        printed,
        f"{whose} {words}",
        known.kind,
        named=True,
        resolved=True,
        reason="local institution",
        parent=f"{whose} government" if governed else None,
    )
    return Reading(mention, Form.BODY)


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
    of = _of_whom(phrase) if head.capital else ()
    around += of
    names = [piece for piece in around if piece.sort in {Sort.NAME, Sort.COUNTRY, Sort.SEAT}]
    if not names or (not head.capital and all(piece.sort is not Sort.NAME for piece in names)):
        return None
    name = said((*phrase.core, *of))
    if not head.capital and head.known in _NAMELESS_HEADS and head.words not in grammar().distinguishing:
        following = phrase.bearing[phrase.bearing.index(head) + 1 :]
        own = [piece for piece in following if piece.sort is Sort.NAME] or names
        name = " ".join(piece.printed for piece in own if piece.sort is Sort.NAME)
    country = country_in(phrase.pieces)
    place = country.name if country else None
    kind = kind_told(phrase.core[: phrase.core.index(head) + 1])
    mention = SourceMention(printed, name, kind, named=True, resolved=True, reason="its head word", place=place)
    return Reading(mention, Form.BODY, country=place)


def broadcaster(phrase: Phrase, printed: str) -> Reading | None:
    """A station under the letters it sends by: "KWTV", "NDTV"."""
    names = [piece for piece in phrase.bearing if piece.sort is Sort.NAME]
    if len(phrase.bearing) != 1 or not names or not _CALL_LETTERS.fullmatch(names[0].printed):
        return None
    mention = SourceMention(
        printed, names[0].printed, SourceKind.MEDIA, named=True, resolved=True, reason="a station's call letters"
    )
    return Reading(mention, Form.BODY)


def described(phrase: Phrase, printed: str) -> Reading | None:
    """A body described and not named: "the group", "the British-based Observatory".

    "The union" points back to a union only, never to any body of its kind.
    """
    head = phrase.last(Sort.HEAD)
    if head is None:
        return None
    kinds = described_kinds(head.words)
    country = country_in(phrase.pieces)
    field = None if phrase.indefinite else _field(phrase, head)
    if field:
        return _of_a_field(phrase, field, kinds[0], printed)
    kind = SourceKind.GOVERNMENT if country and SourceKind.GOVERNMENT in kinds else kinds[0]
    mention = SourceMention(
        printed, said(phrase.pieces), kind, named=False, resolved=False, reason="described, never named"
    )
    return Reading(
        mention,
        Form.DESCRIPTION,
        head=head.words,
        country=country.name if country else None,
        kinds=() if head.words in grammar().distinguishing or _has_own_words(phrase, head) else kinds,
        indefinite=phrase.indefinite,
    )


def _has_own_words(phrase: Phrase, head: Piece) -> bool:
    """True for "the border agency", which no news agency is: a word of its own says which agency is meant."""
    if head.words not in _OF_MANY_SORTS:
        return False
    before = phrase.bearing[: phrase.bearing.index(head)]
    general = grammar().general | ranks()
    told = [piece for piece in before if piece.sort not in {Sort.COUNTRY, Sort.SEAT, Sort.NAME}]
    return any(not general.issuperset(piece.words.split()) for piece in told)


def _of_whom(phrase: Phrase) -> tuple[Piece, ...]:
    """The "of" with a proper name that belongs to a body's own name: "the Human Rights Commission of Pakistan"."""
    proper = {Sort.NAME, Sort.COUNTRY, Sort.SEAT}
    if len(phrase.tail) > 1 and phrase.tail[0].words == "of" and phrase.tail[1].sort in proper:
        return phrase.tail[:2]
    return ()


def _field(phrase: Phrase, head: Piece) -> str | None:
    """Whose or for what a described body is: "dockers'" of "the dockers' union", "port" of "the port authority"."""
    before = phrase.bearing[: phrase.bearing.index(head)]
    own = [piece for piece in before if piece.sort not in {Sort.COUNTRY, Sort.SEAT, Sort.NAME}]
    general = grammar().general | ranks()
    told = [piece for piece in own if not general.issuperset(piece.words.split())]
    if head.words not in grammar().distinguishing or not told or told != own[-len(told) :]:
        return None
    return said((*told, head))


def _of_a_field(phrase: Phrase, words: str, kind: SourceKind, printed: str) -> Reading:
    """A body named by its field: whose it is, the words beside it say, or nothing does."""
    country = country_in(phrase.pieces)
    place = next((piece for piece in phrase.bearing if piece.sort in {Sort.NAME, Sort.SEAT}), None)
    whose = country.adjective if country else place.printed if place else None
    official = country is not None and kind is SourceKind.GOVERNMENT
    mention = SourceMention(
        printed,
        f"{whose} {words}" if whose else words,
        kind,
        named=True,
        resolved=whose is not None,
        reason=BY_FIELD,
        parent=authority_over(country) if official else None,
        place=country.name if country else None,
    )
    return Reading(mention, Form.BODY if whose else Form.DESCRIPTION, head=words, country=mention.place)


def body_within(phrase: Phrase, printed: str) -> Reading | None:
    """The last resort for a phrase that names one body somewhere: "VOA's Hausa-language service"."""
    found = [piece for piece in phrase.pieces if piece.sort is Sort.BODY]
    if not found or not isinstance(found[0].known, Body):
        return None
    return body_reading(found[0].known, printed, "names the body")
