"""Quotations that stand alone: a sentence or a paragraph in quotation marks, with no cue and nobody named.

Knows what was found before. Whoever spoke last, in the same paragraph or the one before, goes on speaking; where
nobody did, the speaker stays unknown, which is better than a wrong one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from claims.attribution import speakers
from claims.attribution.attribution import Attribution
from claims.attribution.cues import RUNS_ON, phrase_cue, relaying
from claims.attribution.passage import Passage
from claims.attribution.phrases import according_to, owner_of
from claims.attribution.quotations import may_cue
from claims.attribution.settling import extent
from claims.attribution.verbs import cue_span, source_of
from claims.parsing import Token
from claims.quotes import Quotation
from claims.text import Span

_SHORTEST = 2
"""Words of the shortest sentence in quotation marks that is speech; one word alone is as often a name."""

_ENDS = ".!?…"
_CLOSED = '.!?:…"”’»)'
_ANNOUNCES = ":,"
_GOES_ON = ",;:-–—―("

_NEAR = 40
"""Spans found before a quotation's end that are looked at: contents nest, but never so deep."""


def with_lone_quotations(found: Sequence[Attribution], passages: Sequence[Passage]) -> list[Attribution]:
    """`found`, in text order, with the quotations that nobody is named for."""
    added: list[Attribution] = []
    covered = sorted({span for attribution in found for span in (*attribution.content, *attribution.source)})
    at = 0
    before: Attribution | None = None
    for place, passage in enumerate(passages):
        for quotation in passage.quotations:
            while at < len(found) and extent(found[at]).start < quotation.outer.start:
                before = found[at]
                at += 1
            if _stands_alone(passage, quotation) and not _is_covered(quotation.outer, covered):
                above = passages[max(0, place - 1)]
                reaches = before is not None and extent(before).end > above.paragraph.span.start
                lone = _announced(above, quotation) or _spoken_on(passage, quotation, before if reaches else None)
                if lone is not None:
                    added.append(lone)
                    before = lone
    return sorted([*found, *added], key=extent)


def _stands_alone(passage: Passage, quotation: Quotation) -> bool:
    """True for one or more whole sentences in quotation marks."""
    inner = quotation.inner.of(passage.text).strip()
    if inner.count(" ") < _SHORTEST - 1 or inner[-1:] not in _ENDS or not inner[:1].isupper():
        return False
    line = passage.paragraph.span
    before = passage.text[line.start : quotation.outer.start].rstrip()
    behind = passage.text[quotation.outer.end : line.end].lstrip()
    return (not before or before[-1] in _CLOSED) and (
        not behind or (not behind[0].islower() and behind[0] not in _GOES_ON)
    )


def _is_covered(span: Span, covered: Sequence[Span]) -> bool:
    """True when something found overlaps `span`; `covered` is sorted."""
    last = bisect_left(covered, Span(span.end, span.end))
    return any(other.overlaps(span) for other in covered[max(0, last - _NEAR) : last])


def _announced(above: Passage, quotation: Quotation) -> Attribution | None:
    """A quotation on the line below its cue: "The opposition leader wrote to his supporters:"."""
    line = above.paragraph.span
    if line.end >= quotation.outer.start or above.text[line.end - 1] not in _ANNOUNCES:
        return None
    tokens = above.paragraph.doc.tokens
    verb = next((token for token in reversed(tokens) if may_cue(token)), None)
    source = source_of(above, verb) if verb is not None else None
    if verb is not None and source is not None:
        use, cue = phrase_cue("quote with cue"), cue_span(above, verb)
    else:
        use = phrase_cue("according to")
        named = next((found for token in tokens if (found := _named_without_verb(above, token))), None)
        if named is None:
            return None
        cue, source = named
    return above.attribution(use, content=[quotation.outer], cue=[cue], source=[source])


def _named_without_verb(above: Passage, token: Token) -> tuple[Span, Span] | None:
    """Cue and source of "According to the ministry:", "Full statement of the ministry:", "The mayor's letter:"."""
    if token.lower == "according":
        return according_to(above, token)
    owner = owner_of(token) if token.lemma in relaying().issued_texts else None
    return (above.span(token, token), speakers.phrase(above, owner)) if owner is not None else None


def _spoken_on(passage: Passage, quotation: Quotation, before: Attribution | None) -> Attribution | None:
    lone = passage.attribution(phrase_cue(RUNS_ON), content=[quotation.outer], cue=[], source=[])
    if lone is None or before is None:
        return lone
    return replace(lone, antecedent=before.source[0] if before.source else before.antecedent)
