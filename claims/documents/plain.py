"""Plain text into paragraphs: which line ends are the writer's, and which only wrap a long line.

Knows lines, not formats; mail bodies and PDF pages come through here too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

# Mail (RFC 3676: 78) and typewriter habits wrap at 60 to 80 columns, some agencies and PDF pages at up to 100; a line
# of under 40 is a heading, an address or verse.
NARROWEST_WRAP = 40
WIDEST_WRAP = 100

_BLANK_LINES = re.compile(r"\n[ \t\r\f\v]*\n\s*")
_ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_STARTS_ITEM = re.compile(r"(?:[-*•–—>]|\d{1,3}[.)])\s")
_BROKEN_COMPOUND = re.compile(r"\w-$")


def paragraphs_of(text: str) -> str:
    r"""`text` with one paragraph a line: wrapped lines joined, all other line ends kept."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line for block in _BLANK_LINES.split(text) for line in _unwrapped(block.strip("\n").split("\n")))


def _unwrapped(lines: list[str]) -> Iterator[str]:
    lines = [line.strip() for line in lines]
    width = max(map(len, lines))
    if not _is_wrapped(lines, width):
        yield from lines
        return
    paragraph = lines[0]
    for previous, line in pairwise(lines):
        if _STARTS_ITEM.match(line) or _fits(previous, line, width):
            yield paragraph
            paragraph = line
        else:
            paragraph += ("" if _BROKEN_COMPOUND.search(previous) else " ") + line
    yield paragraph


def _is_wrapped(lines: list[str], width: int) -> bool:
    """True when the lines are about as long as wrapping makes them and mostly stop in mid-sentence."""
    if len(lines) == 1 or not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return False
    stops = sum(1 for line in lines[:-1] if _ENDS_SENTENCE.search(line))
    return stops * 2 < len(lines) - 1 or (stops == 1 and len(lines) > 2)  # noqa: PLR2004 (two lines show nothing)


def _fits(previous: str, line: str, width: int) -> bool:
    """True when the next line's first word had room left on the line before: that line was ended on purpose."""
    first_word = line.split(" ", 1)[0]
    return len(previous) + 1 + len(first_word) <= width
