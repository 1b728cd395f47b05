r"""The one form every stored text has: a paragraph a line, plain spaces, no invisible characters.

Knows characters, not words. Linear in the text, and idempotent: a normalised text is its own normal form, so that
offsets into it stay valid however often it passes through here. Which characters are invisible, and which joiners are
spelling and stay, is data (`characters.toml`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from claims.characters import plainly_drawn, unseen_runs, without_unseen
from claims.characters.vocabulary import characters, class_of

# The Stream-Safe Text Format of UAX #15; no writing system comes near it. Marks all lie beyond Latin's letters.
MOST_MARKS = 30
_MAYBE_MARKS = re.compile(r"[^\x00-\u02ff]{31,}")

MOST_TOLD = 10_000
"""Invisible characters of one text whose places are told; a publisher's signature takes some hundreds. All count."""

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LINES = re.compile(r" ?\n[ \n]*")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The invisible characters that a normalised text was made without.

    `count` is their number; `places` tells of the first `MOST_TOLD` at which offset of the normalised text they stood.
    """

    count: int = 0
    places: tuple[tuple[int, str], ...] = ()

    def in_words(self) -> tuple[str, ...]:
        """The remark that says so; none when nothing was left out."""
        if not self.count:
            return ()
        return (f"{self.count:,} invisible character{'s' * (self.count > 1)} left out",)


def normalise(text: str) -> str:
    """`text` with NFC characters, one paragraph a line, single plain spaces, and nothing invisible.

    Letters and digits in another drawing (ligatures, full width) become the plain ones. A lone surrogate (half a
    character, which no file can hold) becomes U+FFFD.
    """
    return _flowed(without_unseen(_line_ends().sub("\n", text))).strip(" \n")


def left_out(text: str) -> LeftOut:
    """What `normalise(text)` leaves out, and where it stood: the way back to the text as it came."""
    text = _line_ends().sub("\n", text)
    places: list[tuple[int, str]] = []
    count = offset = copied = 0
    tail = ""
    for run, stays in unseen_runs(text):
        gone = run.group().replace(stays, "", 1) if stays else run.group()
        if gone and count < MOST_TOLD:
            offset, tail = _grown(offset, tail, text[copied : run.start()])
            places.append((offset, gone[: MOST_TOLD - count]))
            offset, tail = _grown(offset, tail, stays)
            copied = run.end()
        count += len(gone)
    return LeftOut(count, tuple(places))


def normalise_line(text: str | None) -> str | None:
    """`text` as one line, for a title or a name; None when nothing is left."""
    if text is None:
        return None
    return normalise(text).replace("\n", " ") or None


def _grown(offset: int, tail: str, piece: str) -> tuple[int, str]:
    """The length of the normalised text, and its end, with one more piece.

    The end is long enough that a new mark can be put in its place: no letter has more than `MOST_MARKS` before it.
    """
    grown = _flowed(tail + piece)
    if not offset:
        grown = grown.lstrip(" \n")
    return offset + len(grown) - len(tail), grown[-2 * MOST_MARKS :]


def _flowed(text: str) -> str:
    """The visible text in its normal form, but for what stands at its two ends."""
    text = _SURROGATE.sub("\ufffd", plainly_drawn(text))
    text = _with_bounded_marks(unicodedata.normalize("NFC", _with_bounded_marks(text)))
    return _LINES.sub("\n", _blanks().sub(" ", text))


def _with_bounded_marks(text: str) -> str:
    """`text` with no more than 30 combining marks on a letter: sorting more takes quadratic time."""
    return _MAYBE_MARKS.sub(_bounded, text)


def _bounded(match: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for character in match.group():
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)


@cache
def _line_ends() -> re.Pattern[str]:
    return re.compile(f"\r\n|[{class_of(characters().line_ends)}]")


@cache
def _blanks() -> re.Pattern[str]:
    # A single plain blank, which is nearly every one, is passed over.
    blanks = class_of(characters().blanks)
    return re.compile(f"[{blanks}]{{2,}}|[{blanks}](?<! )")
