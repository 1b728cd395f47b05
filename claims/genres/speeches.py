"""Speeches: one person's words from end to end, under a heading that says whose, and without a label.

Knows headings and "I"; a report about a speech tells of it, and has little of the first person outside its quotes.
"""

from __future__ import annotations

import re
from functools import cache

from claims.genres.directions import ends_record, spoken_pieces
from claims.genres.layout import Genre, Layout, Turn
from claims.genres.page import Page
from claims.genres.talk import speaks_of_himself
from claims.genres.vocabulary import genre_words
from claims.text import Span

_TOP = 4
_LONGEST_HEADING = 200
_SPOKEN = 0.4
_REACH = 60
"""Code points of an office between "Remarks by" and the name."""
_FEWEST = 3
"""Paragraphs of a speech."""

_QUOTED = 0.25


def find_speech(page: Page) -> Layout | None:
    """The speech that a page is, or None."""
    heading = next((line for line in range(min(_TOP, len(page.lines))) if _heading().match(page.words(line))), None)
    if heading is None or len(page.lines[heading]) > _LONGEST_HEADING:
        return None
    speaker = _speaker(page, heading)
    lines = [line for line in range(heading + 1, len(page.lines)) if page.is_prose(line)]
    if speaker is None or len(lines) < _FEWEST:
        return None
    personal = sum(speaks_of_himself(page, page.lines[line]) for line in lines)
    quoted = sum(page.words(line)[0] in "“\"'" for line in lines)
    if personal < _SPOKEN * len(lines) or quoted > _QUOTED * len(lines):
        return None
    turn = Turn(None, speaker, tuple(piece for line in lines if _is_said(page, line) for piece in _pieces(page, line)))
    return Layout(Genre.TRANSCRIPT, (turn,), evidence=f"a speech under “{page.words(heading)}”", confidence=0.8)


def _speaker(page: Page, heading: int) -> Span | None:
    """The name right behind "Remarks by"."""
    span = page.lines[heading]
    match = _heading().match(page.text, span.start, span.end)
    if match is None:
        return None
    named = [name for name in page.names.within(Span(match.end(), span.end)) if name.span.start <= match.end() + _REACH]
    if not named:
        return None
    return named[0].span if named[0].full else named[0].titled


def _is_said(page: Page, line: int) -> bool:
    return not page.is_furniture(line) and not ends_record(page.words(line))


def _pieces(page: Page, line: int) -> tuple[Span, ...]:
    return spoken_pieces(page.text, page.lines[line])


@cache
def _heading() -> re.Pattern[str]:
    phrases = "|".join(map(re.escape, genre_words().turns.speech_headings))
    return re.compile(rf"(?:[^:\n]{{2,60}}:\s{{1,3}})?(?:\w+ )?(?:{phrases}) (?:the )?", re.IGNORECASE)
