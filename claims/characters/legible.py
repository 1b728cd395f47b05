"""A text as it reads, with the way back into the text as it was given. A stored text reads as it stands.

What is not seen is gone, and what only looks otherwise is written plainly, so that rules about words see words. Spans
found in the legible text are brought back to the characters of the given one: never half of one, and all that stood
between them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from claims.characters import plain_letters, unseen
from claims.characters.vocabulary import characters, class_of
from claims.text import Span


@dataclass(slots=True)
class Edits:
    """What one pass replaced: where it stands now, where and how long it was, and how long it is."""

    now: list[int] = field(default_factory=list)
    before: list[int] = field(default_factory=list)
    sizes: list[tuple[int, int]] = field(default_factory=list)

    def start(self, offset: int) -> int:
        """Where the character at `offset` began before."""
        at = bisect_right(self.now, offset) - 1
        if at < 0:
            return offset
        was, is_now = self.sizes[at]
        inside = offset - self.now[at]
        if inside >= is_now:
            return self.before[at] + was + inside - is_now
        return self.before[at] + (inside if was == is_now else 0)

    def end(self, offset: int) -> int:
        """Where the character before `offset` ended before."""
        at = bisect_right(self.now, offset - 1) - 1
        if at < 0:
            return offset
        was, is_now = self.sizes[at]
        inside = offset - self.now[at]
        if inside > is_now:
            return self.before[at] + was + inside - is_now
        return self.before[at] + (inside if was == is_now else was)


@dataclass(frozen=True, slots=True)
class Legible:
    """A text as it reads. `given` is what it was made from, `passes` the way back, the last pass first."""

    text: str
    given: str
    passes: tuple[Edits, ...] = ()

    @property
    def is_given(self) -> bool:
        """Whether the given text reads as it stands."""
        return not self.passes

    def back(self, span: Span) -> Span:
        """The characters of the given text that a span of the legible one stands for."""
        start, end = span.start, span.end
        for edits in self.passes:
            start, end = edits.start(start), edits.end(end) if end > start else edits.start(start)
        return Span(start, end)


def legible(text: str) -> Legible:
    """The text as it reads; the text itself, at no cost, where it is plain already."""
    passes: list[Edits] = []
    read = text
    if not text.isascii() or _ODD_ASCII.search(text):
        read = _passed(read, _odd(), _plainly, passes)
    if not unicodedata.is_normalized("NFC", read):
        read = _passed(read, _CLUSTER, _composed, passes)
    return Legible(read, text, tuple(reversed(passes)))


# No character below U+0300 is changed by what stands before it, so that each such cluster can be composed by itself.
_CLUSTER = re.compile("[^\u0300-\U0010ffff]?[\u0300-\U0010ffff]+")
_ODD_ASCII = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


def _passed(text: str, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str], passes: list[Edits]) -> str:
    """The text with what `pattern` finds replaced; the edits are added to `passes` where there are any."""
    edits, pieces = Edits(), []
    copied = length = 0
    for found in pattern.finditer(text):
        new = replace(found)
        if new == found.group():
            continue
        pieces += [text[copied : found.start()], new]
        length += found.start() - copied
        edits.now.append(length)
        edits.before.append(found.start())
        edits.sizes.append((len(found.group()), len(new)))
        length += len(new)
        copied = found.end()
    if not edits.now:
        return text
    passes.append(edits)
    return "".join([*pieces, text[copied:]])


def _composed(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", found.group())


def _plainly(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "unseen":
            return unseen.kept(found)
        case "line":
            return "\n"
        case "blank":
            return " "
        case "half":
            return "\ufffd"
        case _:
            return plain_letters.plain_twin(found)


@cache
def _odd() -> re.Pattern[str]:
    known = characters()
    return re.compile(
        f"(?P<unseen>{unseen.pattern()})"
        f"|(?P<line>\r\n|[{class_of(known.line_ends)}])"
        f"|(?P<blank>[{class_of(known.blanks)}])(?<! )"
        "|(?P<half>[\ud800-\udfff])"
        f"|(?P<twin>{plain_letters.pattern()})"
    )
