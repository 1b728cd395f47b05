"""A body's name introduced by what it is: "the news agency Morvia Today", "the monitoring group Syria Watch".

Knows one phrase; the small-letter words say the kind, the capitals behind them are the name.
"""

from __future__ import annotations

from itertools import takewhile

from claims.sources.kinds import country_in, kind_told
from claims.sources.knowledge import Institution, described_kinds
from claims.sources.phrase import Phrase, said
from claims.sources.phrases import Piece
from claims.sources.reading import Form, Reading
from claims.sources.source import SourceKind, SourceMention
from claims.sources.vocabulary import Sort

_OF_PEOPLE = frozenset({Sort.OFFICE, Sort.HONORIFIC, Sort.SPOKESPERSON, Sort.COLLECTIVE})
_PLACES = frozenset({Sort.COUNTRY, Sort.SEAT})
_RANKED = frozenset({SourceKind.MILITARY, SourceKind.POLICE, SourceKind.COURT})
"""A name behind the noun of such a body is a person's as often as not: "army Sgt Obi"."""


def introduced(phrase: Phrase, printed: str) -> Reading | None:
    """The body whose kind the words before its name tell; None when the phrase is not built so."""
    at = next((at for at, piece in enumerate(phrase.core) if _introduces(piece)), None)
    name = phrase.core[at + 1 :] if at is not None else ()
    if at is None or not _is_a_name(name):
        return None
    kind = kind_told(phrase.core[: at + 1])
    country = country_in(phrase.core)
    place = country.name if country else None
    mention = SourceMention(
        printed,
        said((*name, *_carried_on(phrase.tail))),
        kind,
        named=True,
        resolved=True,
        reason="the words before its name say what it is",
        place=place,
    )
    return Reading(mention, Form.BODY, country=place)


def _introduces(piece: Piece) -> bool:
    """True for a small-letter noun that says what sort of body follows."""
    if piece.capital or piece.possessive or piece.sort not in {Sort.HEAD, Sort.INSTITUTION}:
        return False
    head = piece.words.split()[-1]
    kinds = (
        described_kinds(piece.words)
        or described_kinds(head)
        or ((piece.known.kind,) if isinstance(piece.known, Institution) else ())
    )
    return bool(described_kinds(head)) and not _RANKED.intersection(kinds)


def _is_a_name(run: tuple[Piece, ...]) -> bool:
    """True for capitals throughout that are neither a person's title nor a bare place."""
    if not run or any(piece.sort in _OF_PEOPLE or not piece.capital for piece in run):
        return False
    return len(run) > 1 or run[0].sort not in _PLACES


def _carried_on(tail: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """What a name goes on with behind "for" or "of": "Hope for All"."""
    if len(tail) < 2 or tail[0].words not in {"for", "of"}:  # noqa: PLR2004 - the preposition and a word
        return ()
    named = tuple(takewhile(lambda piece: piece.sort is Sort.NAME, tail[1:]))
    return (tail[0], *named) if named else ()
