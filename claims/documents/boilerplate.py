"""What stands around and between an article's paragraphs: marked so by the page, or shaped like a pointer elsewhere.

Knows a page's elements and the words of `web_pages.toml`. A linked sentence is the article's own; a linked headline is
another's. Nothing that holds most of the page's paragraphs is ever boilerplate, whatever it is called.
"""

from __future__ import annotations

from collections.abc import Callable

from claims.documents.pages import names_boilerplate, names_one_of, web_pages
from claims.documents.pointers import is_card, without_pointers
from claims.documents.rendering import is_block_quote, is_quote_credit
from claims.documents.tree import Element, measure

LONGEST_LABEL = 4
"""Words of an `aria-label` that names a box ("Related stories"); a longer one describes it."""

LEAST_ARTICLE = 100
"""Letters of paragraphs outside the readers' comments that make an article: then the comments go, however long."""


def without_boilerplate(root: Element) -> None:
    """Take what is no part of the article out of `root`."""
    whole = root.prose
    _remove(root, lambda element: _is_comments(element, whole) or _is_marked(element, whole))
    left = root.prose
    _remove(root, lambda element: is_card(element) and element.prose * 2 <= left)
    without_pointers(root)
    measure(root)


def without_boilerplate_elements(root: Element) -> None:
    """Take out of a piece of a page only the elements that never hold prose, such as forms and pictures."""
    elements = web_pages().boilerplate_elements
    _remove(root, lambda element: element.tag in elements and not _holds_words(element))


def _remove(root: Element, condemned: Callable[[Element], bool]) -> None:
    """Take out what is condemned; what says whose a block quote is stays, although it is often a `footer`."""
    pending = [(root, False)]
    while pending:
        element, in_quote = pending.pop()
        in_quote = in_quote or is_block_quote(element)
        element.children = [
            child
            for child in element.children
            if isinstance(child, str)
            or child.tag in {"html", "body"}
            or (in_quote and is_quote_credit(child))
            or not condemned(child)
        ]
        pending.extend((child, in_quote) for child in element.children if isinstance(child, Element))
    measure(root)


def _is_marked(element: Element, whole: int) -> bool:
    """Whether the page marks an element as standing around the article."""
    pages = web_pages()
    label = element.attributes.get("aria-label", "")
    names = [*element.names, *([label] if len(label.split()) <= LONGEST_LABEL else [])]
    marked = (
        element.tag in pages.boilerplate_elements
        or element.attributes.get("role") in pages.boilerplate_roles
        or any(names_boilerplate(name) for name in names)
    )
    return marked and not _holds_words(element) and element.prose * 2 <= whole


def _holds_words(element: Element) -> bool:
    """Whether what is marked up as a picture or an aside is a quotation or, as WordPress sets them, a table."""
    return (element.tag == "figure" and "table" in element.holds) or is_block_quote(element)


def _is_comments(element: Element, whole: int) -> bool:
    """Readers' comments, or one of them."""
    if element.tag == "main" or not any(names_one_of(name, web_pages().comment_words) for name in element.names):
        return False
    return whole - element.prose >= LEAST_ARTICLE and "h1" not in element.holds
