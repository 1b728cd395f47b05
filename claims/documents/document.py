"""What a document is: one report as it came in, its text made exact and its metadata read.

Knows no database. All offsets of all claims refer to `Document.text`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from claims.dates import Moment
from claims.documents.normalise import LeftOut


@dataclass(frozen=True, slots=True)
class Document:
    r"""One report, ready for extraction.

    `text` is the normalised text: one paragraph a line, `\n` ends, no control characters. `origin` is the path or URL
    it was read from as given (for a line in a file `path:line`, for an element of a list, feed, mail or archive
    `path#number`), `raw_sha256` the hash (hex) of the bytes it was made from and `raw_size` their number.
    `remarks` say what of the input is not in the text; `left_out` are the characters that nobody sees, and where they
    stood. `language` is an ISO 639-1 code, `und` for one that nobody can name, or None when the text is too short to
    tell.
    """

    text: str
    origin: str
    media_type: str
    raw_sha256: str
    raw_size: int
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
    left_out: LeftOut = field(default_factory=LeftOut)
