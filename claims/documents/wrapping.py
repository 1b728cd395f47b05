"""Which lines go on in the next: paragraphs from lines that somebody's program broke.

Knows lines and where they begin and end, in columns of characters or in points; no format, and no width of its own. A
line is taken for wrapped by what it says (it stops in mid-sentence) and by what a wrapping program does: it ends a line
only when the next word has no room in it. A full stop at the end of a full line therefore ends no paragraph, and a line
that had room for the next word was ended on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.documents.hyphens import Hyphens
from claims.documents.seams import Seam, seam, tells_case, wrapping


@dataclass(frozen=True, slots=True)
class Line:
    """A line's words, where it starts and ends, and the room its first word and the blank before that take.

    `hang` is where the words of an item start behind its mark; None for a line that starts no item.
    """

    text: str
    start: float
    end: float
    first_word: float
    hang: float | None = None


Block = Sequence[Line]


@dataclass(frozen=True, slots=True)
class Margin:
    """How far lines go. `width` where all wrapped lines agree on one; else `full`, the least end of a full line."""

    width: float | None
    full: float

    def is_full(self, line: Line, following: Line) -> bool:
        """Whether the next line's first word had no room left in `line`."""
        if self.width is None:
            return line.end >= self.full
        return line.end + following.first_word > self.width


def paragraphs(blocks: Sequence[Block], hyphens: Hyphens, *, indent: float = 2) -> Iterator[list[str]]:
    """The paragraphs of each block. A block is what blank lines (or gaps) part; `indent` is the least indentation."""
    has_case = tells_case(line.text for block in blocks for line in block)
    seams = [_seams(block, has_case=has_case, indent=indent) for block in blocks]
    whole = _margin(list(zip(blocks, seams, strict=True)), has_case=has_case)
    for block, kinds in zip(blocks, seams, strict=True):
        yield list(_paragraphs(block, kinds, _margin_of(block, kinds, whole, has_case=has_case), hyphens, indent))


def _paragraphs(
    block: Block, seams: Sequence[Seam], margin: Margin | None, hyphens: Hyphens, indent: float
) -> Iterator[str]:
    if not block:
        return
    first, base = 0, min(line.start for line in block)
    for number, kind in enumerate(seams, 1):
        goes_on = kind is Seam.RUNS_ON or (
            kind is not Seam.APART
            and margin is not None
            and margin.is_full(block[number - 1], block[number])
            and not _is_indented(block, first, number, base=base, indent=indent)
        )
        if not goes_on:
            yield hyphens.joined([line.text for line in block[first:number]])
            first = number
    yield hyphens.joined([line.text for line in block[first:]])


def _is_indented(block: Block, first: int, number: int, *, base: float, indent: float) -> bool:
    """Whether line `number` starts a paragraph by its place: further in than others, or out of an inset."""
    above, line = block[number - 1], block[number]
    if line.start >= above.start + indent:
        return not _hangs(block, first, number)
    if number - first == 1:  # the line above starts a paragraph: as far in as that, this one starts another
        return line.start == above.start and line.start >= base + indent
    return line.start <= above.start - indent


def _hangs(block: Block, first: int, number: int) -> bool:
    """Whether a paragraph's second and all later lines stand further in than its first."""
    later = block[number + 1 : number + 3]
    return first == number - 1 and bool(later) and all(other.start == block[number].start for other in later)


def _seams(block: Block, *, has_case: bool, indent: float) -> list[Seam]:
    """What stands between the lines; a line that hangs below an item's words goes on with the item."""
    texts = [line.text for line in block]
    kinds: list[Seam] = []
    hang: float | None = block[0].hang if block else None
    for number, line in enumerate(block[1:], 1):
        kind = seam(texts, number, has_case=has_case)
        if kind is Seam.APART:
            hang = line.hang
        elif hang is not None and abs(line.start - hang) < indent / 2:
            kind = Seam.RUNS_ON
        kinds.append(kind)
    return kinds


def _margin_of(block: Block, seams: Sequence[Seam], whole: Margin | None, *, has_case: bool) -> Margin | None:
    """The block's own margin where its lines agree on one, the whole text's where that holds for the block."""
    own = _margin([(block, seams)], has_case=has_case)
    if whole is None or whole.width is None:
        return own or _margin_of_equals(block, seams) or whole
    if own is None:
        own = _margin_of_equals(block, seams)
    if own is None:
        is_within = all(line.end <= whole.width for line in block[:-1])
        return whole if is_within else None
    return whole if _fits(block, seams, whole) or own.width is None else own


def _margin_of_equals(block: Block, seams: Sequence[Seam]) -> Margin | None:
    """The margin of prose that by chance has a capital at the start of each line: every line is full to one width."""
    known = wrapping()
    if len(seams) < known.caseless_breaks or Seam.APART in seams or seams.count(Seam.OPEN) * 2 < len(seams):
        return None
    width = max(line.end for line in block)
    is_prose = all(line.text.count(" ") + 1 >= known.words_of_prose for line in block[:-1])
    are_full = all(line.end + following.first_word > width for line, following in pairwise(block))
    return Margin(width, width) if is_prose and are_full else None


def _fits(block: Block, seams: Sequence[Seam], margin: Margin) -> bool:
    """Whether all breaks in mid-sentence are where `margin` would have them."""
    breaks = zip(seams, pairwise(block), strict=True)
    return all(margin.is_full(line, following) for kind, (line, following) in breaks if kind is Seam.RUNS_ON)


def _margin(blocks: Sequence[tuple[Block, Sequence[Seam]]], *, has_case: bool) -> Margin | None:
    """The margin that the breaks in mid-sentence tell; None where too few breaks are such."""
    judged = [
        (kind, line, following)
        for block, seams in blocks
        for kind, (line, following) in zip(seams, pairwise(block), strict=True)
        if kind is not Seam.APART
    ]
    telling = Seam.RUNS_ON if has_case else Seam.OPEN
    certain = [(line.end, line.end + following.first_word) for kind, line, following in judged if kind is telling]
    known = wrapping()
    if not certain or len(certain) < known.wrapped_share * len(judged):
        return None
    (least, beyond), agreeing = _commonest_width(certain)
    width = max((line.end for _, line, _ in judged if least <= line.end < beyond), default=least)
    longer = sum(1 for _, line, _ in judged if line.end > width)
    if not has_case:
        is_one = len(certain) >= known.caseless_breaks and agreeing >= known.caseless_share * len(certain)
        return Margin(width, width) if is_one and not longer else None
    if agreeing >= known.one_width_share * len(certain) and longer <= known.longer_share * len(judged):
        return Margin(width, width)
    if len(certain) < known.ragged_share * len(judged):
        return None
    ends = sorted(end for end, _ in certain)
    return Margin(None, ends[int(known.ragged_part * len(ends))])


def _commonest_width(breaks: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], int]:
    """Between which widths (the second excluded) most breaks are explained, and how many: the next word has no room."""
    events = sorted([(end, 1, 1) for end, _ in breaks] + [(beyond, 0, -1) for _, beyond in breaks])
    best, explained, open_now = 0, (0.0, 0.0), 0
    for (place, _, change), (following, _, _) in pairwise(events):
        open_now += change
        if open_now > best:
            best, explained = open_now, (place, following)
    return explained, best
