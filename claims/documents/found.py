"""What a format's reader finds before it is made a document: words and metadata as they stand in the input."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from typing import BinaryIO

from claims.dates import Moment
from claims.documents.options import MEGABYTE
from claims.errors import InputError

# Enough to tell every format apart: PDF allows 1,024 bytes of anything before its mark, pages declare themselves in
# their first lines, and a mail's headers seldom pass 10 KB.
HEAD_SIZE = 1 << 16
READ_AT_ONCE = 1 << 24


@dataclass(frozen=True, slots=True)
class Found:
    """One report found in an input.

    `text` is not yet normalised, `raw` the bytes it came from, `remarks` what of the input is not in the text.
    `is_within` is true for what stands in an input with a sender and a date of its own: a quoted, forwarded or attached
    mail. What the user says of the input is not said of it.
    """

    origin: str
    raw: bytes
    media_type: str
    text: str
    encoding: str | None = None
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    agency: str | None = None
    url: str | None = None
    published: Moment | None = None
    modified: Moment | None = None
    language: str | None = None
    remarks: tuple[str, ...] = ()
    is_within: bool = False


@dataclass(frozen=True, slots=True)
class Wordless:
    """What in an input has no words, where none were lost: posts of pictures, polls. It is told, and no failure."""

    origin: str
    told: str


Piece = Found | Wordless | InputError
"""What a reader makes of one piece of an input."""


@dataclass(frozen=True, slots=True)
class Declared:
    """What the server that gave an input says of it; `url` is where it stands after all redirects."""

    media_type: str | None = None
    charset: str | None = None
    url: str | None = None


class Intake:
    """One input's bytes, whose head can be looked at before anything is read.

    `declared` is what a server said of them; `size` is None where only reading tells it.
    """

    def __init__(
        self,
        origin: str,
        stream: io.RawIOBase | io.BufferedIOBase | BinaryIO,
        *,
        declared: Declared | None = None,
        size: int | None = None,
        name: str | None = None,
    ) -> None:
        self.origin = origin
        self._name = name
        self.size = size
        self.declared = declared or Declared()
        self.head = _filled(stream, HEAD_SIZE)
        self.stream: io.BufferedReader = io.BufferedReader(_Rejoined(self.head, stream))

    @property
    def name(self) -> str:
        """The last part of the path, for its suffix, without a URL's query; the own name of what stands in another."""
        if self._name is not None:
            return self._name.lower()
        return self.origin.split("?", 1)[0].split("#", 1)[0].rsplit("/", 1)[-1].lower()

    def read(self, limit: int) -> bytes:
        """All bytes. Raises InputError when there are more than `limit`."""
        if self.size is not None and self.size > limit:
            raise too_large(self.origin, limit, self.size)
        data = _filled(self.stream, limit + 1)
        if len(data) > limit:
            raise too_large(self.origin, limit)
        return data


class _Rejoined(io.RawIOBase):
    """A stream that starts again with the head that was taken from it."""

    def __init__(self, head: bytes, rest: io.RawIOBase | io.BufferedIOBase | BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest
        self._position = 0

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Only to where the stream is already: fastwarc asks for its position so."""
        if (offset, whence) not in {(self._position, io.SEEK_SET), (0, io.SEEK_CUR)}:
            raise io.UnsupportedOperation("seek")
        return self._position

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        # Standard input belongs to the process; everything else was opened for this reading.
        if self._rest is not sys.stdin.buffer:
            self._rest.close()
        super().close()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the base says Buffer, and hands this
        if self._head:
            taken = self._head[: len(buffer)]
            buffer[: len(taken)] = taken
            self._head = self._head[len(taken) :]
        else:
            taken = memoryview(self._rest.read(len(buffer)) or b"")
            buffer[: len(taken)] = taken
        self._position += len(taken)
        return len(taken)


def too_large(origin: str, limit: int, size: int | None = None) -> InputError:
    """The error for an input over the limit, saying the limit and how to raise it."""
    found = f"{size / MEGABYTE:.1f} MB" if size is not None else "more"
    return InputError(
        f"too large: {found}, and the limit is {limit / MEGABYTE:g} MB",
        subject=origin,
        remedy="--max-bytes raises the limit",
    )


def _filled(stream: io.RawIOBase | io.BufferedIOBase | BinaryIO, size: int) -> bytes:
    """The first `size` bytes, however few a pipe hands over at a time, and without room for more than there are."""
    parts: list[bytes] = []
    while size > 0 and (part := stream.read(min(size, READ_AT_ONCE))):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
