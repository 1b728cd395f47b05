"""Quotation marks: which stretches of a text stand in quotes.

Knows marks, apostrophes and paragraphs; knows nothing of who speaks. One pass over each paragraph with a stack of open
marks, so the time grows with the length of the text alone, and marks never pair across paragraphs. The one thing that
crosses a paragraph's end is the printers' custom for a long quote: the paragraph is left unclosed, and the next one
opens with the same mark again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from claims.text import Span, paragraphs

CLOSERS = {
    "“": '”"“',
    "„": "“”",
    "«": "»",
    "‹": "›",
    "»": "«",
    "›": "‹",
    '"': '"”',
    "''": "''",
    "``": "''",
    "‘": "’",
    "'": "'",
}
"""What may close each opening mark. Curly and straight marks are mixed in one quote often enough in web text to
allow it; a second “ closes only where it stands like a closing mark."""

SINGLE = frozenset("'‘’")
"""Marks that are also apostrophes."""

_SPACED = {"«": "»", "‹": "›"}
"""Marks that French print sets off with a space inside: « so »."""

_MARK = re.compile(r"''|``|[“”„«»‹›\"‘’']")
_DASHES = "-–—/([{"


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quoted stretch: `outer` with its marks, `inner` without.

    `closed` is false when no closing mark was found before the paragraph ended; `continues` when, then, the next
    paragraph takes the quote up. `depth` counts the quotations around this one.
    """

    outer: Span
    inner: Span
    closed: bool = True
    continues: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Mark:
    """One mark in its surroundings: whether it could open or close a quote there."""

    sign: str
    span: Span
    may_open: bool
    may_close: bool
    like_possessive: bool


def find_quotations(text: str) -> list[Quotation]:
    """All quotations of `text`, in the order in which they open; nested ones follow the one they stand in.

    A quote that runs over several paragraphs gives one quotation a paragraph, all but the last not closed.
    """
    found: list[Quotation] = []
    lines = list(paragraphs(text))
    for line, following in zip_longest(lines, lines[1:]):
        opening_next = _opening_sign(text, following)
        found.extend(sorted(_paired(text, line, opening_next), key=lambda quotation: quotation.outer))
    return found


def _opening_sign(text: str, line: Span | None) -> str | None:
    match = _MARK.match(text, line.start) if line else None
    return match[0] if match and match[0] in CLOSERS else None


def _paired(text: str, line: Span, opening_next: str | None) -> Iterator[Quotation]:
    """Pair the marks of one paragraph; `opening_next` is the mark with which the next paragraph opens."""
    marks = list(_marks(text, line))
    last_close = max((mark.span.start for mark in marks if mark.may_close and mark.sign in SINGLE), default=-1)
    stack: list[_Mark] = []
    for mark in marks:
        at = _closed_by(mark, stack, last_close)
        if at is not None:
            yield _quotation(stack[at], mark.span, depth=at)
            del stack[at:]
        elif mark.may_open and mark.sign in CLOSERS:
            while stack and stack[-1].sign == mark.sign:  # the same mark cannot nest in itself: the first was stray
                stack.pop()
            stack.append(mark)
    unclosed = next((mark for mark in stack if mark.sign not in SINGLE), None)
    if unclosed:
        end = Span(line.end, line.end)
        yield _quotation(unclosed, end, depth=0, closed=False, continues=unclosed.sign == opening_next)


def _quotation(opening: _Mark, closing: Span, *, depth: int, closed: bool = True, continues: bool = False) -> Quotation:
    outer = Span(opening.span.start, closing.end)
    return Quotation(outer, Span(opening.span.end, closing.start), closed, continues, depth)


def _closed_by(mark: _Mark, stack: list[_Mark], last_close: int) -> int | None:
    """The place in the stack of the opening mark that `mark` closes, if it closes one."""
    if not mark.may_close:
        return None
    if mark.like_possessive and mark.span.start < last_close:
        return None
    for at in range(len(stack) - 1, -1, -1):
        if mark.sign in CLOSERS[stack[at].sign] and (mark.sign != "'" or stack[at].sign == "'"):
            return at
    return None


def _marks(text: str, line: Span) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, line.start, line.end):
        sign, start, end = match[0], match.start(), match.end()
        before = text[start - 1] if start > line.start else " "
        after = text[end] if end < line.end else " "
        single = sign in SINGLE
        yield _Mark(
            sign,
            Span(start, end),
            may_open=(not after.isspace() or sign in _SPACED) and _opens_after(before, single=single),
            may_close=_closes(sign, before, after, single=single),
            like_possessive=single and before in "sS" and after == " " and text[end + 1 : end + 2].islower(),
        )


def _opens_after(before: str, *, single: bool) -> bool:
    if before.isspace() or before in _DASHES or _MARK.match(before):
        return True
    return not single and not before.isalnum()


def _closes(sign: str, before: str, after: str, *, single: bool) -> bool:
    if sign == "“":  # opens in English, closes a German quote
        return not before.isspace() and not after.isalnum()
    if before.isspace() and sign in _SPACED.values():
        return not after.isalnum()
    if before.isspace() and (after.isalnum() or single):
        return False
    return not (single and after.isalnum())
