"""Attributions by a cue verb: "X said that …", "…, said X", "X denied having …", "was called a lie by X".

Knows how cue, source and content stand to each other in the parse; what the words are is in the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.attribution import clauses, media, speakers
from claims.attribution.attribution import Attribution
from claims.attribution.cues import CueUse, Frame, counts, relaying, verb_cues
from claims.attribution.passage import Passage
from claims.parsing import Token
from claims.text import Span

_NEXT_CLAUSE = re.compile(r"[;,] (?:while|whereas|but|although|and later)\b|;")

_LONG_QUOTE = 4
"""Words from which on a quotation is somebody's speech: what verbs in it report, the quoted speaker reports."""


def by_verb(passage: Passage) -> Iterator[Attribution]:
    """The attributions that the cue verbs of the passage make."""
    cues = verb_cues()
    for verb in passage.paragraph.doc:
        uses = cues.get(verb.lemma) if verb.pos == "VERB" else None
        if uses and not _is_no_cue(verb) and not in_speech(passage, passage.position(verb)):
            found = _attribution(passage, verb, uses)
            if found:
                yield found


def in_speech(passage: Passage, position: int) -> bool:
    """True within a quotation long enough to be speech."""
    quotation = passage.quotation_at(position)
    return quotation is not None and quotation.inner.of(passage.text).count(" ") >= _LONG_QUOTE - 1


def cue_span(passage: Passage, verb: Token) -> Span:
    """The verb with its auxiliaries, its "not" and its particle, where these stand beside it."""
    first = last = verb
    for child in verb.children:
        if child.dep in {"aux", "auxpass", "neg"} and child.i < first.i:
            first = child
        elif child.dep == "prt" and child.i == verb.i + 1:
            last = child
    between = verb.doc[first.i : verb.i]
    if any(token.dep in speakers.SUBJECTS for token in between):
        first = verb
    return passage.span(first, last)


def source_of(passage: Passage, verb: Token) -> Span | None:
    """The source's noun phrase; None when the sentence names none."""
    head = speakers.speaker(verb)
    return None if head is None else speakers.phrase(passage, head)


def _is_no_cue(verb: Token) -> bool:
    """Nothing is said under "declined to", and nothing under "not"."""
    if verb.dep == "xcomp" and verb.head.lemma in relaying().refusing_verbs:
        return True
    return any(child.dep == "neg" for child in verb.children)


def _attribution(passage: Passage, verb: Token, uses: dict[Frame, CueUse]) -> Attribution | None:
    for frame, head in clauses.governed(verb):
        use = uses.get(frame)
        if use is None:
            continue
        content = _content(passage, verb, frame, head, use)
        if content:
            source = source_of(passage, verb)
            return passage.attribution(
                use,
                content=content,
                cue=[cue_span(passage, verb)],
                source=[source] if source else [],
                relays=media.channel(passage, verb),
            )
    return None


def _content(passage: Passage, verb: Token, frame: Frame, head: Token, use: CueUse) -> list[Span]:
    """The content in the frame; empty when the frame does not hold after all."""
    if frame is Frame.CLAUSE:
        return clauses.clause(passage, verb, head)
    if frame in {Frame.INFINITIVE, Frame.GERUND}:
        return clauses.extent(passage, head)
    if frame is Frame.OBJECT:
        holds = head.pos != "PRON" and not _only_meant(verb)
        return clauses.extent(passage, head, _last_of(verb, head)) if holds else []
    if frame is Frame.ABOUT:
        holds = head.lower in use.prepositions and any(head.children)
        return clauses.extent(passage, head) if holds else []
    return _predication(passage, verb, frame, head)


def _predication(passage: Passage, verb: Token, frame: Frame, head: Token) -> list[Span]:
    """What somebody is charged with, what a count is put at, or what something is called."""
    if frame is Frame.COUNT:
        counted = head.lemma in counts()
        said = _with_complement(passage, verb, head, {"at", "to", "from"}, required=True) if counted else []
        return _with_verb(passage, verb, _with_number(passage, said))
    if frame is Frame.CHARGE:
        charge = _with_complement(passage, verb, head, {"of", "for", "on", "with"}, required=verb.lemma != "blame")
        return _with_verb(passage, verb, charge)
    if speakers.is_passive(verb):
        return _renamed_subject(passage, verb, head)
    return _with_complement(passage, verb, head, {"as", "to"}, required=True)


def _with_number(passage: Passage, said: list[Span]) -> list[Span]:
    """The count with the number that a parse gone wrong hangs elsewhere: "put the toll at | five killed"."""
    if not said or not said[-1].of(passage.text).endswith((" at", " to", " from")):
        return said
    end = passage.sentence_around(said[-1]).end
    match = _NEXT_CLAUSE.search(passage.text, said[-1].end, end)
    return [*said[:-1], passage.content(Span(said[-1].start, match.start() if match else end))]


def _with_verb(passage: Passage, verb: Token, said: list[Span]) -> list[Span]:
    """A charge or count with its verb before it: "Morvia for the blast" says nothing without "blamed"."""
    start = passage.span(verb, verb).start
    if not said or speakers.is_passive(verb) or not start < said[0].start:
        return said
    return [passage.content(Span(start, said[0].end)), *said[1:]]


def _only_meant(verb: Token) -> bool:
    """True for "is expected to announce": nothing was announced."""
    return verb.dep == "xcomp" and any(word.lower == "to" for word in verb.lefts)


def _last_of(verb: Token, head: Token) -> Token:
    """The last of the prepositional phrases that follow the object without a break: "a truce with the group"."""
    last = head
    for child in verb.rights:
        if child.left_edge.i == last.right_edge.i + 1 and child.dep == "prep":
            last = child
    return last


def _with_complement(
    passage: Passage, verb: Token, head: Token, prepositions: set[str], *, required: bool
) -> list[Span]:
    """The object together with what it is called, charged with or compared to."""
    complement = next(
        (
            child
            for child in verb.rights
            if child != head
            and (
                child.dep in {"oprd", "xcomp", "acomp", "attr"} or (child.dep == "prep" and child.lower in prepositions)
            )
        ),
        None,
    )
    named = head.subtree() if head.lemma in counts() else head.rights
    inside = any(word.dep == "prep" and word.lower in prepositions for word in named)
    if head.dep != "dobj" and complement is None:
        return clauses.extent(passage, head)
    if complement is None and required and not inside:
        return []
    return clauses.extent(passage, head, complement)


def _renamed_subject(passage: Passage, verb: Token, head: Token) -> list[Span]:
    """In "X has been called a lie by Y": what Y says is that X is a lie."""
    patient = speakers.subject(verb)
    if patient is None or head.dep == "dobj":
        return []
    return [*clauses.extent(passage, patient), *clauses.extent(passage, head)]
