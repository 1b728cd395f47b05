"""Mailboxes (mbox, RFC 4155): mail after mail below "From " lines, each with its own origin and its own errors.

Read line by line, so that a mailbox of any size takes the memory of its largest mail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.documents.found import Intake, Piece, too_large
from claims.documents.mail.envelope import is_certain, is_envelope
from claims.documents.mail.message import mail_reports
from claims.documents.options import ReadOptions
from claims.errors import InputError

_ESCAPED = re.compile(rb">+From ")
# Longer than any line a mail may have; a line over it comes in pieces, which are joined again.
LONGEST_LINE = 1 << 16


def read_mailbox(intake: Intake, options: ReadOptions) -> Iterator[Piece]:
    """The mails in the mailbox's order. A mail that cannot be read is told, and those after it are read."""
    for number, data in enumerate(_mails(intake, options.max_bytes), 1):
        origin = f"{intake.origin}#{number}"
        if data is None:
            yield too_large(origin, options.max_bytes)
            continue
        try:
            yield from mail_reports(data, origin, options)
        except InputError as error:
            yield type(error)(error.problem, subject=error.subject or origin, remedy=error.remedy)
        except RecursionError:
            yield InputError("nested too deeply to be a mail", subject=origin)


def _mails(intake: Intake, limit: int) -> Iterator[bytes | None]:
    """Each mail's bytes; None for one that is larger than `limit`."""
    held: list[bytes] = []
    size = 0
    starts_line = after_blank = True
    begun = False
    while line := intake.stream.readline(LONGEST_LINE):
        if starts_line and (is_envelope(line) if after_blank else is_certain(line)):
            if begun:
                yield _joined(held, size, limit)
            held, size, begun = [], 0, True
            after_blank = False
            continue
        after_blank = starts_line and not line.strip()
        size += len(line)
        if size <= limit:
            held.append(line[1:] if starts_line and _ESCAPED.match(line) else line)
        starts_line = line.endswith(b"\n")
    if begun or held:
        yield _joined(held, size, limit)


def _joined(held: list[bytes], size: int, limit: int) -> bytes | None:
    return b"".join(held) if size <= limit else None
