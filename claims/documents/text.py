"""Plain text and Markdown: words as they stand, and words with light markup and a header of metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.documents.encoding import Decoded, decode
from claims.documents.found import Found, Intake
from claims.documents.limits import check_characters
from claims.documents.markup import fragment_text
from claims.documents.normalise import normalise
from claims.documents.options import ReadOptions
from claims.documents.plain import unwrapped
from claims.documents.running import remark_on_heads
from claims.documents.seams import Seam, seam
from claims.documents.timestamps import read_moment
from claims.errors import InputError

FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<header>(?:[^\n]*\n){1,100}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
# An open bracket may begin a link, and looking for its end takes time quadratic in their number; a page of an
# encyclopaedia has a thousand.
MOST_BRACKETS = 50_000
_ENTRY = re.compile(r"(?P<key>[A-Za-z][\w-]*)[ \t]*:[ \t]*(?P<value>[^\n]*?)[ \t\r]*")
_HARD_BREAK = re.compile(r"(?P<above>[^\n]*)<br />\n(?=(?P<below>[^\n]*))")
_TAG = re.compile(r"<[^>]*>")
_HEADING = re.compile(r"<h1>(?P<words>[^\n]*?)</h1>")

_KEYS = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "outlet", "source", "site"),
    "agency": ("agency",),
    "byline": ("author", "byline", "authors"),
    "url": ("url", "link", "canonical", "canonical_url"),
    "language": ("language", "lang"),
}
_PUBLISHED = ("published", "date", "published_at", "pubdate")
_MODIFIED = ("modified", "updated", "lastmod")


def read_text(intake: Intake, options: ReadOptions) -> Iterator[Found]:
    """The file as one report, without a title: which of a plain text's lines is its headline nobody can say."""
    data, decoded = _decoded(intake, options)
    text, heads = unwrapped(decoded.text)
    yield Found(
        origin=intake.origin,
        raw=data,
        media_type="text/plain",
        text=text,
        encoding=decoded.encoding,
        url=intake.declared.url,
        remarks=(*_replaced(decoded), *remark_on_heads(heads)),
    )


def read_markdown(intake: Intake, options: ReadOptions) -> Iterator[Found]:
    """The file as one report; its front matter is metadata, its first heading the title when that gives none."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 (only Markdown needs it)

    data, decoded = _decoded(intake, options)
    text = decoded.text.replace("\r\n", "\n")
    match = FRONT_MATTER.match(text)
    header = _entries(match["header"]) if match else {}
    body = text[match.end() :] if match else text
    if body.count("[") > MOST_BRACKETS:
        raise InputError("more brackets than Markdown can be read with", remedy="read it as text: --format text")
    markup = _HARD_BREAK.sub(_without_filling, MarkdownIt("commonmark").enable("table").render(body))
    title, markup = _headline(markup, _value(header, _KEYS["title"]))
    fields = {name: _value(header, keys) for name, keys in _KEYS.items()}
    yield Found(
        origin=intake.origin,
        raw=data,
        media_type="text/markdown",
        # A line end within a Markdown paragraph is a blank.
        text=fragment_text(markup),
        encoding=decoded.encoding,
        published=read_moment(_value(header, _PUBLISHED)),
        modified=read_moment(_value(header, _MODIFIED)),
        remarks=_replaced(decoded),
        is_within=False,
        **fields | {"title": title, "url": fields["url"] or intake.declared.url},
    )


def _decoded(intake: Intake, options: ReadOptions) -> tuple[bytes, Decoded]:
    data = intake.read(options.max_bytes)
    decoded = decode(data, override=options.encoding, declared=intake.declared.charset)
    check_characters(len(decoded.text), options)
    return data, decoded


def _replaced(decoded: Decoded) -> tuple[str, ...]:
    if not decoded.replaced:
        return ()
    return (f"{decoded.replaced} characters could not be read as {decoded.encoding}",)


def _entries(header: str) -> dict[str, str]:
    """The header's plain `key: value` lines, keys in lower case; nested values are not metadata of ours."""
    matches = (_ENTRY.fullmatch(line) for line in header.split("\n"))
    return {match["key"].lower(): match["value"].strip("\"'") for match in matches if match}


def _value(header: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((header[key] for key in keys if header.get(key)), None)


def _without_filling(match: re.Match[str]) -> str:
    """A line that ends in mid-sentence was ended to fill it, by two blanks that nobody sees."""
    words = [_TAG.sub("", match[part]).strip() for part in ("above", "below")]
    return f"{match['above']} " if seam(words, 1, has_case=True) is Seam.RUNS_ON else match.group()


def _headline(markup: str, title: str | None) -> tuple[str | None, str]:
    """The title, and the markup without the first heading where that is the title."""
    match = _HEADING.search(markup)
    if match is None:
        return title, markup
    heading = normalise(fragment_text(match["words"]))
    if title is not None and heading.casefold() != title.casefold():
        return title, markup
    return title or heading, markup[: match.start()] + markup[match.end() :]
