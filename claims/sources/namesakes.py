"""Listed names with a further proper word: a national society, a chapter or a namesake is a body of its own.

Knows neighbouring pieces; knows nothing of the rest of the phrase. "The Ukrainian Red Cross" is not the Red Cross and
"BBC Persian" not the BBC, but "the Russian agency TASS" and "Nigeria's Boko Haram" are TASS and Boko Haram.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.sources.demonyms import adjective_of
from claims.sources.knowledge import Body, Country, countries, described_kinds
from claims.sources.phrases import Piece
from claims.sources.source import SourceKind
from claims.sources.vocabulary import Sort, grammar

_PROPER = frozenset({Sort.COUNTRY, Sort.SEAT, Sort.NAME})
_ENDS_A_NAME = frozenset({Sort.BREAK, Sort.PREPOSITION, Sort.SPOKESPERSON})
_OF_A_STATE = frozenset({SourceKind.GOVERNMENT, SourceKind.MINISTRY, SourceKind.MILITARY, SourceKind.POLICE})


def with_namesakes(run: Sequence[Piece]) -> tuple[Piece, ...]:
    """`run` with each listed body and the proper words that make it another one joined into one body."""
    joined: list[Piece] = []
    rest = list(run)
    while rest:
        piece = rest.pop(0)
        body = piece.known
        if piece.sort is not Sort.BODY or not isinstance(body, Body):
            joined.append(piece)
        elif joined and _sets_apart(joined[-1], piece, body):
            joined.append(_national(joined.pop(), piece, body))
        elif _has_a_branch(piece, body, rest):
            joined.append(_branch(piece, rest.pop(0), body))
        elif body.federated and _is_of_a_place(rest):
            joined.append(_member(piece, rest.pop(0), rest.pop(0), body))
        else:
            joined.append(piece)
    return tuple(joined)


def _sets_apart(before: Piece, piece: Piece, body: Body) -> bool:
    """True when the proper word right before a listed name makes it the name of another body."""
    if before.sort not in _PROPER or piece.tokens[0].gap.strip() or (before.possessive and not body.federated):
        return False
    if before.sort is Sort.NAME:
        return body.federated or before.words not in grammar().descriptive
    acronym = body.kind is SourceKind.MEDIA and body.name.isupper()
    return not acronym and not _at_home(before.known, body)


def _at_home(country: object, body: Body) -> bool:
    """True when the country's name only says where the listed body belongs: "Lebanese Hezbollah"."""
    home = countries().get(body.place or "")
    if not isinstance(country, Country) or home is None:
        return False
    return country.name in {home.name, home.part_of} or country.part_of == home.name


def _has_a_branch(piece: Piece, body: Body, rest: Sequence[Piece]) -> bool:
    """True for "UNICEF Kenya", not for "the UN Syria envoy": nothing may stand behind the place."""
    if not rest or piece.possessive or rest[0].sort not in _PROPER or rest[0].tokens[0].gap.strip():
        return False
    return (len(rest) == 1 or rest[1].sort in _ENDS_A_NAME) and not _at_home(rest[0].known, body)


def _is_of_a_place(rest: Sequence[Piece]) -> bool:
    return len(rest) > 1 and rest[0].words in {"of", "in"} and rest[1].sort in _PROPER


def _national(before: Piece, piece: Piece, body: Body) -> Piece:
    """The body of a country or place under a listed name: "Kenya's Red Cross", "the Russian Security Council"."""
    country = before.known if isinstance(before.known, Country) and before.sort is Sort.COUNTRY else None
    last = piece.words.split()[-1]
    kind = next(iter(described_kinds(last)), body.kind)
    whose = country.adjective if country else adjective_of(before.printed)
    name = f"{whose} {body.name if body.federated else piece.printed}"
    parent = country.authority if country and kind in _OF_A_STATE else None
    return _joined((before, piece), Body(name, kind, parent=parent, place=country.name if country else None))


def _branch(piece: Piece, after: Piece, body: Body) -> Piece:
    """A branch answers to the whole body: "UNICEF Kenya"."""
    place = after.known.name if isinstance(after.known, Country) else None
    whole = body.name if len(piece.tokens) == 1 and not body.name.isupper() else piece.printed
    return _joined((piece, after), Body(f"{whole} {after.printed}", body.kind, parent=body.name, place=place))


def _member(piece: Piece, preposition: Piece, after: Piece, body: Body) -> Piece:
    """A federation's member after "of" is the national one; who acts for it "in" a country is not said."""
    if preposition.words == "of":
        made = _national(after, piece, body)
        return _joined((piece, preposition, after), made.known)
    place = after.known.name if isinstance(after.known, Country) else None
    return _joined((piece, preposition, after), Body(f"{body.name} in {after.printed}", body.kind, place=place))


def _joined(run: Sequence[Piece], body: object) -> Piece:
    assert isinstance(body, Body)  # noqa: S101 - every caller makes one
    return Piece(Sort.BODY, tuple(token for piece in run for token in piece.tokens), body)
