"""What must hold of any input, however damaged, and of any text: each check says what it found, or nothing.

A reader may refuse an input, in one line; it may not let any other exception out, and may not read it otherwise the
second time. Extraction may refuse nothing; every span of what it finds lies in the text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

from claims.documents import Document, Reading, document_from_text, normalise, read_inputs
from claims.errors import InputError
from claims.extract import extract
from claims.text import Span

LINES = frozenset("\n")


def faults_of_reading(path: Path) -> Iterator[str]:
    """What is wrong with how the file is read; an exception goes through to the caller."""
    first = list(read_inputs([str(path)]))
    if not first:
        yield "neither a report nor an error"
    for reading in first:
        yield from _faults_of_error(reading.error) if reading.error else _faults_of_document(reading.document)
    if _told(first) != _told(list(read_inputs([str(path)]))):
        yield "read otherwise the second time"


def faults_of_extraction(text: str, *, again: bool) -> Iterator[str]:
    """What is wrong with the statements of the text; with `again` they are found twice and held against each other."""
    statements = extract(text)
    for statement in statements:
        for span in spans(statement):
            if span.end > len(text):
                yield f"a span beyond the text: {span}"
        if not any(statement.attribution.content):
            yield "a statement without content"
        issuer = statement.issuer
        if issuer is not None and issuer.span is not None and not issuer.span.of(text).strip():
            yield "an issuer printed as white space"
    if again and extract(text) != statements:
        yield "found otherwise the second time"


def faults_of_text(text: str, *, again: bool) -> Iterator[str]:
    """Those of the text as a report, and as it is given to the library without one."""
    try:
        document = document_from_text(text)
    except InputError:
        return
    yield from _faults_of_document(document)
    yield from faults_of_extraction(document.text, again=again)


def spans(value: object) -> Iterator[Span]:
    """All spans in a frozen value, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)
    elif is_dataclass(value):
        for entry in fields(value):
            yield from spans(getattr(value, entry.name))


def _faults_of_error(error: InputError) -> Iterator[str]:
    told = str(error)
    if "\n" in told or "\r" in told:
        yield f"an error of several lines: {told!r}"
    if not error.subject:
        yield f"an error that does not say where: {told!r}"


def _faults_of_document(document: Document | None) -> Iterator[str]:
    if document is None:
        return
    if normalise(document.text) != document.text:
        yield "its text is not normalised"
    for name in ("text", "title", "byline", "publisher", "agency", "url", "language"):
        words = getattr(document, name)
        if words is not None:
            yield from (f"its {name} holds {found}" for found in _unprintable(words))


def _unprintable(words: str) -> set[str]:
    """Control characters and surrogates, by number: neither a database nor a terminal can take them."""
    return {
        f"U+{ord(letter):04X}"
        for letter in set(words) - LINES
        if unicodedata.category(letter) in {"Cc", "Cs"} and letter != "\t"
    }


def _told(readings: list[Reading]) -> list[object]:
    return [reading.document or str(reading.error) for reading in readings]
