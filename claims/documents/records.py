"""JSON records: one report each, their fields known by the names that news data use or by the user's mapping.

Knows JSON values; the lines of a JSONL file are read one at a time, so that a file of any size takes little memory and
a broken line stops nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import msgspec

from claims.documents.encoding import decode
from claims.documents.found import Found, Intake, too_large
from claims.documents.markup import fragment_text
from claims.documents.options import ReadOptions
from claims.documents.plain import paragraphs_of
from claims.documents.timestamps import read_moment
from claims.errors import InputError
from claims.lexicon import load

# A text is taken for HTML when it closes an element that carries prose; "<" alone stands in many plain texts.
_MARKUP = re.compile(r"</(?:p|div|span|a|em|strong|b|i|li|ul|h[1-6]|blockquote|article|body)>|<br\s*/?>", re.IGNORECASE)
FIELDS_SHOWN = 12

Record = dict[str, object]


class RecordFields(msgspec.Struct, frozen=True):
    """The file `record_fields.toml`."""

    source: str
    lists: tuple[str, ...]
    fields: dict[str, tuple[str, ...]]


def read_json(intake: Intake, options: ReadOptions) -> Iterator[Found | InputError]:
    """The records of one JSON value: an object, a list of them, or an object that holds such a list."""
    data = intake.read(options.max_bytes)
    decoded = decode(data, override=options.encoding, declared=intake.declared.charset)
    value = _value(decoded.text, intake.origin)
    records = _listed(value)
    if records is None:
        yield _found(value, data, intake.origin, options, decoded.encoding)
        return
    if not records:
        raise InputError("a JSON list without a record")
    for number, record in enumerate(records, 1):
        raw = json.dumps(record, sort_keys=True).encode()
        yield _attempt(record, raw, f"{intake.origin}#{number}", options, decoded.encoding)


def read_jsonl(intake: Intake, options: ReadOptions) -> Iterator[Found | InputError]:
    """The records of a JSON Lines file, one a line; blank lines are none."""
    wide = "utf-16" if intake.head[:2] in {b"\xff\xfe", b"\xfe\xff"} else None
    if wide:
        raise InputError("JSON Lines in UTF-16", remedy="convert it to UTF-8, which JSON Lines asks for")
    number = 0
    while line := intake.stream.readline(options.max_bytes + 1):
        number += 1
        origin = f"{intake.origin}:{number}"
        if len(line) > options.max_bytes:
            yield too_large(origin, options.max_bytes)
            _skip_line(intake, line, options.max_bytes)
        elif line.strip():
            yield _line(line.rstrip(b"\r\n"), origin, options)


def _skip_line(intake: Intake, line: bytes, size: int) -> None:
    while line and not line.endswith(b"\n"):
        line = intake.stream.readline(size)


def _line(raw: bytes, origin: str, options: ReadOptions) -> Found | InputError:
    try:
        decoded = decode(raw, override=options.encoding)
        return _found(_value(decoded.text, origin), raw, origin, options, decoded.encoding)
    except InputError as error:
        return InputError(error.problem, subject=origin, remedy=error.remedy)


def _attempt(value: object, raw: bytes, origin: str, options: ReadOptions, encoding: str) -> Found | InputError:
    try:
        return _found(value, raw, origin, options, encoding)
    except InputError as error:
        return InputError(error.problem, subject=origin, remedy=error.remedy)


def _value(text: str, origin: str) -> object:
    try:
        return json.loads(text)
    except ValueError as error:
        raise InputError(f"not JSON: {error}", subject=origin, remedy="mend or remove it") from error
    except RecursionError as error:
        raise InputError("JSON nested too deeply", subject=origin) from error


def _listed(value: object) -> list[object] | None:
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and _text_of(value, None) is None:
        names = (name for name in _known().lists if isinstance(value.get(name), list))
        name = next(names, None)
        held = value[name] if name else None
        return held if isinstance(held, list) else None
    return None


def _found(record: object, raw: bytes, origin: str, options: ReadOptions, encoding: str) -> Found:
    if not isinstance(record, dict):
        raise InputError("a record must be a JSON object with named fields", subject=origin)
    text = _text_of(record, options.fields.get("text"))
    if text is None:
        raise _without_text(record, origin, options)
    return Found(
        origin=origin,
        raw=raw,
        media_type="application/json",
        text=fragment_text(text) if _MARKUP.search(text) else paragraphs_of(text),
        encoding=encoding,
        published=read_moment(_moment_field(record, "published", options)),
        modified=read_moment(_moment_field(record, "modified", options)),
        title=_words(_field(record, "title", options)),
        byline=_words(_field(record, "byline", options)),
        publisher=_words(_field(record, "publisher", options)),
        agency=_words(_field(record, "agency", options)),
        url=_words(_field(record, "url", options)),
        language=_words(_field(record, "language", options)),
    )


def _known() -> RecordFields:
    known: RecordFields = load("record_fields", RecordFields)
    return known


def _without_text(record: Record, origin: str, options: ReadOptions) -> InputError:
    mapped = options.fields.get("text")
    missing = f"no text in its field {mapped!r}" if mapped else "no field that holds its text"
    fields = ", ".join(map(str, list(record)[:FIELDS_SHOWN])) or "none"
    return InputError(
        f"a record with {missing}", subject=origin, remedy=f"name it with --map text=NAME; it has: {fields}"
    )


def _text_of(record: Record, mapped: str | None) -> str | None:
    names = (mapped,) if mapped else _known().fields["text"]
    for name in names:
        value = _at(record, name)
        if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
            return "\n\n".join(map(str, value))
        if isinstance(value, str) and value.strip():
            return value
    return None


def _field(record: Record, name: str, options: ReadOptions) -> object:
    if mapped := options.fields.get(name):
        return _at(record, mapped)
    values = (record.get(known) for known in _known().fields[name])
    return next((value for value in values if value not in (None, "", [])), None)


def _moment_field(record: Record, name: str, options: ReadOptions) -> str | float | None:
    value = _field(record, name, options)
    return value if isinstance(value, str | int | float) else None


def _at(record: Record, path: str) -> object:
    """The value under `path`; a dot leads into nested objects, unless a field is really named so."""
    if path in record:
        return record[path]
    value: object = record
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _words(value: object) -> str | None:
    """A string; the name of an object; the names of a list's elements."""
    if isinstance(value, list):
        return ", ".join(word for element in value if (word := _words(element))) or None
    if isinstance(value, dict):
        return _words(value.get("name") or value.get("title"))
    return value.strip() or None if isinstance(value, str) else None
