"""What a page says about itself: JSON-LD first, then meta elements, then marked-up words, then its address.

Knows the page's tree, not its text. A field the page does not state is None; the domain stands in for the publisher.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from claims.dates import Moment, Precision
from claims.documents import json_ld
from claims.documents.normalise import normalise_line
from claims.documents.pages import web_pages
from claims.documents.timestamps import read_moment

if TYPE_CHECKING:
    from resiliparse.parse.html import DocumentNode

# Names, headlines and addresses; what is longer is not one.
LONGEST_VALUE = 500
# A page may mark hundreds of names and times, its readers' comments among them; its own come first.
CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says about itself; `body` is the article's text where the page's data carry it."""

    title: str | None
    byline: str | None
    publisher: str | None
    url: str | None
    published: Moment | None
    modified: Moment | None
    language: str | None
    body: str | None


def page_metadata(document: DocumentNode, address: str | None) -> PageMetadata:
    """The metadata of a page fetched from `address` (None for a file)."""
    article = json_ld.article_of(_scripts(document))
    meta = _meta_elements(document)
    names = web_pages().meta
    url = _address(document, meta, address)
    byline = _first([article.byline, *_values(meta, names.byline), *_marked(document, _BYLINE)], _is_name)
    return PageMetadata(
        title=_first(
            [article.title, *_values(meta, names.title), *_marked(document, "h1"), *_marked(document, "title")]
        ),
        byline=_without_by(byline),
        publisher=_first([article.publisher, *_values(meta, names.publisher), _domain(url)]),
        url=url,
        published=_finest([article.published, *_values(meta, names.published), *_times(document, "datePublished")]),
        modified=_finest([article.modified, *_values(meta, names.modified), *_times(document, "dateModified")]),
        language=_first([article.language, *_values(meta, names.language), _language(document)]),
        body=article.body,
    )


_BYLINE = '[itemprop="author"], [rel="author"], .byline, .author-name, .author'


def _scripts(document: DocumentNode) -> Iterator[str]:
    for script in document.query_selector_all('script[type="application/ld+json"]'):
        yield script.text or ""


def _meta_elements(document: DocumentNode) -> dict[str, list[str]]:
    """The page's meta elements: lower-case name → contents."""
    found: dict[str, list[str]] = {}
    for element in document.get_elements_by_tag_name("meta"):
        content = element.getattr("content")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := element.getattr(attribute)):
                found.setdefault(name.strip().lower(), []).append(content)
    return found


def _values(meta: dict[str, list[str]], names: tuple[str, ...]) -> list[str]:
    """The first content under each of `names`; several authors of one name are one value."""
    return [", ".join(meta[name]) if "author" in name else meta[name][0] for name in names if name in meta]


def _marked(document: DocumentNode, selector: str) -> list[str | None]:
    return [element.text for element in list(document.query_selector_all(selector))[:CANDIDATES]]


def _times(document: DocumentNode, item: str) -> list[str | None]:
    """The times of elements marked `item`; for the publication also those of an article's own <time>."""
    marked = [
        element.getattr("datetime") or element.getattr("content") or element.text
        for element in list(document.query_selector_all(f'[itemprop="{item}"]'))[:CANDIDATES]
    ]
    if item == "datePublished":
        times = document.query_selector_all("time[pubdate], article time[datetime], main time[datetime]")
        times = times or document.query_selector_all("time[datetime]")
        marked += [times[0].getattr("datetime")] if times else []
    return marked


def _first(values: list[str | None], holds: object = None) -> str | None:
    for value in values:
        line = normalise_line(value)
        if line and len(line) <= LONGEST_VALUE and (not callable(holds) or holds(line)):
            return line
    return None


def _is_name(line: str) -> bool:
    """An author field often holds the address of a profile page."""
    return "://" not in line and not line.startswith(("@", "www."))


def _without_by(byline: str | None) -> str | None:
    if byline is None:
        return None
    return byline[3:].strip() if byline[:3].lower() == "by " else byline


def _finest(values: list[str | None]) -> Moment | None:
    """The first moment given, or a later one that gives the time of the same day."""
    moments = [moment for value in values if (moment := read_moment(value))]
    if not moments:
        return None
    first = moments[0]
    if first.precision is not Precision.DAY:
        return first
    same_day = (m for m in moments if m.precision is Precision.MINUTE and m.at.date() == first.at.date())
    return next(same_day, first)


def _address(document: DocumentNode, meta: dict[str, list[str]], address: str | None) -> str | None:
    links = list(document.query_selector_all('link[rel="canonical"]'))
    stated = [link.getattr("href") for link in links[:1]] + meta.get("og:url", [])[:1]
    for candidate in (*stated, address):
        url = _joined(address or "", (candidate or "").strip())
        if url:
            return url
    return None


def _joined(base: str, reference: str) -> str | None:
    try:
        url = urljoin(base, reference) if reference else ""
        return url if urlsplit(url).scheme in {"http", "https"} and urlsplit(url).hostname else None
    except ValueError:  # an address that is none, such as http://[
        return None


def domain_of(url: str | None) -> str | None:
    """The host of an address, without `www.`."""
    return _domain(url)


def _domain(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _language(document: DocumentNode) -> str | None:
    root = document.query_selector("html")
    return root.getattr("lang") if root else None
