"""What a claim tells of: the kind of happening, and the kind of place it struck.

Knows words only. A claim whose own words name no kind goes by its sentence; one that names two scenes has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claims.compare.happening import kinds
from claims.compare.vocabulary import scenes
from claims.compare.wording import words


@dataclass(frozen=True, slots=True)
class Told:
    """The kind of happening and of place that a claim tells of; None where its words name none, or several."""

    kind: str | None
    scene: str | None


def happening_of(content: str, passage: str) -> Told:
    """What a claim of this content, in this sentence, tells of."""
    return Told(_only(content, passage, kinds()), _only(content, passage, scenes()))


def _only(content: str, passage: str, names: Mapping[str, str]) -> str | None:
    """The one thing that the content names, or that the passage names where the content names nothing."""
    found = {names[word] for word in words(content) if word in names}
    found = found or {names[word] for word in words(passage) if word in names}
    return found.pop() if len(found) == 1 else None
