"""Stage directions: what stands in brackets and is done, not said; and the marks at which a record ends.

Knows brackets and their words; knows nothing of who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.genres.vocabulary import genre_words
from claims.text import Span

_BRACKETS = re.compile(r"[(\[](?P<words>[^()\[\]\n]{1,80})[)\]]")
_STAMP = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_STAMPED = re.compile(rf"\s*{_STAMP}\s*")
_END = re.compile(r"\(?[-–—*\s]*(?:END|End of (?:transcript|interview|recording))\b[^\n]{0,40}")
_ELLIPSIS = re.compile(r"[\s.…*_~=#-]+")
_STOPS = '.!?…—-"”’:,'


def is_direction(words: str) -> bool:
    """True for the words within brackets that say what is done, or when."""
    head = words.casefold().lstrip()
    return head.startswith(genre_words().turns.directions) or _STAMPED.fullmatch(words) is not None


def spoken_pieces(text: str, span: Span) -> tuple[Span, ...]:
    """What is said in `span`: cut where a direction stands between sentences, and trimmed of those at its ends."""
    pieces = []
    start = span.start
    for match in _BRACKETS.finditer(text, span.start, span.end):
        if is_direction(match["words"]) and _between_sentences(text, Span(start, span.end), match):
            pieces.append(Span(start, match.start()))
            start = match.end()
    pieces.append(Span(start, span.end))
    trimmed = (piece.trimmed(text) for piece in pieces)
    return tuple(piece for piece in trimmed if piece and not _ELLIPSIS.fullmatch(text, piece.start, piece.end))


def breaks_turn(words: str) -> bool:
    """True for a line after which somebody else may speak: a clip, a break."""
    heads = (match["words"].casefold().lstrip() for match in _BRACKETS.finditer(words[:200]))
    whole = _BRACKETS.fullmatch(words)
    if whole and whole["words"].isupper() and not is_direction(whole["words"]):
        return True  # "(STOCK MARKET REPORT)"
    return any(head.startswith(genre_words().turns.breaks) for head in heads)


def ends_record(words: str) -> bool:
    """True for the line that closes a transcript: "END 2:15 P.M. EST"."""
    return _END.fullmatch(words) is not None


def directions_in(text: str) -> Iterator[re.Match[str]]:
    """All stage directions of a text but times."""
    for match in _BRACKETS.finditer(text):
        if match["words"].casefold().lstrip().startswith(genre_words().turns.directions):
            yield match


def _between_sentences(text: str, span: Span, match: re.Match[str]) -> bool:
    before = text[span.start : match.start()].rstrip()[-1:]
    after = text[match.end() : match.end() + 3].lstrip()[:1] if match.end() < span.end else ""
    return not before or not after or (before in _STOPS and not after.islower() and after not in ".,;")
