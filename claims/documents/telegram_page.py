"""A chat that Telegram exported as HTML (`messages.html`): each post a report, printed by its channel.

Knows the classes of the export's pages; what Telegram exports as JSON is read by `records`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.documents.encoding import decode
from claims.documents.found import Found, Intake, Piece, Wordless
from claims.documents.markup import elements, fragment_text, parsed
from claims.documents.options import ReadOptions
from claims.documents.timestamps import read_moment
from claims.errors import InputError

if TYPE_CHECKING:
    from resiliparse.parse.html import ElementNode

# "03.03.2026 09:00:00 UTC+02:00"; older exports give no zone.
_TIME = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d)(?::\d\d)?(?: (?:UTC|GMT)([+-]\d\d:?\d\d))?")


@dataclass(slots=True)
class _Post:
    """What the elements of one post say."""

    number: str
    is_service: bool
    written: str | None = None
    writer: str | None = None
    forwarded_from: str | None = None
    is_forwarded: bool = False
    text: str = ""


def read_telegram_page(intake: Intake, options: ReadOptions) -> Iterator[Piece]:
    """The page's posts in order. Posts of pictures alone are told once, with their number."""
    data = intake.read(options.max_bytes)
    decoded = decode(data, override=options.encoding, declared=intake.declared.charset)
    channel, posts = _posts(elements(parsed(decoded.text)))
    wordless = 0
    writer = channel
    for post in posts:
        writer = post.writer or writer
        if post.text.strip():
            yield _found(post, channel, writer, f"{intake.origin}#{post.number}", decoded.encoding)
        else:
            wordless += 1
    if not posts:
        raise InputError("an exported chat without a post")
    if wordless:
        noun = "post" if wordless == 1 else "posts"
        yield Wordless(intake.origin, f"{wordless:,} {noun} without words: pictures, films, polls")


def _posts(nodes: list[ElementNode]) -> tuple[str | None, list[_Post]]:
    """The channel's name, and its posts; what the service says of joins and days is none."""
    channel: str | None = None
    posts: list[_Post] = []
    for node in nodes:
        classes = set(node.class_list) if node.tag in {"div", "span"} else set()
        if "message" in classes:
            posts.append(_Post((node.id or "").removeprefix("message"), is_service="service" in classes))
        elif posts:
            _read(node, classes, posts[-1])
        elif {"text", "bold"} <= classes:
            channel = channel or " ".join((node.text or "").split()) or None
    return channel, [post for post in posts if not post.is_service]


def _read(node: ElementNode, classes: set[str], post: _Post) -> None:
    if "date" in classes and not post.is_forwarded:
        post.written = post.written or node.getattr("title")
    elif "forwarded" in classes:
        post.is_forwarded = True
    elif "from_name" in classes:
        name = " ".join(_TIME.sub("", node.text or "").split()) or None
        if post.is_forwarded:
            post.forwarded_from = post.forwarded_from or name
        else:
            post.writer = post.writer or name
    elif "text" in classes and not post.text:
        post.text = fragment_text(node.html)


def _found(post: _Post, channel: str | None, writer: str | None, origin: str, encoding: str) -> Found:
    """The post's report; whoever it was forwarded from supplied its words as an agency does."""
    said = {"channel": channel, "from": writer, "forwarded": post.forwarded_from, "at": post.written, "text": post.text}
    return Found(
        origin=origin,
        raw=json.dumps(said, sort_keys=True).encode(),
        media_type="text/html",
        encoding=encoding,
        text=post.text,
        publisher=channel or writer,
        byline=writer if writer != channel else None,
        agency=post.forwarded_from,
        published=read_moment(_plain_form(post.written)),
    )


def _plain_form(written: str | None) -> str | None:
    match = _TIME.search(written or "")
    if match is None:
        return None
    day, month, year, clock, zone = match.groups()
    return f"{year}-{month}-{day} {clock}{zone or ''}"
