"""Web archives whose headers lie: read as they are, and no record hides another."""

import gzip
import zlib
from pathlib import Path

import pytest

from claims.documents import Reading, ReadOptions
from tests.documents.making import readings

HTML = "Content-Type: text/html; charset=utf-8\r\n"
WORDS = "Nine people died in the harbour."
PAGE = f"<html><body><p>{WORDS}</p></body></html>".encode()
HALF = f"<html><body><p>{WORDS}</p><p>The mayor".encode()


def record(
    body: bytes, *, http: str = HTML, warc: str = "", length: int | None = None, kind: str = "response"
) -> bytes:
    """A record of one answer, that says it is `length` bytes long."""
    block = f"HTTP/1.1 200 OK\r\n{http}\r\n".encode() + body
    said = len(block) if length is None else length
    header = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://post.example/{len(body)}\r\n{warc}"
        f"Content-Type: application/http;msgtype=response\r\nContent-Length: {said}\r\n\r\n"
    )
    return header.encode() + block + b"\r\n\r\n"


GOOD = record(b"<html><p>The first is whole.</p></html>")
LAST = record(b"<html><p>The last is whole.</p></html>")


def between(folder: Path, middle: bytes, options: ReadOptions | None = None) -> list[Reading]:
    """What stands between two good records of an archive, which are read whatever it is."""
    first, *found, last = readings(folder, "a.warc", GOOD + middle + LAST, options)
    assert first.document is not None
    assert last.document is not None
    assert (first.document.text, last.document.text) == ("The first is whole.", "The last is whole.")
    return found


def chunked(body: bytes) -> bytes:
    return b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)


@pytest.mark.parametrize(
    "middle",
    [
        record(chunked(PAGE), http=f"{HTML}Transfer-Encoding: chunked\r\n"),
        record(gzip.compress(PAGE), http=f"{HTML}Content-Encoding: gzip\r\n"),
        record(gzip.compress(PAGE[:30]) + gzip.compress(PAGE[30:]), http=f"{HTML}Content-Encoding: gzip\r\n"),
        record(zlib.compress(PAGE), http=f"{HTML}Content-Encoding: deflate\r\n"),
        record(chunked(gzip.compress(PAGE)), http=f"{HTML}Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
        record(PAGE, http=f"{HTML}Transfer-Encoding: chunked\r\n"),
        record(PAGE, http=f"{HTML}Content-Encoding: gzip\r\n"),
        record(PAGE, http=f"{HTML}Content-Encoding: deflate\r\n"),
        record(PAGE, http=f"{HTML}Content-Encoding: br\r\n"),
        record(PAGE, http=f"{HTML}Content-Encoding: zstd\r\n"),
        record(PAGE, http=f"{HTML}Content-Length: 9\r\n"),
        record(PAGE, http=f"{HTML}Content-Length: 9000\r\n"),
        record(PAGE, length=40),
        record(PAGE, length=400),
        record(PAGE, length=10**9),
        record(PAGE, length=10**40),
        record(PAGE, warc="WARC-Truncated: length\r\n"),
        record(PAGE).replace(b"Content-Length: ", b"Content-Length: about "),
        record(PAGE, http=""),
        record(gzip.compress(PAGE)),  # packed, and not said to be
        record(PAGE, http=HTML.replace("text/html", "text/plain")),  # a page, said to be a text
    ],
)
def test_a_whole_page_is_read_whatever_its_headers_say(tmp_path: Path, middle: bytes) -> None:
    (found,) = between(tmp_path, middle)
    assert found.document is not None, found.error
    assert found.document.text == WORDS


@pytest.mark.parametrize(
    ("middle", "words"),
    [
        (record(HALF, length=900), "only a part"),
        (record(HALF, http=f"{HTML}Content-Length: 9000\r\n"), "only a part"),
        (record(HALF, warc="WARC-Truncated: length\r\n"), "only a part"),
        (record(chunked(HALF)[:-20], http=f"{HTML}Transfer-Encoding: chunked\r\n"), "only a part"),
        (record(gzip.compress(PAGE)[:-9], http=f"{HTML}Content-Encoding: gzip\r\n"), "cut short"),
        (record(PAGE, http=f"{HTML}Content-Encoding: rot13\r\n"), "packed as rot13"),
        (record(PAGE).replace(b"HTTP/1.1 200", b"HTPP/1.1 200"), "none of HTTP"),
    ],
)
def test_a_part_of_a_page_is_refused(tmp_path: Path, middle: bytes, words: str) -> None:
    (found,) = between(tmp_path, middle)
    assert found.error is not None, found.document
    assert words in found.error.problem


def test_the_last_record_cut_short(tmp_path: Path) -> None:
    _, last = readings(tmp_path, "a.warc", GOOD + record(HALF)[:-20])
    assert last.error is not None
    assert "only a part" in last.error.problem


@pytest.mark.parametrize("kind", ["request", "metadata", "revisit", "warcinfo"])
def test_records_that_hold_no_page_are_passed_over(tmp_path: Path, kind: str) -> None:
    assert between(tmp_path, record(PAGE, kind=kind)) == []


def test_a_text_taken_from_a_page_is_read(tmp_path: Path) -> None:
    header = b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 17\r\n\r\n"
    (found,) = between(tmp_path, header + b"Nine people died.\r\n\r\n")
    assert found.document is not None
    assert found.document.text == "Nine people died."


def test_a_large_record_with_no_end_is_told_and_skipped(tmp_path: Path) -> None:
    (found,) = between(tmp_path, record(PAGE + b" " * 300_000), ReadOptions(max_bytes=10_000))
    assert found.error is not None
    assert "too large" in found.error.problem


def test_records_behind_a_damaged_member_are_read(tmp_path: Path) -> None:
    first, middle, last = map(gzip.compress, (GOOD, record(PAGE * 20), LAST))
    damaged = middle[:60] + b"\xff\xff\xff\xff" + middle[64:]
    found = readings(tmp_path, "a.warc.gz", first + damaged + last)
    texts = [reading.document.text for reading in found if reading.document]
    assert texts == ["The first is whole.", "The last is whole."]
    assert any("damaged" in reading.error.problem for reading in found if reading.error)


def test_a_wrong_checksum_condemns_its_own_record_alone(tmp_path: Path) -> None:
    first, middle, last = map(gzip.compress, (GOOD, record(PAGE), LAST))
    found = readings(tmp_path, "a.warc.gz", first + middle[:-8] + bytes(8) + last)
    texts = [reading.document.text for reading in found if reading.document]
    assert texts == ["The first is whole.", "The last is whole."]
