"""The line between the mails of a mailbox: "From ", who sent the mail, and when (RFC 4155)."""

from __future__ import annotations

import re

LONGEST_ENVELOPE = 300

_CLOCK = re.compile(rb"[ T]\d{1,2}:\d{2}(?::\d{2})?[ \t]")
_YEAR = re.compile(rb"(?<!\d)(?:19|20)\d\d(?!\d)")
_CERTAIN = re.compile(
    rb"From \S{1,250} +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d "
)
_FIELD = re.compile(rb">?[!-9;-~]{1,100}:")


def is_envelope(line: bytes) -> bool:
    """Whether a line is an envelope: "From ", an address, and an hour and a year; prose may begin with "From " too."""
    if not line.startswith(b"From ") or len(line) > LONGEST_ENVELOPE:
        return False
    clock = _CLOCK.search(line)
    return clock is not None and _YEAR.search(line, clock.end()) is not None


def is_certain(line: bytes) -> bool:
    """Whether an envelope is one even without the blank line that should stand above it."""
    return is_envelope(line) and _CERTAIN.match(line) is not None


def is_mailbox(head: bytes) -> bool:
    """Whether bytes begin as a mailbox does: an envelope line, and a mail's header below it."""
    first, _, rest = head.partition(b"\n")
    return is_envelope(first) and _FIELD.match(rest) is not None
