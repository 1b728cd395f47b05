"""A claim's passage cut at its marks, so that each format can show source, cue and content in its own way.

Knows spans; knows no markup.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from claims.matters import ClaimRecord
from claims.matters.records import MarkRole
from claims.text import Span

NARROWEST_FIRST: tuple[MarkRole, ...] = ("cue", "source", "content")
"""Where marks lie on one another (a cue inside the content), the one that says more about the words is shown."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of the passage with the one role that is shown for them, None for words outside every mark."""

    words: str
    role: MarkRole | None


def segments(claim: ClaimRecord) -> tuple[Segment, ...]:
    """The passage as segments in order; joined, their words are the passage."""
    start, end = claim.passage_start, claim.passage_start + len(claim.passage)
    cuts = {start, end}
    for mark in claim.marks:
        cuts |= {cut for cut in (mark.span.start, mark.span.end) if start < cut < end}
    edges = sorted(cuts)
    pieces: list[Segment] = []
    for left, right in itertools.pairwise(edges):
        role = _role(claim, Span(left, right))
        words = claim.passage[left - start : right - start]
        if pieces and pieces[-1].role == role:
            pieces[-1] = Segment(pieces[-1].words + words, role)
        else:
            pieces.append(Segment(words, role))
    return tuple(pieces)


def _role(claim: ClaimRecord, piece: Span) -> MarkRole | None:
    covering = {mark.role for mark in claim.marks if mark.span.contains(piece)}
    return next((role for role in NARROWEST_FIRST if role in covering), None)
