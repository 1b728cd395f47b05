"""Limits of a document's text, whatever format it came in."""

from __future__ import annotations

from claims.documents.options import ReadOptions
from claims.errors import InputError


def check_characters(text: str, options: ReadOptions) -> str:
    """`text`, unless it is longer than the limit. Raises InputError."""
    if len(text) > options.max_characters:
        raise InputError(
            f"too long: {len(text):,} characters, and the limit is {options.max_characters:,}",
            remedy="--max-characters raises the limit",
        )
    return text
