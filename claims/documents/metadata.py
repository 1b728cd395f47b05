"""What a page says about itself: JSON-LD first, then meta elements, then marked-up words, then its address.

Knows the page's tree, not its text. A field the page does not state is None; the domain stands in for the publisher.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from claims.dates import Moment, Precision
from claims.documents import json_ld
from claims.documents.markup import elements
from claims.documents.normalise import normalise_line
from claims.documents.page_head import byline_name, is_revision, page_head
from claims.documents.pages import names_one_of, web_pages
from claims.documents.rendering import lines_of
from claims.documents.timestamps import read_moment
from claims.documents.tree import LONGEST_CLASSES, element_of

if TYPE_CHECKING:
    from resiliparse.parse.html import DocumentNode, ElementNode

# Names, headlines and addresses; what is longer is not one.
LONGEST_VALUE = 500
# A page may mark hundreds of names and times, its readers' comments among them; its own come first.
CANDIDATES = 5
MOST_TIMES = 100


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says about itself.

    `body` is the article's text and `updates` a live page's entries, where its data carry them; `head` holds the lines
    that print nothing but byline and dates.
    """

    title: str | None
    byline: str | None
    publisher: str | None
    url: str | None
    published: Moment | None
    modified: Moment | None
    language: str | None
    body: str | None
    updates: tuple[json_ld.LinkedUpdate, ...] = ()
    head: frozenset[str] = frozenset()


def page_metadata(document: DocumentNode, address: str | None, lines: Sequence[str] = ()) -> PageMetadata:
    """The metadata of a page fetched from `address` (None for a file); `lines` are those that it shows."""
    notable = [element for element in elements(document) if _is_notable(element)]
    article = json_ld.article_of(element.text or "" for element in notable if _is_json_ld(element))
    meta = _meta_elements(notable)
    names = web_pages().meta
    url = _address(notable, meta, address)
    byline = _first([article.byline, *_values(meta, names.byline), *_bylines(notable)], _is_name)
    title = _first(
        [
            article.title,
            *_values(meta, names.title),
            *_marked(notable, _has_tag("h1")),
            *_marked(notable, _has_tag("title")),
        ]
    )
    head = page_head(lines, title)
    publisher = _first([article.publisher, *_values(meta, names.publisher), domain_of(url)])
    language = next((element.getattr("lang") for element in notable if element.tag == "html"), None)
    return PageMetadata(
        title=_without_site(title, publisher),
        byline=byline_name(byline) or head.byline,
        publisher=publisher,
        url=url,
        published=_finest(
            [
                article.published,
                *_values(meta, names.published),
                *_times(notable, "datePublished"),
                *_printed_times(notable, head.published),
            ]
        )
        or _day_of_address(url),
        modified=_finest(
            [
                article.modified,
                *_values(meta, names.modified),
                *_times(notable, "dateModified"),
                *_changed(notable),
                head.modified,
            ]
        ),
        language=_first([article.language, *_values(meta, names.language), language]),
        body=article.body,
        updates=article.updates,
        head=head.lines,
    )


_NOTABLE_TAGS = frozenset({"html", "title", "meta", "link", "script", "h1", "time"})
_BYLINE_CLASSES = frozenset({"byline", "author", "author-name"})
_BYLINE_WORDS = frozenset({"byline", "bylines", "author name", "article author"})


def _is_notable(element: ElementNode) -> bool:
    return element.tag in _NOTABLE_TAGS or element.hasattr("itemprop") or _is_byline(element)


def _is_json_ld(element: ElementNode) -> bool:
    return element.tag == "script" and (element.getattr("type") or "").lower().startswith("application/ld+json")


def _is_byline(element: ElementNode) -> bool:
    names = [*_classes(element), element.getattr("data-component") or "", element.getattr("data-testid") or ""]
    return (
        not _BYLINE_CLASSES.isdisjoint(names)
        or any(names_one_of(name, _BYLINE_WORDS) for name in names if name)
        or element.getattr("rel") == "author"
        or element.getattr("itemprop") == "author"
    )


def _classes(element: ElementNode) -> list[str]:
    return (element.getattr("class") or "")[:LONGEST_CLASSES].split()


def _meta_elements(notable: list[ElementNode]) -> dict[str, list[str]]:
    """The page's meta elements: lower-case name → contents."""
    found: dict[str, list[str]] = {}
    for element in notable:
        content = element.getattr("content") if element.tag == "meta" else None
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := element.getattr(attribute)):
                found.setdefault(name.strip().lower(), []).append(content)
    return found


def _values(meta: dict[str, list[str]], names: tuple[str, ...]) -> list[str]:
    """The first content under each of `names`; several authors of one name are one value."""
    return [", ".join(meta[name]) if "author" in name else meta[name][0] for name in names if name in meta]


