"""Characters for which nothing is drawn, and the joiners among them that are spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claims.characters.vocabulary import characters, class_of


def without_unseen(text: str) -> str:
    """The text without the characters that nobody sees; a joiner that is spelling stays."""
    return _runs().sub(kept, text)


def unseen_runs(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """The runs of unseen characters, and of each what stays: one joiner or nothing."""
    for run in _runs().finditer(text):
        yield run, kept(run)


def kept(run: re.Match[str]) -> str:
    """The joiner of a run between two characters that joiners join; else nothing."""
    text, start, end = run.string, run.start(), run.end()
    joiner = _joiner().search(run.group())
    if joiner is None or start == 0 or end == len(text):
        return ""
    return joiner.group() if _joined().match(text[start - 1]) and _joined().match(text[end]) else ""


def pattern() -> str:
    """A run of unseen characters, as a regular expression."""
    return f"[{class_of(characters().default_ignorable, characters().controls)}]+"


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(pattern())


@cache
def _joiner() -> re.Pattern[str]:
    return re.compile(f"[{class_of(characters().joiners)}]")


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(f"[{class_of(characters().joined)}]")
