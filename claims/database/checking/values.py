"""What is wrong with a single stored value: not of its column's type, no word of its enumeration, no time, no JSON.

Pure: knows the columns' types and the shapes of the JSON in them, no database.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Annotated, Any

import msgspec
from sqlalchemy import JSON, Boolean, Column, DateTime, Enum, Float, Integer, LargeBinary, Table

Check = Callable[[Any], str | None]

Place = Annotated[int, msgspec.Meta(ge=0)]


class Reason(msgspec.Struct, forbid_unknown_fields=True):
    """One reason of a link or an echo."""

    code: str
    text: str


SHAPES: dict[str, tuple[Any, str]] = {
    "content_spans": (list[tuple[Place, Place]], "spans"),
    "cue_spans": (list[tuple[Place, Place]], "spans"),
    "source_spans": (list[tuple[Place, Place]], "spans"),
    "passages": (list[tuple[Place, Place, Place, Place]], "passages"),
    "reasons": (list[Reason], "reasons"),
    "detail": (dict[str, Any], "an object"),
}
"""What the JSON of a column of this name holds."""


def faults(table: Table, names: tuple[str, ...], row: tuple[Any, ...]) -> list[str]:
    """What is wrong with the values of a row, in words; nothing where each is one that its column may have."""
    found = (_fault(check, value) for check, value in zip(_checks(table, names), row, strict=True))
    return [f"its {name} {fault}" for name, fault in zip(names, found, strict=True) if fault]


@cache
def _checks(table: Table, names: tuple[str, ...]) -> list[tuple[bool, Check]]:
    return [(bool(table.columns[name].nullable), _check_of(table.columns[name])) for name in names]


def _fault(check: tuple[bool, Check], value: Any) -> str | None:  # noqa: ANN401 -- whatever lies there
    may_be_null, of_value = check
    if value is None:
        return None if may_be_null else "is missing"
    return of_value(value)


def _check_of(column: Column[Any]) -> Check:
    kind = column.type
    if isinstance(kind, JSON):
        return _json(*SHAPES.get(column.name, (Any, "anything")))
    if isinstance(kind, Enum):
        return _word(frozenset(kind.enums))
    if isinstance(kind, DateTime) or isinstance(getattr(kind, "impl", None), DateTime):
        return _time
    numbers: list[tuple[type[Any], Check]] = [(Boolean, _truth), (Integer, _whole), (Float, _number)]
    for of, check in numbers:
        if isinstance(kind, of):
            return check
    return _bytes if isinstance(kind, LargeBinary) else _text


def _text(value: object) -> str | None:
    if not isinstance(value, str):
        return "is no text"
    try:
        value.encode()
    except UnicodeEncodeError:
        return "is no UTF-8"
    return None


def _whole(value: object) -> str | None:
    return None if isinstance(value, int) else "is no whole number"


def _truth(value: object) -> str | None:
    return None if value in {0, 1} else "is neither true nor false"


def _number(value: object) -> str | None:
    return None if isinstance(value, int | float) and math.isfinite(value) else "is no number"


def _bytes(value: object) -> str | None:
    return None if isinstance(value, bytes) else "is no bytes"


def _time(value: object) -> str | None:
    try:
        datetime.fromisoformat(str(value))
    except ValueError:
        return "is no time"
    return None if isinstance(value, str) else "is no time"


def _word(words: frozenset[str | None]) -> Check:
    return lambda value: None if value in words else "is no word that it may be"


def _json(shape: Any, what: str) -> Check:  # noqa: ANN401 -- a type
    decoder = msgspec.json.Decoder(shape)

    def check(value: object) -> str | None:
        if not isinstance(value, str):
            return "is no JSON"
        try:
            decoder.decode(value)
        except (msgspec.DecodeError, UnicodeEncodeError) as error:
            return f"does not hold {what}" if isinstance(error, msgspec.ValidationError) else "is no JSON"
        return None

    return check
