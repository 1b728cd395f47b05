"""Statements found in a legible text, told of the text as it was given."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from claims.characters import Legible
from claims.extract.statement import Statement
from claims.sources import SourceMention
from claims.text import Span

Value = TypeVar("Value")


def as_given(statements: list[Statement], text: Legible) -> list[Statement]:
    """The statements with every span brought back to the given text; names, units and groups stay as they read.

    `SourceMention.printed` stays the words at its span, whatever stands between their letters.
    """
    return statements if text.is_given else _back(statements, text)


def _back(value: Value, text: Legible) -> Value:
    """The value with all spans in it brought back."""
    if isinstance(value, Span):
        return cast("Value", text.back(value))
    if isinstance(value, list | tuple):
        return cast("Value", type(value)(_back(item, text) for item in value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes = {field.name: _back(getattr(value, field.name), text) for field in fields(value)}
    if isinstance(value, SourceMention) and value.span and value.printed == value.span.of(text.text):
        changes["printed"] = changes["span"].of(text.given)
    return cast("Value", replace(cast("Any", value), **changes))
