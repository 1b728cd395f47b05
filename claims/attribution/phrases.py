"""Attributions without a governing verb: "according to X", "as reported by X", "X's claim that …".

Knows these phrases and where the clause they belong to begins and ends.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.attribution import clauses, media, speakers
from claims.attribution.attribution import Attribution
from claims.attribution.cues import Frame, noun_cues, phrase_cue, relaying, verb_cues
from claims.attribution.headlines import Headlines
from claims.attribution.passage import Passage
from claims.attribution.verbs import cue_span, in_speech
from claims.lexicon import load
from claims.parsing import Token
from claims.text import Span

_ENDS = frozenset({",", ";", "."})
_CLAUSE_HEADS = frozenset({"VERB", "AUX"})


def by_phrase(passage: Passage) -> Iterator[Attribution]:
    """The attributions that phrases and nouns of the passage make."""
    nouns = noun_cues()
    for token in passage.paragraph.doc:
        found = None
        if token.lower == "according":
            found = _according(passage, token)
        elif token.lower == "as" and token.head.pos == "VERB":
            found = _as_reported(passage, token)
        elif token.lower in relaying().crediting_participles and _follows_a_comma(token):
            found = _quoted_by(passage, token)
        elif token.pos == "NOUN" and token.lemma in nouns:
            found = _by_noun(passage, token)
        if found and not in_speech(passage, found.cue[0].start):
            yield found


def _according(passage: Passage, according: Token) -> Attribution | None:
    named = according_to(passage, according)
    if named is None:
        return None
    cue, source = named
    doc = according.doc
    last = doc[max(passage.index_at(source.end) - 1, according.i + 1)]
    return passage.attribution(
        phrase_cue("according to"),
        content=_around(passage, according, last),
        cue=[cue],
        source=[source],
        relays=(),
    )


def according_to(passage: Passage, according: Token) -> tuple[Span, Span] | None:
    """The cue "according to" that begins with this token, and whom it names."""
    doc = according.doc
    if according.i + 1 >= len(doc) or doc[according.i + 1].lower != "to":
        return None
    to = doc[according.i + 1]
    head = next((child for child in to.children if child.dep == "pobj"), None)
    if head is None or is_standard(head):
        return None
    return passage.span(according, to), speakers.phrase(passage, head)


def is_standard(head: Token) -> bool:
    """True for "according to plan", "according to gender": a measure, nobody who speaks."""
    if head.lemma in relaying().standards:
        return True
    bare = head.tag == "NN" and head.left_edge == head and head.right_edge == head
    return bare and head.lemma not in load("headlines", Headlines).speakers


def _as_reported(passage: Passage, marker: Token) -> Attribution | None:
    """X in "As reported by X, …", "…, as X reported"."""
    verb = marker.head
    if Frame.CLAUSE not in verb_cues().get(verb.lemma, {}) or marker.i > verb.i:
        return None
    if any(child.dep in {"ccomp", "xcomp", "dobj"} for child in verb.children):
        return None
    source = speakers.agent(verb) or speakers.subject(verb)
    if source is None or source.lower == "it":
        return None
    last = max(verb, source.right_edge, key=lambda token: token.i)
    cue = cue_span(passage, verb)
    return passage.attribution(
        phrase_cue("as reported by"),
        content=_around(passage, marker, last),
        cue=[cue],
        source=[speakers.phrase(passage, source)],
        relays=media.channel(passage, verb),
    )


def _follows_a_comma(token: Token) -> bool:
    """True for "…, quoted by", and not for "was quoted by" nor for "a minister quoted by"."""
    return token.i > token.sentence.start + 1 and token.follows({",", "”", '"'})


def _quoted_by(passage: Passage, participle: Token) -> Attribution | None:
    """X in "…, the manager said, quoted by X"."""
    doc, end = participle.doc, participle.sentence.end
    if participle.i + 2 >= end or doc[participle.i + 1].lower != "by":
        return None
    # By the order of words: a name in quotation marks upsets the parse.
    last = next((at for at in range(participle.i + 2, end) if doc[at].text in _ENDS), end) - 1
    return passage.attribution(
        phrase_cue("quoted by"),
        content=_around(passage, participle, doc[last]),
        cue=[passage.span(participle, doc[participle.i + 1])],
        source=[passage.span(doc[participle.i + 2], doc[last])],
    )


def _around(passage: Passage, first: Token, last: Token) -> list[Span]:
    """The clause that a phrase from `first` to `last` says where it is from, without the phrase."""
    sentence = first.sentence
    before = [token for token in first.doc[sentence.start : first.i] if not token.is_punct and token.dep != "cc"]
    if not before:
        return _spans(passage, last.i + 1, _clause_end(sentence.root, last.i + 1, sentence.end))
    start = _clause_start(first, sentence.start)
    spans = _spans(passage, start, first.i)
    if not any(token.pos in _CLAUSE_HEADS for token in first.doc[start : first.i]):
        spans += _spans(passage, last.i + 1, sentence.end)
    return spans


def _spans(passage: Passage, start: int, end: int) -> list[Span]:
    tokens = passage.paragraph.doc[start:end]
    if not tokens:
        return []
    first = clauses.past_openers(tokens[0], tokens[-1])
    return [passage.content(passage.span(first, tokens[-1]))]


def _clause_start(phrase: Token, sentence_start: int) -> int:
    """Where the clause before `phrase` begins: at the sentence's start, or after ", but" or ";" with a new subject."""
    doc = phrase.doc
    for at in range(phrase.i - 1, sentence_start, -1):
        token = doc[at]
        if token.text == ";":
            return at + 1
        if token.dep == "conj" and token.pos in _CLAUSE_HEADS and token.head.i < at and speakers.subject(token):
            edge = token.left_edge
            if edge.i > sentence_start + 1 and doc[edge.i - 1].lower in {"but", "while"}:
                return edge.i
    return sentence_start


def _clause_end(root: Token, start: int, end: int) -> int:
    """Where the clause after the phrase ends: before ", but" with a new subject, or at the sentence's end."""
    for token in root.doc[start:end]:
        if token.dep == "cc" and token.lower == "but" and token.i > start and token.follows({","}):
            return token.i
    return end


def _by_noun(passage: Passage, noun: Token) -> Attribution | None:
    """X in "X's claim that …", "claims by X that …"; nouns of nobody are left."""
    clause = that_clause(noun)
    if clause is None:
        return None
    owner = owner_of(noun)
    if owner is None:
        return None
    return passage.attribution(
        noun_cues()[noun.lemma],
        content=clauses.clause(passage, noun, clause),
        cue=[passage.span(noun, noun)],
        source=[speakers.phrase(passage, owner)],
    )


def that_clause(noun: Token) -> Token | None:
    """The head of the clause that says what a noun is about: "the claim that prices fell"."""
    for child in noun.rights:
        if child.dep in {"acl", "ccomp", "relcl"} and any(w.dep == "mark" and w.lower == "that" for w in child.lefts):
            return child
    return None


def owner_of(noun: Token) -> Token | None:
    """Whose claim, letter or statement a noun is: "X's claim", "a letter from X", "the statement issued by X"."""
    for child in noun.children:
        if child.dep == "poss":
            return child
    for child in noun.rights:
        if child.dep in {"prep", "agent"} and child.lower in {"by", "from", "of"}:
            return next((word for word in child.children if word.dep == "pobj"), None)
        if child.dep == "acl" and child.tag == "VBN":
            return speakers.agent(child)
    if noun.dep == "dobj" and noun.head.lemma in {"make", "issue", "repeat"}:
        return speakers.speaker(noun.head)
    return None
