"""Named people, office-holders and those who speak for others.

Knows phrases and tables; knows nothing of other mentions in the report. A spokesperson's words are the body's: the
body issues them, the person stays in the printed words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import dropwhile

from claims.lexicon import load
from claims.sources.demonyms import adjective_of
from claims.sources.kinds import country_in, standing_of
from claims.sources.knowledge import Titles
from claims.sources.phrase import Phrase, said
from claims.sources.phrases import Piece
from claims.sources.reading import Form, Reading
from claims.sources.source import SourceKind, SourceMention
from claims.sources.vocabulary import Sort, grammar

_BEFORE_A_NAME = frozenset({Sort.HONORIFIC, Sort.OFFICE})
_ROLE = frozenset({Sort.OFFICE, Sort.COLLECTIVE, Sort.SPOKESPERSON})


FOR_NOBODY = "speaks for nobody named"
"""The reason of a spokesperson without a body."""

A_NAME = "a person's name"
"""The reason of a name that is read as a person's."""


def spokesperson(phrase: Phrase, printed: str, read: Callable[[str], Reading]) -> Reading | None:
    """The body somebody speaks for: "Health Ministry spokesman Ashraf al-Qudra", "a spokeswoman for the Kremlin"."""
    for run in (phrase.pieces, *phrase.appositions):
        at = next((i for i, piece in enumerate(run) if piece.sort is Sort.SPOKESPERSON), None)
        if at is None:
            continue
        spoken_for = _spoken_for(run, at)
        person = person_name(phrase)
        if not spoken_for:
            return None if person else _open_spokesperson(phrase, printed)
        return _speaking(read(spoken_for), printed, person)
    return None


def _spoken_for(run: tuple[Piece, ...], at: int) -> str:
    """The words for the body: after "for", "of", "at", else before the spokesperson's noun."""
    after = next((i for i in range(at + 1, len(run)) if run[i].sort is Sort.PREPOSITION), None)
    if after is not None and run[after].words in {"for", "of", "at", "with", "from"}:
        return said(run[after + 1 :])
    before = said(tuple(piece for piece in run[:at] if piece.sort not in _BEFORE_A_NAME)).split()
    ranks = load("titles", Titles).spokesperson_ranks
    return " ".join(dropwhile(lambda word: word.casefold() in ranks, before))


def _speaking(body: Reading, printed: str, person: str | None) -> Reading:
    if body.form is Form.PERSON:
        name = f"{body.mention.name}'s spokesperson"
        mention = replace(
            body.mention, printed=printed, name=name, parent=body.mention.name, reason="speaks for a person"
        )
        return replace(body, mention=mention, form=Form.BODY)
    return replace(body.printed_as(printed, f"speaks for the body ({body.mention.reason})"), person=person)


def _open_spokesperson(phrase: Phrase, printed: str) -> Reading:
    mention = SourceMention(
        printed, said(phrase.core), SourceKind.ANONYMOUS, named=False, resolved=False, reason=FOR_NOBODY
    )
    return Reading(mention, Form.COLLECTIVE)


def person(phrase: Phrase, printed: str) -> Reading | None:
    """A named person, with the kind and authority that the words beside the name give."""
    name = person_name(phrase)
    if name is None:
        return None
    beside = [piece for piece in phrase.everything if piece.sort is not Sort.NAME]
    standing = standing_of(beside)
    mention = SourceMention(
        printed,
        name,
        standing.kind,
        named=True,
        resolved=True,
        reason=A_NAME,
        parent=standing.parent,
        place=standing.place,
    )
    return Reading(mention, Form.PERSON, head=_office(phrase), country=standing.place)


def person_name(phrase: Phrase) -> str | None:
    """The person's name in the phrase, without middle initials: one report prints them and the next does not."""
    name = _printed_name(phrase)
    if name is None:
        return None
    first, *rest = name.split(" ")
    return " ".join([first, *(word for word in rest if len(word.strip(".")) > 1)])


def _printed_name(phrase: Phrase) -> str | None:
    """The name itself, one after a title or a role, or one standing in apposition."""
    run = phrase.bearing
    names = [piece for piece in run if piece.sort is Sort.NAME and not piece.possessive]
    after = _after_an_object(phrase)
    if after:
        return after
    if names and run[0] is names[0] and _determined(phrase, names[0]):
        return names[0].printed
    if len(run) > 1 and names and run[-1] is names[-1]:
        return _after_a_role(run)
    if names and run[0] is names[0] and _all_about_a_person(phrase, run):
        return names[0].printed
    return _in_apposition(phrase)


def _determined(phrase: Phrase, name: Piece) -> bool:
    """True for "Jan Egeland the UN envoy": a name, then a determiner that opens its description."""
    after = phrase.core[phrase.core.index(name) + 1 :]
    return bool(after) and after[0].sort is Sort.DETERMINER


