"""Whole texts that somebody speaks: transcripts and interviews turn by turn, press releases from end to end.

Knows what kind of document the text is, and what was found in it as in any report; decides whose words the rest is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.attribution.attribution import Attribution, CueKind, QuoteType, Relay
from claims.attribution.cues import CueUse
from claims.attribution.passage import Passage, passage_at
from claims.attribution.settling import extent
from claims.genres import Genre, Layout, layout
from claims.text import Span, envelope


def with_layout(found: Sequence[Attribution], passages: Sequence[Passage]) -> list[Attribution]:
    """`found`, in text order, with what the form of the text makes somebody's own words."""
    if not passages:
        return list(found)
    text = passages[0].text
    form = layout(text)
    if form.turns:
        found = [*_beside_turns(text, found, form), *_turns(passages, form)]
    if form.genre is Genre.PRESS_RELEASE:
        found = [*_within_release(text, found, form), *_release(found, passages, form)]
    return sorted(found, key=lambda attribution: attribution.content[0])


def _turns(passages: Sequence[Passage], form: Layout) -> Iterator[Attribution]:
    """One statement for each paragraph of what a named or labelled speaker says; questions state nothing."""
    for turn in form.turns:
        for span in () if turn.question else turn.speech:
            made = _made(passages, [span], turn.speaker, form)
            if made is not None:
                yield replace(made, quote_type=QuoteType.DIRECT)


def _beside_turns(text: str, found: Sequence[Attribution], form: Layout) -> Iterator[Attribution]:
    """What was found outside the turns, and what speakers say that others said; nothing of labels and questions."""
    silent = [turn.label for turn in form.turns if turn.label is not None]
    silent += [span for turn in form.turns if turn.question for span in turn.speech]
    spoken = [(span, turn.speaker) for turn in form.turns if not turn.question for span in turn.speech]
    for attribution in found:
        whole = extent(attribution)
        if any(whole.overlaps(span) for span in silent):
            continue
        around = [speaker for span, speaker in spoken if span.overlaps(whole)]
        if not around:
            yield attribution
        elif attribution.cue:
            yield _through(text, attribution, around[0])


def _through(text: str, attribution: Attribution, speaker: Span | None) -> Attribution:
    """What a speaker says that somebody else said: he relays it."""
    if speaker is None or any(_names_same(text, speaker, span) for span in attribution.source):
        return attribution
    return replace(attribution, relays=(*attribution.relays, Relay((speaker,), ())))


def _names_same(text: str, speaker: Span, source: Span) -> bool:
    """True for the speaker's own words, and for a short form of his name: "Norwick" of "Norwick Energy plc"."""
    whole, short = speaker.of(text).casefold().split(), source.of(text).casefold().split()
    return speaker.overlaps(source) or (bool(short) and whole[: len(short)] == short)


def _within_release(text: str, found: Sequence[Attribution], form: Layout) -> Iterator[Attribution]:
    """What others say in the release's body: the issuer relays it."""
    for attribution in found:
        if any(span.overlaps(extent(attribution)) for span in form.body):
            yield _through(text, attribution, form.issuer)


def _release(found: Sequence[Attribution], passages: Sequence[Passage], form: Layout) -> Iterator[Attribution]:
    """For each paragraph of the body the sentences that nobody else is named for, as the issuer's one statement."""
    others = [extent(attribution) for attribution in found]
    for span in form.body:
        passage = passage_at(passages, span.start)
        own = [
            sentence
            for sentence in passage.sentences
            if span.overlaps(sentence) and not any(sentence.overlaps(other) for other in others)
        ]
        made = _made(passages, _joined(own), form.issuer, form) if own else None
        if made is not None:
            yield made


def _joined(sentences: Sequence[Span]) -> list[Span]:
    """Sentences that follow each other directly as one span."""
    joined: list[Span] = []
    for sentence in sentences:
        if joined and sentence.start - joined[-1].end <= 1:
            joined[-1] = envelope([joined[-1], sentence])
        else:
            joined.append(sentence)
    return joined


def _made(
    passages: Sequence[Passage], content: Sequence[Span], speaker: Span | None, form: Layout
) -> Attribution | None:
    """A statement by `speaker`, who need not stand anywhere near."""
    passage = passage_at(passages, content[0].start)
    return passage.attribution(
        CueUse(CueKind.STATEMENT, form.evidence, form.confidence),
        content=content,
        cue=[],
        source=[speaker] if speaker is not None else [],
    )
