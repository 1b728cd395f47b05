"""HTML as a tree, and the words a reader of it sees: shared by pages, feed entries, mail bodies and Markdown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from claims.documents.pages import web_pages
from claims.errors import InputError

if TYPE_CHECKING:
    from resiliparse.parse.html import DocumentNode, ElementNode
    from resiliparse.parse.html.node import DOMContext

# Browsers stop nesting at 512 elements (Chromium, WebKit); extraction takes time quadratic in the depth.
DEEPEST_PAGE = 512


def parsed(markup: str) -> DocumentNode:
    """The tree of a page or a piece of one. Raises InputError when it is nested deeper than any real page."""
    from resiliparse.parse.html import HTMLTree, traverse_dom  # noqa: PLC0415 (heavy; only markup needs it)

    document = HTMLTree.parse(markup.replace("\x00", "")).document
    if document is None:
        raise InputError("its markup cannot be parsed")
    deepest = 0

    def look(context: DOMContext) -> None:
        nonlocal deepest
        deepest = max(deepest, context.depth)

    traverse_dom(document, look, elements_only=True)
    if deepest > DEEPEST_PAGE:
        raise InputError(f"its elements are nested {deepest} deep, more than any real page")
    return document


def remove(document: DocumentNode, condemned: Callable[[ElementNode], bool]) -> None:
    """Take out of the body what `condemned` names; what stands inside a removed element is not asked again."""
    pending = list(document.query_selector_all("body > *"))
    while pending:
        element = pending.pop()
        if condemned(element):
            element.remove()
        else:
            pending.extend(element.children)


def visible_text(markup: str) -> str:
    r"""The words of `markup` as a browser would show them, blocks on lines of their own."""
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415 (heavy; only markup needs it)

    return extract_plain_text(markup, preserve_formatting=True, alt_texts=False, list_bullets=False)


def main_text(markup: str) -> str:
    """The words of what resiliparse judges to be a page's main content."""
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415 (heavy; only markup needs it)

    return extract_plain_text(markup, preserve_formatting=True, main_content=True, alt_texts=False, list_bullets=False)


def fragment_text(markup: str) -> str:
    """The words of a piece of HTML (a feed entry, a mail's body): all that is visible, no main part chosen."""
    document = parsed(markup)
    remove(document, lambda element: element.tag in web_pages().boilerplate_elements)
    return visible_text(document.html)
