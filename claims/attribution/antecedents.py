"""Whom a pronoun stands for: "he said" → the last person who spoke or was spoken of.

Knows pronouns, number, and what the parser recognises as persons. It answers only where a compatible name is near: no
antecedent is better than a wrong one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

import msgspec

from claims.attribution import speakers
from claims.attribution.attribution import Attribution
from claims.attribution.passage import Passage, passage_at
from claims.lexicon import load
from claims.parsing import Token
from claims.text import Span

_REACH = 700
"""Code points from a pronoun back to whom it stands for, about five sentences of news."""


class Sort(Enum):
    """What a noun phrase or pronoun stands for, as far as grammar tells."""

    PERSON = "person"
    GROUP = "group"
    BODY = "body"
    RELATIVE = "relative"


_PRONOUNS = {
    "he": Sort.PERSON, "she": Sort.PERSON, "him": Sort.PERSON, "her": Sort.PERSON, "his": Sort.PERSON,
    "they": Sort.GROUP, "them": Sort.GROUP, "their": Sort.GROUP,
    "it": Sort.BODY, "its": Sort.BODY,
    "who": Sort.RELATIVE, "which": Sort.RELATIVE, "that": Sort.RELATIVE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Mention:
    """A noun phrase that a later pronoun may stand for."""

    span: Span
    sort: Sort
    title: str


class Pronouns(msgspec.Struct, frozen=True):
    """The file `pronouns.toml`: the titles that tell for which of two pronouns a person stands."""

    source: str
    he: frozenset[str]
    she: frozenset[str]


def _titles() -> dict[str, frozenset[str]]:
    lists = load("pronouns", Pronouns)
    return {"he": lists.he, "she": lists.she}


_OPPOSITE = {"he": "she", "she": "he", "him": "she", "her": "he", "his": "she"}


def with_antecedents(found: Sequence[Attribution], passages: Sequence[Passage]) -> list[Attribution]:
    """`found` with the antecedent of every pronoun, and of every quote that runs on, where the text tells."""
    if not any(_pronoun(attribution, passages) for attribution in found):
        return list(found)
    mentions = sorted((mention for passage in passages for mention in _mentions(passage)), key=_end)
    settled: dict[Span, Span] = {}
    resolved = []
    for attribution in found:
        antecedent = attribution.antecedent
        if attribution.source and (sort := _pronoun(attribution, passages)):
            antecedent = _antecedent(attribution.source[0], sort, mentions, passages)
            if antecedent:
                settled[attribution.source[0]] = antecedent
        elif antecedent in settled:
            antecedent = settled[antecedent]
        resolved.append(replace(attribution, antecedent=antecedent))
    return resolved


def _pronoun(attribution: Attribution, passages: Sequence[Passage]) -> Sort | None:
    if len(attribution.source) != 1:
        return None
    return _PRONOUNS.get(attribution.source[0].of(passages[0].text).lower())


def _antecedent(pronoun: Span, sort: Sort, mentions: Sequence[_Mention], passages: Sequence[Passage]) -> Span | None:
    if sort is Sort.RELATIVE:
        return _related(pronoun, passages)
    first = bisect_left(mentions, pronoun.start - _REACH, key=_end)
    last = bisect_right(mentions, pronoun.start, key=_end)
    excluded = _titles().get(_OPPOSITE.get(pronoun.of(passages[0].text).lower(), ""), frozenset())
    near = [mention for mention in mentions[first:last] if mention.sort is sort and mention.title not in excluded]
    return near[-1].span if near else None


def _end(mention: _Mention) -> int:
    return mention.span.end


def _related(pronoun: Span, passages: Sequence[Passage]) -> Span | None:
    """The noun phrase that a relative clause belongs to."""
    passage = passage_at(passages, pronoun.start)
    words = passage.tokens(pronoun)
    if not words:
        return None
    verb = words[0].head
    while verb.dep in {"conj", "xcomp", "ccomp"} and verb.head != verb:
        verb = verb.head
    if verb.dep != "relcl":
        return None
    noun = verb.head
    before = verb.left_edge.neighbour(-1)
    return passage.span(noun.left_edge, max(noun, before or noun)).trimmed(passage.text, " ,")


def _mentions(passage: Passage) -> Iterator[_Mention]:
    """The subjects and agents of the passage that pronouns may take up."""
    for token in passage.paragraph.doc:
        if token.pos in {"NOUN", "PROPN"}:
            title = token.left_edge.lower.rstrip(".")
            titled = any(title in titles for titles in _titles().values())
            sort = Sort.PERSON if titled else _sort(token)
            if sort and (_is_actor(token) or (titled and token.dep in {"dobj", "pobj"})):
                yield _Mention(_name(passage, token), sort, title)


def _is_actor(token: Token) -> bool:
    return token.dep in speakers.SUBJECTS or (token.dep == "pobj" and token.head.lower in {"to", "by"})


def _sort(token: Token) -> Sort | None:
    if token.tag in {"NNS", "NNPS"} or any(child.dep == "conj" for child in token.children):
        return Sort.GROUP
    words = token.doc[token.left_edge.i : token.right_edge.i + 1]
    if token.entity == "PERSON" or any(word.entity == "PERSON" and word.dep == "appos" for word in words):
        return Sort.PERSON
    return Sort.BODY if token.entity in {"ORG", "GPE", "NORP"} or _is_body(token) else None


def _is_body(token: Token) -> bool:
    return token.lemma.lower() in {
        "ministry",
        "government",
        "army",
        "military",
        "group",
        "agency",
        "company",
        "report",
    }


def _name(passage: Passage, head: Token) -> Span:
    """The noun phrase of `head` without the clauses behind it."""
    return speakers.phrase(passage, head)
