"""Who wrote which lines of a mail: its own words, and the earlier mails that it quotes or passes on.

An earlier mail begins below a line that names its writer ("On Mon, 2 Mar 2026 at 18:00, A. Desk <a@b.example> wrote:")
with quoted lines after it, or below the header lines that mail programs repeat. What cannot be told from prose is left
where it stands: "On Monday the minister wrote:" with no quoted line below begins no mail.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from claims.documents.mail.announcing import Announced, announced
from claims.documents.mail.lines import Line

Segment = list[str]


@dataclass(slots=True)
class Letter:
    """One writer's words in a mail, in segments between what is quoted, and the earlier mails within.

    `sender`, `date` and `subject` are as the mail that quotes it gives them; None for the outermost.
    """

    sender: str | None = None
    date: str | None = None
    subject: str | None = None
    forwarded: bool = False
    segments: list[Segment] = field(default_factory=list)
    earlier: list[Letter] = field(default_factory=list)
    too_deep: bool = False


def threaded(lines: list[Line], deepest: int, heading: Announced | None = None) -> Letter:
    """The letter that `lines` are, earlier ones within it down to `deepest` levels."""
    letter = Letter(heading.sender, heading.date, heading.subject, heading.forwarded) if heading else Letter()
    if deepest < 0:
        letter.too_deep = True
        return letter
    position = 0
    segment: Segment = []
    pending: Announced | None = None
    while position < len(lines):
        if lines[position].depth == 0 and (found := announced(lines, position)):
            taken = _rest(lines, found) if found.takes_rest else _quoted(lines, found.end)
            letter.segments.append(segment)
            letter.earlier.append(threaded(_raised(lines[found.end : taken]), deepest - 1, found))
            position, segment, pending = taken, [], found
        elif lines[position].depth > 0:
            # Answered piece by piece: the pieces that follow are of the mail that was announced first.
            taken = _quoted(lines, position)
            letter.segments.append(segment)
            _add_quoted(letter, lines[position:taken], deepest, pending)
            position, segment = taken, []
        else:
            segment.append(lines[position].words)
            position += 1
    letter.segments.append(segment)
    return letter


def without_arrows(lines: list[Line], letter: Letter, deepest: int) -> Letter:
    """The letter of a mail that answers none: marks below no writer's line are arrows, as newsletters print them."""
    if not letter.earlier or any(map(_is_announced, letter.earlier)):
        return letter
    return threaded([Line(0, line.words) for line in lines], deepest)


def _is_announced(earlier: Letter) -> bool:
    return bool(earlier.sender or earlier.date or earlier.forwarded or earlier.earlier)


def _add_quoted(letter: Letter, quoted: list[Line], deepest: int, pending: Announced | None) -> None:
    inner = threaded(_raised(quoted), deepest - 1)
    last = letter.earlier[-1] if letter.earlier else None
    if last is None or (pending is not None and pending.takes_rest):
        letter.earlier.append(inner)
        return
    last.segments.extend(inner.segments)
    last.earlier.extend(inner.earlier)
    last.too_deep |= inner.too_deep


def _quoted(lines: list[Line], start: int) -> int:
    """Where the quoted lines from `start` on end; blank lines between them belong to them."""
    end = position = start
    while position < len(lines) and (lines[position].depth > 0 or not lines[position].words.strip()):
        position += 1
        if lines[position - 1].depth > 0:
            end = position
    return max(end, start)


def _rest(lines: list[Line], found: Announced) -> int:
    """A forwarded mail goes on to the end; one whose header lines are quoted, to the end of the quoted lines."""
    return _quoted(lines, found.end) if found.quoted else len(lines)


def _raised(lines: list[Line]) -> list[Line]:
    """The lines with the marks taken off that all of them have."""
    depths = [line.depth for line in lines if line.words.strip() or line.depth]
    common = min(depths, default=0)
    return [Line(max(line.depth - common, 0), line.words) for line in lines]
