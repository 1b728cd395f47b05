"""A page that a browser saved as one file (MHTML): a mail by its form, a page by what it is."""

from __future__ import annotations

from dataclasses import replace

from claims.documents.found import Found
from claims.documents.html import page_found
from claims.documents.mail.parts import Part
from claims.documents.options import ReadOptions

# What browsers write in place of a sender.
_SAVED = ("<saved by", "saved by")


def is_saved_page(part: Part) -> bool:
    """Whether a browser made the "mail": it names the page's address, or itself as the sender."""
    sender = (part.headers.raw("From") or "").strip().strip('"').casefold()
    return part.headers.raw("Snapshot-Content-Location") is not None or sender.startswith(_SAVED)


def saved_page(part: Part, raw: bytes, options: ReadOptions) -> Found | None:
    """The page's report, without the day it was saved on; None where no part is a page."""
    page = _page_in(part)
    if page is None:
        return None
    url = part.headers.raw("Snapshot-Content-Location") or page.headers.raw("Content-Location")
    found = page_found(page.content(), origin="", url=url, charset=page.headers.parameter("charset"), options=options)
    return replace(found, raw=raw)


def _page_in(part: Part) -> Part | None:
    """The first HTML part: the page itself, before its frames."""
    if part.media_type in {"text/html", "application/xhtml+xml"}:
        return part
    return next((page for child in part.children if (page := _page_in(child)) is not None), None)
