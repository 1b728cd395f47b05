"""A mail as a tree of parts (MIME, RFC 2045), split at its boundaries as deep as the limit allows.

Takes time linear in the mail's bytes for each level; the standard library's parser asks every boundary of every level
at each line, and ends with a RecursionError.
"""

from __future__ import annotations

import base64
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from claims.documents.encoding import Decoded, decode
from claims.documents.mail.headers import Headers, split_headers

MOST_PARTS = 10_000
"""Parts of one multipart: the largest digests have some hundred."""

_SOFT_BREAK = re.compile(rb"=[ \t]*\r?\n")
_QUOTED_BYTE = re.compile(rb"=[0-9A-F]{2}")
_LEADING_BASE64 = re.compile(rb"\s*(?:[A-Za-z0-9+/]{2,}={0,2}[ \t]*(?:\r?\n|\Z)\s*)+")
_ANY_BOUNDARY = re.compile(rb"(?:\A|\n)--([^\s\-][^\r\n]{0,200}?)[ \t]*\r?\nContent-", re.IGNORECASE)
_UUENCODE = frozenset({"x-uuencode", "uuencode", "uue", "x-uue"})


@dataclass(frozen=True, slots=True)
class Part:
    """A part's headers, its body as it stands, and the parts within it.

    `too_deep` is true where parts within were not looked at, because the limit was reached.
    """

    headers: Headers
    body: bytes
    children: tuple[Part, ...] = ()
    too_deep: bool = False

    @property
    def media_type(self) -> str:
        """The declared media type, in small letters."""
        return self.headers.media_type

    @property
    def is_multipart(self) -> bool:
        """Whether it is declared to hold other parts."""
        return self.media_type.startswith("multipart/")

    def content(self) -> bytes:
        """The body with its transfer encoding undone; as it stands where it is not encoded as it says."""
        declared = str(self.headers.content.get("Content-Transfer-Encoding", "")).strip().lower()
        if declared == "base64":
            return _from_base64(self.body)
        undeclared = declared in {"", "7bit", "8bit"} and _SOFT_BREAK.search(self.body)
        if declared == "quoted-printable" or (undeclared and _QUOTED_BYTE.search(self.body)):
            return quopri.decodestring(self.body)
        return _from_uuencode(self.body) if declared in _UUENCODE else self.body

    def text(self) -> Decoded:
        """The body as text."""
        return decode(self.content(), declared=self.headers.parameter("charset"))


def parsed_mail(data: bytes, deepest: int, *, default_type: str = "text/plain") -> Part:
    """The tree of a mail or a part of one, `deepest` levels of it."""
    headers, body = split_headers(data)
    if headers.raw("content-type") is None and default_type != "text/plain":
        headers.content["Content-Type"] = default_type
    if not headers.media_type.startswith("multipart/"):
        return Part(headers, body)
    boundary = headers.parameter("boundary")
    if not boundary:
        return Part(headers, body)
    if deepest <= 0:
        return Part(headers, body, too_deep=True)
    inner = "message/rfc822" if headers.media_type == "multipart/digest" else "text/plain"
    pieces = list(_pieces(body, boundary.encode("utf-8", "replace")))
    if not pieces and (actual := _ANY_BOUNDARY.search(body)):
        pieces = list(_pieces(body, actual[1]))  # declared is another: some programs that pass mails on rewrite it
    return Part(headers, body, tuple(parsed_mail(piece, deepest - 1, default_type=inner) for piece in pieces))


def _pieces(body: bytes, boundary: bytes) -> Iterator[bytes]:
    """What stands between the boundary lines; a last piece that is never closed is one all the same."""
    mark = re.compile(rb"(?:^|\r?\n)--" + re.escape(boundary) + rb"(--)?[ \t]*(?=\r?\n|\Z)")
    start: int | None = None
    for number, match in enumerate(mark.finditer(body)):
        if start is not None:
            yield _without_line_end(body[start : match.start()])
        start = match.end()
        if match[1] or number >= MOST_PARTS:
            return
    if start is not None:
        yield _without_line_end(body[start:])


def _without_line_end(piece: bytes) -> bytes:
    return piece[2:] if piece.startswith(b"\r\n") else piece[1:]


def _from_base64(body: bytes) -> bytes:
    """The bytes, and the words that a list manager put below them; the body itself where it is no base64."""
    packed = _LEADING_BASE64.match(body)
    if packed is None:
        return body
    if below := body[packed.end() :].strip():
        return _from_base64(packed[0]) + b"\n\n" + below
    clean = b"".join(body.replace(b"=", b"").split())
    clean = clean[: len(clean) // 4 * 4] if len(clean) % 4 == 1 else clean
    return base64.b64decode(clean + b"=" * (-len(clean) % 4))


def _from_uuencode(body: bytes) -> bytes:
    message = Message()
    message["Content-Transfer-Encoding"] = "uuencode"
    message.set_payload(body.decode("latin-1"))
    unpacked = message.get_payload(decode=True)
    return unpacked if isinstance(unpacked, bytes) else body
