"""How the stored text shows what a page sets apart as a quotation: in quotation marks, its credit on a line below.

A page's block quotes often print no marks, and plain text without them would hide whose words they are. Marks are put
only around a block that has none, a dash only before a credit that has none, and both are counted, so that the report
can say that they stand for the page's layout. Knows lines; knows no elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from claims.documents.pages import web_pages
from claims.documents.rendering import Line

_MARKS = (("“", "”"), ('"', '"'), ("«", "»"))
_DOUBLE = re.compile(r"[“”„«»\"]")
_OPENS = re.compile(r"[“„«»‘'\"‹›]")
_CLOSES = re.compile(r"[”“«»’'\"‹›][.,;]?$")
_DASH = re.compile(r"(?:[―—–~]|-{1,2})\s*(?=[^\W\d_a-z]|@)")
_POST_CREDIT = re.compile(r"(?<=\S)\s+(?=[—–] [^—–\n]{1,80}\(@[\w.]{1,60}\))")
"""Where a post embedded without paragraphs goes over into its author's name and handle."""

_ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_NAME = re.compile(
    r"(?:[Bb]y )?[^\W\d_a-z][\w.’'-]*(?: (?:[^\W\d_a-z][\w.’'-]*|de|da|del|der|van|von|la|al|el|bin|ibn|du|di|of)){1,5}"
    r"(?:,.*|\s\(.*\))?"
)
_WORDS = re.compile(r"\w+")
LONGEST_CREDIT = 200
LONGEST_NAME = 80
MOST_CREDIT_LINES = 2
"""Characters of a credit behind a dash, and of a line with a name; lines of name and office."""
SHORTEST_REPEATED = 4
"""Words of the shortest pull quote; shorter ones may be said twice."""

LONGEST_PULL_QUOTE = 600
MOST_PULL_QUOTES = 50
LONGEST_PAGE = 200_000
"""Characters and counts that are compared with each other; more is no article."""

SAME_WORDS = 92.0
"""rapidfuzz's partial ratio, 0 to 100, from which a block quote is a sentence of the text set large: pull quotes are
trimmed at their ends."""

LAYOUT_SHARE = 0.5
"""A block quote with more of the page's letters, that nothing announces and nobody signs, only indents the page."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A text and how many of its block quotes stand in marks that the page does not print."""

    text: str
    marked: int = 0

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a reader of the text must know."""
        if not self.marked:
            return ()
        blocks = "a block quote" if self.marked == 1 else f"{self.marked} block quotes"
        return (f"quotation marks stand for the layout of {blocks}: the page prints none there",)


def printed(lines: Sequence[Line]) -> Printed:
    """The text of `lines`: block quotes in marks, pull quotes that only repeat the text left out."""
    groups = [list(group) for _, group in groupby(lines, key=lambda line: line.quote)]
    repeated = _repeated(groups)
    kept = [group for at, group in enumerate(groups) if at not in repeated]
    whole = sum(len(line.text) for group in kept for line in group)
    out: list[str] = []
    marked = 0
    for group in kept:
        if group[0].quote is None:
            out += [line.text for line in group]
            continue
        shown, added = _shown(_with_credit(group), announced=bool(out) and out[-1].endswith(":"), whole=whole)
        out += shown
        marked += added
    return Printed("\n".join(out), marked)


def _with_credit(group: Sequence[Line]) -> list[Line]:
    """The lines, whose credit may stand at their end without being marked up as one."""
    last = group[-1]
    lines = [*group[:-1], *(replace(last, text=part) for part in _POST_CREDIT.split(last.text, maxsplit=1))]
    if any(line.credit for line in lines):
        return lines
    at = _credit_start([line.text for line in lines])
    return [*lines[:at], *(replace(line, credit=True) for line in lines[at:])]


def _credit_start(lines: Sequence[str]) -> int:
    """Where the lines that say whose a quotation is begin: behind a dash, or a name, perhaps with an office below."""
    last = len(lines) - 1
    signs = _DASH.match(lines[last]) or lines[last].casefold().startswith(web_pages().post_credits)
    if last > 0 and signs and len(lines[last]) <= LONGEST_CREDIT:
        return last
    at = len(lines)
    while at > 1 and len(lines[at - 1]) <= LONGEST_NAME and not _ENDS_SENTENCE.search(lines[at - 1]):
        at -= 1
    named = at < len(lines) <= at + MOST_CREDIT_LINES and _NAME.fullmatch(lines[at]) is not None
    return at if named and _ENDS_SENTENCE.search(lines[at - 1]) else len(lines)


def _shown(group: Sequence[Line], *, announced: bool, whole: int) -> tuple[list[str], bool]:
    """A block quote's lines as they are stored, and whether marks were put around it."""
    said = [line.text for line in group if not line.credit]
    credits_ = [line.text for line in group if line.credit]
    signed = [credit if at or _DASH.match(credit) else f"— {credit}" for at, credit in enumerate(credits_)]
    if not said or not _wants_marks(said, announced=announced or bool(signed), whole=whole):
        return [*said, *signed], False
    words = "".join(said)
    opening, closing = next((marks for marks in _MARKS if marks[0] not in words and marks[1] not in words), _MARKS[0])
    return [*(opening + paragraph for paragraph in said[:-1]), opening + said[-1] + closing, *signed], True


def _wants_marks(said: Sequence[str], *, announced: bool, whole: int) -> bool:
    """Whether a block is somebody's words and does not show it: it may print its own marks, or be layout."""
    if _OPENS.match(said[0]) and (_CLOSES.search(said[-1]) or _DOUBLE.match(said[0])):
        return False
    if announced:
        return True
    holds_marks = any(_DOUBLE.search(line) for line in said)
    return not holds_marks and sum(map(len, said)) <= LAYOUT_SHARE * whole


def _repeated(groups: Sequence[Sequence[Line]]) -> set[int]:
    """The block quotes that only set a sentence of the text large; of two that are the same the first stays."""
    quotes = [at for at, group in enumerate(groups) if group[0].quote is not None][:MOST_PULL_QUOTES]
    if not quotes:
        return set()
    from rapidfuzz.fuzz import partial_ratio  # noqa: PLC0415 (only pages with block quotes need it)

    prose = _squeezed(line for group in groups if group[0].quote is None for line in group)[:LONGEST_PAGE]
    seen: list[str] = []
    repeated: set[int] = set()
    for at in quotes:
        said = _squeezed(line for line in groups[at] if not line.credit)
        if said.count(" ") < SHORTEST_REPEATED - 1 or len(said) > LONGEST_PULL_QUOTE:
            continue
        elsewhere = len(said) <= len(prose) and partial_ratio(said, prose) >= SAME_WORDS
        if elsewhere or said in seen:
            repeated.add(at)
        seen.append(said)
    return repeated


def _squeezed(lines: Iterable[Line]) -> str:
    """The words of lines, without marks and capitals."""
    return " ".join(word.casefold() for line in lines for word in _WORDS.findall(line.text))