def _all_about_a_person(phrase: Phrase, run: tuple[Piece, ...]) -> bool:
    """True for a bare name and for one with a role of somebody's behind it: "Ida Berg analyst at …".

    A role that ends the phrase is a place's: "Port Selvo mayor", "Puerto Rico authorities".
    """
    name, *rest = run
    if not rest:
        return True
    if len(name.tokens) == 1 or rest[0].capital:
        return False
    if rest[0].sort in _ROLE:
        return not _of_many(rest[-1]) and bool(phrase.tail) and phrase.tail[0].words in {"of", "at", "for", "with"}
    return rest[0].words in grammar().documents or (
        rest[0].sort is Sort.PLAIN and all(piece.sort is Sort.PLAIN for piece in rest)
    )


def _of_many(role: Piece) -> bool:
    return role.sort is Sort.COLLECTIVE and role.words.endswith("s")


def _after_a_role(run: tuple[Piece, ...]) -> str | None:
    """The name at the end, after what a person can be: not after "newspaper", which names a paper."""
    name, before = run[-1], run[-2]
    if before.sort in _BEFORE_A_NAME:
        return name.printed if len(name.tokens) > 1 else _titled(before, name)
    person_like = before.sort in {Sort.COLLECTIVE, Sort.SPOKESPERSON} or before.possessive
    if before.sort is Sort.PLAIN and not before.words.isdigit():
        person_like = len(name.tokens) > 1
    return name.printed if person_like else None


def _titled(title: Piece, name: Piece) -> str:
    """A single name keeps a title that tells its bearer apart ("Pope Francis"), and drops "Mr"."""
    return name.printed if title.words in {"mr", "mrs", "ms", "miss", "dr"} else f"{title.printed} {name.printed}"


def _in_apposition(phrase: Phrase) -> str | None:
    bare = len(phrase.bearing) == 1 and phrase.bearing[0].sort is Sort.NAME and not phrase.bearing[0].possessive
    if not phrase.core or bare:
        return None
    for apposition in phrase.appositions:
        kept = [piece for piece in apposition if piece.sort not in _BEFORE_A_NAME]
        if len(kept) == 1 and kept[0].sort is Sort.NAME and (len(kept[0].tokens) > 1 or len(apposition) > 1):
            return kept[0].printed
    return None


def _after_an_object(phrase: Phrase) -> str | None:
    """The name after a role's small-letter object: "manager for marketing Abdul Rahman"."""
    tail = phrase.tail
    if len(tail) < 3 or tail[-1].sort is not Sort.NAME or len(tail[-1].tokens) < 2:  # noqa: PLR2004 - "for marketing A B"
        return None
    objects = {Sort.PLAIN, Sort.COUNTRY, Sort.SEAT}
    return tail[-1].printed if all(piece.sort in objects for piece in tail[1:-1]) else None


def _names_a_body(phrase: Phrase, held: Piece) -> bool:
    """True for "Selvo General Hospital": an office's word, with a capital, inside the name of a body."""
    behind = phrase.core[phrase.core.index(held) + 1 :] if held in phrase.core else ()
    return held.capital and any(piece.sort is Sort.HEAD and piece.capital for piece in behind)


def office(phrase: Phrase, printed: str) -> Reading | None:
    """An office-holder without a name: "Nigeria's president", "the Boko Haram leader", "the congressman"."""
    held = phrase.last(Sort.OFFICE)
    if held is None or _names_a_body(phrase, held):
        return None
    standing = standing_of(phrase.pieces)
    country = country_in(phrase.pieces)
    whose = standing.parent if standing.parent and standing.kind is not SourceKind.GOVERNMENT else None
    whose = whose or (country.adjective if country else None) or _place_held(phrase, held)
    mention = SourceMention(
        printed,
        f"{whose} {held.printed.lower()}" if whose else said(phrase.core),
        standing.kind,
        named=whose is not None and not phrase.indefinite,
        resolved=whose is not None and not phrase.indefinite,
        reason="an office",
        parent=standing.parent,
        place=standing.place,
    )
    return Reading(
        mention,
        Form.OFFICE,
        head=held.words,
        country=standing.place,
        kinds=(standing.kind,),
        indefinite=phrase.indefinite,
    )


def _place_held(phrase: Phrase, held: Piece) -> str | None:
    """The place or body no table knows that an office is of: "the mayor of Port Selvo", "Port Selvo's mayor"."""
    before = [piece for piece in phrase.core[: phrase.core.index(held)] if piece.sort is Sort.NAME]
    after = phrase.tail[1:2] if phrase.tail and phrase.tail[0].words == "of" else ()
    named = [*before, *(piece for piece in after if piece.sort is Sort.NAME)]
    return adjective_of(named[-1].printed) if named else None


def _office(phrase: Phrase) -> str:
    return " ".join(piece.words for piece in phrase.everything if piece.sort is Sort.OFFICE)
