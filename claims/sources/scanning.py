"""The names in a parsed report: noun phrases with names in them, and what the parser takes each name for.

Knows the parser's noun phrases and entities; leaves what a name means to `naming`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from claims.parsing import Doc, Paragraph, Stretch, noun_phrases
from claims.sources.bodies import BY_FIELD
from claims.sources.folding import folded
from claims.sources.naming import AS_PRINTED, read
from claims.sources.reading import Form, Reading
from claims.sources.source import SourceKind
from claims.sources.vocabulary import grammar
from claims.text import Span

LONGEST_NAME = 25
"""Tokens of the longest noun phrase that is read as a name with its description; longer ones are clauses."""


LONGEST_OBJECT = 7
"""Tokens after a noun that may belong to a body's name: "of Defence of the Republic of Korea"."""


_LONGEST_OFFICE = 8
"""Tokens before a name that may say what the person is: "the armed group's deputy political leader"."""

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "PART"})


def readings_in(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Span, Reading]]:
    """Every body and person that the paragraphs name, with its place in the text."""
    for paragraph in paragraphs:
        people = {token.i for entity in paragraph.doc.entities if entity.label == "PERSON" for token in entity}
        before: Stretch | None = None
        for chunk in sorted(_noun_phrases(paragraph.doc), key=lambda one: one.start):
            described = _with_office_before(chunk, before)
            before = chunk
            if described is not None:
                yield paragraph.locate(described), read(described.text)
                continue
            phrase = _with_appositions(chunk)
            proper = any(token.pos == "PROPN" or token.text.istitle() for token in phrase)
            if not proper and chunk.root.lower not in grammar().distinguishing:
                continue
            phrase, reading = _with_what_it_is_of(phrase)
            if _certain(reading, chunk, people):
                yield paragraph.locate(phrase), reading


def _noun_phrases(doc: Doc) -> Iterator[Stretch]:
    """The parser's noun phrases, and the persons that a parse gone wrong leaves outside them."""
    covered: set[int] = set()
    for chunk in noun_phrases(doc):
        covered.update(range(chunk.start, chunk.end))
        yield chunk
    for entity in doc.entities:
        if entity.label == "PERSON" and not covered.intersection(range(entity.start, entity.end)):
            yield _with_words_before(_to_the_next_comma(entity))


def _with_office_before(chunk: Stretch, before: Stretch | None) -> Stretch | None:
    """A person with the office that the parser cut off: "the group's leader | Odo Bassi"."""
    if before is None or chunk.root.pos != "PROPN" or before.root.pos not in {"NOUN", "PROPN"}:
        return None
    between = chunk.doc[before.end : chunk.start]
    if len(between) > 1 or any(token.lower not in {"for", "of", "to"} for token in between):
        return None
    whole = chunk.doc.stretch(before.start, chunk.end)
    reading = read(whole.text)
    named = reading.form is Form.PERSON and reading.mention.kind is not SourceKind.PERSON
    return whole if named and chunk.text.endswith(reading.mention.name) else None


def _with_words_before(person: Stretch) -> Stretch:
    """The person with the noun phrase right before the name, where that says what he is: "the group's leader"."""
    start = person.start
    while start and person.start - start < _LONGEST_OFFICE and person.doc[start - 1].pos in _NOMINAL:
        start -= 1
    whole = person.doc.stretch(start, person.end)
    reading = read(whole.text)
    return whole if reading.form is Form.PERSON and reading.mention.kind is not SourceKind.PERSON else person


def _to_the_next_comma(person: Stretch) -> Stretch:
    """The person with the description between commas behind the name: "Amos Kiptoo, a spokesman for …,"."""
    doc, end = person.doc, person.end
    if end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].pos == "DET":
        window = range(end + 1, min(len(doc), end + LONGEST_NAME))
        end = next((at for at in window if doc[at].text in {",", "."}), person.end)
    return doc.stretch(person.start, end)


def _certain(reading: Reading, chunk: Stretch, people: set[int]) -> bool:
    """A body that the words tell, or a person that the parser takes for one too."""
    if reading.form is Form.PERSON:
        described = reading.mention.kind is not SourceKind.PERSON
        return described or bool(people.intersection(range(chunk.start, chunk.end)))
    if reading.mention.reason == AS_PRINTED:
        return False
    told = (reading.form is Form.BODY and reading.mention.resolved) or reading.mention.reason == BY_FIELD
    return told or reading.person is not None


def _with_appositions(chunk: Stretch) -> Stretch:
    """The noun phrase with what stands in apposition to it, where that is short enough to be a description."""
    root = chunk.root.head if chunk.root.dep == "appos" else chunk.root
    end = max([chunk.end, *(child.right_edge.i + 1 for child in root.children if child.dep == "appos")])
    start = min(chunk.start, root.left_edge.i)
    whole = chunk.doc.stretch(start, end)
    return whole if len(whole) <= LONGEST_NAME else chunk


def _with_what_it_is_of(phrase: Stretch) -> tuple[Stretch, Reading]:
    """The phrase with an "of …" or "for …" behind it where only both together name a body: "Ministry of Health"."""
    alone = read(phrase.text)
    doc, end = phrase.doc, phrase.end
    if end + 1 >= len(doc) or doc[end].lower not in {"of", "for"}:
        return phrase, alone
    following = doc[end].subtree()
    last = min(max(token.i for token in following) + 1, end + LONGEST_OBJECT)
    whole = doc.stretch(phrase.start, last)
    together = read(whole.text)
    if together.form is Form.BODY and together.mention.resolved and alone.form is not Form.PERSON:
        return whole, together
    return phrase, alone


def labels_in(paragraphs: Sequence[Paragraph]) -> dict[str, str]:
    """What the parser most often takes each name for (PERSON, ORG, GPE, …), by folded name."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for paragraph in paragraphs:
        for entity in paragraph.doc.entities:
            votes[folded(entity.text)][entity.label] += 1
    return {name: count.most_common(1)[0][0] for name, count in votes.items()}
