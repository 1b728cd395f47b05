"""Lines that only point to another report: "READ MORE: Ten killed in last year's flood", a linked headline, a card.

Decided by shape first: a line that is nothing but a link and no sentence, a label from the list before a link, a box
whose only heading is a link. A linked sentence stays, since articles link whole sentences to what they summarise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from claims.documents.pages import web_pages
from claims.documents.rendering import is_block_quote
from claims.documents.tree import Element, walk, words_of

LINKED_SHARE = 0.9
"""The share of a line's letters in links that makes it nothing but a link; a bullet or an arrow may stand before it."""

LONGEST_POINTER = 300
LONGEST_CARD = 600
MOST_IN_CARD = 60
"""Characters of a pointer's line, and characters and elements of a box that announces another report."""

_BLANKS = re.compile(r"\s+")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*$")
_BULLETS = re.compile(r"^[^\w“\"‘'«(]+|[\s»›>→▶|]+$")
_LABEL = re.compile(r"(?P<label>[^\W\d_][\w'’ ./-]{0,40}?)\s*(?P<mark>[:|»›>→▶•·–—-]+)(?=\s|$|[^\W\d_])")
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_KEPT = frozenset({"td", "th", "dt", "dd", "h1", "pre"})
"""Elements whose linked words are the article's: tables and lists of terms link their places and people."""


def is_card(element: Element) -> bool:
    """Whether a box announces another report: it is a link with a heading in it, or its only heading is a link."""
    if element.tag not in {"a", "article", "section", "li", "div", "aside"} or _HEADINGS.isdisjoint(element.holds):
        return False
    heading: Element | None = None
    letters = 0
    for below in islice(walk(element), MOST_IN_CARD):
        letters += sum(len(child) for child in below.children if isinstance(child, str))
        if letters > LONGEST_CARD or below.tag in {"h1", "main"} or is_block_quote(below):
            return False
        if below.tag in _HEADINGS:
            if heading is not None:
                return False
            heading = below
    if heading is None:
        return False
    return _is_elsewhere(element) if element.tag == "a" else is_linked_heading(heading)


def is_linked_heading(heading: Element) -> bool:
    """Whether a heading is nothing but a link to another page."""
    return _is_nothing_but_link(_Run(list(heading.children)))


def without_pointers(root: Element) -> None:
    """Take the lines that point elsewhere out of `root`; a heading over nothing but such lines goes with them."""
    runs: list[tuple[Element, _Run, bool]] = []
    for holder in _line_holders(root):
        runs += ((holder, run, points) for run, points in _judged(holder))
    following = [points for _, _, points in runs[1:]] + [True]
    for (holder, run, points), next_points in zip(runs, following, strict=False):
        if not points and next_points and _plain(run.text) in web_pages().pointers:
            gone = {id(piece) for piece in run.pieces}
            holder.children = [child for child in holder.children if id(child) not in gone]


def _line_holders(root: Element) -> Iterator[Element]:
    """The elements that may hold lines of their own, in document order; none within block quotes."""
    pending = [root]
    while pending:
        element = pending.pop()
        if element.tag in _KEPT:
            continue
        if is_block_quote(element):
            if _is_nothing_but_link(_Run(element.children)):
                element.children.clear()
            continue
        yield element
        pending.extend(child for child in reversed(element.children) if isinstance(child, Element))


@dataclass(slots=True)
class _Run:
    """The inline pieces between two blocks or line breaks: one line on the screen."""

    pieces: list[Element | str]

    @property
    def text(self) -> str:
        return _BLANKS.sub(" ", "".join(p if isinstance(p, str) else words_of(p) for p in self.pieces)).strip()

    @property
    def links(self) -> list[Element]:
        return [
            below
            for piece in self.pieces
            if isinstance(piece, Element)
            for below in walk(piece)
            if below.tag == "a" and _is_elsewhere(below)
        ]


def _judged(holder: Element) -> list[tuple[_Run, bool]]:
    """The lines that `holder` itself has, and which of them point elsewhere; those are taken out."""
    if not _is_block(holder):
        return []
    judged: list[tuple[_Run, bool]] = []
    kept: list[Element | str] = []
    for part in _parts(holder.children):
        if isinstance(part, Element):
            kept.append(part)
            continue
        points = _points_elsewhere(part)
        if part.text:
            judged.append((part, points))
        if not points:
            kept.extend(part.pieces)
    holder.children = kept
    return judged


def _parts(children: Sequence[Element | str]) -> Iterator[_Run | Element]:
    """The children as lines and what stands between them: blocks and line breaks."""
    run: list[Element | str] = []
    for child in children:
        if isinstance(child, Element) and (child.tag == "br" or _is_block(child)):
            if run:
                yield _Run(run)
                run = []
            yield child
        else:
            run.append(child)
    if run:
        yield _Run(run)


def _is_block(element: Element) -> bool:
    return element.tag in web_pages().block_elements or not element.holds.isdisjoint(web_pages().block_elements)


def _points_elsewhere(run: _Run) -> bool:
    text = run.text
    if not text or len(text) > LONGEST_POINTER:
        return False
    links = run.links
    return bool(links) and (
        _is_labelled(text, links) or _is_nothing_but_link(run) or text.casefold().startswith(web_pages().invitations)
    )


def _is_labelled(text: str, links: Sequence[Element]) -> bool:
    """Whether a label of the list stands before the link, or begins it."""
    bare = _BULLETS.sub("", text)
    match = _LABEL.match(bare)
    if match and _points(_plain(match["label"])):
        return True
    linked = _BLANKS.sub(" ", words_of(links[0])).strip()
    before = _plain(text.partition(linked)[0]) if linked else ""
    return before in web_pages().pointers


def _points(label: str) -> bool:
    known = web_pages()
    return label in known.pointers or any(label.startswith(f"{opening} ") for opening in known.pointer_openings)


def _is_nothing_but_link(run: _Run) -> bool:
    text = _BULLETS.sub("", run.text)
    linked = sum(len(_BLANKS.sub(" ", words_of(link)).strip()) for link in run.links)
    return bool(text) and linked >= LINKED_SHARE * len(text) and not _ENDS_SENTENCE.search(text)


def _is_elsewhere(link: Element) -> bool:
    """Whether a link leads to another page; those within the page are its own notes and headings."""
    href = link.attributes.get("href", "").strip()
    return bool(href) and not href.startswith("#")


def _plain(words: str) -> str:
    """A label as the list has it."""
    return _BLANKS.sub(" ", words.casefold().replace("’", "'")).strip(" :|»›>→▶•·–—-*[]()")
