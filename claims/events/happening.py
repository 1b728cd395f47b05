"""What a claim tells of: the kind of happening, and the kind of place it struck.

Knows words only. A claim whose own words name no kind goes by its sentence; one that names two scenes has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import msgspec

from claims.compare.vocabulary import scenes
from claims.compare.wording import words
from claims.lexicon import load


class Happenings(msgspec.Struct, frozen=True):
    """Schema of `happenings.toml`; see its file."""

    source: str
    window_days: int
    kinds: tuple[str, ...]
    wide: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """The kind of happening and of place that a claim tells of; None where its words name none, or several."""

    kind: str | None
    scene: str | None


@cache
def happenings() -> Happenings:
    """The data file, loaded once."""
    return load("happenings", Happenings)


def happening_of(content: str, passage: str) -> Told:
    """What a claim of this content, in this sentence, tells of."""
    return Told(_only(content, passage, _kinds()), _only(content, passage, scenes()))


def _only(content: str, passage: str, names: Mapping[str, str]) -> str | None:
    """The one thing that the content names, or that the passage names where the content names nothing."""
    found = {names[word] for word in words(content) if word in names}
    found = found or {names[word] for word in words(passage) if word in names}
    return found.pop() if len(found) == 1 else None


@cache
def _kinds() -> Mapping[str, str]:
    """From a word, and its plural, to the kind it names."""
    lines = (line.split() for line in happenings().kinds)
    return {form: line[0] for line in lines for word in line for form in (word, f"{word}s", f"{word}es")}
