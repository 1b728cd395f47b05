"""RSS and Atom: each entry a report, made of the words the feed itself carries.

Follows no link. An entity declared in a feed has no honest use and can blow up to gigabytes, so such a feed is refused
before it is parsed.
"""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from claims.documents.encoding import decode, whole_characters
from claims.documents.found import Found, Intake
from claims.documents.markup import fragment_text
from claims.documents.metadata import domain_of
from claims.documents.options import ReadOptions
from claims.documents.timestamps import read_moment, unread
from claims.errors import InputError

_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
_REFERENCE = re.compile(r"&#(?:[xX]([0-9A-Fa-f]+)|([0-9]+));?")
_LONGEST_REFERENCE = 7
_HALVES = range(0xD800, 0xE000)
_END = re.compile(r"</(?:\w+:)?(?:rss|feed|RDF)\s*>\s*(?:<!--.*)?\Z", re.IGNORECASE | re.DOTALL)
_TAIL = 2_000

Entry = Mapping[str, Any]


def read_feed(intake: Intake, options: ReadOptions) -> Iterator[Found | InputError]:
    """The feed's entries in its order; those without words are told once, with their number.

    Raises InputError when it is no feed, or has no entry.
    """
    data = intake.read(options.max_bytes)
    decoded = decode(data, override=options.encoding, declared=intake.declared.charset)
    if _DOCTYPE.search(decoded.text) and _ENTITY.search(decoded.text):
        raise InputError("the feed declares entities, which can be a trap", remedy="remove its <!ENTITY …> lines")
    feed, entries = _parsed(_REFERENCE.sub(_real_character, whole_characters(decoded.text)))
    is_cut = _END.search(decoded.text[-_TAIL:]) is None
    wordless: list[str] = []
    for number, entry in enumerate(entries, 1):
        origin = f"{intake.origin}#{number}"
        if is_cut and number == len(entries):
            yield InputError("the feed is cut short in this entry", subject=origin, remedy="get the feed again")
            continue
        found = _entry(entry, feed, origin, decoded.encoding)
        if found is None:
            wordless.append(f"#{number}")
        else:
            yield found
    if wordless:
        yield _without_words(wordless, intake.origin)


def _parsed(text: str) -> tuple[Entry, list[Entry]]:
    import feedparser  # noqa: PLC0415 (only feeds need it)

    try:
        parsed = feedparser.parse(
            io.BytesIO(text.encode()),  # a stream: a string could be taken for an address
            response_headers={"content-type": "application/xml; charset=utf-8"},
        )
    # What its lenient parser lets out on markup that is no XML, found by changing bytes of feeds at random.
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, OverflowError) as error:
        raise InputError(f"a feed that cannot be read: {error}", remedy="check it for broken XML") from error
    entries = parsed.get("entries") or []
    if not parsed.get("version") and not entries:
        raise InputError("not a feed that can be read", remedy="a feed is RSS or Atom; check the file for broken XML")
    if not entries:
        raise InputError("the feed has no entry")
    # Plain dicts: feedparser's own stand in the publication for an update that the entry does not give.
    return parsed.get("feed") or {}, [dict(entry) for entry in entries]


def _real_character(match: re.Match[str]) -> str:
    """The reference, or U+FFFD where it names no character: halves of pairs, and numbers beyond Unicode."""
    digits, base = (match[1], 16) if match[1] else (match[2], 10)
    number = int(digits.lstrip("0") or "0", base) if len(digits.lstrip("0")) <= _LONGEST_REFERENCE else -1
    is_real = 0 < number <= sys.maxunicode and number not in _HALVES
    return match[0] if is_real else "\ufffd"


def _entry(entry: Entry, feed: Entry, origin: str, encoding: str) -> Found | InputError | None:
    """The entry's report; None for one without words of its own."""
    contents = [content.get("value") or "" for content in entry.get("content", ())] + [entry.get("summary") or ""]
    markup = whole_characters(max(contents, key=len))
    try:
        text = fragment_text(markup)
        if not text.strip():
            return None
        published = read_moment(entry.get("published")) or read_moment(entry.get("updated"))
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
            published=published,
            modified=read_moment(entry.get("updated")),
            language=feed.get("language"),
            remarks=unread(entry.get("published") or entry.get("updated"), published),
        )
    except InputError as error:
        return InputError(error.problem, subject=origin)


def _without_words(places: list[str], origin: str) -> InputError:
    remedy = "ingest the pages they link to"
    if len(places) == 1:
        return InputError("an entry without words of its own", subject=f"{origin}{places[0]}", remedy=remedy)
    shown = ", ".join(places[:5]) + (", …" if len(places) > 5 else "")  # noqa: PLR2004 (a line holds as many)
    return InputError(f"{len(places):,} entries without words of their own ({shown})", subject=origin, remedy=remedy)


def _canonical(entry: Entry, markup: str) -> bytes:
    """The bytes that stand for the entry: what it says, in one order, whatever else the feed's server adds."""
    fields = {name: entry.get(name) for name in ("id", "link", "title", "author", "published", "updated")}
    return json.dumps(fields | {"content": markup}, sort_keys=True).encode()


def _publisher(entry: Entry, feed: Entry) -> str | None:
    """An aggregator names each entry's source; other feeds are one outlet's."""
    source = entry.get("source") or {}
    return _plain(source.get("title")) or _plain(feed.get("title")) or domain_of(feed.get("link"))


def _plain(markup: str | None) -> str | None:
    return fragment_text(whole_characters(markup)).strip() or None if markup else None


def _web_address(link: str | None) -> str | None:
    return link if link and link.startswith(("http://", "https://")) else None
