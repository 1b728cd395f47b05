"""What is broken, huge or set as a trap: one clear line each, in bounded time, and the rest goes on."""

import io
import os
import random
import time
import zipfile
from pathlib import Path

import pytest

from claims.documents import ReadOptions, count_inputs, read_inputs
from tests.documents.making import error_of, page, pdf, read, read_one, readings, warc

LAUGHS = """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]>
<rss version="2.0"><channel><title>x</title><item><description>&b;</description></item></channel></rss>"""


def packed(*names: str) -> bytes:
    """A zip archive with small parts of these names."""
    with io.BytesIO() as data:
        with zipfile.ZipFile(data, "w") as archive:
            for name in names:
                archive.writestr(name, "<part/>")
        return data.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n ", "empty"),
        ("marks.txt", "\u200b\ufeff\u200b".encode(), "no text"),
        ("random.bin", random.Random(7).randbytes(5000), "looks binary"),  # noqa: S311 -- no secret
        ("zeros.txt", b"\x00" * 1000, "looks binary"),
        ("tail.txt", b"Nine people died. " * 4000 + bytes(range(32)) * 4000, "looks binary"),  # past its first bytes
        ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(50), "an image (PNG)"),
        ("photo.txt", b"\xff\xd8\xff\xe0" + bytes(50), "an image (JPEG)"),
        ("tolls.csv", b"place,dead\nSelvo,9\n", "a table"),
        ("tolls.xlsx", packed("[Content_Types].xml", "xl/workbook.xml"), "a spreadsheet (XLSX)"),
        ("talk.pptx", packed("[Content_Types].xml", "ppt/presentation.xml"), "slides (PPTX)"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), "save it as DOCX"),
        ("notes.rtf", rb"{\rtf1 Nine people died.}", "Rich Text"),
        ("news.xml", b"<?xml version='1.0'?><nitf><body><p>x</p></body></nitf>", "neither a page nor a feed"),
        ("feed.xml", b"<rss version='2.0'><channel></channel></rss>", "no entry"),
        ("laughs.xml", LAUGHS.encode(), "entities"),
        ("deep.json", b"[" * 200_000, "nested too deep"),
        ("deeper.json", b'{"a":' * 200_000, "nested too deep"),
        ("long.json", b'{"text": "Nine died.", "url": "https://a.example/' + b"x" * 3000 + b'"}', "more than 2,000"),
        ("none.json", b"[]", "without a record"),
        ("fields.json", b'{"a": 1, "kind": "x"}', "it has: a, kind"),
        ("digits.json", b'{"a": ' + b"9" * 5000 + b"}", "not JSON"),
        ("deep.html", b"<div>" * 100_000 + b"x", "nested deeper"),
        ("many.html", b"<html><body>" + b"<p>a" * 260_000, "more elements"),
        ("scripts.html", b"<html><body><script>alert('x')</script></body></html>", "no text"),
        ("brackets.md", b"[" * 300_000, "brackets"),
        ("parts.eml", b"From: a@b.example\nTo: c\nSubject: x\nContent-Type: image/png\n\nx", "without a text"),
        ("broken.pdf", b"%PDF-1.4 garbage", "PDF is broken"),
        ("cut.pdf", pdf(["Nine people died."])[:-120], ""),
        ("broken.docx", b"PK\x03\x04 word/ garbage", "DOCX is broken"),
        ("other.zip", b"PK\x03\x04 garbage", "zip archive"),
        ("broken.warc", b"WARC/1.0\r\ngarbage", "archive"),
        ("old.arc", b"filedesc://a.arc 0.0.0.0 20260304 text/plain 9\n1 0 x\n", "convert it to WARC"),
    ],
)
def test_one_clear_line(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    if name == "cut.pdf":  # mended by the library, or refused; never a crash
        assert len(readings(tmp_path, name, content)) == 1
        return
    error = error_of(tmp_path, name, content)
    assert words in error
    assert error.startswith(str(tmp_path / name))
    assert "\n" not in error


def test_fifty_megabytes_are_refused_by_their_size(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)  # a hole: takes no disk
        file.write(b"Nine people died.\n" * 10_000)
    started = time.process_time()
    (reading,) = read(path)
    assert str(reading.error) == (f"{path}: too large: 50.0 MB, and the limit is 20 MB (--max-bytes raises the limit)")
    assert time.process_time() - started < 1


def test_the_limit_can_be_raised_and_holds_on_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Nine people died. " * 1000
    assert "too large" in error_of(tmp_path, "a.txt", text, ReadOptions(max_bytes=10_000))
    assert read_one(tmp_path, "a.txt", text, ReadOptions(max_bytes=20_000)).raw_size == 18_000
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    (reading,) = read("-", ReadOptions(max_bytes=10_000))
    assert reading.error is not None
    assert "too large: more" in reading.error.problem


def test_standard_input_is_read_like_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(page().encode())))
    (reading,) = read("-")
    assert reading.document is not None
    assert (reading.origin, reading.document.media_type) == ("-", "text/html")


