"""Documents: bytes from files, pages, records and feeds in; one exact text and its metadata out."""

from claims.documents.document import Document

__all__ = ["Document"]
