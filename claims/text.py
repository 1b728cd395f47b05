"""Spans of text, and the paragraphs a text is made of.

Everything the package says about a report is said with spans into its one stored text: code points, half-open. Knows
nothing of language: sentences need a parser and live in `claims.parsing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[start, end)` of code points in one text.

    Raises ValueError when the range is negative or reversed: an impossible span must fail where it is made.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return self.end > self.start

    def of(self, text: str) -> str:
        """The words the span stands for."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True when the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True when `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, offset: int) -> Span:
        """The same span, `offset` code points further on."""
        return Span(self.start + offset, self.end + offset)

    def trimmed(self, text: str, strip: str | None = None) -> Span:
        """The span without the white space (or the characters of `strip`) at its ends."""
        words = self.of(text)
        lead = len(words) - len(words.lstrip(strip))
        kept = len(words.strip(strip))
        return Span(self.start + lead, self.start + lead + kept)


def envelope(spans: Iterable[Span]) -> Span:
    """The smallest span that holds all of `spans`. Raises ValueError when there are none."""
    listed = list(spans)
    return Span(min(span.start for span in listed), max(span.end for span in listed))


def words_of(spans: Iterable[Span], text: str) -> str:
    """The words of several spans, joined by ` … ` where the text between is left out."""
    return " … ".join(span.of(text) for span in spans)


def paragraphs(text: str) -> Iterator[Span]:
    """The text's non-blank lines, as spans without the white space at their ends.

    A stored text has one paragraph a line (see `claims.documents`); blank lines separate nothing more.
    """
    for match in _PARAGRAPH.finditer(text):
        span = Span(match.start(), match.end()).trimmed(text)
        if span:
            yield span
