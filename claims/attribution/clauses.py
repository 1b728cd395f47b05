"""What is said: how far the clause or phrase that a cue governs reaches.

Knows the parser's relations; knows no cue word and no source.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.attribution.cues import Frame
from claims.attribution.passage import Passage
from claims.parsing import Token
from claims.text import Span

_OPENERS = frozenset({"that", "whether", "if", "and", "but", "or"})
_THAT_REACH = 12
"""Tokens between a cue and its "that": room for an occasion ("in an interview with the daily on Sunday")."""

_RENAMED = frozenset({"oprd", "xcomp", "ccomp", "attr", "acomp"})


def governed(verb: Token) -> Iterator[tuple[Frame, Token]]:
    """What `verb` governs: each frame with the head of the governed clause or phrase, the weightiest first."""
    children = list(verb.children)
    yield from ((Frame.CLAUSE, child) for child in children if child.dep == "ccomp" and not _gerund(child))
    if verb.dep in {"parataxis", "ccomp"} and _interrupts(verb):
        yield Frame.CLAUSE, verb.head
    yield from ((Frame.CLAUSE, mark.head) for mark in _distant_that(verb))
    for child in children:
        if child.dep in {"xcomp", "ccomp"} and _gerund(child):
            yield Frame.GERUND, child
        elif child.dep == "xcomp" and any(word.lower == "to" for word in child.lefts):
            yield Frame.INFINITIVE, child
    for child in children:
        if child.dep == "dobj":
            yield from ((frame, child) for frame in (Frame.COUNT, Frame.CHARGE, Frame.RENAME, Frame.OBJECT))
        elif child.dep in _RENAMED and child.i > verb.i:
            yield Frame.RENAME, child
    for child in children:
        if child.dep == "prep":
            yield Frame.ABOUT, child


def _distant_that(verb: Token) -> Iterator[Token]:
    """The "that" of a clause which the parser hung on a word between: "said in a report that …"."""
    for token in verb.doc[verb.i + 1 : min(verb.right_edge.i, verb.i + _THAT_REACH) + 1]:
        if token.lower == "that" and token.dep == "mark" and token.head.i > token.i:
            yield token
            return


def _gerund(verb: Token) -> bool:
    lefts = list(verb.lefts)
    if any(child.dep == "aux" and child.lower == "having" for child in lefts):
        return True
    return verb.tag == "VBG" and not any(child.dep in {"aux", "nsubj"} for child in lefts)


def _interrupts(verb: Token) -> bool:
    """True for a cue set into what it reports: "The girls, he added, had been freed"."""
    head = verb.head
    if verb.dep == "ccomp":
        return verb.left_edge.follows({","}) and head.left_edge.i < verb.left_edge.i
    return head.pos in {"VERB", "AUX"}


def clause(passage: Passage, verb: Token, head: Token) -> list[Span]:
    """The extent of the clause of `head` as reported by `verb`: one span, or two around a cue set into it."""
    first, last = head.left_edge, head.right_edge
    if first.i <= verb.i <= last.i and verb.is_ancestor(head) is False:
        before = _between(passage, first, verb.left_edge)
        after = _after(passage, verb.right_edge, last)
        return [span for span in (before, after) if span]
    if first.i < verb.i < head.i:  # "which, it says, are aimed at …": the relative pronoun stands before the cue
        first = verb.doc[verb.i + 1]
    if head.i < verb.i:
        stop = min([verb.i, *(child.left_edge.i for child in verb.children if first.i < child.left_edge.i > head.i)])
        last = head.doc[min(last.i, max(stop - 1, head.i))]
    first = past_openers(first, last)
    return [passage.content(passage.span(first, _before_attribution(first, last)))]


def extent(passage: Passage, head: Token, until: Token | None = None) -> list[Span]:
    """The whole phrase of `head`, up to `until` where what follows it belongs to it too."""
    first = head.left_edge
    last = until.right_edge if until is not None and until.right_edge.i > head.right_edge.i else head.right_edge
    return [passage.content(passage.span(first, _before_attribution(first, last)))]


def past_openers(first: Token, last: Token) -> Token:
    """The first token of the reported words proper, behind "that" and stray marks."""
    while first.i < last.i and (first.lower in _OPENERS or (first.is_punct and not first.is_quote)):
        first = first.doc[first.i + 1]
    return first


def _before_attribution(first: Token, last: Token) -> Token:
    """The last token before an ", according to …" that the parser took for part of the phrase."""
    for token in first.doc[first.i + 1 : last.i + 1]:
        if token.lower == "according" and token.follows({","}):
            return token.doc[token.i - 1]
    return last


def _between(passage: Passage, first: Token, stop: Token) -> Span | None:
    if stop.i <= first.i:
        return None
    first = past_openers(first, stop)
    return passage.content(passage.span(first, stop.doc[stop.i - 1])) if first.i < stop.i else None


def _after(passage: Passage, previous: Token, last: Token) -> Span | None:
    return passage.content(passage.span(previous.doc[previous.i + 1], last)) if previous.i < last.i else None
