"""Gzip (RFC 1952): all members of it, and a plain word where one is cut short or damaged.

Many writers append member to member; what reads only the first loses the rest without a word.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace
from functools import partial

from claims.documents.found import Found, Intake, Piece
from claims.documents.options import ReadOptions
from claims.errors import InputError

MAGIC = b"\x1f\x8b\x08"
_CHUNK = 1 << 16
# How much is unpacked at a time, so that a small chunk cannot unpack to gigabytes before a limit is looked at.
UNPACKED_AT_ONCE = 1 << 18
_NEAR_DAMAGE = 1 << 8


def read_packed(intake: Intake, options: ReadOptions) -> Iterator[Piece]:
    """What the file holds once unpacked, read as the format that it is in."""
    from claims.documents.readers import reader_of  # noqa: PLC0415 (which names this module)
    from claims.documents.sniff import check_is_text, sniff  # noqa: PLC0415 (likewise)

    if options.max_nesting <= 0:
        raise InputError("packed files nested too deeply", remedy="--max-nesting raises the limit")
    stream = io.BufferedReader(Pieces(unpacked(chunks_of(intake.stream))))
    inner = Intake(intake.origin, stream, declared=intake.declared, name=intake.name.removesuffix(".gz"))
    form = sniff(inner)
    for found in reader_of(form)(inner, replace(options, max_nesting=options.max_nesting - 1, format=None)):
        if isinstance(found, Found) and found.media_type.startswith("text/"):
            check_is_text(found.raw)
        yield found


def chunks_of(stream: io.BufferedIOBase) -> Iterator[bytes]:
    """A stream's bytes, piece by piece."""
    return iter(partial(stream.read, _CHUNK), b"")


def unpacked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The bytes of all members, in pieces of at most `UNPACKED_AT_ONCE`.

    Raises InputError where a member is cut short or damaged, after what came before it.
    """
    for piece in salvaged(chunks):
        if isinstance(piece, InputError):
            raise piece
        yield piece


class DamageError(InputError):
    """A place where packed bytes are cut short or damaged; `unpacked` bytes of that member came before it."""

    unpacked: int = 0


def salvaged(chunks: Iterable[bytes]) -> Iterator[bytes | DamageError]:
    """The same, but what is damaged is an error among the pieces, and the members after it follow."""
    source = iter(chunks)
    rest, is_damaged = b"", False
    while True:
        rest, is_foreign = _next_member(rest, source)
        if is_foreign and not is_damaged:
            yield DamageError("bytes between its packed ones that are none")
        if not rest:
            return
        rest, is_damaged = yield from _member(rest, source)


def _member(rest: bytes, source: Iterator[bytes]) -> Generator[bytes | DamageError, None, tuple[bytes, bool]]:
    """One member's pieces; returns the bytes behind it, and whether it was damaged."""
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    given = 0
    while not unpacker.eof:
        rest = rest or next(source, b"")
        if not rest:
            yield _damage("the packed file is cut short", given)
            return b"", True
        before = unpacker.copy()
        try:
            piece = unpacker.decompress(rest, UNPACKED_AT_ONCE)
        except zlib.error:
            piece = b"".join(_until_damage(before, rest))
            if piece:
                yield piece
            yield _damage("the packed file is damaged", given + len(piece))
            return rest[1:], True
        rest = unpacker.unused_data or unpacker.unconsumed_tail
        given += len(piece)
        if piece:
            yield piece
    return rest, False


def _until_damage(unpacker: zlib._Decompress, rest: bytes) -> Iterator[bytes]:
    """What can be unpacked before the damage: asked for all at once, zlib gives nothing of it."""
    try:
        while piece := unpacker.decompress(rest, _NEAR_DAMAGE):
            yield piece
            rest = unpacker.unconsumed_tail
    except zlib.error:
        return


def _damage(problem: str, given: int) -> DamageError:
    damage = DamageError(problem, remedy="get it again")
    damage.unpacked = given
    return damage


def _next_member(rest: bytes, source: Iterator[bytes]) -> tuple[bytes, bool]:
    """The bytes from the next member's start on, and whether anything but padding stood before it."""
    is_foreign = False
    while True:
        while len(rest) < len(MAGIC) and (more := next(source, b"")):
            rest += more
        start = rest.find(MAGIC)
        before = rest if start < 0 else rest[:start]
        is_foreign |= bool(before.strip(b"\x00"))
        if start >= 0:
            return rest[start:], is_foreign
        if len(rest) < len(MAGIC):
            return b"", is_foreign
        rest = rest[1 - len(MAGIC) :]
        more = next(source, b"")
        if not more:
            return b"", is_foreign
        rest += more


class Pieces(io.RawIOBase):
    """An iterator of bytes as a stream."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._held = memoryview(b"")

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the base says Buffer, and hands this
        """As much as is at hand of the next piece."""
        if not self._held:
            self._held = memoryview(next(self._pieces, b""))
        taken = self._held[: len(buffer)]
        buffer[: len(taken)] = taken
        self._held = self._held[len(taken) :]
        return len(taken)
