"""Who speaks: the noun phrase that is the source of a cue.

Knows the grammar of subjects and noun phrases; knows no cue word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.attribution.cues import relaying
from claims.attribution.passage import Passage
from claims.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SHARING = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "parataxis", "dep", "npadvmod", "pobj"})
"""Relations in which a verb without a subject shares that of the verb above it."""

_TIMES = frozenset({"DATE", "TIME"})
_CLIMB_LIMIT = 6
"""Verbs climbed in search of a subject ("went on to say"): a longer chain is a parser's mistake."""


def phrase(passage: Passage, head: Token) -> Span:
    """The noun phrase of `head` with its modifiers and appositions, without clauses and dates set off behind it."""
    first, last = head.left_edge, head.right_edge
    for child in head.rights:
        if _set_off(child):
            last = child.left_edge.nbor(-1)
            break
    if last.i < head.i:
        last = head
    while first.i < head.i and (first.is_punct or first.dep_ in {"cc", "mark", "advmod"}) and not first.is_quote:
        first = first.nbor(1)
    while last.i > head.i and (last.is_punct or last.dep_ == "cc") and last.text not in {")", "]", "”", '"'}:
        last = last.nbor(-1)
    return passage.span(first, last)


def _set_off(child: Token) -> bool:
    """True for what follows a noun phrase without naming it: ", which …", "on Tuesday", a participle after a comma."""
    if child.dep_ in {"relcl", "acl", "advcl"}:
        return child.left_edge.i > 0 and child.left_edge.nbor(-1).text == ","
    if child.dep_ == "npadvmod":
        return child.ent_type_ in _TIMES
    if child.dep_ == "prep":
        return any(word.ent_type_ in _TIMES for word in child.children)
    return child.dep_ in {"parataxis", "ccomp", "dep"}


def subject(verb: Token) -> Token | None:
    """The grammatical subject that stands with `verb` itself."""
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            return child
    return None


def agent(verb: Token) -> Token | None:
    """X in "was called a lie by X"."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    return grandchild
    return None


def is_passive(verb: Token) -> bool:
    """True for "was called", and for a bare participle that modifies a noun: "a plan called …"."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in {"acl", "relcl", "advcl"}
        and not any(c.dep_ == "aux" for c in verb.children)
    )


def speaker(verb: Token) -> Token | None:
    """The head of the noun phrase that does what `verb` says, looked for up the chain of verbs where it is shared."""
    quoting = quoting_verb(verb)
    if quoting is not None:
        return _quoted(quoting)
    if is_passive(verb):
        return agent(verb)
    for _ in range(_CLIMB_LIMIT):
        found = subject(verb)
        if found is not None:
            return found if found.dep_ == "nsubj" or not is_passive(verb) else _passive_speaker(verb, found)
        if verb.dep_ in {"acl", "relcl"}:
            return _issuer(verb.head)
        if verb.dep_ not in _SHARING or verb.head == verb:
            return None
        verb = verb.head
    return None


def quoting_verb(verb: Token) -> Token | None:
    """The verb "quoted" of "quoted X as saying", when `verb` is its "saying"."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.lemma_ in relaying().quoting_verbs:
        return verb.head.head
    return None


def _quoted(quoting: Token) -> Token | None:
    """X in "quoted X as saying" and in "X was quoted as saying"."""
    if is_passive(quoting):
        return subject(quoting)
    return next((child for child in quoting.rights if child.dep_ == "dobj"), None)


def _passive_speaker(verb: Token, found: Token) -> Token:
    """In "was quoted as saying" the subject of the passive speaks."""
    return agent(verb) or found


def _issuer(noun: Token) -> Token | None:
    """Who speaks in "issued a statement saying": the one who issued it; else the statement itself."""
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in relaying().issuing_verbs:
        return speaker(verb) or noun
    return noun if noun.pos_ in {"NOUN", "PROPN", "PRON"} else None
