"""XML as a stream of events, hostile until read: no entities, no document types, no network, bounded nesting."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from xml.parsers import expat

from claims.errors import InputError

REMEDY = "open and save it anew, or give its text"


def _ignored(*_: object) -> None:
    """What nobody asked for."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is done at an element's start (local name, attributes as `namespace name`), at its end, and with words."""

    start: Callable[[str, dict[str, str]], None] = _ignored
    end: Callable[[str], None] = _ignored
    words: Callable[[str], None] = _ignored


def attribute(attributes: dict[str, str], name: str) -> str | None:
    """An attribute by its local name, whatever namespace it is in."""
    if name in attributes:
        return attributes[name]
    return next((value for key, value in attributes.items() if key.rpartition(" ")[2] == name), None)


def read_events(pieces: Iterable[bytes], reading: Reading, *, deepest: int, subject: str) -> None:
    """Read XML in pieces. Raises InputError when it is no XML, declares a type, or nests deeper than `deepest`."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > deepest:
            raise InputError(f"nested more than {deepest:,} deep in {subject}", remedy="--max-depth raises the limit")
        reading.start(name.rpartition(" ")[2], attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        reading.end(name.rpartition(" ")[2])

    def refuse(*_: object) -> None:
        raise InputError(f"the DOCX is broken: a document type in {subject}", remedy=REMEDY)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = reading.words
    parser.StartDoctypeDeclHandler = refuse
    try:
        for piece in pieces:
            parser.Parse(piece, False)  # noqa: FBT003 (the parser's own signature)
        parser.Parse(b"", True)  # noqa: FBT003
    except (expat.ExpatError, ValueError, LookupError) as error:  # an encoding nobody knows is a LookupError
        raise InputError(f"the DOCX is broken: {subject}: {error}", remedy=REMEDY) from error
