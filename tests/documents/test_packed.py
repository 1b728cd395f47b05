"""Gzip: every member of it, and a word where one is cut short."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.documents import ReadOptions
from claims.documents.packed import DamageError, salvaged, unpacked
from claims.errors import InputError
from tests.documents.making import error_of, read_one, readings

FIRST, SECOND = b"Nine people died.\n", b"Six are missing.\n"


@given(st.lists(st.binary(max_size=3000), max_size=5), st.integers(1, 500))
def test_all_members_are_unpacked_whatever_the_chunks(members: list[bytes], size: int) -> None:
    data = b"".join(map(gzip.compress, members))
    chunks = (data[start : start + size] for start in range(0, len(data), size))
    assert b"".join(unpacked(chunks)) == b"".join(members)


@given(st.binary(min_size=1, max_size=3000), st.data())
def test_a_member_that_is_cut_short_is_refused(content: bytes, data: st.DataObject) -> None:
    packed = gzip.compress(content)
    cut = data.draw(st.integers(3, len(packed) - 1))
    with pytest.raises(InputError, match="cut short"):
        list(unpacked([packed[:cut]]))


def test_zeros_behind_the_last_member_are_padding() -> None:
    assert b"".join(unpacked([gzip.compress(FIRST) + bytes(600)])) == FIRST


def test_members_behind_a_damaged_one_are_found() -> None:
    broken = bytearray(gzip.compress(SECOND * 50))
    broken[20:24] = b"\xff\xff\xff\xff"
    pieces = list(salvaged([gzip.compress(FIRST), bytes(broken), gzip.compress(SECOND)]))
    assert sum(isinstance(piece, DamageError) for piece in pieces) == 1
    assert (pieces[0], pieces[-1]) == (FIRST, SECOND)


def test_what_came_before_the_damage_is_kept() -> None:
    packed = bytearray(gzip.compress(FIRST * 10_000, compresslevel=0))
    packed[-4:] = b"\x00\x00\x00\x00"
    *pieces, damage = salvaged([bytes(packed)])
    assert isinstance(damage, DamageError)
    assert len(b"".join(piece for piece in pieces if isinstance(piece, bytes))) > len(FIRST) * 9_900


def test_a_packed_file_has_the_origin_of_the_file(tmp_path: Path) -> None:
    document = read_one(tmp_path, "a.txt.gz", gzip.compress(FIRST) + gzip.compress(SECOND))
    assert document.text == "Nine people died.\nSix are missing."
    assert document.origin == f"{tmp_path}/a.txt.gz"


def test_packed_lines_of_records(tmp_path: Path) -> None:
    found = readings(tmp_path, "a.jsonl.gz", gzip.compress(b'{"text": "Nine died."}\n' * 3))
    assert [reading.origin for reading in found] == [f"{tmp_path}/a.jsonl.gz:{number}" for number in (1, 2, 3)]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (gzip.compress(FIRST * 99)[:-12], "cut short"),
        (gzip.compress(b"\x89PNG" + bytes(600)), "an image"),
        (gzip.compress(b""), "empty"),
        (gzip.compress(bytes(30_000_000)), "binary"),
        (gzip.compress(FIRST * 2_000_000), "too large"),
    ],
    ids=["cut", "image", "empty", "zeros", "bomb"],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, content: bytes, words: str) -> None:
    assert words in error_of(tmp_path, "a.gz", content)


def test_packed_in_packed_has_a_limit(tmp_path: Path) -> None:
    content = FIRST
    for _ in range(5):
        content = gzip.compress(content)
    assert read_one(tmp_path, "a.gz", content).text == "Nine people died."
    assert "--max-nesting" in error_of(tmp_path, "a.gz", content, ReadOptions(max_nesting=4))
