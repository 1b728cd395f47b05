"""PDF files, by the `pdf` extra: the text they carry. A scan carries none, and says so."""

from __future__ import annotations

import io
import logging
import zlib
from collections.abc import Iterator

from claims.documents.found import Found, Intake, too_large
from claims.documents.options import ReadOptions
from claims.documents.plain import paragraphs_of
from claims.errors import InputError, MissingExtraError


def read_pdf(intake: Intake, options: ReadOptions) -> Iterator[Found]:
    """The file as one report. Raises MissingExtraError without pypdf, InputError when encrypted, broken or a scan."""
    try:
        import pypdf  # noqa: PLC0415 (an extra)
        from pypdf.errors import PyPdfError  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise MissingExtraError("reading PDF needs pypdf", remedy='pip install "claimdesk[pdf]"') from error
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns of every oddity that it mends
    data = intake.read(options.max_bytes)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("the PDF is encrypted", remedy="save a copy without a password")
        text = _text(reader, intake.origin, options.max_bytes)
        title, author = _words(reader.metadata, "title"), _words(reader.metadata, "author")
    # Broken files break pypdf's assumptions in these ways; none says anything but that the file is broken.
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, zlib.error, OSError) as error:
        raise InputError(f"the PDF is broken: {error}", remedy="open and save it anew, or give its text") from error
    if not text.strip():
        raise InputError("no text in the PDF: it may be a scan", remedy="recognise its text first (OCR)")
    yield Found(intake.origin, data, "application/pdf", text, title=title, byline=author, url=intake.declared.url)


def _text(reader: object, origin: str, limit: int) -> str:
    pages: list[str] = []
    size = 0
    for page in reader.pages:  # type: ignore[attr-defined]  # a PdfReader, whose type needs the extra
        pages.append(paragraphs_of(page.extract_text()))
        size += len(pages[-1])
        if size > limit:
            raise too_large(origin, limit)
    return "\n".join(pages)


def _words(information: object, name: str) -> str | None:
    """A field of the document's information; programs put file names and their own there, which are no titles."""
    value = getattr(information, name, None)
    words = value.strip() if isinstance(value, str) else ""
    is_file_name = words.lower().startswith("microsoft word") or words.lower().endswith((".doc", ".docx", ".pdf"))
    return words if words and not is_file_name else None
