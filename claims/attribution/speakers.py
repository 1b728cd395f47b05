"""Who speaks: the noun phrase that is the source of a cue.

Knows the grammar of subjects and noun phrases; knows no cue word.
"""

from __future__ import annotations

from claims.attribution.cues import relaying
from claims.attribution.passage import Passage
from claims.parsing import Token
from claims.text import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SHARING = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "parataxis", "dep", "npadvmod", "pobj"})
"""Relations in which a verb without a subject shares that of the verb above it."""

_QUOTED_REACH = 20
"""Words from "quoted" to its "saying" at the most: room for a name with a long apposition."""

_TIMES = frozenset({"DATE", "TIME"})
_CLIMB_LIMIT = 6
"""Verbs climbed in search of a subject ("went on to say"): a longer chain is a parser's mistake."""


def phrase(passage: Passage, head: Token) -> Span:
    """The noun phrase of `head` with its modifiers and appositions, without clauses and dates set off behind it."""
    first, last = head.left_edge, head.right_edge
    for child in head.rights:
        if _set_off(child):
            last = child.left_edge.neighbour(-1) or head
            break
    if last.i < head.i:
        last = head
    while first.i < head.i and (first.is_punct or first.dep in {"cc", "mark", "advmod"}) and not first.is_quote:
        first = first.doc[first.i + 1]
    while last.i > head.i and (last.is_punct or last.dep == "cc") and last.text not in {")", "]", "”", '"'}:
        last = last.doc[last.i - 1]
    return passage.span(first, last)


def _set_off(child: Token) -> bool:
    """True for what follows a noun phrase without naming it: ", which …", "on Tuesday", a participle after a comma."""
    if child.dep in {"relcl", "acl", "advcl"}:
        return child.left_edge.follows({","})
    if child.dep == "npadvmod":
        return child.entity in _TIMES
    if child.dep == "prep":
        return any(word.entity in _TIMES for word in child.children)
    return child.dep in {"parataxis", "ccomp", "dep"}


def subject(verb: Token) -> Token | None:
    """The grammatical subject that stands with `verb` itself."""
    for child in verb.children:
        if child.dep in SUBJECTS:
            return child
    return None


def agent(verb: Token) -> Token | None:
    """X in "was called a lie by X"."""
    for child in verb.children:
        if child.dep == "agent" or (child.dep == "prep" and child.lower == "by"):
            for grandchild in child.children:
                if grandchild.dep == "pobj":
                    return grandchild
    return None


def is_passive(verb: Token) -> bool:
    """True for "was called", and for a bare participle that modifies a noun: "a plan called …"."""
    if any(child.dep in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    return (
        verb.tag == "VBN" and verb.dep in {"acl", "relcl", "advcl"} and not any(c.dep == "aux" for c in verb.children)
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
            return found if found.dep == "nsubj" or not is_passive(verb) else _passive_speaker(verb, found)
        if verb.dep in {"acl", "relcl"}:
            return _issuer(verb.head)
        if verb.dep not in _SHARING or verb.head == verb:
            return None
        verb = verb.head
    return None


def quoted_as(verb: Token) -> bool:
    """True for "quoted" in "X was quoted as saying": there the subject of the passive speaks."""
    return verb.lemma in relaying().quoting_verbs and any(child.lower == "as" for child in verb.children)


def saying(quoting: Token) -> Token | None:
    """The verb "saying" of "quoted X as saying", when `quoting` is its "quoted".

    By the order of words: the long names between the two upset any parse.
    """
    if quoting.lemma not in relaying().quoting_verbs:
        return None
    for token in quoting.doc[quoting.i + 1 : min(quoting.i + _QUOTED_REACH, quoting.sentence.end)]:
        if token.tag == "VBG" and token.follows({"as"}):
            return token
    return None


def quoting_verb(verb: Token) -> Token | None:
    """The verb "quoted" of "quoted X as saying", when `verb` is its "saying"."""
    if verb.tag != "VBG" or not verb.follows({"as"}):
        return None
    before = verb.doc[max(verb.sentence.start, verb.i - _QUOTED_REACH) : verb.i - 1]
    return next((token for token in reversed(before) if token.lemma in relaying().quoting_verbs), None)


def _quoted(quoting: Token) -> Token | None:
    """X in "quoted X as saying" and in "X was quoted as saying"."""
    if is_passive(quoting):
        return subject(quoting)
    found = next((child for child in quoting.rights if child.dep == "dobj"), None)
    following = quoting.neighbour() or quoting
    while found is None and following.head.i > following.i and following.head.pos in {"NOUN", "PROPN"}:
        following = following.head
    return found or (following if following.pos in {"NOUN", "PROPN", "PRON"} else None)


def _passive_speaker(verb: Token, found: Token) -> Token:
    """In "was quoted as saying" the subject of the passive speaks."""
    return agent(verb) or found


def _issuer(noun: Token) -> Token | None:
    """Who speaks in "issued a statement saying": the one who issued it; else the statement itself."""
    verb = noun.head
    if noun.dep == "dobj" and verb.lemma in relaying().issuing_verbs:
        return speaker(verb) or noun
    return noun if noun.pos in {"NOUN", "PROPN", "PRON"} else None
