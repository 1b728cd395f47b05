"""A page's elements as plain values, invisible ones left out: what the rooms that choose and print its words look at.

Knows what a browser would not show; knows nothing of articles. One linear walk copies the parsed page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims.documents.pages import web_pages

if TYPE_CHECKING:
    from resiliparse.parse.html import DocumentNode, ElementNode

# What inline styles hide with. Style sheets are not read: their rules would need a whole browser.
_HIDING_STYLE = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?(?![.\d])"
    r"|font-size\s*:\s*0(?![.\d])|text-indent\s*:\s*-\d{3,}|mso-hide\s*:\s*all)",
    re.IGNORECASE,
)
_NAMING = ("id", "data-component", "data-testid")
LONGEST_STYLE = 10_000
LONGEST_CLASSES = 10_000
"""Characters of an inline style and of an element's classes that are looked at; real ones have some dozens."""


@dataclass(slots=True, eq=False)
class Element:
    """One element: its tag in small letters, its attributes, its elements and stretches of text in order.

    `prose` counts the letters in its paragraphs, `holds` the tags of blocks, times and cites below it; both as of the
    last `measure`, which makes every question about a whole subtree cheap, however deep a page nests.
    """

    tag: str
    attributes: Mapping[str, str]
    children: list[Element | str] = field(default_factory=list)
    prose: int = 0
    holds: frozenset[str] = frozenset()

    @property
    def names(self) -> list[str]:
        """The classes, the id, and the names that templates built of components give their parts."""
        others = (self.attributes.get(name) for name in _NAMING)
        return [*self.attributes.get("class", "")[:LONGEST_CLASSES].split(), *filter(None, others)]


def tree_of(document: DocumentNode) -> Element:
    """The visible elements of a parsed page."""
    top = document.document_element
    root = element_of(top) if top is not None else Element("html", {})
    measure(root)
    return root


def element_of(top: ElementNode) -> Element:
    """One parsed element with what is visible in it, not measured."""
    from resiliparse.parse.html import ElementNode, TextNode  # noqa: PLC0415 (heavy; only markup needs it)

    root = _copied(top)
    pending = [(top, root)]
    while pending:
        node, copy = pending.pop()
        child = node.first_child
        while child is not None:
            if isinstance(child, TextNode):
                copy.children.append(child.node_value or "")
            elif isinstance(child, ElementNode):
                made = _copied(child)
                if not _is_invisible(made):
                    copy.children.append(made)
                    pending.append((child, made))
            child = child.next_sibling
    return root


def measure(root: Element) -> None:
    """Count anew what the elements hold, after some were taken out; a page without paragraphs is all prose."""
    telling = web_pages().block_elements | {"time", "cite"}
    elements = list(walk(root))
    has_paragraphs = any(element.tag == "p" for element in elements)
    for element in reversed(elements):
        holds: set[str] = set()
        prose = 0
        for child in element.children:
            if isinstance(child, str):
                prose += 0 if has_paragraphs else len(child)
                continue
            holds |= child.holds
            prose += child.prose
            if child.tag in telling:
                holds.add(child.tag)
        element.holds = frozenset(holds)
        element.prose = len(words_of(element)) if element.tag == "p" else prose


def _copied(node: ElementNode) -> Element:
    return Element(node.tag or "", {name: node.getattr(name) or "" for name in node.attrs})


def _is_invisible(element: Element) -> bool:
    """Whether a browser with scripts shows nothing of it; the body of many pages is hidden until they are loaded."""
    if element.tag in {"html", "body"}:
        return False
    attributes = element.attributes
    return (
        element.tag in web_pages().invisible_elements
        or "hidden" in attributes
        or attributes.get("aria-hidden", "").strip().lower() == "true"
        or _HIDING_STYLE.search(attributes.get("style", "")[:LONGEST_STYLE]) is not None
    )


def walk(element: Element) -> Iterator[Element]:
    """`element` and all elements below it, in document order."""
    pending = [element]
    while pending:
        current = pending.pop()
        yield current
        pending.extend(child for child in reversed(current.children) if isinstance(child, Element))


def words_of(element: Element) -> str:
    """All text in `element`, white space as in the page."""
    parts: list[str] = []
    pending: list[Element | str] = [element]
    while pending:
        current = pending.pop()
        if isinstance(current, str):
            parts.append(current)
        else:
            pending.extend(reversed(current.children))
    return "".join(parts)
