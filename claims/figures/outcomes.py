"""What became of some of those harmed before: "two of the injured had died" counts the dead.

Knows the words of one sentence; knows no marks and no grammar of cues.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.figures.figure import Measure
from claims.figures.measures import lexicon
from claims.figures.words import Word

_REACH = 6
"""Words from "of the injured" to what became of them at most: "had since then also died"."""

_BREAKS = frozenset({",", ";", ":", "and", "but", "while"})

_PARTS = 5
"""Words from the number to "injured" at most: "of the 30 other"."""


def outcome(run: Sequence[Word], after: int) -> Measure | None:
    """The measure of what became of the number whose words end at `after`; None where nothing is said to have.

    The number counts some "of the" harmed, and a fate of the dead is told of them in the same clause.
    """
    texts = [word.text for word in run[after : after + _PARTS + _REACH]]
    if texts[:1] != ["of"]:
        return None
    words = lexicon().contexts
    harmed = next((at for at, word in enumerate(texts[: _PARTS + 1]) if word in words.harmed), None)
    if harmed is None:
        return None
    for word in texts[harmed + 1 : harmed + 1 + _REACH]:
        if word in words.fates:
            return Measure.KILLED
        if word in _BREAKS:
            return None
    return None
