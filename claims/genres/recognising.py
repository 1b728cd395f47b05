"""The flow from a text to its layout, on one screen.

Knows the order in which genres are tried; decides nothing itself. Turns come first: press offices head their
transcripts like releases.
"""

from __future__ import annotations

from dataclasses import replace

from claims.genres.exchanges import find_exchange
from claims.genres.layout import Genre, Layout, Turn
from claims.genres.page import Page
from claims.genres.questions import find_interview
from claims.genres.releases import find_release
from claims.genres.speeches import find_speech
from claims.genres.turns import turns_of

_MOSTLY = 0.5
"""The share of a text's prose that its turns hold, where it is more than a report that prints an exchange."""


def layout(text: str, title: str | None = None) -> Layout:
    """What kind of document `text` is, with the turns or the body that make its statements.

    All spans count code points of `text`. A `title` that is stored apart from it is read as its heading.
    """
    page = Page.of(text, title)
    found = _conversation(page) or find_interview(page) or find_speech(page) or find_release(page)
    return found or Layout(Genre.REPORT)


def _conversation(page: Page) -> Layout | None:
    exchange = find_exchange(page)
    if exchange is None:
        return None
    found = Layout(exchange.genre, turns_of(page, exchange), evidence=exchange.evidence, confidence=exchange.confidence)
    if _share(page, found.turns) >= _MOSTLY:
        return found
    return replace(found, genre=Genre.REPORT, evidence=f"a report that prints {exchange.evidence}")


def _share(page: Page, turns: tuple[Turn, ...]) -> float:
    """How much of the page's prose stands in lines that have a turn's label or speech."""
    spans = sorted(span for turn in turns for span in (turn.label, *turn.speech) if span)
    inside = prose = at = 0
    for number, line in enumerate(page.lines):
        while at < len(spans) and spans[at].end <= line.start:
            at += 1
        if at < len(spans) and spans[at].overlaps(line):
            inside += len(line)
        elif page.is_prose(number) and not page.is_furniture(number):
            prose += len(line)
    return inside / max(inside + prose, 1)
