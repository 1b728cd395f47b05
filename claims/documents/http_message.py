"""An HTTP answer as an archive keeps it: its status, its fields, and its body as it was meant.

Archives keep answers whose headers are not true any more: crawlers unpack a body and leave "Content-Encoding: gzip"
above it. So each coding is undone where the bytes are so coded, and the bytes are taken as they are where not.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from claims.documents.packed import MAGIC, unpacked
from claims.errors import InputError

_STATUS = re.compile(rb"HTTP/[\d.]+[ \t]+(\d{3})")
_END_OF_HEADER = re.compile(rb"\r?\n\r?\n")
_CHUNK_SIZE = re.compile(rb"[ \t\r\n]{0,4}([0-9A-Fa-f]{1,16})[^\r\n]{0,200}\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
LARGEST_HEADER = 1 << 16


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer's status (None where it has none), its fields by names in small letters, and its body as it stands."""

    status: int | None
    fields: dict[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """The declared media type, in small letters."""
        return self.fields.get("content-type", "").split(";", 1)[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The declared encoding of the text."""
        match = _CHARSET.search(self.fields.get("content-type", ""))
        return match[1] if match else None


@dataclass(frozen=True, slots=True)
class Content:
    """A body with its codings undone.

    `ends`: a coding's own mark shows that nothing of it is missing; `lacks`: that something is.
    """

    data: bytes
    remarks: tuple[str, ...] = ()
    ends: bool = False
    lacks: bool = False


def answer_of(block: bytes) -> Answer | None:
    """The answer that a block of bytes is; None when it does not begin as one."""
    status = _STATUS.match(block)
    if status is None:
        return None
    end = _END_OF_HEADER.search(block, 0, LARGEST_HEADER)
    header, body = (block[: end.start()], block[end.end() :]) if end else (block, b"")
    lines = header.decode("latin-1").split("\n")[1:]
    fields = {
        name.strip().lower(): value.strip() for name, colon, value in (line.partition(":") for line in lines) if colon
    }
    return Answer(int(status[1]), fields, body)


def content_of(answer: Answer, limit: int) -> Content:
    """The body with its codings undone.

    Raises InputError when a coding is there but cut short, damaged, unknown, or unpacks to more than `limit` bytes.
    """
    data, remarks, ends, lacks = answer.body, [], False, False
    if "chunked" in answer.fields.get("transfer-encoding", "").lower():
        joined = _unchunked(data)
        if joined is None:
            remarks.append("said to be chunked, which it is not")
        else:
            data, ends = joined
            lacks = not ends
    for coding in reversed(answer.fields.get("content-encoding", "").lower().split(",")):
        plain = _uncoded(data, coding.strip(), limit)
        if plain is None:
            remarks.append(f"said to be packed ({coding.strip()}), which it is not")
        elif plain is not data:
            data, ends = plain, True
    if data.startswith(MAGIC):  # whatever the header says: no page and no text begins so
        data, ends = _bounded(unpacked([data]), limit), True
        remarks.append("packed (gzip), which it is not said to be")
    return Content(data, tuple(remarks), ends, lacks)


def _unchunked(data: bytes) -> tuple[bytes, bool] | None:
    """The chunks joined, and whether the last is there; None when it is not chunked."""
    chunks: list[bytes] = []
    position = 0
    while match := _CHUNK_SIZE.match(data, position):
        size = int(match[1], 16)
        if not size:
            return b"".join(chunks), True
        chunk = data[match.end() : match.end() + size]
        below = data[match.end() + size : match.end() + size + 2]
        if not chunks and len(chunk) == size and below and below[:1] not in b"\r\n":
            return None  # a text that happens to begin with a number
        chunks.append(chunk)
        position = match.end() + size
    return (b"".join(chunks), False) if chunks else None


def _uncoded(data: bytes, coding: str, limit: int) -> bytes | None:
    """The bytes unpacked; None when they are not so packed."""
    match coding:
        case "" | "identity":
            return data
        case "gzip" | "x-gzip":
            return _bounded(unpacked([data]), limit) if data.startswith(MAGIC) else None
        case "deflate":
            return _inflated(data, limit)
        case "br" | "zstd":
            return _by_library(data, coding, limit)
    raise InputError(f"packed as {coding}, which cannot be unpacked")


def _bounded(pieces: Iterator[bytes], limit: int) -> bytes:
    held = bytearray()
    for piece in pieces:
        held += piece
        if len(held) > limit:
            break
    return bytes(held)


def _inflated(data: bytes, limit: int) -> bytes | None:
    """Deflated bytes with zlib's header or, as many servers send them, without."""
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        unpacker = zlib.decompressobj(window)
        try:
            plain = unpacker.decompress(data, limit + 1)
        except zlib.error:
            continue
        if not unpacker.eof and len(plain) <= limit:
            raise InputError("its packed bytes are cut short")
        return plain
    return None


def _by_library(data: bytes, coding: str, limit: int) -> bytes | None:
    from fastwarc.stream_io import BrotliReader, ZstdReader  # noqa: PLC0415 (heavy; only such bodies need it)

    reader = (BrotliReader if coding == "br" else ZstdReader)(io.BytesIO(data))
    try:
        return bytes(reader.read(limit + 1))
    except (OSError, ValueError):
        if _looks_like_text(data):
            return None
        raise InputError(f"its packed bytes ({coding}) are damaged or cut short") from None


def _looks_like_text(data: bytes) -> bool:
    return data[:512].lstrip()[:1] in {b"<", b"{"} or data[:512].isascii()
