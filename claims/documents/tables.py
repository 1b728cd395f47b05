"""A printed table's rows: lines of cells into the rows that a reader sees, each once, wrapped cells made whole."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claims.documents.columns import Row
from claims.documents.hyphens import Hyphens

PADDED = 1.25
"""Times the least distance of two lines from which a new row starts: rows stand further apart than a cell's lines."""
AT_ONE_PLACE = 3.0
"""Points by which the cells of a column may start apart."""


def table_rows(lines: Sequence[Row]) -> Iterator[tuple[Row, str]]:
    """Each row's first line and its cells as text, a comma between them."""
    starts = _columns(lines)
    for group in _grouped(lines):
        cells: dict[int, list[str]] = {}
        for line in group:
            for cell in line.cells():
                column = max(0, bisect_right(starts, cell[0].left + AT_ONE_PLACE) - 1)
                cells.setdefault(column, []).append(" ".join(word.text for word in cell))
        hyphens = Hyphens.of([text for texts in cells.values() for text in texts])
        yield group[0], ", ".join(hyphens.joined(cells[column]) for column in sorted(cells))


def _columns(lines: Sequence[Row]) -> list[float]:
    """Where columns start, as the row with the most cells has it."""
    fullest = max(lines, key=lambda line: len(line.cells()))
    return [cell[0].left for cell in fullest.cells()]


def _grouped(lines: Sequence[Row]) -> Iterator[list[Row]]:
    """The lines of each row: a line close below another that has not all cells goes on with that one's cells."""
    steps = [below.base - above.base for above, below in pairwise(lines)]
    least = min(steps, default=0.0)
    is_padded = max(steps, default=0.0) >= PADDED * least
    most = max(len(line.cells()) for line in lines)
    group = [lines[0]]
    for line, step in zip(lines[1:], steps, strict=True):
        if not is_padded or step >= PADDED * least or len(line.cells()) == most:
            yield group
            group = []
        group.append(line)
    yield group
