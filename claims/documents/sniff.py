"""Which format an input is in, by its first bytes; suffix and declared type only decide between kinds of text.

Knows marks, not formats: nothing is parsed here beyond what a mark needs.
"""

from __future__ import annotations

import re
import zlib

from claims.documents.encoding import decode, utf16_without_mark
from claims.documents.found import Intake
from claims.documents.mail.envelope import is_mailbox
from claims.documents.options import Format
from claims.documents.text import FRONT_MATTER
from claims.errors import InputError

# The share of control characters from which bytes are no text; random bytes have 11 %, damaged text far less.
BINARY_SHARE = 0.05
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b") + b"\x7f"

_READABLE = "text, Markdown, HTML, JSON, JSONL, RSS, Atom, EML, MBOX, Telegram, PDF, DOCX and WARC can be read"
_AS_LINES = "make it JSONL, a record a line"
_AS_DOCX = "save it as DOCX"

# Marks by which file(1) and the formats' own documents tell them.
_UNREADABLE = (
    (b"\x89PNG", "an image (PNG)", _READABLE),
    (b"\xff\xd8\xff", "an image (JPEG)", _READABLE),
    (b"GIF8", "an image (GIF)", _READABLE),
    (b"II*\x00", "an image (TIFF)", _READABLE),
    (b"MM\x00*", "an image (TIFF)", _READABLE),
    (b"RIFF", "a sound, film or image (RIFF)", _READABLE),
    (b"ID3", "a sound (MP3)", _READABLE),
    (b"OggS", "a sound or film (Ogg)", _READABLE),
    (b"{\\rtf", "a Rich Text file", _AS_DOCX),
    (b"\xd0\xcf\x11\xe0", "an old Office file", _AS_DOCX),
    (b"filedesc:", "an old web archive (ARC)", "convert it to WARC"),
    (b"!BDN", "an Outlook folder (PST)", "export its mails as EML or MBOX"),
    (b"7z\xbc\xaf", "a packed archive", "unpack it"),
    (b"Rar!", "a packed archive", "unpack it"),
    (b"BZh", "a packed file", "unpack it"),
    (b"\xfd7zXZ", "a packed file", "unpack it"),
    (b"\x28\xb5\x2f\xfd", "a packed file", "unpack it"),
    (b"SQLite format 3", "a database", _READABLE),
    (b"\x7fELF", "a program", _READABLE),
)
_OUTLOOK_MAIL = ("an Outlook mail", "open it in a mail program and save it as EML")
# What the parts of a zip archive are called, and what it is then.
_PACKED_PARTS = (
    (b"xl/", "a spreadsheet (XLSX)", _AS_LINES),
    (b"ppt/", "slides (PPTX)", _AS_DOCX),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file", _AS_DOCX),
    (b"mimetypeapplication/epub", "a book (EPUB)", "give its pages as HTML"),
)
_UNREADABLE_SUFFIXES = {
    ".csv": ("a table", _AS_LINES),
    ".tsv": ("a table", _AS_LINES),
    ".css": ("a style sheet", _READABLE),
    ".js": ("a script", _READABLE),
    ".svg": ("an image (SVG)", _READABLE),
}