def test_a_line_over_the_limit_spoils_no_other(tmp_path: Path) -> None:
    small, large = '{"text": "Nine people died."}', '{"text": "' + "x" * 5000 + '"}'
    first, second, third = readings(tmp_path, "a.jsonl", f"{small}\n{large}\n{small}\n", ReadOptions(max_bytes=1000))
    assert first.document is not None
    assert second.error is not None
    assert second.origin.endswith(":2")
    assert third.document is not None
    assert third.origin.endswith(":3")


def test_a_word_file_that_unpacks_to_gigabytes_is_not_unpacked(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("word/document.xml", b"0" * 120_000_000)
    assert len(out.getvalue()) < 1_000_000
    assert "too large: 120.0 MB" in error_of(tmp_path, "a.docx", out.getvalue())


def test_a_page_in_an_archive_over_the_limit_spoils_no_other(tmp_path: Path) -> None:
    pages = [
        (f"https://post.example/{n}", 200, "text/plain", b"Nine people died. " * size)
        for n, size in ((1, 1), (2, 999), (3, 1))
    ]
    found = readings(tmp_path, "a.warc", warc(pages), ReadOptions(max_bytes=1000))
    assert [reading.error is None for reading in found] == [True, False, True]


def test_a_few_bad_bytes_are_replaced_and_said(tmp_path: Path) -> None:
    document = read_one(tmp_path, "a.txt", "“Nine” people died.".encode() + b"\xff\x00 So it was said.")
    assert document.text == "“Nine” people died.\ufffd So it was said."
    assert document.remarks == ("1 characters could not be read as utf-8", "1 invisible character left out")


@pytest.mark.parametrize(
    "content",
    [
        b'word "quoted" ' * 500_000,
        b"a" * 7_000_000,
        b"x\n" + b" " * 7_000_000 + b"\nx",
        b"x" + b"\n" * 7_000_000 + b"x",
        b"one two three\n" * 500_000,
        "\u200d".encode() * 2_000_000 + b"abc",
        b"(A" * 3_000_000,
    ],
    ids=["words", "one word", "blanks", "line ends", "short lines", "joiners", "brackets"],
)
def test_seven_megabytes_take_seconds_whatever_they_hold(tmp_path: Path, content: bytes) -> None:
    started = time.process_time()
    readings(tmp_path, "a.txt", content)
    assert time.process_time() - started < 10


def test_a_folder_is_read_in_order_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.txt", ".hidden", ".git/x.txt", "c.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Nine people died.")
    origins = [Path(reading.origin).relative_to(tmp_path).as_posix() for reading in read(tmp_path)]
    assert origins == ["a/y.txt", "a/z.txt", "b.txt", "c.txt"]
    assert count_inputs([str(tmp_path), "-", "https://a.example"]) == 6


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "within").mkdir()
    (reading,) = read(tmp_path)
    assert reading.error is not None
    assert "no file in the folder" in reading.error.problem


def test_one_bad_file_in_a_folder_spoils_no_other(tmp_path: Path) -> None:
    for name, content in (("a.txt", b"Nine died."), ("b.png", b"\x89PNG\r\n"), ("c.txt", b""), ("d.txt", b"Six died.")):
        (tmp_path / name).write_bytes(content)
    assert [reading.error is None for reading in read(tmp_path)] == [True, False, False, True]


def test_links_and_pipes_neither_loop_nor_hang(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nine people died.")
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    (tmp_path / "linked.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    os.mkfifo(tmp_path / "pipe")
    errors = {Path(r.origin).name: r.error.problem for r in read(tmp_path) if r.error is not None}
    assert errors == {
        "again": "a link to a folder, not a file",
        "gone": "cannot be read: No such file or directory",
        "pipe": "a pipe, not a file",
        "self": "cannot be read: Too many levels of symbolic links",
    }
    assert [r.error.problem for r in read("/dev/zero") if r.error] == ["a device, not a file"]


@pytest.mark.parametrize("given", ["/no/such/file", "a\x00b", "x" * 5000])
def test_a_path_that_is_none(given: str) -> None:
    (reading,) = read(given)
    assert reading.error is not None
    assert "cannot be read" in reading.error.problem
    assert count_inputs([given]) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may enter every folder: run the tests as a user too")
def test_a_folder_without_permission(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    (tmp_path / "open.txt").write_text("Nine people died.")
    bad, good = read(tmp_path)
    assert bad.error is not None
    assert "Permission denied" in bad.error.problem
    assert good.document is not None


def test_a_folder_that_the_system_refuses_to_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for the administrator, who is refused by no permission: the system's answer is stood in for."""
    closed = tmp_path / "closed"
    closed.mkdir()
    (tmp_path / "open.txt").write_text("Nine people died.")
    scan = os.scandir

    def refusing(path: Path) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refusing)
    bad, good = read(tmp_path)
    assert (
        str(bad.error) == f"{closed}: cannot be read: Permission denied (ask for the right to read it, or leave it out)"
    )
    assert good.document is not None


def test_reading_is_lazy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nine people died.")
    found = read_inputs([str(tmp_path / "a.txt"), str(tmp_path / "later.txt")])
    assert next(found).document is not None
    (tmp_path / "later.txt").write_text("Six people died.")
    assert next(found).document is not None
