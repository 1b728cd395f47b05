"""Interviews without labels: question paragraphs and answers that take turns, and dialogues with dashes.

Knows what a question looks like; the page must say that it is an interview, since columns and lists of frequent
questions ask too, and answer themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.genres.introductions import interviewee
from claims.genres.layout import Genre, Layout, Turn
from claims.genres.page import Page, mentions
from claims.genres.talk import is_spoken
from claims.genres.vocabulary import genre_words
from claims.text import Span

_DASH = re.compile(r"[—–-]\s?(?=\S)")
_ASKS = re.compile(r"\?[\"'”’»)\]]*$")
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_DASHED = 3
_FEWEST_BARE = 4
_LONGEST_QUESTION = 90
_LONGEST_REMARK = 40
_DASHED_SHARE = 0.6
_SPOKEN = 0.5
_TOLD = 0.25
_SHORT_HEADING = 150
_ADDRESSED = 0.25


@dataclass(slots=True)
class _Block:
    """A question's lines, or those of the answer after it."""

    question: bool
    lines: list[int] = field(default_factory=list)


def find_interview(page: Page) -> Layout | None:
    """The interview that a page's questions make, or None."""
    return _dashed(page) or _bare(page)


def _dashed(page: Page) -> Layout | None:
    """Dashes before what is asked and before what is answered."""
    dashes = [line for line in range(len(page.lines)) if _DASH.match(page.text, page.lines[line].start)]
    asking = [line for line in dashes if _asks(page, line)]
    if len(asking) < _FEWEST_DASHED or len(dashes) < _DASHED_SHARE * (dashes[-1] - dashes[0] + 1):
        return None
    dashed = frozenset(dashes)
    answered = sum(line + 1 in dashed and not _asks(page, line + 1) for line in asking)
    if answered < _DASHED_SHARE * len(asking) or _cue(page, dashes[0]) is None:
        return None
    blocks: list[_Block] = []
    for line in range(dashes[0], dashes[-1] + 1):
        if line in dashed:
            blocks.append(_Block(_asks(page, line)))
        blocks[-1].lines.append(line)
    return _interview(page, blocks, f"{len(asking)} questions after dashes, each answered after one")


def _bare(page: Page) -> Layout | None:
    """Paragraphs that are questions, each answered by the paragraphs behind it."""
    asking = [line for line in range(len(page.lines)) if _is_question(page, line)]
    if len(asking) < _FEWEST_BARE:
        return None
    cue = _cue(page, asking[0])
    addressed = sum(not genre_words().turns.second_person.isdisjoint(_plain(page, line)) for line in asking)
    if cue is None or addressed < (1 if _is_heading(page, asking[0]) else _ADDRESSED * len(asking)):
        return None
    blocks = _blocks(page, asking)
    answers = [block for block in blocks if not block.question]
    longest = max((len(block.lines) for block in answers[:-1]), default=0)
    if answers and answers[-1] is blocks[-1] and len(answers[-1].lines) > longest:
        del answers[-1].lines[1:]
    told = sum(_is_told(page, line) for block in answers for line in block.lines)
    if len(answers) < _DASHED_SHARE * len(asking) or told > _TOLD * sum(len(block.lines) for block in answers):
        return None
    return _interview(page, blocks, f"{len(asking)} questions that stand alone, each answered behind it, and “{cue}”")


def _blocks(page: Page, asking: Sequence[int]) -> list[_Block]:
    questions = frozenset(asking)
    blocks: list[_Block] = []
    for line in range(asking[0], len(page.lines)):
        if page.is_furniture(line):
            break
        question = line in questions or (bool(blocks) and not blocks[-1].question and _is_remark(page, line))
        if not blocks or blocks[-1].question != question:
            blocks.append(_Block(question))
        if question or page.is_prose(line):
            blocks[-1].lines.append(line)
    return [block for block in blocks if block.lines]


def _interview(page: Page, blocks: Sequence[_Block], evidence: str) -> Layout | None:
    answers = [block for block in blocks if not block.question]
    spoken = sum(any(is_spoken(page, _speech(page, line)) for line in block.lines) for block in answers)
    if spoken < _SPOKEN * len(answers):
        return None
    first = blocks[0].lines[0]
    questions = [_speech(page, line) for block in blocks if block.question for line in block.lines]
    speaker = interviewee(page, first, questions)
    turns = tuple(
        Turn(
            None,
            None if block.question else speaker,
            tuple(_speech(page, line) for line in block.lines),
            question=block.question,
        )
        for block in blocks
    )
    return Layout(Genre.INTERVIEW, turns, evidence=evidence, confidence=0.8)


def _speech(page: Page, line: int) -> Span:
    """The line without the dash before it."""
    span = page.lines[line]
    dash = _DASH.match(page.text, span.start, span.end)
    return Span(dash.end(), span.end) if dash else span


def _cue(page: Page, first: int) -> str | None:
    return mentions(page.introduction(first), genre_words().interviews.cues)


def _is_heading(page: Page, first: int) -> bool:
    """True when the title or a short line says that an interview follows."""
    short = [words for words in page.introduction(first) if len(words) < _SHORT_HEADING]
    return mentions(short, ("interview with", "q&a", "interview")) is not None


def _asks(page: Page, line: int) -> bool:
    return _ASKS.search(page.words(line)[-4:]) is not None


def _is_question(page: Page, line: int) -> bool:
    """True for a short paragraph that ends with a question and stands in nobody's quotation marks."""
    if not _asks(page, line):
        return False
    words = page.words(line)
    return words[0] not in "“\"'‘«" and len(words.split(maxsplit=_LONGEST_QUESTION)) <= _LONGEST_QUESTION


def _is_remark(page: Page, line: int) -> bool:
    """True for a short paragraph without a question mark that speaks to "you" and not of "me"."""
    words = _plain(page, line)
    if (
        genre_words().turns.second_person.isdisjoint(words)
        or not genre_words().turns.first_person.isdisjoint(words)
        or not words
    ):
        return False
    return len(page.words(line).split(maxsplit=_LONGEST_REMARK)) <= _LONGEST_REMARK


def _is_told(page: Page, line: int) -> bool:
    """True for a paragraph of prose about whoever speaks: "…," she said."""
    words = page.words(line)
    return (
        re.search(rf"[,.?!][\"”’'] (?:\w+ ){{1,3}}?(?:{'|'.join(genre_words().interviews.reporting)})\b", words)
        is not None
    )


def _plain(page: Page, line: int) -> set[str]:
    return {word.casefold() for word in _WORD.findall(page.words(line))}
