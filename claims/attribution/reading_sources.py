"""The source of an attribution that the network reads: the network's words, made whole by grammar.

Knows frames and noun phrases; what is said is not its concern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claims.attribution import speakers
from claims.attribution.cues import relaying, settling
from claims.attribution.passage import EDGES, Passage
from claims.parsing import Token
from claims.text import Span

if TYPE_CHECKING:
    from claims.encoder import Frame

_LINE = re.compile(r"[^\n]+")

_SET_OFF = re.compile(r",? +(?:who|whom|whose|which)\b")


def source_of(passage: Passage, frame: Frame, anchor: Token, content: Sequence[Span]) -> list[Span]:
    """The network's source, made whole by grammar; grammar's own where the network names none.

    Inside what somebody else says the verb's own subject decides: the network has seen no labels there.
    """
    if anchor.lower == "according" and (behind := _behind_according(passage, anchor)):
        return [behind]
    return _source_of_verb(passage, frame, anchor, content)


def _source_of_verb(passage: Passage, frame: Frame, anchor: Token, content: Sequence[Span]) -> list[Span]:
    taken = [*content, *frame.cue]
    lines = [line for span in frame.source for line in _lines(passage.text, span)]
    named = [_without_clause(passage, line.trimmed(passage.text, EDGES)) for line in lines]
    subject = _free(passage, speakers.speaker(anchor), taken) if anchor.pos == "VERB" else None
    speaking = [span for span in named if subject is not None and span and span.overlaps(subject)]
    nearest = min(speaking or filter(None, named), key=lambda span: _distance(span, frame.anchor), default=None)
    if anchor.pos == "VERB":
        own = _free(passage, speakers.subject(anchor), taken)
        if speakers.quoting_verb(anchor) is not None:
            return [subject] if subject is not None else []
        if subject is not None and (nearest is None or (own == subject and _is_nested(passage, frame))):
            return [subject]
        patient = speakers.subject(anchor)
        addressed = patient is not None and is_addressed(anchor, patient) and speakers.phrase(passage, patient)
        if nearest is not None and addressed and nearest.overlaps(addressed):
            return [subject] if subject is not None else []
        if subject is not None and nearest is not None and subject.contains(nearest):
            return [subject]
    if nearest is None:
        return []
    whole = _free(passage, passage.root(nearest), taken)
    return [whole if whole is not None and whole.contains(nearest) else nearest]


def _behind_according(passage: Passage, according: Token) -> Span | None:
    """The name behind "according to": the network may take one before it."""
    to = according.neighbour() or according
    named = next((child for child in to.children if child.dep == "pobj"), None)
    return speakers.phrase(passage, named) if named is not None else None


def _without_clause(passage: Passage, span: Span) -> Span:
    """The span without a relative clause set off behind the name: "Anna Berg, who runs the port"."""
    match = _SET_OFF.search(passage.text, span.start, span.end)
    return Span(span.start, match.start()) if match and match.start() > span.start else span


def _lines(text: str, span: Span) -> Iterator[Span]:
    """The span line by line, whole words at its beginning: the parser cuts "state-run" in three."""
    for match in _LINE.finditer(text, span.start, span.end):
        start = match.start()
        while start > 1 and text[start - 1] in "-‐" and text[start - 2].isalnum():
            start = next((at + 1 for at in range(start - 2, -1, -1) if not text[at].isalnum()), 0)
        yield Span(start, match.end())


def _distance(span: Span, anchor: Span) -> int:
    return max(span.start - anchor.end, anchor.start - span.end)


def _free(passage: Passage, head: Token | None, taken: Sequence[Span]) -> Span | None:
    """The noun phrase of `head`, where none of its words plays another part; "it" of "it was said" is nobody."""
    if head is None or head.pos not in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"} or head.dep == "expl":
        return None
    phrase = speakers.phrase(passage, head)
    return None if any(phrase.overlaps(span) for span in taken) else phrase


def _is_nested(passage: Passage, frame: Frame) -> bool:
    return any(
        span.contains(frame.anchor)
        for other in passage.paragraph.frames
        if other is not frame and other.confidence >= settling().reading
        for span in other.content
    )


def is_addressed(anchor: Token, patient: Token) -> bool:
    """True for those who "were told", and for "it" in "it was said": they are no speakers."""
    if not speakers.is_passive(anchor) or speakers.quoted_as(anchor):
        return False
    return patient.lower == "it" or anchor.lemma in relaying().addressing_verbs
