"""The introduction of an interview: who is asked.

Knows the words between whoever asks and whoever answers, and what marks the one who asks. Gives nobody where two people
could be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claims.genres.names import Name
from claims.genres.page import INTRODUCTION, Page
from claims.genres.vocabulary import agency_forms, genre_words, title_words
from claims.text import Span

_REACH = 120
"""Code points between "spoke to" and the name, at the most."""

_ABBREVIATION = re.compile(r"\b(?P<word>\w{1,4})\.$")
_ABBREVIATED = 5
_NEAR = 300
"""Code points of a sentence on either side of it, at the most."""

_STOP = re.compile(r"[.!?]\s+(?=[^\W\d_a-z])")
_VOCATIVE = re.compile(r"(?:[“\"]\s?)?(?P<title>[^\W\d_][\w.’'-]*)(?: [^\W\d_][\w.’'-]*){0,3},\s")
_WORD_LENGTH = 40
"""Code points beside a name that are looked at."""

_TOLD = 2
"""Questions that name somebody are about him, and not to him."""

_EMPLOYER = re.compile(r" (?:of|from|at) (?:the )?[^\W\d_a-z]\w+(?: [^\W\d_a-z]\w+){0,3}")
_BYLINE = re.compile(r"(?:by|interview(?: by)?:?|interviewer:)\s", re.IGNORECASE)


def interviewee(page: Page, first_line: int, questions: Sequence[Span]) -> Span | None:
    """The name of whoever answers `questions`, by the lines before `first_line` and by whom the first one addresses."""
    lines = page.lines[max(0, first_line - INTRODUCTION) : first_line]
    addressed = _addressed(page, questions[0]) if questions else None
    if addressed:
        return addressed
    asked = [name for line in lines for name in _met(page, line)]
    return _one(page, asked or _topic(page, lines, questions))


def _one(page: Page, names: Sequence[Name]) -> Span | None:
    """The one person that `names` mention, by the fullest name."""
    if not names or len({name.surname for name in names}) > 1:
        return None
    full = next((name for name in names if name.full), None)
    if full and all(name.same_person(full) for name in names if name.full):
        return full.span
    found = page.names.fullest(names[0].surname)
    return found.span if found else (names[0].titled if not full else None)


def _met(page: Page, line: Span) -> Iterator[Name]:
    """Who answers in the sentences of a line that tell of an interview."""
    for match in _meetings().finditer(page.text, line.start, line.end):
        sentence = _sentence(page.text, line, match)
        before = page.names.within(Span(sentence.start, match.start()))[-1:]
        behind = page.names.within(Span(match.end(), min(sentence.end, match.end() + _REACH)))[:1]
        askers = [name for name in (*before, *behind) if not _may_answer(page, name)]
        before, behind = ([name for name in names if name not in askers] for names in (before, behind))
        if match[0].casefold() in genre_words().interviews.reversed:
            yield from before
        elif before and behind:
            in_office = [name for name in (*before, *behind) if _in_office(page, name)]
            yield from in_office if len(in_office) == 1 else ()
        elif behind or askers or _asks_for_outlet(page, match):
            yield from before or behind


def _in_office(page: Page, name: Name) -> bool:
    """True for a name with an office before it: of two people, the minister answers."""
    return bool(name.title) or _word_before(page, name) in title_words()


def _word_before(page: Page, name: Name) -> str:
    before = page.text[max(0, name.titled.start - _WORD_LENGTH) : name.titled.start].rpartition("\n")[2]
    return before.casefold().rstrip().rpartition(" ")[2]


def _asks_for_outlet(page: Page, match: re.Match[str]) -> bool:
    """True when an outlet stands behind "spoke to", or "us"."""
    behind = page.text[match.end() : match.end() + _WORD_LENGTH].partition("\n")[0]
    words = re.findall(r"\w+", behind.casefold())
    outlet = not genre_words().interviews.outlet_words.isdisjoint(words[:4])
    return outlet or words[:1] in (["us"], ["our"], ["me"]) or behind.split()[:1] in [[form] for form in agency_forms()]


def _topic(page: Page, lines: Sequence[Span], questions: Sequence[Span]) -> list[Name]:
    """Whom the heading names in full and a later line begins with, unless the questions are about him."""
    if not lines:
        return []
    headings = (page.title or "", lines[0].of(page.text))
    leading = [name for line in lines[1:] for name in page.names.within(line)[:1] if _begins(page, line, name)]
    for name in leading:
        named = name.full and any(name.span.of(page.text) in heading for heading in headings)
        told = sum(name.surname in page.text[span.start : span.end].casefold() for span in questions)
        if named and told < _TOLD and _may_answer(page, name):
            return [name]
    return []


def _begins(page: Page, line: Span, name: Name) -> bool:
    return name.titled.start - line.start < _REACH // 3 and not _STOP.search(page.text, line.start, name.titled.start)


def _addressed(page: Page, question: Span) -> Span | None:
    """Whom the first question names: "Dr Berg, you are travelling to …"."""
    match = _VOCATIVE.match(page.text, question.start, min(question.end, question.start + _REACH))
    if match is None or match["title"].strip(".").casefold() not in title_words():
        return None
    found = [name for name in page.names.within(Span(question.start, match.end())) if name.title]
    return _one(page, found)


def _may_answer(page: Page, name: Name) -> bool:
    """True for a person who is not known to be the one that asks: by office, outlet or byline."""
    words = genre_words().interviews
    if set(name.words) & words.outlet_words or name.span.of(page.text) in agency_forms() or name.owner:
        return False
    behind = page.text[name.span.end : name.span.end + _WORD_LENGTH].partition("\n")[0]
    employer = _EMPLOYER.match(behind)
    employed = employer is not None and not words.outlet_words.isdisjoint(employer[0].casefold().split())
    before = page.text[max(0, name.titled.start - _WORD_LENGTH) : name.titled.start].rpartition("\n")[2]
    asks = not words.askers.isdisjoint((*name.title, _word_before(page, name)))
    return not (asks or employed or _BYLINE.fullmatch(before.lstrip()))


def _sentence(text: str, line: Span, match: re.Match[str]) -> Span:
    """The sentence of `line` around a match, as far as it is near; a full stop of "Mr." ends none."""
    start, end = max(line.start, match.start() - _NEAR), min(line.end, match.end() + _NEAR)
    for stop in _STOP.finditer(text, start, end):
        before = _ABBREVIATION.search(text, max(start, stop.start() - _ABBREVIATED), stop.start() + 1)
        if before and before["word"].casefold() in title_words():
            continue
        if stop.start() < match.start():
            start = stop.end()
        elif stop.start() >= match.end():
            return Span(start, stop.start())
    return Span(start, end)


@cache
def _meetings() -> re.Pattern[str]:
    phrases = sorted((*genre_words().interviews.meetings, *genre_words().interviews.reversed), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)", re.IGNORECASE)
