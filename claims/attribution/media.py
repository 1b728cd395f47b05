"""Media in a sentence: the paper, agency or channel through which somebody speaks.

Knows what a medium is called; who speaks is not its concern.
"""

from __future__ import annotations

from claims.attribution import speakers
from claims.attribution.attribution import Relay
from claims.attribution.cues import relaying
from claims.attribution.medium import is_medium
from claims.attribution.passage import Passage
from claims.parsing import Token

_OCCASIONS = frozenset({"interview", "statement", "message", "video", "appearance", "article", "report", "post"})


def channel(passage: Passage, verb: Token) -> tuple[Relay, ...]:
    """The medium of "told the daily X", "said on state television", "Y quoted X as saying"."""
    quoting = speakers.quoting_verb(verb)
    if quoting is not None:
        return _quoting(passage, quoting)
    for child in verb.rights:
        if child.dep in {"dobj", "dative"} and verb.lemma == "tell" and child.pos in {"NOUN", "PROPN"}:
            if is_medium(child):
                return (Relay((speakers.phrase(passage, child),), ()),)
        elif child.dep in {"prep", "dative"} and child.lower in relaying().channel_prepositions:
            found = _medium_under(child)
            if found is not None:
                return (Relay((speakers.phrase(passage, found),), ()),)
    found = _told_behind(verb) or _talking_to(verb)
    return (Relay((speakers.phrase(passage, found),), ()),) if found is not None else ()


def _told_behind(verb: Token) -> Token | None:
    """The medium behind a speaker who follows the verb: "said the singer's publicist to the Guardian"."""
    speaker = speakers.subject(verb)
    to = speakers.told_behind(speaker) if speaker is not None and speaker.i > verb.i else None
    return _medium_under(to) if to is not None else None


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
    return before if before.pos in {"NOUN", "PROPN"} and before.head is verb else None


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
