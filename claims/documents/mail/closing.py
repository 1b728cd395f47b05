"""What stands below a writer's words and is none of them: signatures, notices of mail programs, list footers."""

from __future__ import annotations

import re

from claims.documents.mail.lines import SIGNATURE_MARK
from claims.documents.mail.words import mail_words

# Four lines are the custom (RFC 3676 cites it), a company's notices make them two dozen; more below a mark are words.
MOST_SIGNATURE_LINES = 25
# A sign-off, a name, an office, an address: all short lines.
MOST_CLOSING_LINES = 8
LONGEST_CLOSING_LINE = 70
MOST_FOOTER_LINES = 12
MOST_FOOTERS = 20

_RULE = re.compile(r"[-_=*~]{5,}")


def without_closing(lines: list[str]) -> tuple[list[str], int]:
    """The lines without signature and footers, and how many lines with words were left out."""
    kept = _without_footers(_trimmed(lines))
    kept = _trimmed(_without_signature(kept))
    kept = _without_footers(_without_sign_off(kept))
    # A rule drawn across the page ends a paragraph, and is no word.
    return ["" if _RULE.fullmatch(line.strip()) else line for line in kept], _count(lines) - _count(kept)


def _count(lines: list[str]) -> int:
    return sum(1 for line in lines if line.strip())


def _trimmed(lines: list[str]) -> list[str]:
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return lines[:end]


def _without_signature(lines: list[str]) -> list[str]:
    """Without what stands below the last "-- " that has no more below it than signatures have."""
    for position in range(len(lines) - 1, max(len(lines) - MOST_SIGNATURE_LINES, 0) - 1, -1):
        if lines[position] == SIGNATURE_MARK or lines[position].rstrip() == "--":
            return lines[:position]
    return lines


def _without_sign_off(lines: list[str]) -> list[str]:
    """Without "Best regards," and the short lines below it; a line that ends a sentence is no part of a signature."""
    for position in range(len(lines) - 1, max(len(lines) - MOST_CLOSING_LINES, 1) - 1, -1):
        words = lines[position].strip()
        if words.rstrip(",.!").casefold() in mail_words().closings:
            return _trimmed(lines[:position])
        if len(words) > LONGEST_CLOSING_LINE or words.endswith((".", "!", "?", "”", '"')):
            break
    return lines


def _without_footers(lines: list[str]) -> list[str]:
    """Without the paragraphs at the end that mail programs and list managers add."""
    for _ in range(MOST_FOOTERS):
        if not lines:
            break
        start = _last_paragraph(lines)
        paragraph = [line.strip() for line in lines[start:]]
        if not _is_footer(paragraph):
            return lines
        lines = _trimmed(lines[:start])
    return lines


def _last_paragraph(lines: list[str]) -> int:
    """Where the last paragraph begins: below a blank line, or at a rule."""
    start = len(lines)
    while start and lines[start - 1].strip():
        start -= 1
        if _RULE.fullmatch(lines[start].strip()):
            break
    return start


def _is_footer(paragraph: list[str]) -> bool:
    first = paragraph[0].casefold()
    if first.startswith(mail_words().footers):
        return True
    if not _RULE.fullmatch(first) or len(paragraph) > MOST_FOOTER_LINES:
        return False
    words = " ".join(paragraph).casefold()
    return len(paragraph) == 1 or any(mark in words for mark in mail_words().footer_marks)
