"""Columns that are typed side by side, as programs print a paper's page into plain text: into reading order.

Knows lines of characters; where columns are is told by the same rule as for words on paper (`columns`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claims.documents.columns import Row, Stretch, stretches
from claims.documents.pdf_words import Word
from claims.documents.seams import Seam, seam

FEWEST_LINES = 3
MOST_LINES = 2_000
"""Lines of a page, with much room to spare; more are no page."""
LINE = 8.0
"""The height of a line, in the measure of which a character is 2 wide: a gutter has three blanks."""

_GAP = re.compile(r"\S {3,}\S")
_WORD = re.compile(r"\S+")


def in_reading_order(lines: Sequence[str]) -> list[str]:
    """The lines of a page, left column first where it has columns of prose; as they are where it has none."""
    wide = sum(1 for line in lines if _GAP.search(line))
    if not FEWEST_LINES <= wide <= len(lines) <= MOST_LINES:
        return list(lines)
    rows = [row for number, line in enumerate(lines) if (row := _row(number, line))]
    found = list(stretches(rows))
    if sum(1 for stretch in found if not stretch.is_table) == 1 or not _has_columns(found):
        return list(lines)
    ordered: list[str] = []
    for stretch in found:
        below = list(_lines(stretch))
        if ordered and seam([ordered[-1].strip(), below[0].strip()], 1, has_case=True) is not Seam.RUNS_ON:
            ordered.append("")  # else a sentence runs from one column to the next
        ordered.extend(below)
    return ordered


def _row(number: int, line: str) -> Row | None:
    base = LINE * number
    words = [Word(match.group(), 2.0 * match.start(), 2.0 * match.end(), base, LINE) for match in _WORD.finditer(line)]
    return Row(words, base, LINE) if words else None


def _has_columns(found: Sequence[Stretch]) -> bool:
    """Whether a stretch starts above the end of the one before it: beside it, that is."""
    return any(later.rows[0].base <= before.rows[-1].base for before, later in pairwise(found))


def _lines(stretch: Stretch) -> Iterator[str]:
    """The lines of a stretch with their blanks; a blank line where one was."""
    left = min(row.words[0].left for row in stretch.rows)
    before = stretch.rows[0].base
    for row in stretch.rows:
        if row.base > before + LINE:
            yield ""
        line = ""
        for word in row.words:
            line = line.ljust(int(word.left - left) // 2) + word.text
        yield line
        before = row.base
