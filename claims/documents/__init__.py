"""Documents: bytes from files, pages, records and feeds in; one exact text and its metadata out."""

from typing import TYPE_CHECKING

from claims.documents.normalise import normalise
from claims.lazily import lazily

if TYPE_CHECKING:
    from claims.documents.document import Document
    from claims.documents.options import Format, ReadOptions
    from claims.documents.reading import Reading, count_inputs, document_from_text, read_inputs
else:
    __getattr__ = lazily(
        __name__,
        {
            "document": ("Document",),
            "options": (
                "Format",
                "ReadOptions",
            ),
            "reading": (
                "Reading",
                "count_inputs",
                "document_from_text",
                "read_inputs",
            ),
        },
    )

__all__ = [
    "Document",
    "Format",
    "ReadOptions",
    "Reading",
    "count_inputs",
    "document_from_text",
    "normalise",
    "read_inputs",
]
