"""Bytes to characters: which encoding a text is in, and its words with as few lost as can be.

Trust runs: what the user says, a byte order mark, bytes that are valid UTF-8 (other encodings almost never are by
chance), what the file or server declares, what the bytes look like. Replacement characters come last, and are counted.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from claims.errors import InputError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark starts with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_XML_DECLARATION = re.compile(rb"""<\?xml[^>]{0,100}?encoding=["']([A-Za-z0-9._:-]{1,40})["']""")
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
DECLARATION_WITHIN = 4096

# In Latin text, UTF-16 has a zero in nearly every second byte; UTF-8 and the 8-bit encodings have none.
UTF16_SAMPLE = 4096
UTF16_ZERO_SHARE = 0.7


# The quotation marks, dashes and letters of Windows-1252; 255 is no letter that news prints but a mark of damage.
_STRAY_BYTES = {
    bytes([code]): letter for code in range(0x80, 0xFF) if (letter := bytes([code]).decode("cp1252", "ignore"))
}
MOST_STRAY_BYTES = 100_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read as, and how many undecodable stretches were replaced by U+FFFD."""

    text: str
    encoding: str
    replaced: int = 0


def decode(data: bytes, *, override: str | None = None, declared: str | None = None) -> Decoded:
    """`data` as text.

    `override` is the user's word, `declared` the server's or the message's. Raises InputError when `override` is no
    encoding Python knows.
    """
    if override is not None:
        return _as_told(data, override)
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], encoding)
    if wide := utf16_without_mark(data):
        return _replacing(data, wide)
    if b"\x1b" not in data and (decoded := _strictly(data, "utf-8")):
        return decoded
    for candidate in (declared, _declared_within(data)):
        if candidate and (decoded := _strictly(data, _web_name(candidate))):
            return decoded
    return _detected(data)


def utf16_without_mark(data: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` when the zeros of `data` lie as they do in Latin text of that encoding."""
    sample = data[:UTF16_SAMPLE]
    even, odd = sample[::2], sample[1::2]
    if not odd or len(data) % 2:
        return None
    even_zeros, odd_zeros = even.count(0) / len(even), odd.count(0) / len(odd)
    if odd_zeros > UTF16_ZERO_SHARE and even_zeros < 1 - UTF16_ZERO_SHARE:
        return "utf-16-le"
    if even_zeros > UTF16_ZERO_SHARE and odd_zeros < 1 - UTF16_ZERO_SHARE:
        return "utf-16-be"
    return None


def _as_told(data: bytes, encoding: str) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
        return _strictly(data, name) or _replacing(data, name)
    except (LookupError, ValueError) as error:  # LookupError also for a codec that is not for text, such as `hex`
        raise InputError(f"no such encoding: {encoding}", remedy="name one such as utf-8 or windows-1252") from error


def _declared_within(data: bytes) -> str | None:
    head = data[:DECLARATION_WITHIN]
    match = _XML_DECLARATION.search(head) or _META_CHARSET.search(head)
    return match.group(1).decode("ascii") if match else None


def _web_name(label: str) -> str:
    """The encoding browsers read `label` as: pages that say ISO-8859-1 are Windows-1252."""
    from resiliparse.parse.encoding import map_encoding_to_html5  # noqa: PLC0415 (heavy; only non-UTF-8 needs it)

    return map_encoding_to_html5(label, fallback_utf8=False) or "utf-8"


def _detected(data: bytes) -> Decoded:
    """A guess; but UTF-8 with a few broken bytes stays UTF-8, since reading it otherwise garbles every quote mark."""
    as_utf8 = _replacing(data, "utf-8")
    non_ascii = sum(1 for character in as_utf8.text if character > "\x7f")
    if as_utf8.replaced == 0 or as_utf8.replaced * 2 < non_ascii:
        return _mixed(data, as_utf8)
    from resiliparse.parse.encoding import detect_encoding  # noqa: PLC0415 (heavy; only non-UTF-8 needs it)

    return _strictly(data, detect_encoding(data) or "utf-8") or _strictly(data, "windows-1252") or _mixed(data, as_utf8)


def _mixed(data: bytes, as_utf8: Decoded) -> Decoded:
    """UTF-8 with pieces of Windows-1252 in it, as files have that were put together from mails and wires of both."""
    if not 0 < as_utf8.replaced <= MOST_STRAY_BYTES:
        return as_utf8
    text = data.decode("utf-8", errors=_STRAY)
    replaced = text.count("\ufffd")
    is_mixed = replaced < as_utf8.replaced
    return Decoded(text, "utf-8, windows-1252" if is_mixed else "utf-8", replaced)


def _stray_byte(error: UnicodeError) -> tuple[str, int]:
    """A single byte that is no UTF-8 as Windows-1252 has it; a letter of several bytes cut short as U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return _STRAY_BYTES.get(stray, "\ufffd"), error.end


_STRAY = "claims-stray-windows-1252"
codecs.register_error(_STRAY, _stray_byte)


def _strictly(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _replacing(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    return Decoded(text, encoding, text.count("\ufffd"))


_SURROGATE = re.compile("[\ud800-\udfff]")


def whole_characters(text: str) -> str:
    """`text` with U+FFFD for each half of a character pair, which no parser of markup takes and no file can hold."""
    return _SURROGATE.sub("\ufffd", text)
