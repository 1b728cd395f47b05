"""Limits of a document's text, whatever format it came in."""

from __future__ import annotations

from claims.documents.options import ReadOptions
from claims.errors import InputError


def check_characters(count: int, options: ReadOptions) -> None:
    """Raise InputError when a text has more characters than the limit."""
    if count > options.max_characters:
        raise InputError(
            f"too long: {count:,} characters, and the limit is {options.max_characters:,}",
            remedy="--max-characters raises the limit",
        )
