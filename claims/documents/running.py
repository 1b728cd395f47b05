"""Running heads, feet and page numbers: lines that belong to the paper, not to the text.

Knows pages as lists of lines. A line at a page's edge is running when other pages have the same there, its numbers
aside, or when it is a page's number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

EDGE = 4
"""Lines from the edge that may be running: a head, its subtitle, a date and a rule."""
LONGEST_SAID = 60
"""Characters that a remark shows at most of what was left out."""
MANY = 4
"""With more pages than this, a head must stand on three of them; with fewer, two are all that can be asked."""

_NUMBER = re.compile(r"\d+")
_NUMERAL = r"(?:\d{1,4}|[ivxlc]{1,7})"
_PAGE_NUMBER = re.compile(
    rf"""(?:page|p\.|pg\.?|seite|p[áa]gina|стр\.)\s*{_NUMERAL}(?:\s*(?:/|of|sur|von|de|из|\|)\s*{_NUMERAL})?
    | [-–—\[(|·•]+\s*{_NUMERAL}\s*[-–—\])|·•]+
    | {_NUMERAL}\s*(?:/|of|sur|von|de|из)\s*{_NUMERAL}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BARE_NUMBER = re.compile(_NUMERAL)
_OF_SEVERAL = re.compile(r"(?:/|of|sur|von|de|из)\s*(\d{1,4})\s*\W*$", re.IGNORECASE)


def remark_on_heads(heads: Sequence[str]) -> tuple[str, ...]:
    """The remark on running heads that are not in a text, if there are any."""
    return (f"left out as running heads: {shortly(' | '.join(heads))}",) if heads else ()


def shortly(text: str) -> str:
    """The beginning of what was left out, as a remark shows it."""
    return text if len(text) <= LONGEST_SAID else f"{text[:LONGEST_SAID]}…"


def running_edges(pages: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """For each page of lines, how many at its top and how many at its foot are running."""
    heads = _repeated(pages, at_foot=False)
    feet = _repeated(pages, at_foot=True)
    return [_edges(lines, heads, feet) for lines in pages]


def common_edge(pages: Sequence[Sequence[str]]) -> int:
    """How many lines all pages (two at least) begin with, their numbers aside."""
    if len(pages) < 2:  # noqa: PLR2004 (one page has nothing in common)
        return 0
    count = 0
    for lines in zip(*pages, strict=False):
        if count == EDGE or len(set(map(_pattern, lines))) > 1:
            break
        count += 1
    return count


def is_page_number(line: str) -> bool:
    """Whether a line says nothing but which page this is: `Page 1 of 2`, `- 4 -`, `4/12`."""
    return _PAGE_NUMBER.fullmatch(line.strip()) is not None


def is_one_of_several(line: str) -> bool:
    """Whether a page's number says that there are other pages."""
    match = _OF_SEVERAL.search(line)
    return match is not None and is_page_number(line) and int(match[1]) > 1


def _edges(lines: Sequence[str], heads: frozenset[str], feet: frozenset[str]) -> tuple[int, int]:
    top = _running(lines[:EDGE], heads)
    foot = _running(lines[: top - 1 if top else None : -1][:EDGE], feet)
    return top, foot


def _running(lines: Sequence[str], repeated: frozenset[str]) -> int:
    """How many of the lines, from the edge inwards, are running."""
    count = 0
    for line in lines:
        if not (is_page_number(line) or _pattern(line) in repeated):
            break
        count += 1
    return count


def _repeated(pages: Sequence[Sequence[str]], *, at_foot: bool) -> frozenset[str]:
    edges = [{_pattern(line) for line in (lines[-EDGE:] if at_foot else lines[:EDGE])} for lines in pages]
    counts = Counter(pattern for edge in edges for pattern in edge)
    enough = 3 if len(pages) > MANY else 2
    return frozenset(pattern for pattern, count in counts.items() if count >= enough)


def _pattern(line: str) -> str:
    """The line with its numbers aside: a page's own number and date change."""
    bare = line.strip()
    if _BARE_NUMBER.fullmatch(bare.lower()):
        return "#"
    return _NUMBER.sub("#", " ".join(bare.casefold().split()))
