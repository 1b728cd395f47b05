"""Live pages: each entry a report of its own, with its own time and an address that later entries do not move.

Knows entries as a page's data list them (schema.org's LiveBlogPosting) and as its elements show them: boxes with a
time each. An entry's fragment is the page's own id for it; where that is missing, or only counts the entries from the
top, the entry's time.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from itertools import islice
from urllib.parse import urlsplit

from claims.dates import Moment, Precision
from claims.documents.block_quotes import Printed, printed
from claims.documents.boilerplate import without_boilerplate
from claims.documents.json_ld import LinkedUpdate
from claims.documents.json_ld_body import body_text
from claims.documents.pages import names_one_of, web_pages
from claims.documents.pointers import is_linked_heading
from claims.documents.rendering import lines_of
from claims.documents.timestamps import read_moment
from claims.documents.tree import Element, measure, walk, words_of

LEAST_ENTRIES = 2
ENTRIES_SHARE = 0.5
"""The share of a page's paragraphs in its entries from which on it is a live page, and no article beside some boxes."""

LONGEST_TIME = 60
MOST_TIMES = 10_000
_CLOCK = re.compile(
    r"(?<![\d:.])(?P<time>(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?[ap]\.?m\.?)?)"
    r"(?:\s?(?:[A-Z]{2,5}|[+-]\d\d:?\d\d))?(?![\w:])",
    re.IGNORECASE,
)
_BOXES = frozenset({"article", "section", "li", "div"})
_WORDY = frozenset({"p", "blockquote", "ul", "ol"})
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_ID_ATTRIBUTES = ("id", "data-id", "data-post-id", "data-block-id", "data-entry-id")
_NUMBER = re.compile(r"\d+$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its words, when it was published, and what tells it from the page's others."""

    fragment: str
    text: Printed
    published: Moment
    title: str | None = None
    byline: str | None = None
    modified: Moment | None = None


def entries_of(root: Element, updates: Sequence[LinkedUpdate], page: Moment | None) -> list[Entry]:
    """The entries of a live page, in its order, taken out of `root`; none when it is no live page.

    `updates` are those that the page's data list, `page` is when it was published: the day of a bare time of day.
    """
    listed = _told(updates)
    boxes = _boxes(root, page)
    shown = [entry for box, at in boxes if (entry := _shown(box, at)) is not None]
    if sum(len(entry.text.text) for entry in shown) < sum(len(entry.text.text) for entry in listed):
        entries = listed
    else:
        entries = shown if len(shown) >= LEAST_ENTRIES else []
    if entries:
        for box, _ in boxes:
            box.children.clear()
        measure(root)
    return _with_fragments(entries)


def _told(updates: Sequence[LinkedUpdate]) -> list[Entry]:
    told: list[Entry] = []
    for update in updates:
        published = read_moment(update.published)
        text = body_text(update.body or update.title or "")
        if published is not None and text.text.strip():
            # Addresses of entries are the page's with a fragment, or pages of their own.
            name = (urlsplit(update.url).fragment if update.url else "") or update.identifier or ""
            told.append(Entry(name, text, published, update.title, update.byline, read_moment(update.modified)))
    return told


def _boxes(root: Element, page: Moment | None) -> list[tuple[Element, Moment]]:
    """The boxes that hold a time and words of their own and together most of the page's paragraphs."""
    parents = {id(child): element for element in walk(root) for child in element.children if isinstance(child, Element)}
    found: dict[int, tuple[Element, Moment]] = {}
    refused: set[int] = set()
    for element in islice(filter(_may_be_time, walk(root)), MOST_TIMES):
        box = next((around for around in _ancestors(element, parents) if _is_box(around)), None)
        if box is None or id(box) in found or id(box) in refused:
            continue
        if not _is_entry(box):
            refused.add(id(box))
        elif (moment := _time(element, page)) is not None:
            found[id(box)] = (box, moment)
    holders = {id(around) for box, _ in found.values() for around in _ancestors(box, parents)}
    boxes = [(box, moment) for box, moment in found.values() if id(box) not in holders]
    if len(boxes) < LEAST_ENTRIES or sum(box.prose for box, _ in boxes) < ENTRIES_SHARE * root.prose:
        return []
    return boxes


def _ancestors(element: Element, parents: Mapping[int, Element]) -> Iterator[Element]:
    while (around := parents.get(id(element))) is not None:
        yield around
        element = around


def _may_be_time(element: Element) -> bool:
    return element.tag == "time" or any(names_one_of(name, web_pages().time_words) for name in element.names)


def _is_box(element: Element) -> bool:
    if element.tag not in _BOXES or _WORDY.isdisjoint(element.holds):
        return False
    return element.tag == "article" or any(names_one_of(name, web_pages().entry_words) for name in element.names)


def _is_entry(box: Element) -> bool:
    """A box that is neither the whole article, nor a reader's comment, nor another report's card."""
    if "h1" in box.holds or any(names_one_of(name, web_pages().comment_words) for name in box.names):
        return False
    return not any(is_linked_heading(below) for below in walk(box) if below.tag in _HEADINGS)


def _time(element: Element, page: Moment | None) -> Moment | None:
    """The time an element gives, to the minute."""
    text = words_of(element).strip()
    if len(text) > LONGEST_TIME:
        return None
    moment = read_moment(element.attributes.get("datetime") or text)
    if moment is not None:
        return moment if moment.precision is Precision.MINUTE else None
    clock = _CLOCK.search(text)
    if clock is None or page is None:
        return None
    # A bare time is one of the page's day, in the page's zone where that names one: UTC is every editing system's.
    day = f"{page.at.day} {month_name[page.at.month]} {page.at.year}, "
    moment = read_moment(day + clock[0]) or read_moment(day + clock["time"])
    if moment is None or moment.at.tzinfo is not None or not page.at.utcoffset():
        return moment
    return replace(moment, at=moment.at.replace(tzinfo=page.at.tzinfo))


def _shown(box: Element, at: Moment) -> Entry | None:
    name = next((box.attributes[name] for name in _ID_ATTRIBUTES if box.attributes.get(name)), "")
    for below in list(walk(box)):
        if _may_be_time(below) and len(words_of(below)) <= LONGEST_TIME and below is not box:
            below.children.clear()
    without_boilerplate(box)
    text = printed(lines_of(box))
    heading = next((below for below in walk(box) if below.tag in _HEADINGS), None)
    return Entry(name, text, at, words_of(heading) if heading else None) if text.text.strip() else None


def _with_fragments(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, each with a fragment that stays when more are added above."""
    named = _name_by_time if _only_count(entries) else _name_by_id
    fragments: list[str] = []
    taken: dict[str, int] = {}
    for entry in reversed(entries):
        name = named(entry)
        taken[name] = taken.get(name, 0) + 1
        fragments.append(name if taken[name] == 1 else f"{name}-{taken[name]}")
    return [replace(entry, fragment=name) for entry, name in zip(entries, reversed(fragments), strict=True)]


_Naming = Callable[[Entry], str]


def _name_by_id(entry: Entry) -> str:
    return entry.fragment or _name_by_time(entry)


def _name_by_time(entry: Entry) -> str:
    at = entry.published.at
    return (at.astimezone(UTC) if at.tzinfo else at).strftime("%Y-%m-%dT%H:%M")


def _only_count(entries: Sequence[Entry]) -> bool:
    """Whether the ids count from the newest entry on: each new entry then moves them all."""
    numbers = [int(match[0]) for entry in entries if (match := _NUMBER.search(entry.fragment[-9:]))]
    if not entries or len(numbers) < len(entries) or numbers[0] > 1:
        return False
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and _newest_first(entries)


def _newest_first(entries: Sequence[Entry]) -> bool:
    # Moments with and without a zone do not compare; a page has one kind.
    first, last = entries[0].published.at, entries[-1].published.at
    return (first.tzinfo is None) != (last.tzinfo is None) or first >= last
