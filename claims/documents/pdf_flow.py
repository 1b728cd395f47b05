"""Pages of words into paragraphs: what is no text is taken off, and sentences go on over columns and pages.

Knows places on paper and the judgement of lines (`wrapping`); no PDF library.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest
from statistics import median

from claims.documents.columns import Row, Stretch, rows_of, stretches
from claims.documents.hyphens import Hyphens
from claims.documents.pdf_words import PageWords, Word
from claims.documents.running import common_edge, is_one_of_several, is_page_number, running_edges
from claims.documents.seams import Seam, mark_of_item, seam
from claims.documents.tables import table_rows
from claims.documents.wrapping import Line, paragraphs

APART = 1.25
"""Times the usual distance of two lines from which a gap parts paragraphs."""
OTHER_SIZE = 1.12
"""Times as high letters are of another kind of text: a heading's, a footnote's."""
RAISED = 0.8
"""Times as high letters are a mark behind a word."""
NEAR = 0.3
"""The part of a letter's height within which a mark stands beside its word."""
INDENT = 0.6
"""The least indentation, in heights of a letter."""
MARGIN = 0.1
"""The part of a page's height that is its upper or lower margin."""
HEAD_GAP = 1.2
"""Times the usual distance of two lines from which a line at the page's edge stands off."""
HEAD_SIZE = 1.08
"""Times as high type that sets a line at the page's edge off."""
FEWEST_ROWS = 3
"""Rows below which a page is a head and nothing else."""


@dataclass(slots=True)
class _Block:
    """Lines that one gap parts from others. `follows`: the block before ended with its column or page."""

    lines: list[Line]
    size: float
    follows: bool = False
    is_table: bool = False
    is_aside: bool = False
    paragraphs: list[str] = field(default_factory=list)


def text_of_pages(pages: Sequence[PageWords]) -> tuple[str, tuple[str, ...]]:
    """The text of a document's pages, a paragraph a line, and the running heads that are not in it."""
    rows = [rows_of(_without_marks(page.words)) for page in pages]
    heads: dict[str, None] = {}
    bodies: list[list[Row]] = []
    for held, (top, foot) in zip(rows, _edges(pages, rows), strict=True):
        end = len(held) - foot
        heads.update(dict.fromkeys(row.text for row in [*held[:top], *held[end:]] if not _is_number(row.text)))
        bodies.append(held[top:end])
    blocks = _blocks(bodies)
    usual = _usual_size(blocks)
    hyphens = Hyphens.of([line.text for block in blocks for line in block.lines])
    found = paragraphs([block.lines for block in blocks], hyphens, indent=INDENT * usual)
    for block, texts in zip(blocks, found, strict=True):
        block.paragraphs = texts
    return "\n".join(_flow(blocks, hyphens)), tuple(heads)


def _edges(pages: Sequence[PageWords], rows: Sequence[Sequence[Row]]) -> list[tuple[int, int]]:
    """How many rows at each page's top and foot are no text: heads and numbers that stand off from the text."""
    texts = [[row.text for row in held] for held in rows]
    filled = [lines for lines in texts if lines]
    sure, sure_at_foot = common_edge(filled), common_edge([lines[::-1] for lines in filled])
    found = [
        (max(sure, _set_off(held, top)), max(sure_at_foot, _set_off(_from_foot(held), foot))) if held else (0, 0)
        for held, (top, foot) in zip(rows, running_edges(texts), strict=True)
    ]
    if len(found) == 1 and len(rows[0]) > FEWEST_ROWS:
        return [_edges_of_the_only_page(rows[0], pages[0].height, *found[0])]
    return found


def _is_number(line: str) -> bool:
    return line.isdecimal() or is_page_number(line)


def _set_off(rows: Sequence[Row], count: int) -> int:
    """The most of the first `count` rows that a gap or another size of type parts from the rest."""
    steps = [below.base - above.base for above, below in pairwise(rows)]
    while 0 < count < len(rows):
        head, body = rows[count - 1], rows[count]
        is_other = max(head.size, body.size) > HEAD_SIZE * min(head.size, body.size)
        if is_other or steps[count - 1] > HEAD_GAP * median(steps) or is_page_number(head.text):
            break
        count -= 1
    return count


def _from_foot(rows: Sequence[Row]) -> list[Row]:
    """The rows as they stand with the page upside down, so that one rule does for both of its edges."""
    return [Row(row.words, -row.base, row.size) for row in reversed(rows)]


def _edges_of_the_only_page(rows: Sequence[Row], height: float, top: int, foot: int) -> tuple[int, int]:
    """The edges where no other page has the same: a bare number at the foot; a head where there are more pages."""
    last = _from_foot(rows)
    if foot == 0 and last[0].text.isdecimal() and -last[0].base >= (1 - MARGIN) * height and _set_off(last, 1):
        foot = 1
    is_excerpt = any(is_one_of_several(row.text) for row in rows[len(rows) - foot :])
    head = rows[0]
    is_head = head.base <= MARGIN * height and head.size <= OTHER_SIZE * median(row.size for row in rows)
    if is_excerpt and top == 0 and is_head:
        top = _set_off(rows, 1)
    return top, foot


