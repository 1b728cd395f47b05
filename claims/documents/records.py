"""JSON records: one report each, their fields known by the names that news data use or by the user's mapping.

The lines of a JSONL file are read one at a time, so that a file of any size takes little memory and a broken line stops
nothing. Records without a text are told once, with their number: a table of pictures would else be a page of errors.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from claims.documents.encoding import decode
from claims.documents.found import Found, Intake, Piece, Wordless, too_large
from claims.documents.options import ReadOptions
from claims.documents.record_fields import Record, is_cut, line_of, moment_of_field, record_fields, text_of
from claims.documents.record_shapes import one_record, records_in
from claims.documents.timestamps import unread
from claims.errors import InputError

FIELDS_SHOWN = 12
PLACES_SHOWN = 5

# The archive of a Twitter account is JSON behind such a beginning.
_SCRIPT = re.compile(r"\s*(?:window\.)?[A-Za-z_$][\w.$]{0,80}\s*=\s*(?=[\[{])")
_BLANK = re.compile(r"[\s\x1e\ufeff]*")
_LINES = ("title", "byline", "publisher", "agency", "url", "language")


def read_json(intake: Intake, options: ReadOptions) -> Iterator[Piece]:
    """The records of one JSON value, or of several one after another."""
    data = intake.read(options.max_bytes)
    decoded = decode(data, override=options.encoding, declared=intake.declared.charset)
    values = _values(decoded.text, intake.origin)
    listed = [records_in(value) for value in values]
    reading = _Reading(intake.origin, options, decoded.encoding)
    if len(values) == 1 and listed[0] is None:
        yield from reading.record(one_record(values[0]), data, intake.origin)
    else:
        records = [
            r for value, held in zip(values, listed, strict=True) for r in (held if held is not None else [value])
        ]
        if not records:
            raise InputError("a JSON list without a record")
        for number, record in enumerate(records, 1):
            yield from reading.record(record, None, f"{intake.origin}#{number}")
    yield from reading.wordless()


def read_jsonl(intake: Intake, options: ReadOptions) -> Iterator[Piece]:
    """The records of a JSON Lines file, one a line; blank lines are none."""
    wide = "utf-16" if intake.head[:2] in {b"\xff\xfe", b"\xfe\xff"} else None
    if wide:
        raise InputError("JSON Lines in UTF-16", remedy="convert it to UTF-8, which JSON Lines asks for")
    number = 0
    reading = _Reading(intake.origin, options)
    while line := intake.stream.readline(options.max_bytes + 1):
        number += 1
        origin = f"{intake.origin}:{number}"
        if len(line) > options.max_bytes:
            yield too_large(origin, options.max_bytes)
            _skip_line(intake, line, options.max_bytes)
        elif line.strip():
            yield from _line(line.rstrip(b"\r\n"), origin, reading)
    yield from reading.wordless()


def _skip_line(intake: Intake, line: bytes, size: int) -> None:
    while line and not line.endswith(b"\n"):
        line = intake.stream.readline(size)


def _line(raw: bytes, origin: str, reading: _Reading) -> Iterator[Piece]:
    try:
        decoded = decode(raw, override=reading.options.encoding)
        value = _value(decoded.text.strip("\x1e\ufeff"), origin)
    except InputError as error:
        yield InputError(error.problem, subject=origin, remedy=error.remedy)
        return
    reading.encoding = decoded.encoding
    records = records_in(value)
    if records is None:
        yield from reading.record(one_record(value), raw, origin)
        return
    for number, record in enumerate(records, 1):
        yield from reading.record(record, None, f"{origin}#{number}")


def _values(text: str, origin: str) -> list[object]:
    """The values in a text: nearly always one, else one after another as some programs append them."""
    if match := _SCRIPT.match(text):
        text = text[match.end() :].rstrip().removesuffix(";")
    try:
        return [json.loads(text)]
    except json.JSONDecodeError as error:
        first = error
    except ValueError as error:  # a number of more digits than Python reads
        raise _not_json(error, origin) from error
    except RecursionError as error:
        raise InputError("JSON nested too deeply", subject=origin) from error
    return _in_a_row(text, origin, first)


def _in_a_row(text: str, origin: str, first: json.JSONDecodeError) -> list[object]:
    values: list[object] = []
    position = _after_blanks(text, 0)
    try:
        while position < len(text):
            value, position = json.JSONDecoder().raw_decode(text, position)
            if not isinstance(value, dict | list):
                break
            values.append(value)
            position = _after_blanks(text, position)
        else:
            return values
    except (ValueError, RecursionError):
        pass
    raise _not_json(first, origin) from first


def _not_json(error: ValueError, origin: str) -> InputError:
    """What is wrong, and where: the line is told of a text of several, the place in a record's own line."""
    where = ""
    if isinstance(error, json.JSONDecodeError):
        line = f"line {error.lineno}, " if "\n" in error.doc.strip() else ""
        where = f" ({line}column {error.colno})"
    problem = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
    return InputError(f"not JSON: {problem}{where}", subject=origin, remedy="mend or remove it")


