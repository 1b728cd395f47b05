"""Media in a sentence: the paper, agency or channel through which somebody speaks.

Knows what a medium is called; who speaks is not its concern.
"""

from __future__ import annotations

from claims.attribution import speakers
from claims.attribution.attribution import Relay
from claims.attribution.cues import relaying
from claims.attribution.passage import Passage
from claims.parsing import Token

_OCCASIONS = frozenset({"interview", "statement", "message", "video", "appearance", "article", "report", "post"})


def is_medium(head: Token) -> bool:
    """True when the noun phrase of `head` names a paper, an agency, a channel or a network."""
    words = relaying()
    if head.lemma.lower() in words.media_nouns:
        return True
    names = words.media_names
    phrase = [token for token in head.doc[head.left_edge.i : head.right_edge.i + 1] if token.pos != "DET"]
    printed = [token.text for token in phrase]
    joined = " ".join(printed)
    return head.text in names or joined in names or any(f" {name} " in f" {joined} " for name in names)


def channel(passage: Passage, verb: Token) -> tuple[Relay, ...]:
    """The medium of "told the daily X", "said on state television", "Y quoted X as saying"."""
    quoting = speakers.quoting_verb(verb)
    if quoting is not None:
        return _quoting(passage, quoting)
    for child in verb.rights:
        if child.dep in {"dobj", "dative"} and verb.lemma == "tell" and child.pos in {"NOUN", "PROPN"}:
            if is_medium(child):
                return (Relay((speakers.phrase(passage, child),), ()),)
            before = child.left_edge.neighbour(-1)
            if before is not None and before.i > verb.i and before.text in relaying().media_names:
                # "told | BBC | Focus on Africa"
                return (Relay((passage.span(before, child),), ()),)
        elif child.dep in {"prep", "dative"} and child.lower in relaying().channel_prepositions:
            found = _medium_under(child)
            if found is not None:
                return (Relay((speakers.phrase(passage, found),), ()),)
    found = _talking_to(verb)
    return (Relay((speakers.phrase(passage, found),), ()),) if found is not None else ()


def _talking_to(verb: Token) -> Token | None:
    """The medium of "Speaking to CNN, he said", "said he, talking to CNN"."""
    for child in verb.children:
        if child.tag == "VBG" and child.lemma in relaying().talking_verbs:
            for to in child.rights:
                if to.dep == "prep" and to.lower in {"to", "with", "on"} and (found := _medium_under(to)) is not None:
                    return found
    return None


def _quoting(passage: Passage, quoting: Token) -> tuple[Relay, ...]:
    """Whoever quotes: Y in "Y quoted X as saying", and in "X was quoted by Y as saying"."""
    medium = speakers.agent(quoting) if speakers.is_passive(quoting) else _subject_before(quoting)
    if medium is None:
        return ()
    return (Relay((speakers.phrase(passage, medium),), (passage.span(quoting, quoting),)),)


def _subject_before(verb: Token) -> Token | None:
    """The verb's subject; else the name right before it, which a parse gone wrong hangs on the verb otherwise."""
    found = speakers.subject(verb)
    if found is not None or verb.i == verb.sentence.start:
        return found
    before = verb.neighbour(-1)
    return before if before is not None and before.pos in {"NOUN", "PROPN"} and before.head is verb else None


def _medium_under(preposition: Token) -> Token | None:
    for noun in preposition.children:
        if noun.dep != "pobj":
            continue
        if is_medium(noun):
            return noun
        if noun.lemma.lower() in _OCCASIONS:
            for inner in noun.children:
                if inner.dep == "prep" and inner.lower in relaying().channel_prepositions:
                    found = _medium_under(inner)
                    if found is not None:
                        return found
    return None
