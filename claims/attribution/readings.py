"""Attributions as the network reads them, brought to the form that rules give theirs.

Knows frames and the paragraph they stand in. The network says where source, cue and content are; what sort of cue it
is, and through which medium it came, the lexicon and the grammar say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claims.attribution import clauses, media, speakers
from claims.attribution.attribution import Attribution, CueKind, QuoteType
from claims.attribution.clauses import governed
from claims.attribution.cues import READ, RUNS_ON, CueUse, noun_cues, phrase_cue, relaying, settling, verb_cues
from claims.attribution.passage import EDGES, Passage
from claims.attribution.phrases import is_standard, that_clause
from claims.attribution.speakers import SUBJECTS
from claims.attribution.verbs import in_speech
from claims.figures import find_figures
from claims.parsing import Token
from claims.text import Span

if TYPE_CHECKING:
    from claims.encoder import Frame

_LINE = re.compile(r"[^\n]+")

_SOON = 4
"""Words within which a sentence that goes on behind its cue has its verb."""

_SET_OFF = re.compile(r",? +(?:who|whom|whose|which)\b")

_BREAK = re.compile(r"[.!?…]?[\"'”’»]?(?P<break>\n+|(?<=[.!?…\"'”’»]) +(?=[\"'“‘«„]))")
"""Where one line ends, or a sentence before a quotation."""

RELATIVES = frozenset({"who", "which", "that", "whose"})

_OCCASION = 9
"""Words before "that" which may say when or where something was said: "in an interview with the daily on Sunday"."""


def by_reading(passage: Passage) -> Iterator[Attribution]:
    """The attributions that the network reads in the passage, each with its own confidence."""
    for frame in passage.paragraph.frames:
        anchor = passage.paragraph.doc[passage.index_at(frame.anchor.start)]
        if (anchor.lower == "according" and _by_standard(anchor)) or speakers.saying(anchor) is not None:
            continue
        yield from _attributions(passage, frame)


def _by_standard(according: Token) -> bool:
    """True for "according to age": the words measure, nobody speaks."""
    doc = according.doc
    objects = [token for token in doc[according.i + 1 : according.i + 8] if token.dep == "pobj"]
    return bool(objects) and is_standard(objects[0])


def _attributions(passage: Passage, frame: Frame) -> Iterator[Attribution]:
    """One attribution; where a quotation goes on behind the cue's sentence, another for the rest, without a cue."""
    cue = tuple(span.trimmed(passage.text, EDGES) or span for span in frame.cue) or (frame.anchor,)
    anchor = passage.paragraph.doc[passage.index_at(frame.anchor.start)]
    content = _by_noun(passage, anchor) or _resumed(passage, anchor, frame, _spoken(passage, anchor, frame))
    content, speaker = _inverted(passage, anchor, frame, content)
    own, rest = _parted(passage, content, cue)
    if not own:
        own, rest = content, []
    words = " … ".join(span.of(passage.text) for span in cue)
    source = speaker or _source(passage, frame, anchor, content)
    kind = CueKind.STANCE if anchor.dep in {"acl", "amod"} and not source else _kind(passage, anchor, cue, own)
    said = passage.attribution(
        CueUse(kind, f"{READ} “{words}”", frame.confidence),
        content=_beside(passage, own, source),
        cue=cue,
        source=source,
        relays=media.channel(passage, anchor) if anchor.pos == "VERB" and anchor.lower != "according" else (),
    )
    if said is None:
        return
    yield said
    named = said.source[0] if said.source else None
    for span in rest:
        quotation = passage.quotation_at(span.start)
        more = passage.attribution(
            CueUse(CueKind.STATEMENT, RUNS_ON, frame.confidence * phrase_cue(RUNS_ON).confidence),
            content=[quotation.outer if quotation else span],
            cue=[],
            source=[],
        )
        if more is not None and more.quote_type is QuoteType.DIRECT:
            yield replace(more, antecedent=named)


