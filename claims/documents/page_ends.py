"""Where a plain text was printed on pages: their heads, feet and numbers are taken off, and the pages joined.

A form feed ends a page; so does a line that says which page it is, where blank lines set it off and others do the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claims.documents.running import is_page_number, running_edges
from claims.documents.seams import Seam, seam
from claims.documents.typed_columns import in_reading_order

FORM_FEED = "\f"


class Unpaged(NamedTuple):
    """The lines of a text without its pages' heads and feet, and those of them that are no page's number, each once."""

    lines: list[str]
    heads: tuple[str, ...] = ()


def without_page_ends(text: str) -> Unpaged:
    """The lines of `text` without what belongs to its pages; a sentence that a page cuts has no blank line in it."""
    pages = [page.split("\n") for page in text.split(FORM_FEED)] if FORM_FEED in text else _pages(text.split("\n"))
    pages = [in_reading_order(page) for page in pages]
    if len(pages) == 1:
        return Unpaged(pages[0])
    words = [[line for line in page if line.strip()] for page in pages]
    joined: list[str] = []
    heads: dict[str, None] = {}
    for page, filled, (top, foot) in zip(pages, words, running_edges(words), strict=True):
        edges = map(str.strip, [*filled[:top], *filled[len(filled) - foot :]])
        heads.update(dict.fromkeys(line for line in edges if not (line.isdecimal() or is_page_number(line))))
        body = _without_edges(page, top, foot)
        if body and joined and not _goes_on(joined, body):
            joined.append("")
        joined.extend(body)
    return Unpaged(joined, tuple(heads))


def _pages(lines: list[str]) -> list[list[str]]:
    """Pages told by their numbers; one page where there are no two numbers, and none in mid-sentence."""
    numbers = [number for number in range(1, len(lines) - 1) if _is_set_off(lines, number)]
    if not numbers or (len(numbers) == 1 and not _cuts_sentence(lines, numbers[0])):
        return [lines]
    starts = [0, *(number + 1 for number in numbers)]
    return [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _is_set_off(lines: Sequence[str], number: int) -> bool:
    return is_page_number(lines[number]) and not (lines[number - 1].strip() or lines[number + 1].strip())


def _cuts_sentence(lines: Sequence[str], number: int) -> bool:
    above = next((line.strip() for line in reversed(lines[:number]) if line.strip()), "")
    below = next((line.strip() for line in lines[number + 1 :] if line.strip()), "")
    return bool(above and below) and seam([above, below], 1, has_case=True) is Seam.RUNS_ON


def _without_edges(lines: Sequence[str], top: int, foot: int) -> list[str]:
    """The lines without the first and last that are not blank, and the blank ones around those."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    if top + foot >= len(filled):
        return []
    return list(lines[filled[top] : filled[len(filled) - 1 - foot] + 1])


def _goes_on(above: Sequence[str], below: Sequence[str]) -> bool:
    return seam([above[-1].strip(), below[0].strip()], 1, has_case=True) is Seam.RUNS_ON
