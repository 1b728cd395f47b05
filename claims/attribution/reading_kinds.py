"""What the source of an attribution does that the network reads: the lexicon's word, checked by what follows.

Knows cues and what a statement looks like.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.attribution.attribution import CueKind
from claims.attribution.clauses import governed
from claims.attribution.cues import noun_cues, verb_cues
from claims.attribution.passage import Passage
from claims.attribution.speakers import SUBJECTS
from claims.attribution.verbs import in_speech
from claims.figures import find_figures
from claims.parsing import Token
from claims.text import Span

RELATIVES = frozenset({"who", "which", "that", "whose"})


def kind_of(passage: Passage, anchor: Token, cue: Sequence[Span], content: Sequence[Span]) -> CueKind:
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
