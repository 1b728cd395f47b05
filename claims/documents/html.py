"""Web pages: the article's own words, without what stands around them.

Takes out what the page marks, or shapes, as boilerplate, then takes the article element when the page has one, else
all that is left. Scripts, styles and what is hidden are never text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

from claims.documents.block_quotes import Printed, printed
from claims.documents.boilerplate import without_boilerplate
from claims.documents.encoding import decode
from claims.documents.found import Found, Intake
from claims.documents.json_ld_body import fuller
from claims.documents.live_blog import Entry, entries_of
from claims.documents.markup import parsed
from claims.documents.metadata import PageMetadata, page_metadata
from claims.documents.normalise import normalise_line
from claims.documents.options import ReadOptions
from claims.documents.rendering import lines_of
from claims.documents.tree import Element, tree_of, walk

# An article element with less than this share of the page's paragraphs is a teaser, not the article.
ARTICLE_SHARE = 0.5
# A page's own article is among its first; the rest are teasers and readers' comments.
CANDIDATES = 20
# Characters beside a live page's entries that sum them up, and are no mere line of the page.
LEAST_INTRODUCTION = 60


def read_html(intake: Intake, options: ReadOptions) -> Iterator[Found]:
    """The page's reports (see `pages_found`). Raises InputError when it is nested deeper than any real page."""
    data = intake.read(options.max_bytes)
    declared = intake.declared
    yield from pages_found(data, origin=intake.origin, url=declared.url, charset=declared.charset, options=options)


def page_found(data: bytes, *, origin: str, url: str | None, charset: str | None, options: ReadOptions) -> Found:
    """The report that the bytes of a page make, its live entries among its words."""
    page = _page(data, origin=origin, url=url, charset=charset, options=options)
    return page.report(_article(page.root))


def pages_found(
    data: bytes, *, origin: str, url: str | None, charset: str | None, options: ReadOptions
) -> Iterator[Found]:
    """The reports that the bytes of a page make: one, or one an entry of a live page and one of what introduces it."""
    page = _page(data, origin=origin, url=url, charset=charset, options=options)
    entries = entries_of(page.root, page.meta.updates, page.meta.published)
    for entry in entries:
        yield page.entry(entry)
    around = _article(page.root)
    if entries:
        told = {line for entry in entries for line in entry.text.text.split("\n")}
        around = Printed("\n".join(line for line in around.text.split("\n") if line not in told), around.marked)
        if len(around.text) < LEAST_INTRODUCTION:
            return
    yield page.report(around, whole=not entries)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page's tree and what it says of itself."""

    root: Element
    meta: PageMetadata
    data: bytes
    origin: str
    encoding: str

    def report(self, shown: Printed, *, whole: bool = True) -> Found:
        """The article; not `whole` for what stands around the entries of a live page."""
        meta = self.meta
        text = fuller(shown, meta.body) if whole else shown
        return Found(
            origin=self.origin,
            raw=self.data if whole else text.text.encode("utf-8", errors="replace"),
            media_type="text/html",
            encoding=self.encoding,
            text=_without_headline(text.text, meta),
            title=meta.title,
            byline=meta.byline,
            publisher=meta.publisher,
            url=meta.url,
            published=meta.published,
            modified=meta.modified,
            language=meta.language,
            remarks=text.remarks,
        )

    def entry(self, entry: Entry) -> Found:
        """One entry of a live page; its bytes are its own words, so that other entries make no new version of it."""
        meta = self.meta
        told = {"published": _in_utc(entry.published.at), "title": entry.title, "text": entry.text.text}
        return Found(
            origin=f"{self.origin}#{entry.fragment}",
            raw=json.dumps(told, sort_keys=True).encode(),
            media_type="text/html",
            encoding=self.encoding,
            text=entry.text.text,
            title=entry.title or meta.title,
            byline=entry.byline or meta.byline,
            publisher=meta.publisher,
            url=f"{meta.url.partition('#')[0]}#{entry.fragment}" if meta.url else None,
            published=entry.published,
            modified=entry.modified,
            language=meta.language,
            remarks=entry.text.remarks,
        )


def _in_utc(at: datetime) -> str:
    return (at.astimezone(UTC) if at.tzinfo else at).isoformat()


def _page(data: bytes, *, origin: str, url: str | None, charset: str | None, options: ReadOptions) -> _Page:
    decoded = decode(data, override=options.encoding, declared=charset)
    document = parsed(decoded.text)
    root = tree_of(document)
    shown = [line.text for line in lines_of(root)]
    return _Page(root, page_metadata(document, url, shown), data, origin, decoded.encoding)


def _article(root: Element) -> Printed:
    """The words of the article in a page's tree."""
    without_boilerplate(root)
    candidates = (element for element in walk(root) if _is_article(element))
    article = max(islice(candidates, CANDIDATES), key=lambda element: element.prose, default=None)
    if article is None or article.prose <= ARTICLE_SHARE * root.prose:
        article = root
        _drop_before_headline(root)
    return printed(lines_of(article))


def _is_article(element: Element) -> bool:
    marked = element.attributes.get("role") == "main" or element.attributes.get("itemprop") == "articleBody"
    return marked or element.tag in {"article", "main"}


def _drop_before_headline(root: Element) -> None:
    """Take out what stands above the page's one headline: its own name, its sections, its search box."""
    if sum(1 for element in walk(root) if element.tag == "h1") != 1:
        return
    element = root
    while element.tag != "h1":
        at, below = next(
            (at, child)
            for at, child in enumerate(element.children)
            if isinstance(child, Element) and (child.tag == "h1" or "h1" in child.holds)
        )
        above = [child for child in element.children[:at] if isinstance(child, Element)]
        has_paragraphs = any(child.tag == "p" or "p" in child.holds for child in above)
        if not has_paragraphs and sum(child.prose for child in above) <= ARTICLE_SHARE * root.prose:
            element.children = element.children[at:]
        element = below


def _without_headline(text: str, meta: PageMetadata) -> str:
    """The text without the headline, the byline and the dates that stand above it: they are metadata already."""
    lines = text.split("\n")
    names = {meta.title or "", meta.byline or "", f"by {meta.byline}"}
    above = {name.casefold() for name in (*names, *meta.head)}
    first = 0
    while first < len(lines) - 1 and (normalise_line(lines[first]) or "").casefold() in above:
        first += 1
    return "\n".join(lines[first:])
