"""The kinds of characters, as validated data, and the classes that regular expressions are made of."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import msgspec

from claims.lexicon import load

Ranges = tuple[str, ...]


class Characters(msgspec.Struct, frozen=True):
    """The file `characters.toml`; its comments say what each kind is."""

    source: str
    default_ignorable: Ranges
    controls: Ranges
    line_ends: Ranges
    blanks: Ranges
    joiners: Ranges
    joined: Ranges
    drawn_otherwise: Ranges
    number_marks: Ranges
    drawn_around: Ranges


@cache
def characters() -> Characters:
    """The kinds of characters, read once."""
    known: Characters = load("characters", Characters)
    return known


def class_of(*kinds: Iterable[str]) -> str:
    """What stands between the brackets of a regular expression's class for these ranges."""
    return "".join(_escaped(span) for kind in kinds for span in kind)


def _escaped(span: str) -> str:
    return "-".join(f"\\U{int(end, 16):08X}" for end in span.split("-"))
