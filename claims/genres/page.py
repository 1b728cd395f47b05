"""One text as every rule of this room sees it: its lines, its names, and what its lines begin with.

Knows paragraphs and furniture; knows nothing of speakers or issuers. Names are read when first asked for, since most
texts are prose and never ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from claims.genres.names import Names
from claims.genres.vocabulary import genre_words
from claims.quotes import find_quotations
from claims.text import Span, paragraphs

_HEAD_LENGTH = 60
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_LONGEST_FURNITURE = 250
_FULL_WORDS = 8
"""A line with so many words is a sentence, whatever its end."""

INTRODUCTION = 12
"""Lines before the first turn in which a page says what it is, at the most."""


@dataclass(frozen=True)
class Page:
    """A text, the title it has elsewhere, and its non-blank lines."""

    text: str
    title: str | None
    lines: tuple[Span, ...]

    @classmethod
    def of(cls, text: str, title: str | None = None) -> Page:
        """The page of a stored text."""
        return cls(text, title, tuple(paragraphs(text)))

    @cached_property
    def names(self) -> Names:
        """The people that the text names."""
        return Names.of(self.text, self.lines)

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """The outermost stretches in quotation marks, in text order."""
        return tuple(quotation.outer for quotation in find_quotations(self.text) if quotation.depth == 0)

    def words(self, line: int) -> str:
        """The words of a line."""
        return self.lines[line].of(self.text)

    def head(self, line: int) -> str:
        """A line's first characters, to be compared with word lists."""
        span = self.lines[line]
        return self.text[span.start : min(span.end, span.start + _HEAD_LENGTH)].casefold()

    def is_furniture(self, line: int) -> bool:
        """True for a short line of the page that nobody says."""
        words = genre_words().furniture
        if len(self.lines[line]) > _LONGEST_FURNITURE:
            return False
        head = self.words(line).casefold().lstrip("(*[_ ")
        return head.startswith(words.lines) or (
            head.startswith("follow ") and any(word in head for word in words.followed)
        )

    def is_prose(self, line: int) -> bool:
        """True for a line that ends like a sentence or is as long as one: no heading."""
        words = self.words(line)
        return _SENTENCE_END.search(words[-4:]) is not None or len(words.split(maxsplit=_FULL_WORDS)) > _FULL_WORDS

    def introduction(self, first: int) -> tuple[str, ...]:
        """The title and the lines before line `first`, in small letters."""
        lines = (self.words(line).casefold() for line in range(max(0, first - INTRODUCTION), first))
        return (*((self.title.casefold(),) if self.title else ()), *lines)


def mentions(texts: Iterable[str], cues: Iterable[str]) -> str | None:
    """The first of `cues` that stands as whole words in one of `texts`, both in small letters."""
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, cues))})(?!\w)")
    return next((match[0] for text in texts if (match := pattern.search(text))), None)
