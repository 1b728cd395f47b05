"""Plain text into paragraphs: which line ends are the writer's, and which only wrap a long line.

Knows characters, not formats: mail bodies and records come through here too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from claims.documents.hyphens import Hyphens
from claims.documents.page_ends import without_page_ends
from claims.documents.seams import Seam, mark_of_item, seam, tells_case, wrapping
from claims.documents.wrapping import Line, paragraphs

_QUOTED = re.compile(r"(?:[ ]{0,3}>)+[ ]?")
# Two blank lines part as well as a million.
_MANY_LINE_ENDS = re.compile(r"\n{4,}")
TAB = 8


class Unwrapped(NamedTuple):
    """A text with one paragraph a line, and the running heads of its pages that are not in it."""

    text: str
    heads: tuple[str, ...] = ()


def paragraphs_of(text: str) -> str:
    """`text` with one paragraph a line: wrapped lines joined, all other line ends kept."""
    return unwrapped(text).text


def unwrapped(text: str) -> Unwrapped:
    """`text` with one paragraph a line, and what of its pages was left out."""
    text = _MANY_LINE_ENDS.sub("\n\n\n", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines, heads = without_page_ends(text)
    found = (f"{mark}{paragraph}" for mark, blocks in _regions(lines) for paragraph in _unwrapped(blocks))
    return Unwrapped("\n".join(found), heads)


def _unwrapped(blocks: Sequence[Sequence[str]]) -> Iterator[str]:
    lines = [[_line(line) for line in block] for block in blocks]
    hyphens = Hyphens.of([line.text for block in lines for line in block])
    for found in paragraphs(lines, hyphens):
        yield from found


def _line(line: str) -> Line:
    shown = line.expandtabs(TAB).rstrip()
    text = line.strip()
    start, mark = len(shown) - len(shown.lstrip()), mark_of_item(text)
    return Line(text, start, len(shown), 1 + len(text.split(None, 1)[0]), start + mark if mark else None)


def _regions(lines: Sequence[str]) -> Iterator[tuple[str, list[list[str]]]]:
    """Runs of lines quoted equally deep, as (their mark, their blocks of lines without it)."""
    for mark, run in groupby(lines, key=_mark_of_quotation):
        bare = [line[_quoted_until(line) :] for line in run]
        blocks = _blocks(bare, 1)
        if len(blocks) > 2 and max(map(len, blocks)) == 1 and _is_double_spaced(blocks):  # noqa: PLR2004
            blocks = [[line for line in block if line.strip()] for block in _blocks(bare, 2)]
        if blocks:
            yield mark, blocks


def _blocks(lines: Sequence[str], blanks: int) -> list[list[str]]:
    """What at least so many blank lines part."""
    blocks: list[list[str]] = [[]]
    seen = 0
    for line in lines:
        if not line.strip():
            seen += 1
            if seen < blanks:
                continue
            if blocks[-1]:
                blocks.append([])
            continue
        seen = 0
        blocks[-1].append(line)
    return [block for block in blocks if block]


def _is_double_spaced(blocks: Sequence[Sequence[str]]) -> bool:
    """Whether sentences run over the blank lines: each line of the text has one behind it."""
    lines = [block[0].strip() for block in blocks]
    has_case = tells_case(lines)
    over = sum(1 for number in range(1, len(lines)) if seam(lines, number, has_case=has_case) is Seam.RUNS_ON)
    return over >= wrapping().wrapped_share * (len(lines) - 1)


def _quoted_until(line: str) -> int:
    match = _QUOTED.match(line)
    return match.end() if match else 0


def _mark_of_quotation(line: str) -> str:
    depth = line[: _quoted_until(line)].count(">")
    return ">" * depth + " " if depth else ""
