"""Whom a report says had the story first: "first reported by the Courier", "the Courier broke the story".

Knows words and capitals; which outlet a name stands for is not its concern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claims.overlap.vocabulary import echoing
from claims.text import Span


@dataclass(frozen=True, slots=True)
class Credit:
    """An outlet's name as a report credits it, and where it is printed."""

    name: str
    span: Span


def credits_in(text: str) -> tuple[Credit, ...]:
    """The outlets that a text credits with having had its story first, each once, in text order."""
    found = sorted(_found(text), key=lambda credit: credit.span)
    return tuple({credit.name.casefold(): credit for credit in reversed(found)}.values())[::-1]


def _found(text: str) -> Iterator[Credit]:
    for pattern in (_before(), _after()):
        for match in pattern.finditer(text):
            span = _named(text, Span(*match.span("name")))
            if span:
                yield Credit(span.of(text), span)


def _named(text: str, span: Span) -> Span:
    """The name without the sentence's own words that stand before it with capitals; empty where nothing is left."""
    start = span.start
    for word in re.finditer(r"\S+\s*", span.of(text)):
        if word.group().strip() not in echoing().no_names:
            break
        start = span.start + word.end()
    return Span(start, span.end)


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{_any(echoing().credited_before)})\s+(?i:the\s+)?{_name()}")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"(?:\b[Tt]he\s+)?{_name()}\s+(?:{_any(echoing().credited_after)})\b")


def _name() -> str:
    """Up to five words with capitals, small words only between them."""
    word = r"[A-Z0-9][\w’'.&-]*(?<![.])"
    small = _any(echoing().name_words)
    return rf"(?<![\w’'.&-])(?P<name>[A-Z][\w’'&-]*(?:\s(?:(?:{small})\s)?{word}){{0,4}})"


def _any(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, words))
