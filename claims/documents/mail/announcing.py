"""The lines that announce an earlier mail: the writer's line above an answer, the headers above a forwarded mail."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.documents.mail.lines import Line
from claims.documents.mail.words import mail_words

MOST_HEADER_LINES = 20
LONGEST_LABEL = 24
LONGEST_ANNOUNCEMENT = 400
"""Characters of a writer's line, wherever a mail program broke it."""
WRAPPED_OVER = 3
"""Lines that a writer's line is broken into at most."""
HEADERS_ENOUGH = 2

_ADDRESS = re.compile(r"[^\s<>()\[\]\"',;:@]{1,80}@[^\s<>()\[\]\"',;:@]{1,200}")
_CLOCK = re.compile(
    r"(?<![\d./-])\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?![./-]?\d)(?:\s*(?:uhr|[ap]\.?m\.?))?"
    r"(?:\s*\(?(?-i:(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|[A-Z]{3,5}\b)\)?)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2}\b")
_LABEL = re.compile(r"\*{0,2}([^\W\d_][^:*\n]{0,23}?)\s?:\*{0,2}\s*(.*)")
_RULE = re.compile(r"[\s>]*[-_=–—*]{2,}\s*(?P<words>[^-_=]*?)\s*[-_=–—*]{2,}\s*|[_-]{5,}\s*")


@dataclass(frozen=True, slots=True)
class Announced:
    """An earlier mail's sender, date and subject as printed; `end` is the line its words begin at.

    `takes_rest`: all that follows is of the earlier mail; else only the quoted lines below. `quoted`: the header lines
    are quoted themselves, as Apple Mail does.
    """

    end: int
    sender: str | None = None
    date: str | None = None
    subject: str | None = None
    takes_rest: bool = False
    quoted: bool = False
    forwarded: bool = False


def announced(lines: list[Line], position: int) -> Announced | None:
    """The earlier mail that the line at `position` announces, or None."""
    if not lines[position].words.strip():
        return None
    return _forwarded(lines, position) or _answered(lines, position)


def _forwarded(lines: list[Line], position: int) -> Announced | None:
    start = position
    words = lines[position].words.strip()
    marked = _is_mark(words)
    if marked or _is_rule(words):
        start = _next_words(lines, position + 1)
    if start >= len(lines) or (lines[start].depth and not marked):
        return None
    fields, end = _header_lines(lines, start)
    enough = "sender" in fields and ("date" in fields or (marked and len(fields) >= HEADERS_ENOUGH))
    if not enough or not (marked or "to" in fields or "subject" in fields):
        return Announced(position + 1, takes_rest=True, forwarded=True) if marked and _is_certain(words) else None
    quoted = lines[start].depth > lines[position].depth
    return Announced(
        end, fields["sender"], fields.get("date"), fields.get("subject"), takes_rest=True, quoted=quoted, forwarded=True
    )


def _is_mark(words: str) -> bool:
    """Whether a line is "---------- Forwarded message ---------", "Begin forwarded message:" or their like."""
    if len(words) > LONGEST_ANNOUNCEMENT:
        return False
    match = _RULE.fullmatch(words)
    core = (match["words"] or "") if match else words.removesuffix(":") if words.endswith(":") else ""
    core = core.strip().casefold()
    return core in mail_words().forwarded or core.partition(" from ")[0] in mail_words().forwarded


def _is_rule(words: str) -> bool:
    return len(words) <= LONGEST_ANNOUNCEMENT and bool(re.fullmatch(r"[_=-]{5,}", words))


def _is_certain(words: str) -> bool:
    """A mark between dashes stands for a forwarded mail even where its header lines are lost."""
    return bool(_RULE.fullmatch(words))


def _header_lines(lines: list[Line], start: int) -> tuple[dict[str, str], int]:
    """The repeated header lines from `start` on: what they give, and the line after the last of them."""
    fields: dict[str, str] = {}
    depth, position, last = lines[start].depth, start, ""
    while position < min(len(lines), start + MOST_HEADER_LINES):
        line = lines[position]
        words = line.words.strip()
        kind, value = _labelled(words) if line.depth == depth else (None, "")
        if kind is None and (not words or not last or line.depth != depth):
            break
        if kind is None:
            if not _continues(lines, position, depth):
                break
            fields[last] = f"{fields.get(last, '')} {words}".strip()
        else:
            if kind in fields and kind != "other":
                break
            fields[kind], last = value, kind
        position += 1
    return fields, position


