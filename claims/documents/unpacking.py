"""Packed answers of servers, unpacked piece by piece, never past a limit and never half."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from claims.errors import InputError

UNPACKED_AT_ONCE = 1 << 18
"""Bytes unpacked at a time, so that a small chunk cannot unpack to gigabytes before the limit is looked at."""

_GZIP_BEGINS = 0x1F


def unpacked(chunks: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """The bytes of a body with this `Content-Encoding`; of gzip all members.

    Raises InputError for another encoding, for a broken body, and for one that ends before its last member does.
    """
    if encoding in {"", "identity"}:
        yield from chunks
    elif encoding in {"gzip", "x-gzip"}:
        yield from _gunzipped(chunks)
    else:
        raise InputError(f"the server packs its answer as {encoding}, which nobody asked for")


def _gunzipped(chunks: Iterator[bytes]) -> Iterator[bytes]:
    member = None
    try:
        for chunk in chunks:
            rest = chunk
            while rest and not (member and member.eof and rest[0] != _GZIP_BEGINS):  # padding, as browsers see it
                if member is None or member.eof:
                    member = zlib.decompressobj(zlib.MAX_WBITS | 16)
                yield member.decompress(rest, UNPACKED_AT_ONCE)
                rest = member.unused_data if member.eof else member.unconsumed_tail
    except zlib.error as error:
        raise InputError("the server's packed answer is broken", remedy="try again later") from error
    if member and not member.eof:
        raise InputError("the server's packed answer is cut short", remedy="try again later")
