"""The line between the mails of a mailbox: "From ", who sent the mail, and when (RFC 4155)."""

from __future__ import annotations

import re

ENVELOPE = re.compile(rb"From (?:\S.{0,250})?\d{1,2}:\d{2}.{0,40}\d{4}.{0,10}\s*", re.DOTALL)
_FIELD = re.compile(rb">?[!-9;-~]{1,100}:")


def is_mailbox(head: bytes) -> bool:
    """Whether bytes begin as a mailbox does: an envelope line, and a mail's header below it."""
    first, _, rest = head.partition(b"\n")
    return ENVELOPE.fullmatch(first) is not None and _FIELD.match(rest) is not None
