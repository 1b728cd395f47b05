"""The medium that a source's own words end in: "said the singer's publicist to the Guardian".

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


@cache
def _told_to() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(relaying().media_names, key=len, reverse=True)))
    return re.compile(rf" (?:to|with) (?P<medium>(?:the )?(?:{names}))(?!\w)")
