"""Unnamed people: officials, sources, witnesses, and for whom they speak.

Knows phrases and tables; knows nothing of other mentions in the report.
"""

from __future__ import annotations

from claims.lexicon import load
from claims.sources.kinds import country_in
from claims.sources.knowledge import Body, Collective, Collectives, Country
from claims.sources.phrase import Phrase, said
from claims.sources.phrases import Piece
from claims.sources.reading import Form, Reading
from claims.sources.source import SourceKind, SourceMention
from claims.sources.vocabulary import Sort, ranks

_ALWAYS_PLURAL = frozenset({"authorities", "leadership", "police", "family", "staff"})


def collective(phrase: Phrase, printed: str) -> Reading | None:
    """Unnamed people by the noun they speak under: "a senior US official", "residents of Abadam"."""
    piece = phrase.last(Sort.COLLECTIVE)
    if piece is None or not isinstance(piece.known, Collective) or piece.possessive:
        return None
    group = piece.known
    branch = _branch(phrase, piece)
    country = country_in(phrase.pieces) if group.official else country_in(phrase.core)
    body = next((p.known for p in phrase.pieces if isinstance(p.known, Body)), None) if group.official else None
    mention = SourceMention(
        printed,
        _name(phrase, piece, country, body),
        _kind(phrase, piece, branch, country, body),
        named=False,
        resolved=group.official and (country is not None or body is not None),
        reason="unnamed people",
        parent=_parent(group, country, body),
        place=country.name if country else None,
    )
    return Reading(mention, Form.COLLECTIVE, head=piece.words, country=country.name if country else None)


def _kind(
    phrase: Phrase, piece: Piece, branch: SourceKind | None, country: Country | None, body: Body | None
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


def _single(phrase: Phrase, piece: Piece) -> bool:
    return phrase.indefinite or not (piece.words.endswith("s") or piece.words in _ALWAYS_PLURAL)


def _branch(phrase: Phrase, piece: Piece) -> SourceKind | None:
    before = " ".join(other.words for other in phrase.core[: phrase.core.index(piece)]).split()
    branches = load("collectives", Collectives).branches
    return next((kind for kind, words in branches.items() if any(word in words for word in before)), None)


def _name(phrase: Phrase, piece: Piece, country: Country | None, body: Body | None) -> str:
    """The canonical name: "US officials", "Nigerian military officials", "residents of Abadam"."""
    group = piece.known
    assert isinstance(group, Collective)  # noqa: S101 - the caller has looked
    before = phrase.core[: phrase.core.index(piece)]
    modifiers = [
        other.printed
        for other in before
        if other.sort in {Sort.PLAIN, Sort.INSTITUTION, Sort.MINISTRY, Sort.NAME, Sort.HEAD}
        and not all(word in ranks() for word in other.words.split())
        and not (
            other is phrase.core[0] and other.sort is Sort.NAME and len(other.tokens) == 1 and not other.possessive
        )
        and not other.words.isdigit()
    ]
    whose = body.name if body else country.adjective if country else ""
    following = "" if group.official and whose else said(phrase.pieces[phrase.pieces.index(piece) + 1 :])
    return " ".join(word for word in (whose, *modifiers, _plural(group, piece), following) if word)


def _plural(group: Collective, piece: Piece) -> str:
    """The noun in the plural; those who speak for bodies and "sources" under one noun."""
    if group.official or group.kind is SourceKind.ANONYMOUS:
        return group.name if piece.words not in {"others", "some", "many", "several"} else piece.words
    plural = f"{piece.words}s"
    return plural if plural in group.words else piece.words


def _parent(group: Collective, country: Country | None, body: Body | None) -> str | None:
    if not group.official:
        return None
    return body.name if body else country.authority if country else None
