"""Which module reads which format.

Knows names only; a module is imported when the first input of its format comes: most runs see one format, and mail,
feed and archive readers bring libraries that every start would pay for.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import cast

from claims.documents.found import Intake, Piece
from claims.documents.options import Format, ReadOptions

Reader = Callable[[Intake, ReadOptions], Iterator[Piece]]

_PLACES = MappingProxyType(
    {
        Format.TEXT: ("text", "read_text"),
        Format.MARKDOWN: ("text", "read_markdown"),
        Format.HTML: ("html", "read_html"),
        Format.JSON: ("records", "read_json"),
        Format.JSONL: ("records", "read_jsonl"),
        Format.FEED: ("feed", "read_feed"),
        Format.EMAIL: ("mail.message", "read_email"),
        Format.MAILBOX: ("mail.mailbox", "read_mailbox"),
        Format.PDF: ("pdf", "read_pdf"),
        Format.DOCX: ("docx", "read_docx"),
        Format.WARC: ("warc", "read_warc"),
        Format.TELEGRAM: ("telegram_page", "read_telegram_page"),
        Format.PACKED: ("packed", "read_packed"),
    }
)


def reader_of(form: Format) -> Reader:
    """What reads inputs of this format."""
    module, name = _PLACES[form]
    return cast("Reader", getattr(importlib.import_module(f"claims.documents.{module}"), name))