def _marked(notable: list[ElementNode], is_wanted: Callable[[ElementNode], bool]) -> list[str | None]:
    return [element.text for element in islice(filter(is_wanted, notable), CANDIDATES)]


def _bylines(notable: list[ElementNode]) -> list[str]:
    """What the page marks as bylines, each line of one set off: a role often stands below the name."""
    marked = islice(filter(_is_byline, notable), CANDIDATES)
    return [" | ".join(line.text for line in lines_of(element_of(element))) for element in marked]


def _has_tag(tag: str) -> Callable[[ElementNode], bool]:
    return lambda element: element.tag == tag


def _times(notable: list[ElementNode], item: str) -> list[str | None]:
    """The times of the elements marked as `item`."""
    marked = (element for element in notable if element.getattr("itemprop") == item)
    return [
        element.getattr("datetime") or element.getattr("content") or element.text
        for element in islice(marked, CANDIDATES)
    ]


def _printed_times(notable: list[ElementNode], printed: Moment | None) -> list[str | Moment | None]:
    """What the page shows: the time of a <time>, unless a line labelled as the publication's gives another day."""
    written = _first_time(notable)
    marked = read_moment(written)
    if marked is None or printed is None or abs(marked.at.date() - printed.at.date()).days <= 1:
        return [written, printed]
    return [printed]


def _first_time(notable: list[ElementNode]) -> str | None:
    """The time of the first <time> that is marked as the publication's, else in an article, else anywhere."""
    times = [element for element in notable if element.tag == "time" and element.hasattr("datetime")]
    times = [element for element in times[:MOST_TIMES] if not _is_beside(element)]
    in_article = (element for element in times if element.closest("article") is not None)
    first = next((element for element in times if element.hasattr("pubdate")), None) or next(in_article, None)
    return next((element.getattr("datetime") for element in [first, *times] if element is not None), None)


def _changed(notable: list[ElementNode]) -> list[str | None]:
    """The times that the page shows as those of a change."""
    times = [element for element in notable if element.tag == "time" and element.hasattr("datetime")]
    return [element.getattr("datetime") for element in times[:MOST_TIMES] if _is_of_change(element)]


def _is_beside(time: ElementNode) -> bool:
    """Whether a time is that of a change, or stands in what is no part of the article."""
    return _is_of_change(time) or time.closest("aside, nav, footer") is not None


def _is_of_change(time: ElementNode) -> bool:
    if any(names_one_of(name, web_pages().updated_words) for name in _classes(time)):
        return True
    parent = time.parent_element
    return parent is not None and is_revision((parent.text or "")[:LONGEST_VALUE])


_ADDRESS_DAY = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?:/|$)")


def _day_of_address(url: str | None) -> Moment | None:
    """The day that many sites put into an article's address: /2026/03/03/."""
    match = _ADDRESS_DAY.search(urlsplit(url).path) if url else None
    return read_moment(f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}") if match else None


def _first(values: Sequence[str | None], holds: Callable[[str], bool] = bool) -> str | None:
    for value in values:
        line = normalise_line(value)
        if line and len(line) <= LONGEST_VALUE and holds(line):
            return line
    return None


def _is_name(line: str) -> bool:
    """An author field often holds the address of a profile page."""
    return "://" not in line and not line.startswith(("@", "www."))


def _without_site(title: str | None, publisher: str | None) -> str | None:
    """A page's title without ` | Outlet` or ` - Outlet` at its end."""
    if title is None or publisher is None:
        return title
    for mark in (" | ", " - ", " – ", " — "):
        headline, found, site = title.rpartition(mark)
        if found and site.casefold() == publisher.casefold():
            return headline
    return title


def _finest(values: Sequence[str | Moment | None]) -> Moment | None:
    """The first moment given, or a later one that gives the time of the same day; one of two readings comes last."""
    read = (value if isinstance(value, Moment) else read_moment(value) for value in values)
    moments = sorted((moment for moment in read if moment), key=_is_open)
    if not moments:
        return None
    first = moments[0]
    if first.precision is not Precision.DAY:
        return first
    same_day = (m for m in moments if m.precision is Precision.MINUTE and m.at.date() == first.at.date())
    return next(same_day, first)


def _is_open(moment: Moment) -> bool:
    return moment.written is not None and moment.precision is Precision.YEAR


def _address(notable: list[ElementNode], meta: dict[str, list[str]], address: str | None) -> str | None:
    canonical = [element.getattr("href") for element in notable if element.getattr("rel") == "canonical"]
    stated = canonical[:1] + meta.get("og:url", [])[:1]
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
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