def _by_noun(passage: Passage, noun: Token) -> list[Span]:
    """The clause of a cue noun, whose extent grammar knows better: "Rumours that the king was dead | spread"."""
    clause = that_clause(noun) if noun.pos == "NOUN" and noun.lemma in noun_cues() else None
    return clauses.clause(passage, noun, clause) if clause is not None else []


def _spoken(passage: Passage, anchor: Token, frame: Frame) -> list[Span]:
    """The content without the speaker's first words at its end, and without those who "were told"."""
    content = _content(passage, frame)
    subject = speakers.subject(anchor) if anchor.pos == "VERB" else None
    if subject is None or subject.i > anchor.i:
        return content
    phrase = speakers.phrase(passage, subject)
    if _is_addressed(anchor, subject):
        return [span for span in content if not phrase.contains(span)] or content
    return [
        Span(span.start, phrase.start).trimmed(passage.text, EDGES)
        if span.start < phrase.start < span.end <= phrase.end
        else span
        for span in content
    ]


def _resumed(passage: Passage, anchor: Token, frame: Frame, content: list[Span]) -> list[Span]:
    """The content with the rest of a sentence that the cue was set into: "The hostages, he added, | had been freed"."""
    if len(content) != 1 or content[0].end > frame.anchor.start or anchor.i + 1 >= len(anchor.doc):
        return content
    behind = anchor.neighbour()
    if behind.text not in {",", "–", "—"} or any(t.pos in {"VERB", "AUX"} for t in passage.tokens(content[0])):
        return content
    rest = anchor.doc[behind.i + 1 : anchor.sentence.end]
    if not any(token.pos in {"VERB", "AUX"} for token in rest[:_SOON]):
        return content
    return [*content, passage.content(passage.span(rest[0], rest[-1]))]


def _beside(passage: Passage, content: Sequence[Span], source: Sequence[Span]) -> list[Span]:
    """The content without the words of it that the source, made whole, has taken in."""
    kept = [span for span in content if not any(name.contains(span) for name in source)]
    ends = [next((name.start for name in source if one.start < name.start < one.end), one.end) for one in kept]
    return [
        one if end == one.end else Span(one.start, end).trimmed(passage.text, EDGES)
        for one, end in zip(kept, ends, strict=True)
    ]


def _inverted(passage: Passage, anchor: Token, frame: Frame, content: list[Span]) -> tuple[list[Span], list[Span]]:
    """The content, and a speaker behind the verb who was taken for more of it: "It is mined, said | the union"."""
    last = content[-1] if len(content) > 1 and not frame.source and anchor.pos == "VERB" else None
    if last is None or passage.text[frame.anchor.end : last.start].strip() or content[0].start > frame.anchor.start:
        return content, []
    if any(token.pos in {"VERB", "AUX"} for token in passage.tokens(last)):
        return content, []
    return content[:-1], [last]


