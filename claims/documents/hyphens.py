"""Lines into one, and what becomes of a hyphen at a line's end: part of the word, or the mark of its division."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import msgspec

from claims.lexicon import load

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W_]+)*")
_DIVIDED = re.compile(r"(?P<before>(?:\w+[-\u2010\u2011])*)(?P<left>\w+)(?P<mark>[-\u2010\u2011\xad])")
_MARKS = ("-", "\u2010", "\u2011", "\xad")
_OPENING = "\"'“‘„«([—–"
_REST = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile(r"\S(?:--|[—/])$")
_SUSPENDED = frozenset({"and", "or", "to", "und", "et"})
SOFT_HYPHEN = "\xad"


class KnownWords(msgspec.Struct, frozen=True):
    """The file `known_words.toml`: the commonest words, and others that are known."""

    source: str
    common: str
    others: str


def _list() -> KnownWords:
    known: KnownWords = load("known_words", KnownWords)
    return known


@cache
def _common() -> frozenset[str]:
    return frozenset(_list().common.split())


@cache
def known_words() -> frozenset[str]:
    """The commonest English words, in small letters."""
    return _common().union(_list().others.split())


@dataclass(frozen=True, slots=True)
class Hyphens:
    """What a text tells of its hyphens: the words that stand whole in it, and whether its lines divide words.

    Text set in type divides words at line ends; what was typed or wrapped by a program breaks only at hyphens that
    are the word's own.
    """

    words: frozenset[str]
    divides: bool

    @classmethod
    def of(cls, lines: Sequence[str]) -> Hyphens:
        """The evidence of a text's lines."""
        breaks = [(line, following) for line, following in pairwise(lines) if line.endswith(_MARKS)]
        if not breaks:
            return cls(frozenset(), divides=False)
        words = frozenset(word.lower() for line in lines for word in _WORD.findall(line))
        return cls(words, divides=any(_is_division(line, following) for line, following in breaks))

    def joined(self, lines: Sequence[str]) -> str:
        """The lines as one, a blank between them where a word ends."""
        pieces = [lines[0]]
        for line in lines[1:]:
            pieces[-1], glue = self._glued(pieces[-1], line)
            pieces.extend((glue, line))
        return "".join(pieces)

    def _glued(self, above: str, line: str) -> tuple[str, str]:
        """The upper line as it stays, and what stands between the two."""
        match = _divided(above)
        if match is None:
            return above, "" if _UNSPACED.search(above) or _are_unspaced(above, line) else " "
        rest = _REST.match(line)
        if match["mark"] == SOFT_HYPHEN:
            return above[:-1], "" if rest else " "
        if rest and rest.group().lower() in _SUSPENDED:
            return above, " "
        if not line[:1].isalnum():
            return above, " "
        if rest and self._is_divided(match, rest.group()):
            return above[:-1], ""
        return above, ""

    def _is_divided(self, match: re.Match[str], right: str) -> bool:
        left = match["left"]
        if not left.isalpha() or (right[0].isupper() and not left.isupper()):
            return False
        whole, compound = f"{left}{right}".lower(), f"{match['before']}{left}-{right}".lower()
        if (whole in self.words) != (compound in self.words):
            return whole in self.words
        known = known_words()
        if whole in known:
            return self.divides or not _are_words(left, right)
        return self.divides and not _are_words(left, right)


def _divided(line: str) -> re.Match[str] | None:
    """The word with a hyphen that `line` ends with."""
    return _DIVIDED.fullmatch(line.rsplit(None, 1)[-1].lstrip(_OPENING)) if line.endswith(_MARKS) else None


def _is_division(above: str, line: str) -> bool:
    """Whether a word is certainly divided here: it is one, and its parts are none."""
    match, rest = _divided(above), _REST.match(line)
    if match is None or rest is None:
        return False
    left, right = match["left"].lower(), rest.group().lower()
    return left + right in known_words() and not _are_words(left, right)


def _are_words(*parts: str) -> bool:
    return all(part.lower() in _common() for part in parts)


def _are_unspaced(above: str, line: str) -> bool:
    """Scripts that part no words: ideographs and kana."""
    return "\u3000" < above[-1:] < "\ud7ff" and "\u3000" < line[:1] < "\ud7ff" and not line[:1] >= "\uac00"
