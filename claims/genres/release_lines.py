"""The lines of a press release: what heads it, what closes it, and where its statement begins and ends.

Knows single lines and their neighbours; whether a page is a release is for `claims.genres.releases` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claims.genres.page import Page
from claims.genres.vocabulary import calendar_words, genre_words
from claims.text import Span

_WORD = re.compile(r"[^\W\d_]+")
_DETAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.|\+?\(?\d[\d\s().-]{6,20}\d")
_SOURCE = re.compile(r"SOURCE:? (?P<name>[^\W\d_a-z][^\n:]{2,80})")
_ABOUT = re.compile(
    r"(?:About|ABOUT) (?P<name>(?:the )?[^\W\d_a-z][^\n:.?!]{1,80}?)(?P<colon>:\s|[:.]?$)", re.MULTILINE
)
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_DATE = re.compile(r"[\d/(]|^[^\W\d_a-z]{3,}")
_WIRED = re.compile(r"[\d/(]")
_DATELINE = re.compile(r"(?P<place>[^\n]{2,140}?)\s?(?:--|[–—]|\s-)\s?")
_SHOUTED = re.compile(r"FOR IMMEDIATE RELEASE:?")
_WIRE_REACH = 200
_DATELINE_WORDS = 16
_DETAIL_LINES = 4
_ABOUT_WORDS = 9


def is_opener(page: Page, line: int) -> bool:
    """True for a line that is "FOR IMMEDIATE RELEASE", "Press release No. 12" and no more than a date."""
    head = page.words(line)[:120].casefold().strip(" *#|[](){}:-–—.")
    for opener in genre_words().releases.openers:
        if head.startswith(opener):
            rest = _WORD.findall(head[len(opener) :])
            return all(
                word in calendar_words() or word in genre_words().releases.numbering for word in rest
            ) or opener.startswith("embargoed")
    return False


def wire(page: Page, line: int) -> str | None:
    """The distributor that a dateline names."""
    head = page.words(line)[:_WIRE_REACH]
    match = _wires().search(head)
    return match[0] if match else None


def shouted_opener(page: Page, line: int) -> Span | None:
    """FOR IMMEDIATE RELEASE within a line, where a page's heading and its text have run together."""
    span = page.lines[line]
    match = _SHOUTED.search(page.text, span.start, min(span.end, span.start + _WIRE_REACH))
    return Span(*match.span()) if match else None


@cache
def _wires() -> re.Pattern[str]:
    names = "|".join(map(re.escape, genre_words().releases.wires))
    return re.compile(rf"\((?:{names})\)|/(?:{names})/", re.IGNORECASE)


def is_end_mark(page: Page, line: int) -> bool:
    """True for "###", "-ENDS-": a line with nothing else. Without marks around it the word must stand in capitals."""
    words = page.words(line).strip()
    plain = words.casefold().rstrip(".")
    return plain in genre_words().releases.end_marks and (not plain.isalpha() or words.isupper() or plain == "ends")


def contact(page: Page, line: int, *, sure: bool) -> bool:
    """True for a line that begins the contacts, with a number or an address in or under it."""
    words = genre_words().releases
    head = page.head(line).lstrip("*#- ")
    phrase = next(
        (phrase for phrase in (words.sure_contacts if sure else words.contacts) if head.startswith(phrase)), None
    )
    if phrase is None or not re.match(r"\s*(?:[:,|–—-]|$|please|contact|visit|call|e-?mail|\()", head[len(phrase) :]):
        return False
    near = range(line, min(line + _DETAIL_LINES, len(page.lines)))
    return sure or any(_DETAIL.search(page.words(other)[:_WIRE_REACH]) for other in near)


def about(page: Page, line: int) -> Span | None:
    """The body of "About Acme", where what stands under it is about Acme."""
    span = page.lines[line]
    match = _ABOUT.match(page.text, span.start, span.end)
    if match is None or match["name"].casefold().startswith(genre_words().releases.about_nobody):
        return None
    name = Span(*match.span("name")).trimmed(page.text)
    under = Span(match.end(), span.end) if match["colon"].startswith(":") and match.end() < span.end else None
    if under is None:
        if line + 1 >= len(page.lines) or len(name.of(page.text).split()) > _ABOUT_WORDS:
            return None
        under = page.lines[line + 1]
    told = page.text[under.start : min(under.end, under.start + _WIRE_REACH)].casefold()
    first = name.of(page.text).casefold().removeprefix("the ").split()[0]
    return name if first in told else None


def source_line(page: Page, line: int) -> Span | None:
    """The body of a closing line "SOURCE Acme Corp"."""
    span = page.lines[line]
    match = _SOURCE.fullmatch(page.text, span.start, span.end)
    return Span(*match.span("name")).trimmed(page.text) if match else None


def dateline(words: str) -> int:
    """How many characters of a paragraph are its dateline, with the dash behind it; 0 when it has none."""
    end = 0
    while match := _DATELINE.match(words, end):
        place = match["place"]
        parts = place.split()
        dated = (_WIRED if end else _DATE).search(place)
        proper = all(not part[0].islower() or part in genre_words().names.joiners for part in parts)
        if not dated or not proper or not parts or len(parts) > _DATELINE_WORDS or words[match.end() :][:1].islower():
            break
        end = match.end()
    return end if end < len(words) else 0


def footer_starts(page: Page, start: int) -> Iterator[int]:
    """The lines behind the statement from which on the page is furniture."""
    words = genre_words().releases
    for line in range(start + 1, len(page.lines)):
        head = page.head(line)
        if (
            is_end_mark(page, line)
            or head.startswith((*words.notes, *words.forward_looking))
            or contact(page, line, sure=False)
            or contact(page, line, sure=True)
            or about(page, line)
            or source_line(page, line)
        ):
            yield line


def body_start(page: Page, heading: int | None) -> int:
    """The first line of the statement itself: the first sentence behind title, date, letterhead and contacts."""
    first = 0 if heading is None else heading + 1
    lines: Sequence[int] = range(first, len(page.lines))
    contacts = frozenset(
        other for line in lines if contact(page, line, sure=False) for other in range(line, line + _DETAIL_LINES)
    )
    for line in lines:
        if _is_sentence(page, line) and line not in contacts:
            return line
    return next((line for line in lines if page.is_prose(line) and not is_furniture(page, line)), len(page.lines))


def is_furniture(page: Page, line: int) -> bool:
    """True for a line of a release that is no part of its statement."""
    return page.is_furniture(line) or is_opener(page, line) or is_end_mark(page, line)


def _is_sentence(page: Page, line: int) -> bool:
    words = page.words(line)
    long_enough = len(words.split(maxsplit=4)) > 4  # noqa: PLR2004 (a sentence of a statement has a verb and two ends)
    return long_enough and _ENDED.search(words[-4:]) is not None and not is_furniture(page, line)
