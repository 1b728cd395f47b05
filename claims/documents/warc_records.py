"""The records of a web archive (ISO 28500), found again after each one whose headers lie.

A record says how long it is. Where what follows that length is no record, the next record's own beginning is looked
for, so that one wrong number hides nothing. Memory is bounded by the limit given for one record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

LARGEST_HEADER = 1 << 16
_CHUNK = 1 << 16
# How far below a record the next may begin: two line ends by the standard, some more by habit.
_PADDING = 16

_BEGINNING = re.compile(rb"WARC/\d\.\d[ \t]*\r?\n(?=[A-Za-z][\w-]{0,40}[ \t]*:)")
_LONGEST_BEGINNING = 64
_END_OF_HEADER = re.compile(rb"\r?\n[ \t]*\r?\n")
_FOLDED = re.compile(r"\r?\n[ \t]+")


@dataclass(frozen=True, slots=True)
class Record:
    """A record's fields, by their names in small letters, and its block.

    `is_cut`: the block is shorter than the record says. `is_longer`: it goes on beyond the `length` it says.
    `too_large`: it is over the limit, and only its beginning is here. `is_foreign`: bytes between records.
    """

    fields: dict[str, str]
    block: bytes
    is_cut: bool = False
    is_longer: bool = False
    length: int | None = None
    too_large: bool = False
    is_foreign: bool = False


class Archive:
    """A stream of records, read forwards once. `limit` is the most bytes of a block that are held."""

    def __init__(self, read: Callable[[int], bytes], limit: int) -> None:
        self._read = read
        self._limit = limit
        self._held = bytearray()
        self._ended = False

    def records(self) -> Iterator[Record]:
        """All records in order."""
        while True:
            if self._skip_to_record():
                yield Record({}, b"", is_foreign=True)
            fields = self._header()
            if fields is None:
                return
            yield self._record(fields)

    def _fill(self, size: int) -> None:
        """Hold at least `size` bytes, where there are as many."""
        while len(self._held) < size and not self._ended:
            part = self._read(max(_CHUNK, size - len(self._held)))
            self._ended = not part
            self._held += part

    def _skip_to_record(self) -> bool:
        """Drop what stands before the next record; whether that was anything but line ends."""
        is_foreign = False
        while True:
            self._fill(_CHUNK)
            match = _BEGINNING.search(self._held)
            end = match.start() if match else max(len(self._held) - _LONGEST_BEGINNING, 0)
            if match is None and self._ended:
                end = len(self._held)
            is_foreign |= bool(bytes(self._held[:end]).strip(b"\r\n\x00 "))
            del self._held[:end]
            if match or self._ended:
                return is_foreign

    def _header(self) -> dict[str, str] | None:
        if not self._held:
            return None
        self._fill(LARGEST_HEADER)
        match = _END_OF_HEADER.search(self._held, 0, LARGEST_HEADER)
        end = match.start() if match else self._held.find(b"\n")
        text = bytes(self._held[:end]).decode("utf-8", "replace")
        del self._held[: match.end() if match else max(end, 1)]
        return dict(_field(line) for line in _FOLDED.sub(" ", text).split("\n")[1:] if ":" in line)

    def _record(self, fields: dict[str, str]) -> Record:
        declared = fields.get("content-length", "")
        length = (
            int(declared) if declared.isascii() and declared.isdigit() and len(declared) < _LONGEST_BEGINNING else None
        )
        if length is not None and length > self._limit:
            return self._passed_over(fields, length) if self._goes_on() else self._up_to_next(fields, length)
        self._fill((length or 0) + _PADDING + _LONGEST_BEGINNING)
        if length is not None and self._fits(length):
            return Record(fields, self._taken(length))
        return self._up_to_next(fields, length)

    def _goes_on(self) -> bool:
        """Whether neither another record nor the archive's end comes within the limit."""
        self._fill(self._limit + _PADDING)
        return len(self._held) > self._limit and _BEGINNING.search(self._held, 0, self._limit) is None

    def _fits(self, length: int) -> bool:
        """Whether a record, or the archive's end, comes right after `length` bytes."""
        if len(self._held) < length:
            return False
        below = bytes(self._held[length : length + _PADDING + _LONGEST_BEGINNING]).lstrip(b"\r\n\x00")
        return _BEGINNING.match(below) is not None or (not below and self._ended)

    def _up_to_next(self, fields: dict[str, str], length: int | None) -> Record:
        """The record whose length is wrong, or none: up to the next record's beginning."""
        searched = 0
        while True:
            match = _BEGINNING.search(self._held, searched)
            if match or self._ended:
                break
            if len(self._held) > self._limit:
                return self._passed_over(fields, None)
            searched = max(len(self._held) - _LONGEST_BEGINNING, 0)
            self._fill(len(self._held) + _CHUNK)
        block = self._taken(match.start() if match else len(self._held))
        kept = block.rstrip(b"\r\n") if match else block
        if length is None:
            return Record(fields, kept)
        return Record(fields, kept, is_cut=len(kept) < length, is_longer=len(kept) > length, length=length)

    def _passed_over(self, fields: dict[str, str], length: int | None) -> Record:
        """A record over the limit, its bytes dropped; one that claims more than it has ends where the next begins."""
        left = length
        self._fill(LARGEST_HEADER)
        head = bytes(self._held[: LARGEST_HEADER if length is None else min(length, LARGEST_HEADER)])
        while left is None or left > 0:
            self._fill(_CHUNK)
            reach = len(self._held) if left is None else min(left, len(self._held))
            match = _BEGINNING.search(self._held)
            if match and (left is None or match.start() < left):
                del self._held[: match.start()]
                break
            dropped = reach if self._ended else max(reach - _LONGEST_BEGINNING, 1)
            dropped = reach if left is not None and reach == left else dropped
            if not dropped:
                break
            del self._held[:dropped]
            left = left - dropped if left is not None else None
        return Record(fields, head, too_large=True)

    def _taken(self, length: int) -> bytes:
        block = bytes(self._held[:length])
        del self._held[:length]
        return block


def _field(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name.strip().lower(), value.strip()
