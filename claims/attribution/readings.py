"""Attributions as the network reads them, brought to the form that rules give theirs.

Knows frames and the paragraph they stand in. The network says where source, cue and content are; what sort of cue it
is, and through which medium it came, the lexicon and the grammar say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from claims.attribution import media, speakers
from claims.attribution.attribution import Attribution, CueKind, QuoteType
from claims.attribution.cues import READ, RUNS_ON, CueUse, phrase_cue
from claims.attribution.passage import EDGES, Passage
from claims.attribution.phrases import is_standard
from claims.attribution.reading_contents import beside, by_noun, inverted, parted, resumed, spoken
from claims.attribution.reading_kinds import kind_of
from claims.attribution.reading_sources import source_of
from claims.parsing import Token

if TYPE_CHECKING:
    from claims.encoder import Frame


_PLACES = frozenset({"GPE", "LOC"})


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
    content = by_noun(passage, anchor) or resumed(passage, anchor, frame, spoken(passage, anchor, frame))
    content, speaker = inverted(passage, anchor, frame, content)
    own, rest = parted(passage, content, cue)
    if not own:
        own, rest = content, []
    words = " … ".join(span.of(passage.text) for span in cue)
    source = speaker or source_of(passage, frame, anchor, content)
    if anchor.text == ":" and source and all(token.entity in _PLACES for token in passage.tokens(source[0])):
        return  # "Selvo: toll rises to four" says where, not who
    kind = CueKind.STANCE if anchor.dep in {"acl", "amod"} and not source else kind_of(passage, anchor, cue, own)
    said = passage.attribution(
        CueUse(kind, f"{READ} “{words}”", frame.confidence),
        content=beside(passage, own, source),
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
