"""Whose words a release is: the body that its title, its letterhead, its first sentence or its last lines name.

Knows names of bodies by their shape and their nouns; what a name stands for is for `claims.sources` to say. The page's
own title decides before its furniture does.
"""

from __future__ import annotations

import re

from claims.genres.page import Page
from claims.genres.release_lines import about, dateline, is_opener, shouted_opener, source_line
from claims.genres.statement_titles import Heading, body_name, names_body, names_office, plain_words
from claims.genres.vocabulary import everyday, genre_words
from claims.text import Span

_TOP = 10
_LETTERHEAD_WORDS = 8
_SUBJECT_REACH = 220
_SENTENCE_STOP = re.compile(r"[.!?]\s")


def issuer_of(page: Page, heading: Heading | None, start: int) -> Span | None:
    """The body whose words the page is, or None when nothing names one."""
    if heading and heading.issuer and not heading.mouthpiece:
        return heading.issuer
    letterhead = _letterhead(page, start)
    if letterhead:
        return letterhead
    subject = _subject(page, start)
    abouts = [name for line in range(start, len(page.lines)) if (name := about(page, line))]
    sources = [name for line in range(start, len(page.lines)) if (name := source_line(page, line))]
    if subject and (
        names_body(subject.of(page.text)) or any(_same(page.text, subject, name) for name in (*abouts, *sources))
    ):
        return subject
    for names in (sources, abouts):
        if len(names) == 1:
            return names[0]
    return heading.issuer if heading else None


def begins_with_issuing(page: Page, start: int) -> bool:
    """True when a body's name is the subject of the first sentence: "The Ministry … strongly condemns"."""
    return start < len(page.lines) and _subject(page, start) is not None


def _letterhead(page: Page, start: int) -> Span | None:
    for line in range(min(start, _TOP)):
        words = page.words(line)
        name = body_name(words, 0)
        if name is None or name.end != len(words.rstrip(".")) or is_opener(page, line):
            continue
        printed = name.of(words)
        repeated = page.text.find(printed, page.lines[line].end) >= 0
        office = printed.casefold().startswith(("office of", "embassy of")) or printed.casefold() == "white house"
        if len(printed.split()) <= _LETTERHEAD_WORDS and names_body(printed) and (repeated or office):
            return name.shifted(page.lines[line].start)
    return None


def _subject(page: Page, start: int) -> Span | None:
    """The body that the first sentence begins with, when what it does is what releases tell."""
    if start >= len(page.lines):
        return None
    opener = shouted_opener(page, start)
    first = opener.end - page.lines[start].start + 1 if opener else 0
    words = page.words(start)[: first + 2 * _SUBJECT_REACH]
    at = first + dateline(words[first:])
    name = body_name(words, at)
    if name is None or set(plain_words(name.of(words))) <= everyday() or _is_office(name.of(words)):
        return None
    stop = _SENTENCE_STOP.search(words, name.end + 1)
    rest = words[name.end : min(stop.start() if stop else len(words), name.end + _SUBJECT_REACH)]
    if genre_words().releases.issuing.isdisjoint(plain_words(rest)):
        return None
    return name.shifted(page.lines[start].start)


def _is_office(words: str) -> bool:
    """True for a person's office, whose holder is no body: "President Berg"."""
    return names_office(words) and genre_words().releases.bodies.isdisjoint(plain_words(words))


def _same(text: str, one: Span, other: Span) -> bool:
    first, second = plain_words(one.of(text)), plain_words(other.of(text))
    return bool(first) and bool(second) and first[0] == second[0]
