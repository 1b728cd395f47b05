"""Where a statement's matter happened, as far as a place name near it tells.

Knows the parser's place names and which of them are places of something: no body, no newspaper, no person, no country
that speaks or acts. What a name stands for, `claims.places` knows.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from claims.dates import is_calendar_word
from claims.parsing import Doc, Paragraph, Stretch
from claims.places import (
    Named,
    Place,
    PlacePrecision,
    PlaceReason,
    is_region,
    is_within,
    mentioned_countries,
    part_of,
    place_words,
    resolve,
)
from claims.sources.knowledge import countries
from claims.sources.phrases import pieces
from claims.sources.vocabulary import Sort
from claims.text import Span, envelope

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_DATELINE = re.compile(r"^([A-Z][A-Z' .-]{2,30}?)(?:,\s*([^—–()-]{1,30}?))?\s*(?:\([^)]{2,30}\)\s*)?[—–-]\s")
_DATED_LINE = re.compile(
    r"^([A-Z][\w' .-]{2,30}?)(?:,\s*([A-Z][^\d—–()-]{1,30}?))?,\s*[^()—–-]{0,14}\d{4}\s*(?:\([^)]{2,30}\)\s*)?[—–-]\s"
)
_BACK = 4
"""Words before a name among which what puts something there is looked for: "in much of the"."""


@dataclass(frozen=True, slots=True)
class _Near:
    """A place a report names; `located` when something is put there and not only spoken of."""

    span: Span
    paragraph: int
    named: Named
    located: bool

    def as_place(self, reason: PlaceReason) -> Place:
        named = self.named
        return Place(named.name, named.country, named.area, named.precision, reason, self.span)


@dataclass(frozen=True, slots=True)
class Places:
    """The places one report names, in text order, and its dateline."""

    named: tuple[_Near, ...]
    dateline: Place | None
    paragraphs: tuple[int, ...]

    @classmethod
    def of(cls, text: str, paragraphs: Sequence[Paragraph]) -> Places:
        """The places of the report `text`, parsed as `paragraphs`."""
        mentioned = mentioned_countries(text)
        head = _DATELINE.match(text) or _DATED_LINE.match(text)
        behind = head.end() if head else 0  # what the dateline names is nearer to no statement than to any other
        named = tuple(
            near
            for at, paragraph in enumerate(paragraphs)
            for near in _named(at, paragraph, mentioned)
            if near.span.start >= behind
        )
        starts = tuple(paragraph.span.start for paragraph in paragraphs)
        return cls(named, _dateline(head, mentioned) if head else None, starts)

    def near(self, content: Sequence[Span], sentence: Span, source: Sequence[Span] = ()) -> Place | None:
        """The last place named in the content, else the first in its sentence, else the dateline's, else one before.

        A place whose name is the `source` itself ("Moscow said") is none.
        """
        whole = envelope([*content, sentence])
        first, last = self._from(whole.start), self._from(whole.end)
        around = [near for near in self.named[first:last] if near.span not in source]
        inside = [near for near in around if any(part.contains(near.span) for part in content)]
        if inside:
            located = [near for near in inside if near.located]
            return (located or inside)[-1].as_place(PlaceReason.STATEMENT)
        for near in around:
            if sentence.contains(near.span):
                return near.as_place(PlaceReason.SENTENCE)
        return self.dateline or self._before(first, sentence)

    def _before(self, first: int, sentence: Span) -> Place | None:
        """The last place that something is put in before the sentence, in its paragraph or the one before."""
        here = bisect_right(self.paragraphs, sentence.start) - 1
        for near in reversed(self.named[:first]):
            if near.paragraph < here - 1:
                return None
            if near.located:
                return near.as_place(PlaceReason.BEFORE)
        return None

    def _from(self, offset: int) -> int:
        return bisect_left(self.named, offset, key=lambda near: near.span.start)


def _named(at: int, paragraph: Paragraph, mentioned: Mapping[str, int]) -> Iterator[_Near]:
    """The places one paragraph names. What stands behind a comma ("Paris, Texas") tells of the name before it."""
    entities = list(_entities(paragraph.doc))
    told = False
    for entity, following in zip_longest(entities, entities[1:]):
        if told:
            told = False
            continue
        told = following is not None and _tells_of(entity, following)
        near = _near(entity, mentioned, following.text if told and following else None)
        if near is not None:
            yield _Near(paragraph.locate(entity), at, *near)


def _entities(doc: Doc) -> Iterator[Stretch]:
    """What the parser takes for places, and listed regions of several words, which it often takes for bodies."""
    regions = [
        Stretch(doc, start, start + length, "LOC")
        for start in range(len(doc))
        for length in (2, 3)
        if start + length <= len(doc) and _is_region(doc, start, start + length)
    ]
    taken = {at for region in regions for at in range(region.start, region.end)}
    labelled = (_whole(one) for one in doc.entities if one.label in _PLACES)
    found = [one for one in labelled if taken.isdisjoint(range(one.start, one.end))]
    yield from sorted((entity for entity in (*regions, *found) if _is_place(entity)), key=lambda entity: entity.start)


def _whole(entity: Stretch) -> Stretch:
    """The entity with a word of its name that the parser left out: "Port | Selvo", "Khan | Younis"."""
    doc, start, end = entity.doc, entity.start, entity.end
    before = doc[start - 1] if start else None
    if before is not None and before.lower in place_words().openers and before.text[:1].isupper():
        return Stretch(doc, start - 1, end, entity.label)
    if end < len(doc) and doc[end].pos == "PROPN" and doc[end].text[:1].isupper():
        whole = Stretch(doc, start, end + 1, entity.label)
        if entity.text.lower() in place_words().openers or resolve(whole.text, {}).precision is PlacePrecision.CITY:
            return whole
    return entity


def _is_region(doc: Doc, start: int, end: int) -> bool:
    names = all(token.text[:1].isupper() for token in doc[start:end])
    return names and is_region(doc.text[doc[start].start : doc[end - 1].end])


def _near(entity: Stretch, mentioned: Mapping[str, int], behind: str | None) -> tuple[Named, bool] | None:
    """What an entity names, and whether something is put there; None for a country or seat that acts, and no place."""
    head = _behind(entity)
    printed = f"{entity.text} {head}" if head in place_words().heads else entity.text
    named = resolve(printed.removeprefix("the "), mentioned, behind=behind)
    before = [token.lower for token in entity.doc.tokens[max(0, entity.start - _BACK) : entity.start]]
    if before and before[-1] in place_words().directions:
        named = part_of(named, before[-1])
    located = _is_located(before)
    if named.precision is None and _is_named_after(entity):
        return None
    if not located and (named.precision is PlacePrecision.COUNTRY or _is_seat(entity)):
        return None
    return named, located


def _is_seat(entity: Stretch) -> bool:
    """True for a seat of government, whose name stands for the government: "as Washington urged restraint"."""
    return any(piece.sort is Sort.SEAT for piece in pieces(entity.text))


def _is_named_after(entity: Stretch) -> bool:
    """True for an unknown name that begins with a known place: a team's, a company's ("Manchester United")."""
    first, _, rest = entity.text.removeprefix("the ").partition(" ")
    return bool(rest) and resolve(first, {}).precision is PlacePrecision.CITY


def _is_located(before: Sequence[str]) -> bool:
    """True when a word in front puts something there: "in", "across much of the"."""
    words = place_words()
    for at in range(len(before) - 1, -1, -1):
        word = before[at]
        if word in words.locative:
            return not (at and before[at - 1] in words.aimed)
        if word not in words.between and word not in words.directions:
            return False
    return False


def _tells_of(entity: Stretch, following: Stretch) -> bool:
    doc = entity.doc
    between = doc.text[doc[entity.end - 1].end : doc[following.start].start]
    return between == ", " and is_within(entity.text, following.text)


def _behind(entity: Stretch) -> str:
    doc = entity.doc
    return doc[entity.end].lower if entity.end < len(doc) else ""


def _dateline(found: re.Match[str], mentioned: Mapping[str, int]) -> Place:
    named = resolve(found[1].title(), mentioned, behind=found[2])
    span = Span(found.start(1), found.end(1))
    return Place(named.name, named.country, named.area, named.precision, PlaceReason.DATELINE, span)


def _is_place(entity: Stretch) -> bool:
    """False for a body that the parser takes for a place ("the U.N."), what is only of a place, and part of a name."""
    if not any(token.pos in {"PROPN", "NOUN"} for token in entity):
        return False
    known = pieces(entity.text)
    if any(piece.sort is Sort.BODY for piece in known) or entity.text in _adjectives():
        return False
    return not _goes_on(entity)


def _goes_on(entity: Stretch) -> bool:
    """True when the name goes on behind the place: "Kyiv Independent", "Paris Hilton"; not "Gaza Thursday"."""
    doc = entity.doc
    if entity.end >= len(doc):
        return False
    following = doc[entity.end]
    adjoins = following.start == doc[entity.end - 1].end + 1
    named = following.pos == "PROPN" and following.text[:1].isupper()
    own = following.lower in place_words().heads or following.text in _adjectives() or is_calendar_word(following.lower)
    return adjoins and named and not own


@cache
def _adjectives() -> frozenset[str]:
    """Adjectives that are no names as well: "Gaza" and "New Zealand" are both."""
    names = {name for country in countries().values() for name in (country.name, *country.aliases)}
    return frozenset(country.adjective for country in countries().values()) - names