def _parted(passage: Passage, content: Sequence[Span], cue: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """What is said in the cue's own sentence, or in a quotation that reaches into it; and what is said after it."""
    around = [passage.sentence_around(span) for span in cue]
    own = [span for span in content if any(span.overlaps(sentence) for sentence in around)]
    for span in tuple(own):
        quotation = passage.quotation_at(span.start)
        run = passage.run_of(quotation) if quotation is not None else ()
        if len(run) > 1:
            own = [one for one in own if not any(one.overlaps(part.outer) for part in run)]
            own += [part.outer for part in run]
    last = max((span.end for span in [*own, *cue]), default=0)
    return sorted(own), [span for span in content if span not in own and span.start >= last]


def _source(passage: Passage, frame: Frame, anchor: Token, content: Sequence[Span]) -> list[Span]:
    """The network's source, made whole by grammar; grammar's own where the network names none.

    Inside what somebody else says the verb's own subject decides: the network has seen no labels there.
    """
    if anchor.lower == "according" and (behind := _behind_according(passage, anchor)):
        return [behind]
    return _source_of_verb(passage, frame, anchor, content)


def _source_of_verb(passage: Passage, frame: Frame, anchor: Token, content: Sequence[Span]) -> list[Span]:
    taken = [*content, *frame.cue]
    lines = [line for span in frame.source for line in _lines(passage.text, span)]
    named = [_without_clause(passage, line.trimmed(passage.text, EDGES)) for line in lines]
    subject = _free(passage, speakers.speaker(anchor), taken) if anchor.pos == "VERB" else None
    speaking = [span for span in named if subject is not None and span and span.overlaps(subject)]
    nearest = min(speaking or filter(None, named), key=lambda span: _distance(span, frame.anchor), default=None)
    if anchor.pos == "VERB":
        own = _free(passage, speakers.subject(anchor), taken)
        if speakers.quoting_verb(anchor) is not None:
            return [subject] if subject is not None else []
        if subject is not None and (nearest is None or (own == subject and _is_nested(passage, frame))):
            return [subject]
        patient = speakers.subject(anchor)
        addressed = patient is not None and _is_addressed(anchor, patient) and speakers.phrase(passage, patient)
        if nearest is not None and addressed and nearest.overlaps(addressed):
            return [subject] if subject is not None else []
        if subject is not None and nearest is not None and subject.contains(nearest):
            return [subject]
    if nearest is None:
        return []
    whole = _free(passage, passage.root(nearest), taken)
    return [whole if whole is not None and whole.contains(nearest) else nearest]


def _behind_according(passage: Passage, according: Token) -> Span | None:
    """The name behind "according to": the network may take one before it."""
    to = according.neighbour() if according.i + 1 < len(according.doc) else according
    named = next((child for child in to.children if child.dep == "pobj"), None)
    return speakers.phrase(passage, named) if named is not None else None


def _without_clause(passage: Passage, span: Span) -> Span:
    """The span without a relative clause set off behind the name: "Anna Berg, who runs the port"."""
    match = _SET_OFF.search(passage.text, span.start, span.end)
    return Span(span.start, match.start()) if match and match.start() > span.start else span


def _lines(text: str, span: Span) -> Iterator[Span]:
    """The span line by line, whole words at its beginning: the parser cuts "state-run" in three."""
    for match in _LINE.finditer(text, span.start, span.end):
        start = match.start()
        while start > 1 and text[start - 1] in "-‐" and text[start - 2].isalnum():
            start = next((at + 1 for at in range(start - 2, -1, -1) if not text[at].isalnum()), 0)
        yield Span(start, match.end())


def _distance(span: Span, anchor: Span) -> int:
    return max(span.start - anchor.end, anchor.start - span.end)


def _free(passage: Passage, head: Token | None, taken: Sequence[Span]) -> Span | None:
    """The noun phrase of `head`, where none of its words plays another part; "it" of "it was said" is nobody."""
    if head is None or head.pos not in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"} or head.dep == "expl":
        return None
    phrase = speakers.phrase(passage, head)
    return None if any(phrase.overlaps(span) for span in taken) else phrase


def _is_nested(passage: Passage, frame: Frame) -> bool:
    return any(
        span.contains(frame.anchor)
        for other in passage.paragraph.frames
        if other is not frame and other.confidence >= settling().reading
        for span in other.content
    )


def _is_addressed(anchor: Token, patient: Token) -> bool:
    """True for those who "were told", and for "it" in "it was said": they are no speakers."""
    if not speakers.is_passive(anchor) or speakers.quoted_as(anchor):
        return False
    return patient.lower == "it" or anchor.lemma in relaying().addressing_verbs


def _content(passage: Passage, frame: Frame) -> list[Span]:
    """The content's spans: joined where only marks stand between, cut at line ends and before a new quotation."""
    joined: list[Span] = []
    for span in frame.content:
        between = passage.text[joined[-1].end : span.start] if joined else ""
        if joined and not any(character.isalnum() or character == "\n" for character in between):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    parts = [part for span in joined for part in _cut(passage, span)]
    return [passage.content(_past_that(passage, part)) for part in parts if part.trimmed(passage.text, EDGES)]


def _cut(passage: Passage, span: Span) -> Iterator[Span]:
    """`span` in parts: one a line, and one from each quotation on that opens behind the end of a sentence."""
    start = span.start
    for match in _BREAK.finditer(passage.text, span.start, span.end):
        quotation = passage.quotation_at(match.end())
        if "\n" in match[0] or (quotation is not None and quotation.outer.start == match.end()):
            yield Span(start, match.start("break"))
            start = match.end()
    yield Span(start, span.end)


def _past_that(passage: Passage, span: Span) -> Span:
    """The span without "that", and without an occasion before it: "on Friday that the truce holds"."""
    if not passage.paragraph.span.contains(span):
        return span
    doc = passage.paragraph.doc
    first = passage.index_at(span.start)
    for token in doc[first : first + _OCCASION]:
        if (
            passage.position(token) >= span.end
            or token.is_quote
            or token.pos in {"VERB", "AUX"}
            or token.dep in SUBJECTS
        ):
            break
        if token.lower == "that" and token.dep == "mark" and token.i + 1 < len(doc):
            if first <= token.head.head.i < token.i:  # "claims that …": the clause belongs to the noun
                break
            return Span(passage.position(doc[token.i + 1]), max(span.end, passage.position(doc[token.i + 1])))
    return span


def _kind(passage: Passage, anchor: Token, cue: Sequence[Span], content: Sequence[Span]) -> CueKind:
    """What the source does; what is no clause and no quotation, and nothing that the lexicon knows, is a stance."""
    if all(token.pos in {"PRON", "DET", "PUNCT"} for span in content for token in passage.tokens(span)):
        return CueKind.STANCE
    found = _kind_by_words(passage, anchor, cue)
    if found is None:
        return CueKind.STATEMENT if _is_speech(passage, content) else CueKind.STANCE
    kind, certain = found
    told = _is_speech(passage, content) or _is_clause(passage, content) or _is_counted(passage, content)
    return kind if certain or told else CueKind.STANCE


def _kind_by_words(passage: Passage, anchor: Token, cue: Sequence[Span]) -> tuple[CueKind, bool] | None:
    """The kind by the words of the cue, and whether what they govern confirms it."""
    uses = verb_cues().get(anchor.lemma) if anchor.pos in {"VERB", "AUX"} else None
    if uses:
        governing = [uses[frame].kind for frame, _ in governed(anchor) if frame in uses]
        return (governing[0], True) if governing else (next(iter(uses.values())).kind, False)
    for token in passage.paragraph.doc:
        if any(span.overlaps(passage.paragraph.locate(token)) for span in cue):
            if token.lower == "according" or token.text == ":":
                return CueKind.STATEMENT, True
            if token.pos in {"NOUN", "PROPN"} and token.lemma in noun_cues():
                return noun_cues()[token.lemma].kind, False
            if token.pos == "VERB" and token.lemma in verb_cues():
                return next(iter(verb_cues()[token.lemma].values())).kind, False
    return None


def _is_speech(passage: Passage, content: Sequence[Span]) -> bool:
    """True when all stands in quotation marks, and is more than a name or a word in quotes."""
    around = [passage.quotation_at(span.start) for span in content]
    return all(
        quotation is not None and quotation.outer.contains(span) and in_speech(passage, span.start)
        for quotation, span in zip(around, content, strict=True)
    )


def _is_counted(passage: Passage, content: Sequence[Span]) -> bool:
    """True for "reported 40 dead": a number of people harmed is said, in however few words."""
    return any(find_figures(span.of(passage.text)) for span in content)


def _is_clause(passage: Passage, content: Sequence[Span]) -> bool:
    """True when a verb in the content has its subject there."""
    return any(
        token.dep in SUBJECTS and token.lower not in RELATIVES
        for span in content
        for token in passage.tokens(span)
        if token.head.i != token.i
    )
