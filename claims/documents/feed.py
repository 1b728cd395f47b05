"""RSS and Atom: each entry a report, made of the words the feed itself carries.

Follows no link. An entity declared in a feed has no honest use and can blow up to gigabytes, so such a feed is refused
before it is parsed.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from claims.documents.encoding import decode
from claims.documents.found import Found, Intake
from claims.documents.markup import fragment_text
from claims.documents.metadata import domain_of
from claims.documents.options import ReadOptions
from claims.documents.timestamps import read_moment
from claims.errors import InputError

_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)

Entry = Mapping[str, Any]


def read_feed(intake: Intake, options: ReadOptions) -> Iterator[Found | InputError]:
    """The feed's entries in its order. Raises InputError when it is no feed, or has no entry."""
    import feedparser  # noqa: PLC0415 (only feeds need it)

    data = intake.read(options.max_bytes)
    decoded = decode(data, override=options.encoding, declared=intake.declared.charset)
    if _DOCTYPE.search(decoded.text) and _ENTITY.search(decoded.text):
        raise InputError("the feed declares entities, which can be a trap", remedy="remove its <!ENTITY …> lines")
    parsed = feedparser.parse(
        io.BytesIO(decoded.text.encode("utf-8", errors="replace")),  # a stream: a string could be taken for an address
        response_headers={"content-type": "application/xml; charset=utf-8"},
    )
    if not parsed.version and not parsed.entries:
        raise InputError("not a feed that can be read", remedy="a feed is RSS or Atom; check the file for broken XML")
    if not parsed.entries:
        raise InputError("the feed has no entry")
    for number, entry in enumerate(parsed.entries, 1):
        # A plain dict: feedparser's own stands in the publication for an update that the entry does not give.
        yield _entry(dict(entry), parsed.feed, f"{intake.origin}#{number}", decoded.encoding)


def _entry(entry: Entry, feed: Entry, origin: str, encoding: str) -> Found | InputError:
    contents = [content.get("value", "") for content in entry.get("content", ())] + [entry.get("summary", "")]
    markup = max(contents, key=len)
    try:
        text = fragment_text(markup)
    except InputError as error:
        return InputError(error.problem, subject=origin)
    if not text.strip():
        return InputError("an entry without words of its own", subject=origin, remedy="ingest the page it links to")
    return Found(
        origin=origin,
        raw=_canonical(entry, markup),
        media_type="application/feed+xml",
        encoding=encoding,
        text=text,
        title=_plain(entry.get("title")),
        byline=_plain(entry.get("author")),
        publisher=_publisher(entry, feed),
        url=_web_address(entry.get("link")),
        published=read_moment(entry.get("published")),
        modified=read_moment(entry.get("updated")),
        language=feed.get("language"),
    )


def _canonical(entry: Entry, markup: str) -> bytes:
    """The bytes that stand for the entry: what it says, in one order, whatever else the feed's server adds."""
    fields = {name: entry.get(name) for name in ("id", "link", "title", "author", "published", "updated")}
    return json.dumps(fields | {"content": markup}, sort_keys=True).encode()


def _publisher(entry: Entry, feed: Entry) -> str | None:
    """An aggregator names each entry's source; other feeds are one outlet's."""
    source = entry.get("source") or {}
    return _plain(source.get("title")) or _plain(feed.get("title")) or domain_of(feed.get("link"))


def _plain(markup: str | None) -> str | None:
    return fragment_text(markup).strip() or None if markup else None


def _web_address(link: str | None) -> str | None:
    return link if link and link.startswith(("http://", "https://")) else None
