"""Press releases: pages that are one body's own words from end to end.

Knows how such pages are headed and closed. A report about a release quotes it and has none of this, so one sign alone
counts only where nothing else prints it; two signs of other kinds must agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from claims.genres.issuers import begins_with_issuing, issuer_of
from claims.genres.layout import Genre, Layout
from claims.genres.page import Page
from claims.genres.release_lines import (
    about,
    body_start,
    contact,
    dateline,
    footer_starts,
    is_end_mark,
    is_furniture,
    is_opener,
    shouted_opener,
    source_line,
    wire,
)
from claims.genres.statement_titles import Heading, heading_of, is_release_title
from claims.genres.talk import is_spoken
from claims.genres.vocabulary import agency_forms, genre_words
from claims.text import Span

_TOP = 8
_TITLES = 5
_ENOUGH = 4
_BYLINE = re.compile(r"(?:By|BY) [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}(?:,[^\n]{0,40})?")
_AGENCY = re.compile(r"\((?P<name>[A-Z][^()\n]{1,40})\)\s?(?:[-–—]|--)")
_TOLD = re.compile(r"\b(?:told reporters|told journalists|said in a statement|the statement said)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Sign:
    """One sign that a page is a release, or with a negative weight that it is none."""

    kind: str
    phrase: str
    weight: int


def find_release(page: Page) -> Layout | None:
    """The release that a page is, or None."""
    if not page.lines:
        return None
    start = body_start(page, _heading_line(page))
    heading = _heading(page)
    signs = [*_opening(page), *_headed(page, heading, start), *_closing(page, start), *_of_news(page, start)]
    score = sum(sign.weight for sign in signs)
    if score < _ENOUGH or start >= len(page.lines):
        return None
    end = next(iter(footer_starts(page, start)), len(page.lines))
    body = tuple(
        _without_dateline(page, line, first=line == start) for line in range(start, end) if not is_furniture(page, line)
    )
    told = sorted((sign for sign in signs if sign.weight > 0), key=lambda sign: -sign.weight)
    return Layout(
        Genre.PRESS_RELEASE,
        issuer=issuer_of(page, heading, start),
        body=tuple(span for span in body if span),
        evidence=" and ".join(f"“{sign.phrase}”" for sign in told[:3]),
        confidence=min(0.98, 0.6 + 0.06 * score),
    )


def _opening(page: Page) -> Iterator[_Sign]:
    top = range(min(_TOP, len(page.lines)))
    whole = (page.lines[line] for line in top if is_opener(page, line))
    within = (shouted for line in top if (shouted := shouted_opener(page, line)))
    opener = next(chain(whole, within), None)
    if opener:
        yield _Sign("opener", opener.of(page.text), _ENOUGH)
    wired = next((found for line in top if (found := wire(page, line))), None)
    if wired:
        yield _Sign("wire", wired, _ENOUGH)


def _heading_line(page: Page) -> int | None:
    return next((line for line in range(min(_TITLES, len(page.lines))) if heading_of(page.words(line))), None)


def _heading(page: Page) -> Heading | None:
    """The title of a statement: the page's own, or else one of its first lines, with where it stands in the text."""
    line = _heading_line(page)
    if line is not None:
        found = heading_of(page.words(line))
        return found.shifted(page.lines[line].start) if found else None
    found = heading_of(page.title or "")
    return found.elsewhere(page.text, page.title or "") if found else None


def _headed(page: Page, heading: Heading | None, start: int) -> Iterator[_Sign]:
    """A statement's title counts where the words under it are those of a body that speaks."""
    if heading is None:
        return
    yield _Sign("heading", heading.words, _ENOUGH if is_release_title(heading.words) else _ENOUGH - 1)
    lines = range(start, min(start + _TOP, len(page.lines)))
    if any(is_spoken(page, page.lines[line]) for line in lines) or begins_with_issuing(page, start):
        yield _Sign("voice", "words of the body itself", 1)


def _closing(page: Page, start: int) -> Iterator[_Sign]:
    words = genre_words().releases
    seen: set[str] = set()
    for line in range(start + 1, len(page.lines)):
        head = page.head(line)
        for kind, weight, found in (
            ("end", 2, is_end_mark(page, line) and 2 * line >= len(page.lines)),
            ("notes", 2, head.startswith(words.notes)),
            ("contact", 2, contact(page, line, sure=True)),
            ("forward-looking", 2, head.startswith(words.forward_looking)),
            ("about", 2, about(page, line) is not None),
            ("source", 2, source_line(page, line) is not None and line >= len(page.lines) - _TITLES),
            ("any contact", 1, contact(page, line, sure=False)),
        ):
            if found and kind not in seen and not (kind == "any contact" and "contact" in seen):
                seen.add(kind)
                yield _Sign(kind, page.words(line)[:40], weight)
    top = [line for line in range(min(start, _TOP)) if contact(page, line, sure=True)]
    if top and "contact" not in seen:
        yield _Sign("contact", page.words(top[0])[:40], 2)


def _of_news(page: Page, start: int) -> Iterator[_Sign]:
    """A reporter's name, an agency's dateline, and statements told of: signs of a report."""
    lines: Sequence[int] = range(min(start + 1, len(page.lines)))
    if any(_BYLINE.fullmatch(page.words(line)) for line in lines):
        yield _Sign("byline", "a byline", -3)
    first = page.words(start)[:200] if start < len(page.lines) else ""
    agency = _AGENCY.search(first)
    if agency and agency["name"].strip() in agency_forms():
        yield _Sign("agency", "an agency's dateline", -3)
    if not any(_opening(page)) and sum(1 for _ in _TOLD.finditer(page.text)) > 1:
        yield _Sign("told", "statements told of", -2)


def _without_dateline(page: Page, line: int, *, first: bool) -> Span:
    span = page.lines[line]
    if not first:
        return span
    opener = shouted_opener(page, line)
    start = opener.end if opener else span.start
    rest = Span(start, span.end).trimmed(page.text)
    return Span(rest.start + dateline(rest.of(page.text)), rest.end)