def _continues(lines: list[Line], position: int, depth: int) -> bool:
    """Whether a line without a label carries on the header above it: another header, or a blank line, comes next."""
    for line in lines[position + 1 : position + 1 + WRAPPED_OVER]:
        if line.depth != depth or not line.words.strip():
            return not line.words.strip() and lines[position].words[:1] in {" ", "\t"}
        if _labelled(line.words.strip())[0]:
            return True
    return False


def _labelled(words: str) -> tuple[str | None, str]:
    match = _LABEL.fullmatch(words[:LONGEST_ANNOUNCEMENT])
    kind = mail_words().labels.kind(match[1].strip().casefold()) if match else None
    return kind, match[2].strip(" *") if match and kind else ""


def _answered(lines: list[Line], position: int) -> Announced | None:
    depth = lines[position].depth
    written = ""
    for end in range(position, min(position + WRAPPED_OVER, len(lines))):
        line = lines[end]
        if line.depth != depth or not line.words.strip() or len(written) + len(line.words) > LONGEST_ANNOUNCEMENT:
            return None
        if end == position + 1 and not _opens(written):
            return None
        if end > position and _opens_with_word(line.words):
            return None
        written = f"{written} {line.words.strip()}".strip()
        if not written.endswith((":", "：")):
            continue
        below = _next_words(lines, end + 1)
        is_quoted = below < len(lines) and lines[below].depth > depth
        return _writer(written, end + 1, is_quoted=is_quoted)
    return None


def _opens(words: str) -> bool:
    """Whether a line may be the first of a writer's line that is broken over several."""
    return _opens_with_word(words) or any(mark.search(words) for mark in (_YEAR, _CLOCK, _ADDRESS))


def _opens_with_word(words: str) -> bool:
    folded = words.strip().casefold()
    has_word = any(folded.startswith(f"{opening} ") for opening in mail_words().wrote_openings)
    return has_word and bool(_YEAR.search(words) or _CLOCK.search(words))


def _writer(written: str, end: int, *, is_quoted: bool) -> Announced | None:
    """The writer's line, if it is one: by the word "wrote" above quoted lines, or by a full date and an address."""
    if len(written) > LONGEST_ANNOUNCEMENT:
        return None
    wrote = _wrote(written)
    has_date = bool(_YEAR.search(written) or _CLOCK.search(written))
    has_address = bool(_ADDRESS.search(written))
    if is_quoted and (wrote or (has_date and has_address)):
        sender, date = _sender_and_date(written, wrote)
        return Announced(end, sender, date)
    if wrote and has_address and has_date:
        sender, date = _sender_and_date(written, wrote)
        return Announced(end, sender, date, takes_rest=True)
    return None


def _wrote(written: str) -> str | None:
    folded = f" {written.casefold()}"
    return next((word for word in mail_words().wrote if f" {word}" in folded or folded.endswith(f"{word}:")), None)


def _sender_and_date(written: str, wrote: str | None) -> tuple[str | None, str | None]:
    """The writer, and the date, that a line such as "On DATE, NAME <ADDRESS> wrote:" names."""
    words = written.rstrip(" :：")
    for opening in sorted(mail_words().wrote_openings, key=len, reverse=True):
        if words.casefold().startswith(f"{opening} "):
            words = words[len(opening) + 1 :]
            break
    if wrote:
        words = re.sub(rf"(?i)(?<!\w){re.escape(wrote)}(?!\w)", "\n", words)
    date_end = max((match.end() for match in _CLOCK.finditer(_addresses_blanked(words))), default=0)
    date_end = date_end or max((match.end() for match in _YEAR.finditer(_addresses_blanked(words))), default=0)
    if not date_end:
        return " ".join(words.split()) or None, None
    begin = words.rfind("\n", 0, date_end) + 1
    before, date, after = words[:begin], words[begin:date_end], words[date_end:]
    sender = " ".join(f"{before} {after}".split()).strip(" ,;-")
    return sender or None, date.strip(" ,").removeprefix("on ") or None


def _addresses_blanked(words: str) -> str:
    return _ADDRESS.sub(lambda match: " " * len(match[0]), words)


def _next_words(lines: list[Line], position: int) -> int:
    while position < len(lines) and not lines[position].words.strip():
        position += 1
    return position
