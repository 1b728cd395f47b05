r"""The one form every stored text has: a paragraph a line, plain spaces, no invisible characters.

Knows characters, not words. Linear in the text, and idempotent: a normalised text is its own normal form, so that
offsets into it stay valid however often it passes through here.
"""

from __future__ import annotations

import re
import unicodedata

# Everything Unicode (UAX #14, class BK/NL/CR/LF) ends a line with.
_LINE_END = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")

# Control characters (Cc) besides tab and line feed; soft hyphen; zero-width space, word joiner and the invisible
# operators after it; byte order mark; marks and overrides of direction, which can make a text read other than it is.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)

# Joiners are letters' business in Persian, Indic scripts and emoji; beside a Latin letter they are noise.
_JOINERS = re.compile(r"[\u200c\u200d]+")
LAST_LATIN = "\u02ff"

# The Stream-Safe Text Format of UAX #15; no writing system comes near it. Marks all lie beyond Latin's letters.
MOST_MARKS = 30
_MAYBE_MARKS = re.compile(r"[^\x00-\u02ff]{31,}")

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BLANKS = re.compile(r"[\t \xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")


def normalise(text: str) -> str:
    """`text` with NFC characters, one paragraph a line, single plain spaces, and nothing invisible.

    A lone surrogate (half a character, which no file can hold) becomes U+FFFD.
    """
    text = _LINE_END.sub("\n", text)
    text = _INVISIBLE.sub("", text)
    text = _JOINERS.sub(_joiners_between_letters, text)
    text = _SURROGATE.sub("\ufffd", text)
    text = _with_bounded_marks(unicodedata.normalize("NFC", _with_bounded_marks(text)))
    lines = (_BLANKS.sub(" ", line).strip(" ") for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


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


def normalise_line(text: str | None) -> str | None:
    """`text` as one line, for a title or a name; None when nothing is left."""
    if text is None:
        return None
    return normalise(text).replace("\n", " ") or None


def _joiners_between_letters(match: re.Match[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    inside = start > 0 and end < len(text)
    return match.group() if inside and text[start - 1] > LAST_LATIN and text[end] > LAST_LATIN else ""
