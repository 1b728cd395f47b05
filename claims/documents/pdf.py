"""PDF files, by the `pdf` extra: the text they carry. A scan carries none, and says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claims.documents.found import Found, Intake
from claims.documents.limits import check_characters
from claims.documents.options import ReadOptions
from claims.documents.pdf_flow import text_of_pages
from claims.documents.pdf_words import PageWords, words_of
from claims.documents.properties import author_of, title_of
from claims.documents.running import remark_on_heads, shortly
from claims.errors import InputError, MissingExtraError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

BROKEN = "open and save it anew, or give its text"
PASSWORD_NEEDED = 4
"""PDFium's FPDF_ERR_PASSWORD."""
UNSUPPORTED_SECURITY = 5
"""PDFium's FPDF_ERR_SECURITY."""


def read_pdf(intake: Intake, options: ReadOptions) -> Iterator[Found]:
    """The file as one report. Raises MissingExtraError without pypdfium2, InputError when encrypted, broken, a scan."""
    try:
        import pypdfium2  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise MissingExtraError("reading PDF needs pypdfium2", remedy='pip install "claimdesk[pdf]"') from error
    data = intake.read(options.max_bytes)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(error) from error
    try:
        pages, unread = _pages(document, options)
        information = document.get_metadata_dict(skip_empty=True)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(error) from error
    finally:
        document.close()
    text, heads = text_of_pages(pages)
    turned = " ".join(filter(None, (page.turned for page in pages)))
    if not text.strip() and not turned:
        raise InputError("no text in the PDF: it may be a scan", remedy="recognise its text first (OCR)")
    yield Found(
        origin=intake.origin,
        raw=data,
        media_type="application/pdf",
        text=text or turned,
        title=title_of(information.get("Title")),
        byline=author_of(information.get("Author")),
        url=intake.declared.url,
        remarks=_remarks(pages, heads, turned if text else "", unread),
    )


def _pages(document: PdfDocument, options: ReadOptions) -> tuple[list[PageWords], int]:
    """What stands on each page that can be read, and how many cannot."""
    from pypdfium2 import PdfiumError  # noqa: PLC0415 (an extra)

    if len(document) > options.max_pages:
        raise InputError(
            f"{len(document):,} pages, and the limit is {options.max_pages:,}",
            remedy="--max-pages raises the limit",
        )
    pages: list[PageWords] = []
    broken: list[str] = []
    size = 0
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except PdfiumError as error:  # the other pages may be whole
            broken.append(f"page {number + 1}: {error}")
            continue
        size += text.count_chars()
        check_characters(size, options)
        pages.append(words_of(text, page.get_bbox()))
        text.close()
        page.close()
    if broken and not pages:
        raise InputError(f"the PDF is broken: {broken[0]}", remedy=BROKEN)
    return pages, len(broken)


def _unreadable(error: Exception) -> InputError:
    code = getattr(error, "err_code", None)
    if code == PASSWORD_NEEDED:
        return InputError("the PDF is encrypted", remedy="save a copy without a password")
    if code == UNSUPPORTED_SECURITY:
        return InputError("the PDF is encrypted in a way that cannot be read", remedy="save a copy without protection")
    return InputError(f"the PDF is broken: {str(error).rstrip('.')}", remedy=BROKEN)


def _remarks(pages: Sequence[PageWords], heads: Sequence[str], turned: str, unread: int) -> tuple[str, ...]:
    outside, invisible = sum(page.outside for page in pages), sum(page.invisible for page in pages)
    said = (
        (bool(unread), f"{unread:,} pages are broken and not read"),
        (bool(turned), f"left out as turned text: {shortly(turned)}"),
        (bool(outside), f"{outside:,} words beyond the page's edges left out"),
        (bool(invisible), f"{invisible:,} words are invisible on the page, as a scan's recognised text is"),
    )
    return (*remark_on_heads(heads), *(remark for is_so, remark in said if is_so))
