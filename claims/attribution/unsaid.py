"""What is not said at all: "did not say", "if he says", "is expected to announce", "nobody said".

Knows the grammar around a cue. A cue verb there reports no statement; what would be said is somebody's guess.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from claims.attribution import speakers
from claims.attribution.attribution import Attribution
from claims.attribution.passage import Passage, passage_at
from claims.lexicon import load
from claims.parsing import Token

_CLIMB_LIMIT = 4
"""Verbs climbed from the cue to the one that tells whether it holds: "may have wanted to say"."""


_SELF = frozenset({"me", "us", "'s", "’s"})

_HANGS_ON = frozenset({"conj", "xcomp", "pcomp", "acomp"})
"""How a verb stands to the one it stands beside or completes: "had not been able to say" by way of "able"."""

_BEFORE = frozenset({"aux", "neg", "advmod", "preconj", "cc", "dep"})


class Unsaid(msgspec.Struct, frozen=True):
    """The file `unsaid.toml`."""

    source: str
    modals: frozenset[str]
    negations: frozenset[str]
    marks: frozenset[str]
    heads: frozenset[str]
    nobody: frozenset[str]


def said(found: Sequence[Attribution], passages: Sequence[Passage]) -> list[Attribution]:
    """`found` without what nobody said."""
    return [attribution for attribution in found if not _is_unsaid(attribution, passages)]


def _is_unsaid(attribution: Attribution, passages: Sequence[Passage]) -> bool:
    if not attribution.cue:
        return False
    passage = passage_at(passages, attribution.cue[0].start)
    verb = _cue_verb(passage.tokens(attribution.cue[-1]))
    if verb is None:
        return False
    if passage.quotation_at(passage.position(verb)) is not None and not attribution.relays:
        return True
    if any(span.of(passage.text).lower() in _SELF for span in attribution.source):  # "Let me add that …"
        return True
    return any(_leaves_open(token) for token in _above(verb)) or _is_asked(passage, verb, attribution)


def _cue_verb(cue: Sequence[Token]) -> Token | None:
    """The verb of saying in a cue of several words: the last that completes the one before ("has yet to confirm")."""
    verb = next((token for token in cue if token.pos == "VERB"), None)
    for token in cue:
        if verb is not None and token.pos == "VERB" and token.dep == "xcomp" and token.head is verb:
            verb = token
    return verb


def _above(verb: Token) -> Iterator[Token]:
    """The cue verb, and the verbs it stands beside or completes."""
    for _ in range(_CLIMB_LIMIT):
        yield verb
        if verb.dep not in _HANGS_ON or verb.head is verb or verb.head.pos not in {"VERB", "AUX", "ADJ"}:
            return
        verb = verb.head


def _leaves_open(verb: Token) -> bool:
    words = load("unsaid", Unsaid)
    for child in verb.children:
        if child.i < verb.i and child.dep in _BEFORE:
            if child.lower in words.negations or child.lower in words.modals:
                return True
        elif child.dep == "mark" and child.lower in words.marks and verb.dep == "advcl":
            return True
    return _only_meant(verb, words) or _by_nobody(verb, words) or _is_inverted(verb)


def _only_meant(verb: Token, words: Unsaid) -> bool:
    """True under "is expected to", "has yet to", "wants them to"."""
    to = next((child for child in verb.lefts if child.lower == "to"), None)
    if to is None:
        return False
    governing = [verb.head, *(child for child in verb.head.children if child.dep == "acomp" and child.i < verb.i)]
    return any(one.lemma in words.heads for one in governing) or to.follows({"yet"})


def _by_nobody(verb: Token, words: Unsaid) -> bool:
    subject = speakers.speaker(verb)
    if subject is None:
        return False
    if subject.lower in {"who", "that"} and verb.dep == "relcl":
        subject = verb.head
    return subject.lower in words.nobody or (subject.lower == "one" and subject.follows({"no"}))


def _is_inverted(verb: Token) -> bool:
    """True for "Had the ministry said that …, hundreds would have been spared"."""
    opening = verb.sentence.doc[verb.sentence.start]
    return opening.lower in {"had", "should"} and opening.head is verb and opening.dep == "aux"


def _is_asked(passage: Passage, verb: Token, attribution: Attribution) -> bool:
    """True when the report itself asks whether something was said."""
    last = verb.doc[verb.sentence.end - 1]
    if last.text != "?" or passage.quotation_at(passage.position(last)) is not None:
        return False
    return all(passage.quotation_at(span.start) is None for span in attribution.content)
