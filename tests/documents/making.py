"""Inputs for the tests, made from words: pages, feeds, archives, Word and PDF files."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from claims.documents import Document, Reading, ReadOptions, read_inputs

PARAGRAPHS = (
    "An explosion tore through the grain terminal at Port Selvo on Tuesday, killing at least 11, a ministry said.",
    "“We asked for inspectors in January and nobody came,” the mayor, Ilse Brandt, told reporters at the harbour.",
)


def page(head: str = "", *, before: str = "", inside: str = "", after: str = "") -> str:
    """A page with an article of two paragraphs, and what stands around them."""
    prose = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<!doctype html><html lang='en'><head>{head}</head><body>{before}<article><h1>Blast at Port Selvo</h1>"
        f"{inside}{prose}</article>{after}</body></html>"
    )


def read(given: str | Path, options: ReadOptions | None = None) -> list[Reading]:
    return list(read_inputs([str(given)], options))


def read_one(folder: Path, name: str, content: str | bytes, options: ReadOptions | None = None) -> Document:
    """The one document of a file with `content`; fails with the reader's error when there is none."""
    (reading,) = readings(folder, name, content, options)
    assert reading.document is not None, reading.error
    return reading.document


def error_of(folder: Path, name: str, content: str | bytes, options: ReadOptions | None = None) -> str:
    """The one error of a file with `content`, in the words the user sees."""
    (reading,) = readings(folder, name, content, options)
    assert reading.error is not None, reading.document
    assert reading.error.subject, "an error says where"
    return str(reading.error)


def readings(folder: Path, name: str, content: str | bytes, options: ReadOptions | None = None) -> list[Reading]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path, options)


def warc(records: Iterable[tuple[str, int, str, bytes]], *, gzip: bool = False) -> bytes:
    """A web archive of responses, each given as (url, status, content type, body)."""
    from fastwarc.warc import WarcRecord, WarcRecordType  # noqa: PLC0415 -- heavy

    out = io.BytesIO()
    for url, status, content_type, body in records:
        record = WarcRecord()
        record.init_headers(record_type=WarcRecordType.response)
        record.headers["WARC-Target-URI"] = url
        record.headers["Content-Type"] = "application/http; msgtype=response"
        head = f"HTTP/1.1 {status} X\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
        record.set_bytes_content(head.encode() + body)
        record.write(out)
    if not gzip:
        return out.getvalue()
    import gzip as packing  # noqa: PLC0415 -- its name is the parameter's

    return packing.compress(out.getvalue())


@dataclass(frozen=True, slots=True)
class Set:
    """Words set on a page: points from the left and from the foot, the size of type, quarters of a turn, the mode."""

    left: float
    up: float
    words: str
    size: float = 10
    quarters: int = 0
    mode: int = 0


def pdf(lines: Iterable[str]) -> bytes:
    """A PDF of one page with `lines`."""
    return pdf_pages([[Set(50, 750 - 14 * number, line) for number, line in enumerate(lines)]])


def pdf_pages(pages: Sequence[Sequence[Set]]) -> bytes:
    """A PDF of pages with what is set on them, by hand: objects, cross-reference table, trailer."""
    numbers = range(4, 4 + 2 * len(pages), 2)
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in zip(numbers, pages, strict=True):
        stream = b"BT " + b"".join(map(_shown, page)) + b"ET"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {number + 1} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> >> >>".encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        ]
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    size = len(objects) + 1
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        size,
        table,
        size,
        len(out),
    )


_TURNS = ("1 0 0 1", "0 1 -1 0", "-1 0 0 -1", "0 -1 1 0")


def _shown(given: Set) -> bytes:
    words = given.words.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
    place = f"/F1 {given.size} Tf {given.mode} Tr {_TURNS[given.quarters]} {given.left:.2f} {given.up:.2f} Tm "
    return place.encode() + b"(" + words + b") Tj "
