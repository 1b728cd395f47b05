"""The order in which a page is read: rows of words into columns, tables and plain stretches.

Knows words and where they stand. A column's gutter is a strip that no word crosses for several rows, with sentences
that run on at both sides of it; where they do not, the rows on both sides are a table's and are read across.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.documents.pdf_words import Word
from claims.documents.seams import Seam, seam, wrapping

FEWEST_ROWS = 3
"""Rows that make a column or a table: two may part by chance."""
GUTTER = 0.8
"""The least width of a gutter, in heights of a letter; a stretched blank is narrower."""
WIDE = 2.5
"""The width of a blank, in heights of a letter, that no line of prose has."""
RASTER = 2.0
"""Points between the places where a gutter is looked for."""
ALIGNED = 0.5
"""The share of a column's rows that start at one place."""
BOTH_SIDES = 0.5
"""The share of a table's rows that have words in both of two neighbouring columns."""
DEEPEST = 12
"""Cuts within cuts: no page has so many columns."""
LEVEL = 0.35
"""The part of a letter's height by which words of one row stand higher or lower."""


@dataclass(slots=True)
class Row:
    """Words on one line, from left to right."""

    words: list[Word]
    base: float
    size: float

    @property
    def text(self) -> str:
        """The row's words; where a wide blank parts them, three blanks, as in a table that is typed."""
        parts = [self.words[0].text]
        for before, word in pairwise(self.words):
            parts.append("   " if abs(word.left - before.right) >= WIDE * self.size else " ")
            parts.append(word.text)
        return "".join(parts)

    def cells(self) -> list[list[Word]]:
        """The words of each cell: what blanks as wide as a gutter part."""
        cells = [[self.words[0]]]
        for before, word in pairwise(self.words):
            if word.left - before.right >= GUTTER * self.size:
                cells.append([word])
            else:
                cells[-1].append(word)
        return cells


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows that are read from top to bottom; a table's stand each for itself."""

    rows: list[Row]
    is_table: bool = False


@dataclass(frozen=True, slots=True)
class _Gutter:
    place: float
    first: int
    end: int
    score: int


def rows_of(words: Sequence[Word]) -> list[Row]:
    """Words into rows, from the top; words of a row are those on about one level."""
    rows: list[Row] = []
    for word in sorted(words, key=lambda word: (word.base, word.left)):
        if rows and word.base - rows[-1].base <= LEVEL * min(word.size, rows[-1].size):
            rows[-1].words.append(word)
            rows[-1].size = max(rows[-1].size, word.size)
        else:
            rows.append(Row([word], word.base, word.size))
    for row in rows:
        row.words.sort(key=lambda word: word.left)
        if _is_right_to_left(row):
            row.words.reverse()
    return rows


def stretches(rows: Sequence[Row], depth: int = 0) -> Iterator[Stretch]:
    """The rows in reading order."""
    if not rows:
        return
    for gutter in _gutters(rows) if depth < DEEPEST else ():
        within = rows[gutter.first : gutter.end]
        left, right = _part(within, gutter.place, left=True), _part(within, gutter.place, left=False)
        if _is_prose(left) and _is_prose(right):
            parts = [*stretches(left, depth + 1), *stretches(right, depth + 1)]
        elif _is_table(within, gutter.place):
            parts = [Stretch(list(within), is_table=True)]
        else:
            continue
        yield from stretches(rows[: gutter.first], depth + 1)
        yield from parts
        yield from stretches(rows[gutter.end :], depth + 1)
        return
    yield Stretch(list(rows))


def _gutters(rows: Sequence[Row]) -> list[_Gutter]:
    """Strips that no word crosses for some rows, the longest first."""
    height = sorted(row.size for row in rows)[len(rows) // 2]
    half = GUTTER * height / 2
    start = min(row.words[0].left for row in rows)
    places = int((max(max(word.right for word in row.words) for row in rows) - start) / RASTER) + 1
    crossed = [bytearray(places) for _ in rows]
    for row, marks in zip(rows, crossed, strict=True):
        for word in row.words:
            first = max(0, int((word.left - half - start) / RASTER) + 1)
            end = min(places, int((word.right + half - start) / RASTER) + 1)
            marks[first:end] = b"\x01" * max(0, end - first)
    found: list[_Gutter] = []
    for number in range(places):
        place = start + number * RASTER
        found.extend(
            _Gutter(place, first, end, score)
            for first, end in _free_runs(crossed, number)
            if (score := _score(rows[first:end], place)) >= FEWEST_ROWS
        )
    return _distinct(sorted(found, key=lambda gutter: -gutter.score))


def _distinct(gutters: Sequence[_Gutter]) -> list[_Gutter]:
    """One for each run of rows and score: the middle of places side by side."""
    groups: dict[tuple[int, int, int], list[_Gutter]] = {}
    for gutter in gutters:
        groups.setdefault((gutter.score, gutter.first, gutter.end), []).append(gutter)
    return [group[len(group) // 2] for group in groups.values()][:DEEPEST]


def _free_runs(crossed: Sequence[bytearray], number: int) -> Iterator[tuple[int, int]]:
    first: int | None = None
    for row, marks in enumerate(crossed):
        if not marks[number]:
            first = row if first is None else first
        elif first is not None:
            yield first, row
            first = None
    if first is not None:
        yield first, len(crossed)


def _score(rows: Sequence[Row], place: float) -> int:
    """How many rows have words on the side that has fewer; 0 where the right side's rows start at no one place."""
    if len(rows) < FEWEST_ROWS:
        return 0
    left = sum(1 for row in rows if row.words[0].left < place)
    starts = [min(word.left for word in row.words if word.left >= place) for row in rows if row.words[-1].left >= place]
    if not starts or min(left, len(starts)) < FEWEST_ROWS:
        return 0
    rounded = Counter(round(start / RASTER) for start in starts)
    commonest = rounded.most_common(1)[0][0]
    aligned = sum(rounded[near] for near in (commonest - 1, commonest, commonest + 1))
    return min(left, len(starts)) if aligned >= ALIGNED * len(starts) else 0


def _part(rows: Sequence[Row], place: float, *, left: bool) -> list[Row]:
    parts: list[Row] = []
    for row in rows:
        words = [word for word in row.words if (word.left < place) == left]
        if words:
            parts.append(Row(words, row.base, max(word.size for word in words)))
    return parts


def _is_prose(rows: Sequence[Row]) -> bool:
    """Whether sentences run on from row to row."""
    texts = [" ".join(word.text for word in row.words) for row in rows]  # there may be columns within
    seams = [seam(texts, number, has_case=True) for number in range(1, len(texts))]
    return seams.count(Seam.RUNS_ON) >= max(1, wrapping().ragged_share * len(seams))


def _is_table(rows: Sequence[Row], place: float) -> bool:
    both = sum(1 for row in rows if row.words[0].left < place <= row.words[-1].left)
    says_something = any(character.isalnum() for row in _part(rows, place, left=True) for character in row.text)
    return both >= BOTH_SIDES * len(rows) and says_something


def _is_right_to_left(row: Row) -> bool:
    letters = [character for word in row.words for character in word.text if character.isalpha()]
    return sum(1 for letter in letters if "\u0590" <= letter <= "\u08ff") * 2 > len(letters) > 0
