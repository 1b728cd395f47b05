"""Who relays by the words beside a source: "said the publicist to the Guardian", "Tass, citing the ministry, reported".

Knows spans and the names of media; knows no grammar, which parses such sentences in any way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from claims.attribution.attribution import Attribution, Relay
from claims.attribution.cues import relaying
from claims.text import Span

_CITING = re.compile(r",? (?:citing|quoting) (?P<named>[^,;.:“”\"]{3,80}?)(?:,|(?=[.;]|$| that ))")
_CITING_FIRST = re.compile(r"(?:Citing|Quoting) (?P<named>[^,;.:“”\"]{3,80}), ")
_THAT = re.compile(r"\s*(?:that\s+)?")


def told_to_media(found: Sequence[Attribution], text: str) -> list[Attribution]:
    """`found` with "to" and a medium at the end of a source that follows its cue made into a relay."""
    return [_told(one, text) for one in found]


def _told(one: Attribution, text: str) -> Attribution:
    if len(one.source) != 1 or not one.cue or one.source[0].start < one.cue[-1].end:
        return one
    source = one.source[0]
    match = _told_to().search(text, source.start, source.end)
    if match is None or match.end() != source.end:
        return one
    relays = one.relays or (Relay((Span(*match.span("medium")),), ()),)
    return replace(one, source=(Span(source.start, match.start()),), relays=relays)


def citing(found: Sequence[Attribution], text: str) -> list[Attribution]:
    """`found` with whoever cites another made into the relay of the one cited."""
    return [_citing(one, text) for one in found]


def _citing(one: Attribution, text: str) -> Attribution:
    if len(one.source) != 1 or not one.cue or any(relay.cue == one.cue for relay in one.relays):
        return one
    cited = _cited(one, text)
    if cited is None or not _names_a_medium(cited.source[0].of(text)):
        return cited or one
    return replace(one, content=cited.content, relays=(Relay(cited.source, ()), *one.relays))


def _names_a_medium(words: str) -> bool:
    """True for "a local daily": what one medium cites of another, it has through that."""
    return not set(words.lower().split()).isdisjoint(relaying().media_nouns) or words in relaying().media_names


def _cited(one: Attribution, text: str) -> Attribution | None:
    """`one` as said by whoever its source cites, relayed by the source; None when it cites nobody."""
    before = _CITING_FIRST.match(text, one.sentence.start, one.source[0].start)
    if before is not None and before.end() == one.source[0].start:
        return replace(one, source=(Span(*before.span("named")),), relays=(Relay(one.source, one.cue), *one.relays))
    inside = _CITING.search(text, one.source[0].start, one.source[0].end + 1)
    if inside is not None and inside.end("named") == one.source[0].end:
        citer = Span(one.source[0].start, inside.start())
        relays = (Relay((citer,), one.cue), *one.relays)
        return replace(one, source=(Span(*inside.span("named")),), relays=relays)
    for behind in (one.source[0].end, one.cue[-1].end):
        match = _CITING.match(text, behind, one.sentence.end)
        if match is not None and (one.source[0].end <= one.cue[0].start or behind == one.cue[-1].end):
            named = Span(*match.span("named"))
            content = tuple(_behind(span, match.end(), text) for span in one.content if span.end > match.end())
            content += tuple(span for span in one.content if span.end <= match.start())
            relays = (Relay(one.source, one.cue), *one.relays)
            return replace(one, source=(named,), content=tuple(sorted(content)), relays=relays) if content else None
    return None


def _behind(span: Span, end: int, text: str) -> Span:
    """The content without the citing words that were taken for its beginning."""
    if span.start >= end:
        return span
    match = _THAT.match(text, end)
    return Span(match.end() if match else end, span.end)


@cache
def _told_to() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(relaying().media_names, key=len, reverse=True)))
    return re.compile(rf" (?:to|with) (?P<medium>(?:the )?(?:{names}))(?!\w)")
