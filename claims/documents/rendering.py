"""Elements into lines, as a browser breaks them, each line with what it is: prose, quoted block, or its credit.

Knows which elements are blocks; chooses nothing. What is inline in its code and a line of its own on the screen (a
quotation's `cite`, its `footer`) is a line of its own here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claims.documents.pages import names_one_of, web_pages
from claims.documents.plain import paragraphs_of
from claims.documents.tree import Element, words_of

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_OPENS_WITH_MARK = re.compile(r"\s*[“”„«»\"‘’'‹›]")
_ENDS_SENTENCE = re.compile(r"[.!?…:;,\"”’]$")
_CELLS = frozenset({"td", "th"})
_Q_MARKS = (("“", "”"), ("‘", "’"))
LONGEST_TERM = 40
"""Characters of a term that heads its definition on one line: "Killed: 12"; a longer one is a question or a heading."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page. `quote` numbers the outermost block quote it stands in; a `credit` says whose that is."""

    text: str
    quote: int | None = None
    credit: bool = False
    term: bool = False


def lines_of(element: Element) -> list[Line]:
    """The lines of `element`, none of them blank, white space within them single."""
    printer = _Printer()
    pending: list[Element | str | _Leaving] = [element]
    while pending:
        step = pending.pop()
        if isinstance(step, str):
            printer.write(step)
        elif isinstance(step, _Leaving):
            printer.leave(step)
        elif step.tag == "pre":
            printer.break_line()
            for line in paragraphs_of(words_of(step)).split("\n"):
                printer.write(line)
                printer.break_line()
        elif not _is_left_out(step):
            pending.append(printer.enter(step))
            pending.extend(reversed(step.children))
    printer.break_line()
    return printer.lines


def _is_left_out(element: Element) -> bool:
    """Scripts; and the raised number of a footnote, which would lengthen the number it stands behind."""
    if element.tag in web_pages().wordless_elements:
        return True
    links = [child for child in element.children if isinstance(child, Element)]
    return element.tag == "sup" and len(links) == 1 and links[0].attributes.get("href", "").startswith("#")


@dataclass(slots=True)
class _Leaving:
    """The end of an element: what its beginning changed."""

    element: Element
    is_block: bool
    is_quote: bool
    mark: str = ""
    lines_before: int = 0
    was_credit: bool = False


@dataclass(slots=True)
class _Printer:
    """Lines as they grow."""

    lines: list[Line] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    quotes: int = 0
    quote_depth: int = 0
    inline_depth: int = 0
    credit: bool = False
    cells: list[int] = field(default_factory=list)
    titles: set[int] = field(default_factory=set)

    def write(self, text: str) -> None:
        self.parts.append(text)

    def break_line(self, *, term: bool = False) -> None:
        text = _BLANKS.sub(" ", "".join(self.parts)).strip()
        self.parts.clear()
        if text:
            quote = self.quotes if self.quote_depth else None
            self.lines.append(Line(text, quote, self.credit and quote is not None, term))

    def enter(self, element: Element) -> _Leaving:
        is_quote = is_block_quote(element)
        is_credit = (
            self.quote_depth > 0 and not self.credit and id(element) not in self.titles and is_quote_credit(element)
        )
        is_block = element.tag in web_pages().block_elements or is_quote or is_credit
        if is_block:
            self.break_line()
        leaving = _Leaving(element, is_block, is_quote, lines_before=len(self.lines), was_credit=self.credit)
        if is_quote:
            self.quotes += self.quote_depth == 0
            self.quote_depth += 1
        self.credit = self.credit or is_credit
        if self.quote_depth:
            self.titles |= _titles_in(element)
        if element.tag == "br":
            self.break_line()
        elif element.tag == "tr":
            self.cells.append(0)
        elif element.tag == "q" and not _OPENS_WITH_MARK.match(words_of(element)):
            marks = _Q_MARKS[self.inline_depth % 2]
            leaving.mark = marks[1]
            self.inline_depth += 1
            self.write(marks[0])
        return leaving

    def leave(self, leaving: _Leaving) -> None:
        element = leaving.element
        if leaving.mark:
            self.inline_depth -= 1
            # The closing mark stands at the last word; the white space before it is the page's.
            inner = "".join(self.parts)
            self.parts = [inner.rstrip(), leaving.mark, inner[len(inner.rstrip()) :]]
        if leaving.is_block:
            self.break_line(term=element.tag == "dt")
        self.quote_depth -= leaving.is_quote
        self.credit = leaving.was_credit
        if element.tag in _CELLS and self.cells and len(self.lines) > leaving.lines_before:
            self.cells[-1] += 1
        elif element.tag == "tr":
            self._join_row(leaving.lines_before, self.cells.pop())
        elif element.tag == "dd":
            self._join_definition(leaving.lines_before)

    def _join_row(self, start: int, cells: int) -> None:
        """A table's row is one line, unless a cell has several: then the table only lays out the page."""
        row = self.lines[start:]
        if len(row) == cells > 1:
            self.lines[start:] = [Line(" ".join(line.text for line in row), row[0].quote, row[0].credit)]

    def _join_definition(self, start: int) -> None:
        """A short term and the one line that says what it is: "Killed: 12, the ministry said"."""
        if start == 0 or len(self.lines) != start + 1 or not self.lines[start - 1].term:
            return
        term, said = self.lines[start - 1], self.lines[start]
        if len(term.text) <= LONGEST_TERM and (term.text.endswith(":") or not _ENDS_SENTENCE.search(term.text)):
            self.lines[start - 1 :] = [Line(f"{term.text.removesuffix(':')}: {said.text}", said.quote)]


def _titles_in(element: Element) -> set[int]:
    """The ids of the `cite` children that name a work in running text: words of the same paragraph follow."""
    titles: set[int] = set()
    words_follow = False
    for child in reversed(element.children):
        if isinstance(child, str):
            words_follow = words_follow or any(map(str.isalnum, child))
        elif child.tag == "cite" and words_follow:
            titles.add(id(child))
        elif child.tag in web_pages().block_elements or child.tag == "br":
            words_follow = False
        else:
            words_follow = words_follow or any(map(str.isalnum, words_of(child)))
    return titles


def is_block_quote(element: Element) -> bool:
    """Whether the element holds a quotation as a block, with its credit; earlier mail quoted in a mail is none."""
    known = web_pages()
    if element.tag == "blockquote":
        from_mail = any(names_one_of(name, known.mail_quote_words) for name in element.names)
        return element.attributes.get("type", "").lower() != "cite" and not from_mail
    if element.tag not in known.quote_wrappers:
        return False
    named = any(names_one_of(name, known.quote_words) for name in element.names)
    pulled = any(names_one_of(name, known.pull_quote_words) for name in element.names)
    return (
        pulled
        or ("blockquote" in element.holds and (named or element.tag == "figure"))
        or (named and "cite" in element.holds)
    )


def is_quote_credit(element: Element) -> bool:
    """Whether an element in a block quote says whose the quotation is."""
    known = web_pages()
    return element.tag in known.quote_credit_elements or (
        element.tag in {"p", "div", "span", "small"}
        and any(names_one_of(name, known.quote_credit_words) for name in element.names)
    )
