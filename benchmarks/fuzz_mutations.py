"""How an input is damaged: bits, bytes, pieces moved and cut, and the things that readers have stumbled over.

A zip or gzip file is as often damaged inside, and packed anew, as outside: nothing else gets past its checksums.
"""

from __future__ import annotations

import gzip
import io
import random
import zipfile
import zlib
from collections.abc import Callable, Sequence

from benchmarks.fuzz_seeds import zipped

Mutation = Callable[[random.Random, bytes, Sequence[bytes]], bytes]

MOST_STEPS = 6
"""Damages done to one input; half of all inputs get one or two."""

INSIDE_ZIP, INSIDE_GZIP, TWO_MEMBERS = 0.7, 0.6, 0.3
"""How often a packed input is damaged inside, and how often gzip packs it again in two pieces."""

LONGEST = 400_000
"""Bytes an input may grow to: what large inputs cost is another measurement's."""

TOKENS = (
    b"&#xd800;",
    b"&#x110000;",
    b"&#0;",
    b"&nbsp;",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",  # a lone surrogate, as UTF-8 has none
    b"\xf4\x90\x80\x80",  # past the last code point
    b"\xe2\x80\xae",  # right-to-left override
    b"\xe2\x80\x8b",
    b"\xf3\xa0\x84\x80",  # a variation selector
    b"\xef\xbc\x91\xef\xbc\x92",  # full-width digits
    b"\xd9\xa1\xd9\xa2",  # Arabic digits
    "“".encode(),
    "„".encode(),
    b"\x1b[2J",
    b"]]>",
    b"<![CDATA[",
    b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]>",
    b"&a;",
    b"=?utf-8?B?////?=",
    b"=?x?q?=ZZ?=",
    b"=\r\n",
    b"=E2=80",
    b"\r\n\r\n",
    b"\r",
    b"\x85",
    b"\xe2\x80\xa8",
    b"--b1\r\n",
    b"Content-Type: message/rfc822\r\n\r\n",
    b"Content-Transfer-Encoding: base64\r\n",
    b"Content-Length: 99999999\r\n",
    b"Content-Encoding: gzip\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"charset=utf-7",
    b"charset=x-unknown",
    b"Date: 31 Feb 99999 25:61:61 +9999\r\n",
    b"2026-02-30T24:00:00+99:99",
    b"0001-01-01T00:00:00+14:00",
    b"9999-12-31T23:59:59-14:00",
    b'{"text": ["a", {"text": 1}, null]}',
    b'"date_unixtime": "9e999"',
    b"1e999",
    b"99999999999999999999999999999999",
    b"-1",
    b"NaN",
    b"<blockquote>",
    b"<table><tr><td>",
    b"</p></div></article>",
    b"<script>",
    b"<!--",
    b"<p hidden>",
    b"endstream",
    b"/Length 99999",
    b"/Kids [3 0 R 3 0 R]",
    b"trailer",
    b"-- \r\n",
    b"> > > ",
    b"From ",
    b"On Mon, 2 Mar 2026, A <a@b.example> wrote:\r\n",
    b", who ",
    b"the ministry said",
    b" the 99 999 999 999 999 999 999 killed ",
)


def mutated(rng: random.Random, content: bytes, others: Sequence[bytes]) -> bytes:
    """`content` after a few damages, some with pieces of `others`."""
    if content[:4] == b"PK\x03\x04" and rng.random() < INSIDE_ZIP:
        return _inside_zip(rng, content, others)
    if content[:2] == b"\x1f\x8b" and rng.random() < INSIDE_GZIP:
        return _inside_gzip(rng, content, others)
    for _ in range(min(rng.randint(1, MOST_STEPS), rng.randint(1, MOST_STEPS))):
        content = rng.choice(MUTATIONS)(rng, content, others)[:LONGEST]
    return content


def _inside_zip(rng: random.Random, content: bytes, others: Sequence[bytes]) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error):
        return content
    name = rng.choice(sorted(members))
    return zipped({**members, name: mutated(rng, members[name], others)})


def _inside_gzip(rng: random.Random, content: bytes, others: Sequence[bytes]) -> bytes:
    inside = mutated(rng, gzip.decompress(content), others)
    again = rng.randint(0, len(inside))
    members = (inside[:again], inside[again:]) if rng.random() < TWO_MEMBERS else (inside,)
    return b"".join(gzip.compress(member, mtime=0) for member in members)


def _flip(rng: random.Random, content: bytes, _others: Sequence[bytes]) -> bytes:
    if not content:
        return content
    changed = bytearray(content)
    for _ in range(rng.randint(1, 8)):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _insert(rng: random.Random, content: bytes, _others: Sequence[bytes]) -> bytes:
    at = rng.randint(0, len(content))
    return content[:at] + rng.choice(TOKENS) + content[at:]


def _replace(rng: random.Random, content: bytes, _others: Sequence[bytes]) -> bytes:
    start, end = _piece(rng, content, 40)
    return content[:start] + rng.choice(TOKENS) + content[end:]


def _cut_out(rng: random.Random, content: bytes, _others: Sequence[bytes]) -> bytes:
    start, end = _piece(rng, content, 400)
    return content[:start] + content[end:]


def _truncate(rng: random.Random, content: bytes, _others: Sequence[bytes]) -> bytes:
    return content[: rng.randint(0, len(content))]


def _repeat(rng: random.Random, content: bytes, _others: Sequence[bytes]) -> bytes:
    start, end = _piece(rng, content, 200)
    return content[:end] + content[start:end] * rng.choice((1, 2, 7, 300)) + content[end:]


def _move(rng: random.Random, content: bytes, _others: Sequence[bytes]) -> bytes:
    start, end = _piece(rng, content, 300)
    rest = content[:start] + content[end:]
    at = rng.randint(0, len(rest))
    return rest[:at] + content[start:end] + rest[at:]


def _graft(rng: random.Random, content: bytes, others: Sequence[bytes]) -> bytes:
    other = rng.choice(others)
    start, end = _piece(rng, other, 2_000)
    at = rng.randint(0, len(content))
    return content[:at] + other[start:end] + content[at:]


def _line_ends(rng: random.Random, content: bytes, _others: Sequence[bytes]) -> bytes:
    return content.replace(b"\n", rng.choice((b"\r\n", b"\r", b"", b"\n\n", b"\x0c", b" ")))


def _piece(rng: random.Random, content: bytes, longest: int) -> tuple[int, int]:
    start = rng.randint(0, len(content))
    return start, min(len(content), start + rng.randint(0, longest))


MUTATIONS: tuple[Mutation, ...] = (
    _flip,
    _insert,
    _insert,
    _replace,
    _cut_out,
    _truncate,
    _repeat,
    _move,
    _graft,
    _line_ends,
)
