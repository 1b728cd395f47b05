"""Web archives (WARC): each page in one a report. The day it was archived is not the day it was published.

Read record by record, so that an archive of any size takes the memory of its largest page. A record that cannot be
read is told, and those after it are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claims.documents.encoding import decode
from claims.documents.found import Found, Intake, too_large
from claims.documents.html import pages_found
from claims.documents.http_message import Answer, Content, answer_of, content_of
from claims.documents.options import ReadOptions
from claims.documents.packed import MAGIC, DamageError, Pieces, chunks_of, salvaged
from claims.documents.plain import paragraphs_of
from claims.documents.warc_records import Archive, Record
from claims.errors import InputError

_KINDS = frozenset({"response", "resource", "conversion"})
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_READABLE = _PAGES | {"text/plain"}
HTTP_OK = 200
LONGEST_NUMBER = 20

# The type of the records that stand where an archive's packed bytes are damaged.
_DAMAGE = b"x-damage"
_AGAIN = "download the archive again"
_BEGINS_PAGE = re.compile(rb"\s*<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_END_OF_PAGE = re.compile(rb"</html\s*>", re.IGNORECASE)
PAGE_END = 2_000
"""Bytes at a page's end in which it closes: comments of the server stand behind it."""


def read_warc(intake: Intake, options: ReadOptions) -> Iterator[Found | InputError]:
    """The archive's pages and plain texts; pictures, scripts and failed responses are no reports.

    Raises InputError when the archive holds no page at all, and nothing that might have been one.
    """
    told, number = False, 0
    records = Archive(_unpacked(intake).read, options.max_bytes).records()
    for record, following in _with_next(records):
        number += not _is_damage(record)
        if _is_damage(record):
            yield InputError(f"packed bytes behind record {number} are damaged", subject=intake.origin, remedy=_AGAIN)
            told = True
            continue
        origin = f"{intake.origin}#{number}"
        outcomes = _outcomes(record, origin, options)
        if _condemns(following) and any(isinstance(outcome, Found) for outcome in outcomes):
            outcomes = [InputError("its packed bytes are damaged", subject=origin, remedy=_AGAIN)]
        told = told or bool(outcomes)
        yield from outcomes
    if not told:
        raise InputError("the archive holds no page and no text")


def _unpacked(intake: Intake) -> Pieces:
    """An archive's bytes, packed or not; in a damaged one, a record of our own stands at each damage."""
    chunks = chunks_of(intake.stream)
    if not intake.head.startswith(MAGIC):
        return Pieces(chunks)
    return Pieces(_damage_record(piece) if isinstance(piece, DamageError) else piece for piece in salvaged(chunks))


def _damage_record(damage: DamageError) -> bytes:
    return b"\r\n\r\nWARC/1.0\r\nWARC-Type: %s\r\nUnpacked: %d\r\nContent-Length: 0\r\n\r\n" % (
        _DAMAGE,
        damage.unpacked,
    )


def _with_next(records: Iterator[Record]) -> Iterator[tuple[Record, Record | None]]:
    held: Record | None = None
    for record in records:
        if held is not None:
            yield held, record
        held = record
    if held is not None:
        yield held, None


def _condemns(following: Record | None) -> bool:
    """Whether the bytes of the record before were damaged: the damage came after some of its member was unpacked."""
    return following is not None and _is_damage(following) and following.fields.get("unpacked") != "0"


def _is_damage(record: Record) -> bool:
    return record.fields.get("warc-type", "") == _DAMAGE.decode()


def _outcomes(record: Record, origin: str, options: ReadOptions) -> list[Found | InputError]:
    """What became of a record: nothing of one that is no page and no text, such as a picture or a request."""
    try:
        if record.is_foreign:
            return [InputError("bytes that are no record", subject=origin, remedy=_AGAIN)]
        answer = _page(record)
        return [] if answer is None else list(_found(record, answer, origin, options))
    except InputError as error:
        return [InputError(error.problem, subject=origin, remedy=error.remedy)]
    except RecursionError:
        return [InputError("nested too deeply to be a page", subject=origin)]


def _page(record: Record) -> Answer | None:
    """The answer that brought a page or a text; None for every other record. Raises InputError for a broken one."""
    if record.fields.get("warc-type", "").lower() not in _KINDS:
        return None
    answer = _answer(_without_junk(record))
    if answer is None:
        raise InputError("a response that is none of HTTP")
    is_page = answer.status in {None, HTTP_OK} and _media_type(record, answer) in _READABLE
    return answer if is_page else None


def _without_junk(record: Record) -> Record:
    """A record of the length it says where that makes a whole page: what follows is none of its own."""
    if not record.is_longer:
        return record
    page = record.block[: record.length]
    return replace(record, block=page, is_longer=False) if _END_OF_PAGE.search(page[-PAGE_END:]) else record


def _answer(record: Record) -> Answer | None:
    content_type = record.fields.get("content-type", "")
    if not content_type.lower().startswith("application/http") and not record.block.startswith(b"HTTP/"):
        return Answer(None, {"content-type": content_type}, record.block)
    return answer_of(record.block)


def _media_type(record: Record, answer: Answer) -> str:
    """The declared type; for none, what the crawler took it for, or what it begins like."""
    identified = record.fields.get("warc-identified-payload-type", "").lower()
    return answer.media_type or identified or ("text/html" if _BEGINS_PAGE.match(answer.body) else "")


def _found(record: Record, answer: Answer, origin: str, options: ReadOptions) -> Iterator[Found]:
    """The report of a page or text, or the reports of a live page."""
    if record.too_large:
        raise too_large(origin, options.max_bytes)
    content = content_of(answer, options.max_bytes)
    if len(content.data) > options.max_bytes:
        raise too_large(origin, options.max_bytes)
    if (content.lacks or _lacks(record, answer)) and not _is_whole(answer, content):
        raise InputError("only a part of it is in the archive", remedy="fetch the page itself, or archive it again")
    url = record.fields.get("warc-target-uri", "").strip("<>") or None
    remarks = content.remarks + (("its record is longer than it says",) if record.is_longer else ())
    # Servers call a page plain text: nobody's plain text begins with the declaration of one.
    if _media_type(record, answer) in _PAGES or _BEGINS_PAGE.match(content.data):
        for found in pages_found(content.data, origin=origin, url=url, charset=answer.charset, options=options):
            yield replace(found, remarks=(*found.remarks, *remarks))
        return
    decoded = decode(content.data, override=options.encoding, declared=answer.charset)
    text = paragraphs_of(decoded.text)
    yield Found(origin, content.data, "text/plain", text, decoded.encoding, url=url, remarks=remarks)


def _lacks(record: Record, answer: Answer) -> bool:
    """Whether something says that there is more of the page than is in the archive."""
    declared = answer.fields.get("content-length", "")
    is_short = (
        declared.isascii()
        and declared.isdigit()
        and len(declared) < LONGEST_NUMBER
        and int(declared) > len(answer.body)
    )
    segment = record.fields.get("warc-segment-number", "")
    return record.is_cut or is_short or "warc-truncated" in record.fields or bool(segment)


def _is_whole(answer: Answer, content: Content) -> bool:
    """Whether the bytes themselves show that none is missing: a coding's end, the length told, the page's end."""
    exact = answer.fields.get("content-length") == str(len(answer.body))
    return content.ends or exact or _END_OF_PAGE.search(content.data[-PAGE_END:]) is not None