def _after_blanks(text: str, position: int) -> int:
    match = _BLANK.match(text, position)
    return match.end() if match else position


def _value(text: str, origin: str) -> object:
    try:
        return json.loads(text)
    except ValueError as error:
        raise _not_json(error, origin) from error
    except RecursionError as error:
        raise InputError("JSON nested too deeply", subject=origin) from error


@dataclass(slots=True)
class _Reading:
    """One input's records: what was said of them, and which of them had no words."""

    origin: str
    options: ReadOptions
    encoding: str = "utf-8"
    places: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    pictures: int = 0

    def record(self, record: object, raw: bytes | None, origin: str) -> Iterator[Piece]:
        """The record's report. `raw` are the bytes it stands in; None where it shares them with others."""
        if not isinstance(record, dict):
            yield InputError("a record must be a JSON object with named fields", subject=origin)
            return
        try:
            text = text_of(record, self.options)
            if text is None and record_fields().media & record.keys():
                self.pictures += 1
                return
            if text is None:
                self.fields = self.fields or list(map(str, record))
                self.places.append(origin)
                return
            yield self._found(record, text, _canonical(record) if raw is None else raw, origin)
        except InputError as error:
            yield InputError(error.problem, subject=origin, remedy=error.remedy)
        except RecursionError:
            yield InputError("a record nested too deeply", subject=origin)

    def wordless(self) -> Iterator[Wordless | InputError]:
        """One error for all records without a text; those that are pictures or the like are only told."""
        if self.pictures:
            noun = "record" if self.pictures == 1 else "records"
            yield Wordless(self.origin, f"{self.pictures:,} {noun} without words: pictures, films, polls")
        if not self.places:
            return
        mapped = self.options.fields.get("text")
        missing = f"no text in its field {mapped!r}" if mapped else "no field that holds its text"
        fields = ", ".join(self.fields[:FIELDS_SHOWN]) or "none"
        remedy = f"name it with --map text=NAME; it has: {fields}"
        if len(self.places) == 1:
            yield InputError(f"a record with {missing}", subject=self.places[0], remedy=remedy)
            return
        numbers = [place.removeprefix(self.origin) for place in self.places[:PLACES_SHOWN]]
        which = ", ".join(numbers) + (", …" if len(self.places) > PLACES_SHOWN else "")
        yield InputError(f"{len(self.places):,} records with {missing} ({which})", subject=self.origin, remedy=remedy)

    def _found(self, record: Record, text: str, raw: bytes, origin: str) -> Found:
        published = moment_of_field(record, "published", self.options)
        cut = ("its text is cut short, as it says itself",) if is_cut(text) else ()
        return Found(
            origin=origin,
            raw=raw,
            media_type="application/json",
            text=text,
            encoding=self.encoding,
            published=published,
            modified=moment_of_field(record, "modified", self.options),
            remarks=(*cut, *unread(line_of(record, "published", self.options), published)),
            is_within=False,
            **{name: line_of(record, name, self.options) for name in _LINES},
        )


def _canonical(record: Record) -> bytes:
    return json.dumps(record, sort_keys=True).encode()
