"""HTML as a tree, and the words a reader of it sees: shared by pages, feed entries, mail bodies and Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.documents.block_quotes import Printed, printed
from claims.documents.boilerplate import without_boilerplate_elements
from claims.documents.rendering import lines_of
from claims.documents.tree import tree_of
from claims.errors import InputError

if TYPE_CHECKING:
    from resiliparse.parse.html import DocumentNode, ElementNode

# Browsers stop nesting at 512 elements (Chromium, WebKit); extraction takes time quadratic in the depth.
DEEPEST_PAGE = 512
# The largest pages (transcripts, parliamentary records) have some ten thousand elements; each costs microseconds.
MOST_ELEMENTS = 250_000


def parsed(markup: str) -> DocumentNode:
    """The tree of a page or a piece of one. Raises InputError when it is nested deeper than any real page."""
    from resiliparse.parse.html import HTMLTree  # noqa: PLC0415 (heavy; only markup needs it)

    document = HTMLTree.parse(markup.replace("\x00", "")).document
    if document is None:
        raise InputError("its markup cannot be parsed")
    for number, (depth, _) in enumerate(_with_depth(document)):
        if depth > DEEPEST_PAGE or number > MOST_ELEMENTS:
            raise InputError("its markup is nested deeper or has more elements than any real page")
    return document


def elements(node: DocumentNode | ElementNode) -> list[ElementNode]:
    """`node`, if it is an element, and all elements below it, in document order."""
    return [element for _, element in _with_depth(node)]


def _with_depth(node: DocumentNode | ElementNode) -> Iterator[tuple[int, ElementNode]]:
    """One linear walk in document order: resiliparse's own collections find each element anew from the start."""
    top = node.document_element if hasattr(node, "document_element") else node
    pending = [(1, top)] if top is not None else []
    while pending:
        depth, element = pending.pop()
        sibling, child = element.next_element_sibling, element.first_element_child
        if sibling is not None and depth > 1:
            pending.append((depth, sibling))
        if child is not None:
            pending.append((depth + 1, child))
        yield depth, element


def fragment_text(markup: str) -> str:
    """The words of a piece of HTML (a feed entry, a mail's body): all that is visible, block quotes in marks."""
    return fragment_printed(markup).text


def fragment_printed(markup: str) -> Printed:
    """The same, with how many block quotes stand in marks that are not printed."""
    root = tree_of(parsed(markup))
    without_boilerplate_elements(root)
    return printed(lines_of(root))
