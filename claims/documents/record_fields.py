"""What a JSON record says of its report: text, title, date and the rest, under whatever of the known names they stand.

Knows one record as a value; which records a file holds is the business of `record_shapes`.
"""

from __future__ import annotations

import html
import re
from functools import cache
from itertools import pairwise

import msgspec

from claims.dates import Moment
from claims.documents.encoding import whole_characters
from claims.documents.markup import fragment_text
from claims.documents.options import ReadOptions
from claims.documents.plain import paragraphs_of
from claims.documents.timestamps import read_moment
from claims.lexicon import load

Record = dict[str, object]

DEEPEST_VALUE = 8
"""Levels of lists and objects in which a field's words are looked for."""
MOST_PIECES = 100_000
LARGEST_TIME = 10**17
"""No unit in use gives a larger number for the present: microseconds since 1970 have sixteen digits."""

# A text is taken for HTML when it closes an element that carries prose; "<" alone stands in many plain texts.
_MARKUP = re.compile(r"</(?:p|div|span|a|em|strong|b|i|li|ul|h[1-6]|blockquote|article|body)>|<br\s*/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,10}|#\d{2,7}|#x[0-9a-fA-F]{2,6});")
_EPOCH = re.compile(r"\d{10}(?:\d{3}){0,2}(?:\.\d{1,9})?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)")
_CUT = re.compile(r"\[\+\d+ chars\]\s*$")
MICROSECONDS = 10**15


class RecordFields(msgspec.Struct, frozen=True):
    """The file `record_fields.toml`."""

    source: str
    lists: tuple[str, ...]
    wrappers: tuple[str, ...]
    words: tuple[str, ...]
    inline: frozenset[str]
    said_of_lists: frozenset[str]
    media: frozenset[str]
    fields: dict[str, tuple[str, ...]]


def record_fields() -> RecordFields:
    """The knowledge file."""
    known: RecordFields = load("record_fields", RecordFields)
    return known


@cache
def text_names() -> frozenset[str]:
    """The names under which a text may stand."""
    return frozenset(record_fields().fields["text"])


def text_of(record: Record, options: ReadOptions | None = None) -> str | None:
    """The record's text in paragraphs, under the user's name for it or the first known one that holds any."""
    mapped = options.fields.get("text") if options else None
    for name in (mapped,) if mapped else record_fields().fields["text"]:
        if (words := _words(value_at(record, name))) is not None and words.strip():
            return _readable(name, words)
    return None


def has_text(record: object, *, of_its_own: bool = False) -> bool:
    """Whether a value is a record with a text under a known name; `of_its_own`, under one that no list's text has."""
    if not isinstance(record, dict):
        return False
    wanted = record.keys() & text_names()
    if of_its_own:
        wanted -= record_fields().said_of_lists
    return any((words := _words(record.get(name))) is not None and words.strip() for name in wanted)


def is_cut(text: str) -> bool:
    """Whether a news API cut the text, as some say at its end: "[+2345 chars]"."""
    return _CUT.search(text) is not None


def line_of(record: Record, name: str, options: ReadOptions) -> str | None:
    """One of the other fields as a line."""
    words = _words(_field(record, name, options)[1], joint=", ")
    if words is None or not words.strip():
        return None
    words = whole_characters(words.strip())
    return html.unescape(words) if _ENTITY.search(words) else words


def moment_of_field(record: Record, name: str, options: ReadOptions) -> Moment | None:
    """The moment that a field gives: a date as printed, or a count of seconds or less since 1970."""
    key, value = _field(record, name, options)
    if isinstance(value, dict):
        return moment_of_field(value, "published", ReadOptions())
    if isinstance(value, str):
        value = _written_moment(value.strip(), is_utc=key.lower().endswith(("gmt", "utc")))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if isinstance(value, str):
        return read_moment(value)
    if not abs(value) < LARGEST_TIME:
        return None
    return read_moment(value / 1_000_000 if value >= MICROSECONDS else value)


def _written_moment(value: str, *, is_utc: bool) -> str | float:
    if _EPOCH.fullmatch(value):
        return float(value)
    if compact := _COMPACT.fullmatch(value):
        value = "{}-{}-{}T{}:{}:{}".format(*compact.groups())
    return f"{value}Z" if is_utc and re.fullmatch(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?", value) else value


def value_at(record: Record, path: str) -> object:
    """The value under `path`; a dot leads into nested objects, unless a field is really named so."""
    if path in record:
        return record[path]
    value: object = record
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _field(record: Record, name: str, options: ReadOptions) -> tuple[str, object]:
    if mapped := options.fields.get(name):
        return mapped, value_at(record, mapped)
    values = ((known, record.get(known)) for known in record_fields().fields[name])
    return next(((known, value) for known, value in values if value not in (None, "", [], {})), ("", None))


def _readable(name: str, words: str) -> str:
    words = whole_characters(words)
    if "html" in name.lower() or _MARKUP.search(words):
        return fragment_text(words)
    return paragraphs_of(html.unescape(words) if _ENTITY.search(words) else words)


def _words(value: object, *, joint: str | None = None, depth: int = 0) -> str | None:
    """The words of a string, of an object that holds them under a known name, or of a list's elements.

    `joint` stands between a list's elements; without one they are the pieces of a running text, or paragraphs.
    """
    if isinstance(value, str):
        return value
    if depth > DEEPEST_VALUE:
        return None
    if isinstance(value, dict):
        found = (_words(value.get(key), joint=joint, depth=depth + 1) for key in record_fields().words)
        return next((words for words in found if words), None)
    if not isinstance(value, list):
        return None
    pieces = [(piece, words) for piece in value[:MOST_PIECES] if (words := _words(piece, joint=joint, depth=depth + 1))]
    between = joint if joint is not None else "" if _is_running(pieces) else "\n\n"
    return between.join(words for _, words in pieces) or None


def _is_running(pieces: list[tuple[object, str]]) -> bool:
    """Whether a list's elements are pieces of one running text and not paragraphs."""
    kinds = {piece.get("type") if isinstance(piece, dict) else None for piece, _ in pieces}
    if None not in kinds:
        return all(isinstance(kind, str) and kind in record_fields().inline for kind in kinds)
    if len(kinds) > 1:
        return True
    return any(first[-1:] == " " or second[:1] == " " for (_, first), (_, second) in pairwise(pieces))
