"""Web archives (WARC): each page in one a report. The day it was archived is not the day it was published.

Read record by record, so that an archive of any size takes the memory of its largest page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.documents.encoding import decode
from claims.documents.found import Found, Intake, too_large
from claims.documents.html import page_found
from claims.documents.options import ReadOptions
from claims.documents.plain import paragraphs_of
from claims.errors import InputError

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_READABLE = _PAGES | {"text/plain"}
HTTP_OK = 200


def read_warc(intake: Intake, options: ReadOptions) -> Iterator[Found | InputError]:
    """The archive's pages and plain texts; pictures, scripts and failed responses are no reports.

    Raises InputError when the archive is broken, after what was read before the break, or holds no page at all.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 (only archives need it)

    wanted = WarcRecordType.response | WarcRecordType.resource
    pages = 0
    try:
        archive = ArchiveIterator(intake.stream, record_types=wanted, parse_http=True, auto_decode="all")
        for number, record in enumerate(archive, 1):
            if _is_page(record):
                pages += 1
                yield _attempt(record, f"{intake.origin}#{number}", options)
    except (OSError, ValueError) as error:
        raise InputError(f"the archive is broken: {error}", remedy="download it again") from error
    if not pages:
        raise InputError("the archive holds no page and no text")


def _is_page(record: WarcRecord) -> bool:
    if record.is_http and record.http_headers.status_code not in {None, HTTP_OK}:
        return False
    return _content_type(record) in _READABLE


def _content_type(record: WarcRecord) -> str:
    declared = record.http_content_type or record.headers.get("Content-Type", "") or ""
    return declared.split(";", 1)[0].strip().lower()


def _attempt(record: WarcRecord, origin: str, options: ReadOptions) -> Found | InputError:
    data = record.reader.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        return too_large(origin, options.max_bytes)
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>") or None
    try:
        if _content_type(record) in _PAGES:
            return page_found(data, origin=origin, url=url, charset=record.http_charset, options=options)
        decoded = decode(data, override=options.encoding, declared=record.http_charset)
        return Found(origin, data, "text/plain", paragraphs_of(decoded.text), decoded.encoding, url=url)
    except InputError as error:
        return InputError(error.problem, subject=origin, remedy=error.remedy)
