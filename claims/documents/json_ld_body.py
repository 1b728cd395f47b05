"""An article's body as a page's data carry it: without markup, and only where the page itself shows less.

Knows the ways in which sites write a body into JSON: plain, as HTML, as escaped HTML, all in one line.
"""

from __future__ import annotations

import re
from html import unescape

from claims.documents.block_quotes import Printed, printed
from claims.documents.boilerplate import without_boilerplate
from claims.documents.markup import parsed
from claims.documents.rendering import lines_of
from claims.documents.tree import tree_of

FULLER = 1.3
"""How many times longer than the page's own words a body must be to stand for them: behind a payment wall the page
shows its first paragraphs alone. The page's words have what a body lacks: paragraphs, quotations, tables."""

_MARKUP = re.compile(
    r"<(?:/?[a-z][a-z0-9]{0,10}(?:\s[^<>]{0,2000})?/?)>|&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,5});", re.IGNORECASE
)
_ESCAPED_ENDS = re.compile(r"\\[rn]")
_GLUED = re.compile(r"(?<=[a-z][.!?])(?=[A-Z“])|(?<=[a-z][.!?][”\"])(?=[A-Z“])")
"""Where two paragraphs were joined without a blank between them."""


def fuller(page: Printed, body: str | None) -> Printed:
    """The words of the page, or of its data where those have clearly more."""
    if body is None or len(page.text) * FULLER >= len(body):
        return page
    told = body_text(body)
    return told if len(told.text) > FULLER * len(page.text) else page


def body_text(body: str) -> Printed:
    """A body's words, a paragraph a line."""
    if "\n" not in body:
        body = _ESCAPED_ENDS.sub("\n", body)
    body = unescape(body)
    if not _MARKUP.search(body):
        return Printed(_GLUED.sub("\n", body))
    # In a body with markup a line end may be the writer's; two are a paragraph's in any case.
    has_blocks = re.search(r"<(?:p|br|div|li)[\s/>]", body, re.IGNORECASE) is not None
    root = tree_of(parsed(body if has_blocks else body.replace("\n", "<br>")))
    without_boilerplate(root)
    told = printed(lines_of(root))
    return Printed(_GLUED.sub("\n", told.text), told.marked)
