"""A mail's header block: its fields by name, their encoded words read (RFC 2047), however damaged they are.

The standard library's header parsers take memory quadratic in the number of encoded words and let many exceptions out;
here each field is cut at a length no honest one has, and read in one pass.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from email.message import Message
from itertools import groupby

from claims.documents.encoding import decode
from claims.documents.mail.words import mail_words
from claims.documents.metadata import domain_of

# RFC 5322 asks for lines of at most 998 characters; the longest honest fields list some hundred recipients.
LONGEST_FIELD = 16_384
MOST_FIELDS = 1_000
MOST_FOLDS = 200
FIELD_NAME = 128

_END_OF_LINE = re.compile(rb"\r\n|\n|\r")
_FIELD = re.compile(rb"([!-9;-~]{1,100})[ \t]*:[ \t]*(.*)", re.DOTALL)
_ENCODED_WORD = re.compile(r"=\?([\w.:+-]{1,60})(?:\*[\w-]{0,20})?\?([bBqQ])\?([^?]*)\?=")
_ADDRESS = re.compile(r"[^\s<>()\[\]\"',;:@]{1,80}@[^\s<>()\[\]\"',;:@]{1,200}")


class Headers:
    """The fields of one part. Asked for a name, in whatever case, they give the first field's value."""

    def __init__(self, fields: list[tuple[str, str]]) -> None:
        self._fields = fields
        self.content = Message()
        for name in ("Content-Type", "Content-Disposition", "Content-Transfer-Encoding", "Content-ID"):
            if (value := self.raw(name)) is not None:
                self.content[name] = value

    def raw(self, name: str) -> str | None:
        """The value as it stands in the mail, unfolded."""
        return next((value for field, value in self._fields if field == name.lower()), None)

    def text(self, name: str) -> str | None:
        """The value with its encoded words read; None when there is none."""
        value = self.raw(name)
        return decoded_words(value).strip() or None if value else None

    def parameter(self, name: str, header: str = "Content-Type") -> str | None:
        """A parameter of a content header, also one written in the pieces of RFC 2231."""
        try:
            value = self.content.get_param(name, header=header)
        # What the standard library's parameter parser lets out on broken pieces and unknown character sets.
        except (ValueError, LookupError, TypeError, AttributeError):
            return None
        if isinstance(value, tuple):
            charset, _, words = value
            raw = words.encode("latin-1", "replace")
            return decode(raw, declared=charset).text
        return decoded_words(value) if value else None

    @property
    def media_type(self) -> str:
        """`text/plain` and so on, in small letters; the standard's default for none and for nonsense."""
        return self.content.get_content_type()

    @property
    def disposition(self) -> str:
        """`inline`, `attachment`, or nothing."""
        return str(self.content.get("Content-Disposition", "")).split(";", 1)[0].strip().lower()

    @property
    def file_name(self) -> str | None:
        """The name under which a part is to be saved, without any folder."""
        name = self.parameter("filename", "Content-Disposition") or self.parameter("name")
        return re.split(r"[/\\]", name)[-1].strip() or None if name else None

    def sender(self) -> tuple[str | None, str | None]:
        """The sender's name and address."""
        return name_and_address(self.text("From") or self.text("Sender") or "")

    def publisher(self) -> str | None:
        """Who answers for the mail: the organisation it names, else the sender's domain, else the sender's name."""
        name, address = self.sender()
        return self.text("Organization") or domain_of_address(address) or name

    def is_answer(self) -> bool:
        """Whether the mail answers another or passes it on, by its threading fields or its subject."""
        prefix = (self.text("Subject") or "").partition(":")[0].partition("[")[0].strip().casefold()
        threaded = self.raw("In-Reply-To") is not None or self.raw("References") is not None
        return threaded or prefix in mail_words().answer_prefixes

    def moment(self) -> str | None:
        """When it was written, as written; else when the last server received it."""
        if self.text("Date"):
            return self.text("Date")
        received = self.text("Received")
        return received.rpartition(";")[2] if received and ";" in received else self.text("Delivery-Date")


def split_headers(data: bytes) -> tuple[Headers, bytes]:
    """The header fields at the start of `data`, and the body below them.

    A line between the fields that is none of them is passed over; where no field follows it, the body has begun.
    """
    position = 0
    lines: list[list[bytes]] = []
    while position < len(data):
        match = _END_OF_LINE.search(data, position)
        end, after = match.span() if match else (len(data), len(data))
        line, here, position = data[position:end], position, after
        if not line.strip():
            break
        if line[:1] in b" \t" and lines:
            _continue(lines, line)
        elif _FIELD.match(line) and not line.startswith(b"From "):
            lines.append([line])
        elif not _is_passed_over(line, data[after : after + FIELD_NAME]):
            position = here
            break
        if len(lines) > MOST_FIELDS:
            lines.pop()
    return Headers([field for line in lines if (field := _field(b"".join(line)))]), data[position:]


def _continue(lines: list[list[bytes]], line: bytes) -> None:
    if len(lines[-1]) < MOST_FOLDS:
        lines[-1].append(b" " + line[:LONGEST_FIELD].strip())


def _is_passed_over(line: bytes, rest: bytes) -> bool:
    following = _END_OF_LINE.split(rest, 1)[0]
    return line.startswith((b"From ", b">From ")) or bool(following.strip() and _FIELD.match(following))


def _field(line: bytes) -> tuple[str, str] | None:
    match = _FIELD.match(line[:LONGEST_FIELD])
    return (match[1].decode("ascii").lower(), decode(match[2]).text) if match else None


def decoded_words(value: str) -> str:
    """`value` with its encoded words read.

    Blanks between two encoded words are dropped, and the bytes of neighbours in one character set are joined before
    they are read: many senders cut a letter of several bytes in two.
    """
    value = value[:LONGEST_FIELD]
    pieces: list[tuple[str | None, bytes]] = []
    position = 0
    for match in _ENCODED_WORD.finditer(value):
        between = value[position : match.start()]
        if between.strip() or not pieces:
            pieces.append((None, between.encode("utf-8", "replace")))
        pieces.append((match[1].lower(), _unpacked(match[2], match[3])))
        position = match.end()
    pieces.append((None, value[position:].encode("utf-8", "replace")))
    runs = ((charset, b"".join(raw for _, raw in run)) for charset, run in groupby(pieces, key=lambda piece: piece[0]))
    return "".join(raw.decode() if charset is None else decode(raw, declared=charset).text for charset, raw in runs)


def _unpacked(encoding: str, words: str) -> bytes:
    raw = words.encode("utf-8", "replace")
    if encoding in "qQ":
        return quopri.decodestring(raw.replace(b"_", b" "))
    clean = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
    try:
        return base64.b64decode(clean + b"=" * (-len(clean) % 4))
    except binascii.Error:  # one letter too many: the last is dropped
        return base64.b64decode(clean[: len(clean) // 4 * 4])


def name_and_address(written: str) -> tuple[str | None, str | None]:
    """The name and the address in `"Ann Lee" <ann@post.example>`, `ann@post.example (Ann Lee)` or one alone."""
    match = _ADDRESS.search(written)
    address = match[0].rstrip(".") if match else None
    name = written[: match.start()] + " " + written[match.end() :] if match else written
    name = re.sub(r"mailto:|[<>\[\]()\"]", " ", name)
    return " ".join(name.split()).strip(" '*,;") or None, address


def domain_of_address(address: str | None) -> str | None:
    """The domain of a mail address."""
    return domain_of(f"mailto://{address.rpartition('@')[2]}") if address and "@" in address else None