_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_PAGE = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|p|h1|section|script)[\s>/]", re.IGNORECASE
)
_TELEGRAM_TITLE = "<title>Exported Data</title>"
_TELEGRAM_BODY = 'class="page_wrap"'
_XHTML = re.compile(r"<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_JSON = re.compile(r"\{\s*[\"}]|\[\s*\{")
_HEADER_LINE = re.compile(r"([A-Za-z][A-Za-z-]*):[ \t]?[^\n]*\n(?:[ \t]+[^\n]*\n)*")
_MAIL_HEADERS = frozenset(
    {"from", "to", "subject", "date", "message-id", "mime-version", "received", "return-path", "delivered-to"}
)
ACCOUNT_ARCHIVE = b"window.YTD."
"""How the files of a Twitter account's archive begin: JSON behind it."""
ENOUGH_MAIL_HEADERS = 3
PROLOGUE = 4096


def sniff(intake: Intake) -> Format:
    """The format of an input. Raises InputError when it is empty, binary, or of a kind that cannot be read."""
    head = intake.head
    if not head.strip():
        raise InputError("the file is empty")
    if (packed := _by_mark(head, intake)) is not None:
        return packed
    check_is_text(head)
    told = next((told for suffix, told in _UNREADABLE_SUFFIXES.items() if intake.name.endswith(suffix)), None)
    if told is not None and not head.startswith(ACCOUNT_ARCHIVE):
        raise _no_report(*told)
    text = decode(head[: len(head) // 4 * 4] or head, declared=intake.declared.charset).text.lstrip("\ufeff \t\r\n")
    return _by_words(text, intake)


def check_is_text(data: bytes) -> None:
    """Raise InputError when so much of `data` is control characters that it cannot be text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or utf16_without_mark(data):
        return
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > BINARY_SHARE * len(data):
        raise InputError("looks binary, not like text", remedy=_READABLE)


def _by_mark(head: bytes, intake: Intake) -> Format | None:
    if head.startswith(b"WARC/"):
        return Format.WARC
    if head.startswith(b"\x1f\x8b"):
        return _unpacked(head)
    if head.startswith(b"PK\x03\x04"):
        return _zipped(head)
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    told = next(((kind, remedy) for mark, kind, remedy in _UNREADABLE if head.startswith(mark)), None)
    if told is not None:
        raise _no_report(*(_OUTLOOK_MAIL if intake.name.endswith(".msg") else told))
    return Format.MAILBOX if is_mailbox(head) else None


def _no_report(kind: str, remedy: str) -> InputError:
    return InputError(f"not a report but {kind}", remedy=remedy)


def _unpacked(head: bytes) -> Format:
    try:
        start = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 16)
    except zlib.error:
        start = b""
    return Format.WARC if start.startswith(b"WARC/") else Format.PACKED


def _zipped(head: bytes) -> Format:
    """A DOCX names its parts `word/…`, the first of them near the archive's start."""
    if b"word/" in head:
        return Format.DOCX
    told = next(((kind, remedy) for part, kind, remedy in _PACKED_PARTS if part in head), None)
    if told is not None:
        raise _no_report(*told)
    if b"[Content_Types].xml" in head:
        return Format.DOCX
    raise InputError("a zip archive that is no DOCX", remedy="unpack it first")


def _by_words(text: str, intake: Intake) -> Format:
    opening = text[:PROLOGUE]
    if opening.startswith("<"):
        return _by_tags(text, intake)
    if (form := _by_braces(text, intake)) is not None:
        return form
    if intake.name.endswith((".eml", ".mht", ".mhtml")) or _is_mail(text):
        return Format.EMAIL
    is_markdown = intake.name.endswith((".md", ".markdown")) or intake.declared.media_type == "text/markdown"
    if is_markdown or FRONT_MATTER.match(text):
        return Format.MARKDOWN
    # Not a page by its opening, but named and served as one: a fragment that starts with words.
    return Format.HTML if _is_called_page(intake) else Format.TEXT


def _by_braces(text: str, intake: Intake) -> Format | None:
    """JSON or JSON Lines, by its brackets or its name; None for other text."""
    opening = text[:PROLOGUE]
    is_named = intake.name.endswith((".json", ".jsonl", ".ndjson"))
    if opening.startswith(("{", "[")) and (_JSON.match(opening) or is_named):
        return _json_or_lines(text, intake)
    if opening.startswith(ACCOUNT_ARCHIVE.decode()):
        return Format.JSON
    return Format.JSONL if intake.name.endswith((".jsonl", ".ndjson")) else None


def _by_tags(text: str, intake: Intake) -> Format:
    opening = text[:PROLOGUE]
    feed, page = _FEED.search(opening), _PAGE.search(opening)
    if feed and not (page and page.start() < feed.start()):
        return Format.FEED
    if page and _TELEGRAM_TITLE in opening and _TELEGRAM_BODY in text:
        return Format.TELEGRAM
    if page and (not opening.startswith("<?xml") or _XHTML.search(opening)):
        return Format.HTML
    if opening.startswith("<?xml"):
        raise InputError("XML that is neither a page nor a feed", remedy=_READABLE)
    return Format.HTML if _is_called_page(intake) else Format.TEXT


def _is_called_page(intake: Intake) -> bool:
    return intake.name.endswith((".html", ".htm")) or intake.declared.media_type == "text/html"


def _json_or_lines(text: str, intake: Intake) -> Format:
    """JSON Lines has a whole object on its first line and another on the next."""
    if intake.name.endswith((".jsonl", ".ndjson")):
        return Format.JSON if re.match(r"\[\s*\n", text) else Format.JSONL
    first, _, rest = text.partition("\n")
    whole = first.startswith("{") and first.rstrip().endswith("}")
    return Format.JSONL if whole and rest.lstrip().startswith("{") else Format.JSON


def _is_mail(text: str) -> bool:
    names: set[str] = set()
    position = 0
    while match := _HEADER_LINE.match(text, position):
        names.add(match[1].lower())
        position = match.end()
    return "from" in names and len(names & _MAIL_HEADERS) >= ENOUGH_MAIL_HEADERS
