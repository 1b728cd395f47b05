"""The content of an attribution that the network reads: cut where lines and sentences end, without the source's words.

Knows frames, quotations and clauses; who speaks is not its concern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claims.attribution import clauses, speakers
from claims.attribution.cues import noun_cues
from claims.attribution.passage import EDGES, Passage
from claims.attribution.phrases import that_clause
from claims.attribution.reading_sources import is_addressed
from claims.attribution.speakers import SUBJECTS
from claims.parsing import Token
from claims.text import Span

if TYPE_CHECKING:
    from claims.encoder import Frame

_SOON = 4
"""Words within which a sentence that goes on behind its cue has its verb."""

_BREAK = re.compile(r"[.!?…]?[\"'”’»]?(?P<break>\n+|(?<=[.!?…\"'”’»]) +(?=[\"'“‘«„]))")
"""Where one line ends, or a sentence before a quotation."""

_OCCASION = 9
"""Words before "that" which may say when or where something was said: "in an interview with the daily on Sunday"."""


def by_noun(passage: Passage, noun: Token) -> list[Span]:
    """The clause of a cue noun, whose extent grammar knows better: "Rumours that the king was dead | spread"."""
    clause = that_clause(noun) if noun.pos == "NOUN" and noun.lemma in noun_cues() else None
    return clauses.clause(passage, noun, clause) if clause is not None else []


def spoken(passage: Passage, anchor: Token, frame: Frame) -> list[Span]:
    """The content without the speaker's first words at its end, and without those who "were told"."""
    content = content_of(passage, frame)
    subject = speakers.subject(anchor) if anchor.pos == "VERB" else None
    if subject is None or subject.i > anchor.i:
        return content
    phrase = speakers.phrase(passage, subject)
    if is_addressed(anchor, subject):
        return [span for span in content if not phrase.contains(span)] or content
    return [
        Span(span.start, phrase.start).trimmed(passage.text, EDGES)
        if span.start < phrase.start < span.end <= phrase.end
        else span
        for span in content
    ]


def resumed(passage: Passage, anchor: Token, frame: Frame, content: list[Span]) -> list[Span]:
    """The content with the rest of a sentence that the cue was set into: "The hostages, he added, | had been freed"."""
    behind = anchor.neighbour()
    if len(content) != 1 or content[0].end > frame.anchor.start or behind is None:
        return content
    if behind.text not in {",", "–", "—"} or any(t.pos in {"VERB", "AUX"} for t in passage.tokens(content[0])):
        return content
    rest = anchor.doc[behind.i + 1 : anchor.sentence.end]
    if not any(token.pos in {"VERB", "AUX"} for token in rest[:_SOON]):
        return content
    return [*content, passage.content(passage.span(rest[0], rest[-1]))]


def inverted(passage: Passage, anchor: Token, frame: Frame, content: list[Span]) -> tuple[list[Span], list[Span]]:
    """The content, and a speaker behind the verb who was taken for more of it: "It is mined, said | the union"."""
    last = content[-1] if len(content) > 1 and not frame.source and anchor.pos == "VERB" else None
    if last is None or passage.text[frame.anchor.end : last.start].strip() or content[0].start > frame.anchor.start:
        return content, []
    if any(token.pos in {"VERB", "AUX"} for token in passage.tokens(last)):
        return content, []
    return content[:-1], [last]


def beside(passage: Passage, content: Sequence[Span], source: Sequence[Span]) -> list[Span]:
    """The content without the words of it that the source, made whole, has taken in."""
    kept = [span for span in content if not any(name.contains(span) for name in source)]
    ends = [next((name.start for name in source if one.start < name.start < one.end), one.end) for one in kept]
    return [
        one if end == one.end else Span(one.start, end).trimmed(passage.text, EDGES)
        for one, end in zip(kept, ends, strict=True)
    ]


def parted(passage: Passage, content: Sequence[Span], cue: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """What is said in the cue's own sentence, or in a quotation that reaches into it; and what is said after it."""
    around = [passage.sentence_around(span) for span in cue]
    own = [span for span in content if any(span.overlaps(sentence) for sentence in around)]
    for span in tuple(own):
        quotation = passage.quotation_at(span.start)
        run = passage.run_of(quotation) if quotation is not None else ()
        if len(run) > 1:
            own = [one for one in own if not any(one.overlaps(part.outer) for part in run)]
            own += [part.outer for part in run]
    last = max((span.end for span in [*own, *cue]), default=0)
    return sorted(own), [span for span in content if span not in own and span.start >= last]


def content_of(passage: Passage, frame: Frame) -> list[Span]:
    """The content's spans: joined where only marks stand between, cut at line ends and before a new quotation."""
    joined: list[Span] = []
    for span in frame.content:
        between = passage.text[joined[-1].end : span.start] if joined else ""
        if joined and not any(character.isalnum() or character == "\n" for character in between):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    parts = [part for span in joined for part in _cut(passage, span)]
    return [passage.content(_past_that(passage, part)) for part in parts if part.trimmed(passage.text, EDGES)]


def _cut(passage: Passage, span: Span) -> Iterator[Span]:
    """`span` in parts: one a line, and one from each quotation on that opens behind the end of a sentence."""
    start = span.start
    for match in _BREAK.finditer(passage.text, span.start, span.end):
        quotation = passage.quotation_at(match.end())
        if "\n" in match[0] or (quotation is not None and quotation.outer.start == match.end()):
            yield Span(start, match.start("break"))
            start = match.end()
    yield Span(start, span.end)


def _past_that(passage: Passage, span: Span) -> Span:
    """The span without "that", and without an occasion before it: "on Friday that the truce holds"."""
    if not passage.paragraph.span.contains(span):
        return span
    doc = passage.paragraph.doc
    first = passage.index_at(span.start)
    for token in doc[first : first + _OCCASION]:
        if (
            passage.position(token) >= span.end
            or token.is_quote
            or token.pos in {"VERB", "AUX"}
            or token.dep in SUBJECTS
        ):
            break
        if token.lower == "that" and token.dep == "mark" and token.i + 1 < len(doc):
            if first <= token.head.head.i < token.i:  # "claims that …": the clause belongs to the noun
                break
            return Span(passage.position(doc[token.i + 1]), max(span.end, passage.position(doc[token.i + 1])))
    return span
