"""The words of a PDF page with their places, as PDFium tells them character by character.

A PDF has no words and no lines, only marks on paper: where a word ends is told by blanks, by a step up or down, or by
a gap. Places are in points: across from the left, down from the top, as the reader holds the page.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

# What type joins into one mark (U+FB00 to U+FB06) are two letters or three.
_LIGATURES = {0xFB00 + n: letters for n, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))}
LINE_END_HYPHEN = 2
"""PDFium's own code for a hyphen that it takes for the mark of a word's division."""
_BLANKS = frozenset({0, 9, 10, 11, 12, 13, 32, 0xA0, 0xFFFE, *range(0x2000, 0x200C), 0x202F, 0x3000})

STEP = 0.25
"""The part of a letter's height by which a line's letters may stand higher or lower than each other."""
GAP = 0.3
"""The part of a letter's height that is a blank, where no blank was set."""
LARGER = 1.3
"""How many times as high letters of one word may be as others of it."""
LEAN = 0.1
"""Radians by which text may lean and still count as level."""
SAMPLE = 200
"""Characters that tell which way a page is held."""
SEEN_THROUGH = 3
"""The mode of text that leaves no mark: the words that a program recognised below the picture of a page."""


@dataclass(slots=True)
class Word:
    """A word, where it starts and ends, the line it stands on, and the height of its letters."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class PageWords:
    """A page's size and words; the turned ones as text, and how many others were left out or leave no mark."""

    height: float
    words: list[Word]
    turned: str
    outside: int
    invisible: int


class _Place(NamedTuple):
    left: float
    right: float
    base: float
    size: float


_Placing = Callable[[float, float, float, float, float, float], _Place]
"""From a letter's origin (across, up) and box (left, bottom, right, top), from the page's lower left."""

_PLACINGS: dict[int, _Placing] = {
    0: lambda x, y, _left, bottom, right, top: _Place(x, right, -y, top - bottom),
    1: lambda x, y, left, _bottom, right, top: _Place(y, top, x, right - left),
    2: lambda x, y, left, bottom, _right, top: _Place(-x, -left, y, top - bottom),
    3: lambda x, y, left, bottom, right, _top: _Place(-y, -bottom, -x, right - left),
}
"""By the quarters of a turn that the text makes against the clock."""


def words_of(text: PdfTextPage, bounds: tuple[float, float, float, float]) -> PageWords:
    """The words of a page within its bounds (left, bottom, right, top), in the order they were set."""
    turn = _turn_of_page(text)
    left, bottom, right, top = bounds
    corners = [_PLACINGS[turn](x, y, x, y, x, y) for x in (left, right) for y in (bottom, top)]
    start, end = min(corner.left for corner in corners), max(corner.left for corner in corners)
    head, foot = min(corner.base for corner in corners), max(corner.base for corner in corners)
    words: list[Word] = []
    turned: list[str] = []
    outside = invisible = 0
    for word, quarter, is_visible in _words(text, turn):
        if quarter != turn:
            turned.append(word.text)
        elif not (start - 1 <= word.right and word.left <= end + 1 and head <= word.base <= foot + word.size):
            outside += 1
        else:
            words.append(Word(word.text, word.left - start, word.right - start, word.base - head, word.size))
            invisible += not is_visible
    return PageWords(foot - head, words, " ".join(turned), outside, invisible)


def _turn_of_page(text: PdfTextPage) -> int:
    """The quarters of a turn that most of the page's letters make."""
    from pypdfium2 import raw  # noqa: PLC0415 (an extra)

    count = text.count_chars()
    sample = range(0, count, max(1, count // SAMPLE))
    turns = Counter(_quarters(raw.FPDFText_GetCharAngle(text.raw, number)) for number in sample)
    commonest = turns.most_common(1)[0][0] if turns else 0
    return commonest if commonest is not None else 0


def _quarters(angle: float) -> int | None:
    """An angle (PDFium's, with the clock) as quarters of a turn against the clock; None between them."""
    quarters = -angle / (math.pi / 2)
    return round(quarters) % 4 if abs(quarters - round(quarters)) <= LEAN else None


def _words(text: PdfTextPage, turn: int) -> Iterator[tuple[Word, int | None, bool]]:
    """Each word, the quarters of a turn it makes, and whether it can be seen."""
    from pypdfium2 import raw  # noqa: PLC0415 (an extra)

    word: Word | None = None
    quarter: int | None = turn
    is_visible = True
    across, up, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    page, placing = text.raw, _PLACINGS[turn]
    for number in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(page, number)
        if code in _BLANKS:
            if word is not None:
                yield word, quarter, is_visible
            word = None
            continue
        raw.FPDFText_GetCharOrigin(page, number, across, up)
        raw.FPDFText_GetLooseCharBox(page, number, box)
        place = placing(across.value, up.value, box.left, box.bottom, box.right, box.top)
        letters = "-" if code == LINE_END_HYPHEN else _LIGATURES.get(code) or chr(code)
        if word is not None and (_goes_on(word, place, letters) or quarter != turn):
            word.text += letters
            word.right, word.size = max(word.right, place.right), max(word.size, place.size)
            continue
        if word is not None:
            yield word, quarter, is_visible
        word = Word(letters, *place)
        quarter = _quarters(raw.FPDFText_GetCharAngle(page, number))
        seen = raw.FPDFText_GetTextObject(page, number)
        is_visible = raw.FPDFTextObj_GetTextRenderMode(seen) != SEEN_THROUGH
    if word is not None:
        yield word, quarter, is_visible


def _goes_on(word: Word, place: _Place, letters: str) -> bool:
    """Whether a letter stands on the word's line and close behind it. A mark's own height, a dash's, says nothing."""
    is_mark = not letters.isalnum() or not word.text.isalnum()
    height = max(word.size, place.size) if is_mark else min(word.size, place.size)
    is_level = abs(place.base - word.base) <= STEP * height and max(word.size, place.size) <= LARGER * height
    return is_level and -height < place.left - word.right <= GAP * height
