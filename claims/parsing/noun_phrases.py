"""Noun phrases: a noun with all that stands before it.

Knows the tree; knows nothing of names.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.parsing.token import Doc, Stretch, Token

_HEADS = frozenset({"NOUN", "PROPN", "PRON"})
_ROLES = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "dative", "oprd", "pcomp", "ROOT", "npadvmod"}
)


def noun_phrases(doc: Doc) -> Iterator[Stretch]:
    """The noun phrases that stand in a role of their own, or are joined by "and" to one that does; none overlaps."""
    end = 0
    for token in doc:
        if token.pos in _HEADS and token.left_edge.i >= end and _plays(token):
            end = token.i + 1
            yield doc.stretch(token.left_edge.i, end)


def _plays(token: Token) -> bool:
    while token.dep == "conj" and token.head.i < token.i:
        token = token.head
    return token.dep in _ROLES and token.pos in _HEADS