def _without_marks(words: Sequence[Word]) -> list[Word]:
    """The words without the raised marks of footnotes; raised letters (1st) belong to the word they stand at."""
    kept: list[Word] = []
    for word, following in zip_longest(words, words[1:]):
        before = kept[-1] if kept else None
        if before is not None and _is_raised(word, before, word.left - before.right):
            if word.text.strip(".,;").isalpha() or not before.text[-1:].isalpha():
                before.text += word.text
                before.right = word.right
        elif following is None or not _is_raised(word, following, following.left - word.right):
            kept.append(word)
    return kept


def _is_raised(word: Word, beside: Word, gap: float) -> bool:
    is_small = word.size <= RAISED * beside.size
    return is_small and abs(gap) <= NEAR * beside.size and 0 < beside.base - word.base <= beside.size


def _blocks(pages: Sequence[Sequence[Row]]) -> list[_Block]:
    blocks: list[_Block] = []
    for rows in pages:
        for stretch in stretches(rows):
            found = list(_blocks_of(stretch))
            found[0].follows = bool(blocks)
            blocks.extend(found)
    _mark_asides(blocks)
    return blocks


def _blocks_of(stretch: Stretch) -> Iterator[_Block]:
    left = min(word.left for row in stretch.rows for word in row.words)
    if stretch.is_table:
        yield from (_Block([_line(row, left, text)], row.size, is_table=True) for row, text in table_rows(stretch.rows))
        return
    steps = sorted(below.base - above.base for above, below in pairwise(stretch.rows))
    usual = steps[len(steps) // 4] if steps else 0.0  # a text of short paragraphs has many gaps
    block = _Block([], stretch.rows[0].size)
    before: Row | None = None
    for row in stretch.rows:
        step = row.base - before.base if before else 0.0
        ratio = max(row.size, block.size) / max(0.1, min(row.size, block.size))
        if before is not None and (step > APART * usual or ratio > OTHER_SIZE):
            yield block
            block = _Block([], row.size)
        block.lines.append(_line(row, left, row.text))
        before = row
    yield block


def _line(row: Row, left: float, text: str) -> Line:
    first = row.words[0]
    start, end = first.left - left, row.words[-1].right - left
    hang = row.words[1].left - left if len(row.words) > 1 and mark_of_item(row.text) else None
    return Line(text, start, end, first.right - first.left + row.size / 4, hang)


def _mark_asides(blocks: Sequence[_Block]) -> None:
    """Notes at the foot of a page or column, and captions within a sentence: smaller than the text around them."""
    usual = _usual_size(blocks)
    is_last, below = True, None
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        is_small = block.size * OTHER_SIZE <= usual and not block.is_table
        is_last = is_small and (is_last or (number + 1 < len(blocks) and blocks[number + 1].follows))
        block.is_aside = is_last
        if not is_small:
            if below is not None and below > number + 1 and _goes_on(block, blocks[below]):
                blocks[below].follows = True
                for between in blocks[number + 1 : below]:
                    between.is_aside = True
            below = number


def _usual_size(blocks: Sequence[_Block]) -> float:
    return median([block.size for block in blocks for _ in block.lines]) if blocks else 1.0


def _goes_on(above: _Block, below: _Block) -> bool:
    """Whether a sentence runs from one block to the next: by its words, or by a full line that ends none."""
    last, first = above.lines[-1], below.lines[0]
    kind = seam([last.text, first.text], 1, has_case=True)
    if kind is not Seam.OPEN or above.is_table or below.is_table or len(above.lines) == 1:
        return kind is Seam.RUNS_ON
    width = max(line.end for line in above.lines)
    is_alike = max(above.size, below.size) <= OTHER_SIZE * min(above.size, below.size)
    return is_alike and last.end + first.first_word > width


def _flow(blocks: Sequence[_Block], hyphens: Hyphens) -> Iterator[str]:
    """Paragraphs in order; one that a column or page cuts in mid-sentence is made whole, notes stand behind it."""
    held: str | None = None
    asides: list[str] = []
    last: _Block | None = None
    usual = _usual_size(blocks)
    follows = False
    for block in blocks:
        follows = follows or block.follows
        if block.is_aside:
            asides.extend(block.paragraphs)
            continue
        texts = [" ".join(block.paragraphs)] if block.size >= OTHER_SIZE * usual else block.paragraphs
        if held is not None and last is not None and follows and _goes_on(last, block):
            held = hyphens.joined([held, texts[0]])
            texts = texts[1:]
        for text in texts:
            if held is not None:
                yield held
            yield from asides
            asides.clear()
            held = text
        follows, last = False, block
    if held is not None:
        yield held
    yield from asides
