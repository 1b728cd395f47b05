"""Unnamed people: officials, sources, witnesses, and for whom they speak.

Knows phrases and tables; knows nothing of other mentions in the report.
"""

from __future__ import annotations

from claims.lexicon import load
from claims.sources.demonyms import adjective_of, is_adjective
from claims.sources.kinds import country_in
from claims.sources.knowledge import Body, Collective, Collectives, Country, territory_of
from claims.sources.phrase import Phrase, said
from claims.sources.phrases import Piece
from claims.sources.reading import Form, Reading
from claims.sources.source import SourceKind, SourceMention
from claims.sources.vocabulary import Known, Sort, grammar, ranks

_ALWAYS_PLURAL = frozenset({"authorities", "leadership", "police", "family", "staff"})


def collective(phrase: Phrase, printed: str) -> Reading | None:
    """Unnamed people by the noun they speak under: "a senior US official", "residents of Abadam"."""
    piece = phrase.last(Sort.COLLECTIVE)
    if piece is None or not isinstance(piece.known, Collective) or piece.possessive or _members(phrase, piece):
        return None
    if piece.tokens[0].gap == "-":  # "semi-official"
        return None
    group = piece.known
    branch = _branch(phrase, piece)
    country = country_in(phrase.pieces) if group.official else country_in(phrase.core)
    body = _body(phrase, country) if group.official else None
    place = _place(phrase, piece) if group.official and country is None and body is None else None
    mention = SourceMention(
        printed,
        _name(phrase, piece, body.name if body else country.adjective if country else place and adjective_of(place)),
        _kind(phrase, piece, branch, country or place, body),
        named=False,
        resolved=group.official and (country is not None or body is not None or place is not None),
        reason="unnamed people",
        parent=_parent(group, country, body, place),
        place=country.name if country else None if place and is_adjective(place) else place,
        number=_number(phrase, piece),
    )
    return Reading(mention, Form.COLLECTIVE, head=piece.words, country=country.name if country else None)


def definite_noun(printed: str) -> str | None:
    """The noun of a definite unnamed source, which points back: "man" of "the man in the video"."""
    phrase = Phrase.of(printed)
    if not phrase.core or phrase.core[0].words not in grammar().definite:
        return None
    piece = phrase.last(Sort.COLLECTIVE)
    return piece.words if piece is not None and not piece.possessive else None


def _members(phrase: Phrase, piece: Piece) -> bool:
    """True for people who only say whose a body is: "the teachers' union"."""
    after = phrase.core[phrase.core.index(piece) + 1 :]
    return any(other.sort is Sort.HEAD and other.words not in grammar().documents for other in after)


def _kind(
    phrase: Phrase, piece: Piece, branch: SourceKind | None, country: Country | str | None, body: Body | None
) -> SourceKind:
    group = piece.known
    if not isinstance(group, Collective) or not group.official:
        return group.kind if isinstance(group, Collective) else SourceKind.ANONYMOUS
    if _single(phrase, piece):
        return SourceKind.ANONYMOUS
    if body:
        return body.kind
    if branch:
        return branch
    if country or group.kind is not SourceKind.ANONYMOUS or piece.words == "authorities":
        return SourceKind.GOVERNMENT if group.kind is SourceKind.ANONYMOUS else group.kind
    return SourceKind.ANONYMOUS


def _number(phrase: Phrase, piece: Piece) -> str | None:
    """How many they are, as printed: "two" of "two sources familiar with the matter"."""
    before = phrase.core[: phrase.core.index(piece)]
    words = (word for other in before for word in other.words.split())
    return next((word for word in words if word.isdigit() or word in grammar().quantities), None)


def _single(phrase: Phrase, piece: Piece) -> bool:
    return phrase.indefinite or not (piece.words.endswith("s") or piece.words in _ALWAYS_PLURAL)


def _branch(phrase: Phrase, piece: Piece) -> SourceKind | None:
    before = " ".join(other.words for other in phrase.core[: phrase.core.index(piece)]).split()
    branches = load("collectives", Collectives).branches
    return next((kind for kind, words in branches.items() if any(word in words for word in before)), None)


def _body(phrase: Phrase, country: Country | None) -> Body | None:
    """The body they speak for; one that runs a known territory only says which: "Hamas-run authorities" are Gaza's."""
    known = (p for p in phrase.pieces if isinstance(p.known, Body))
    found = (p for p in known if country is None or p.sort is not Sort.RULER or _rules_nothing(p.known))
    return next((p.known for p in found if isinstance(p.known, Body)), None)


def _rules_nothing(body: Known) -> bool:
    return isinstance(body, Body) and territory_of(body.name) is None


def _place(phrase: Phrase, piece: Piece) -> str | None:
    """The place no table knows that they are of: "authorities in Puerto Rico", "Port Selvo officials"."""
    if phrase.tail[1:] and phrase.tail[0].words == "in" and phrase.tail[1].sort is Sort.NAME:
        return phrase.tail[1].printed
    before = phrase.core[: phrase.core.index(piece)]
    return next((other.printed for other in before if other.sort is Sort.NAME and _surely_proper(phrase, other)), None)


def _surely_proper(phrase: Phrase, name: Piece) -> bool:
    """False for one capitalised word that begins the phrase: "Provincial officials" may only begin a sentence."""
    return name is not phrase.core[0] or len(name.tokens) > 1 or name.possessive


def _name(phrase: Phrase, piece: Piece, whose: str | None) -> str:
    """The canonical name: "US officials", "Nigerian military officials", "residents of Abadam"."""
    group = piece.known
    assert isinstance(group, Collective)  # noqa: S101 - the caller has looked
    before = phrase.core[: phrase.core.index(piece)]
    modifiers = [
        other.printed
        for other in before
        if other.sort in {Sort.PLAIN, Sort.INSTITUTION, Sort.MINISTRY, Sort.NAME, Sort.HEAD}
        and not all(word in ranks() for word in other.words.split())
        and (other.sort is not Sort.NAME or _surely_proper(phrase, other))
        and other.printed != whose
        and not other.words.isdigit()
    ]
    told = " " in group.name  # "people familiar with the matter" says by its name what they are familiar with
    following = "" if told or (group.official and whose) else said(phrase.pieces[phrase.pieces.index(piece) + 1 :])
    return " ".join(word for word in (whose or "", *modifiers, _plural(group, piece), following) if word)


def _plural(group: Collective, piece: Piece) -> str:
    """The noun in the plural; those who speak for bodies and "sources" under one noun."""
    if group.official or group.kind is SourceKind.ANONYMOUS:
        return group.name if piece.words not in {"others", "some", "many", "several"} else piece.words
    plural = f"{piece.words}s"
    return plural if plural in group.words else piece.words


def _parent(group: Collective, country: Country | None, body: Body | None, place: str | None) -> str | None:
    if not group.official:
        return None
    local = f"{adjective_of(place)} government" if place else None
    return body.name if body else country.authority if country else local
