"""Words and their capitals: where in a line a run of capitalised words stands.

Knows letters, full stops and the small words within names; knows nothing of titles or people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.genres.vocabulary import genre_words, title_words
from claims.text import Span

_WORD = re.compile(r"[^\W\d_](?:[\w'’&-]*\w)?\.?|\d[\w.,:]*|[^\s\w]")
_GAP = re.compile(r"[ \xa0]{1,2}")
_POSSESSIVE = re.compile(r"['’]s?$")
_LONGEST_RUN = 10
_HEADLINE_WORDS = 25
"""A line with more words is no headline, however many capitals it has."""
_HEADLINE_SHARE = 0.55


@dataclass(frozen=True, slots=True)
class Word:
    """One word: where it stands without possessive and full stop, and how it is compared."""

    start: int
    end: int
    plain: str
    capital: bool
    possessive: bool
    stopped: bool

    @classmethod
    def of(cls, match: re.Match[str]) -> Word:
        """The word that `match` found."""
        printed = match[0]
        stopped = printed.endswith(".") and len(printed) > 1
        bare = printed.removesuffix(".") if stopped else printed
        base = _POSSESSIVE.sub("", bare) or bare
        start = match.start()
        possessive = base != bare
        return cls(start, start + len(base), base.casefold(), printed[0].isupper(), possessive, stopped)

    @property
    def goes_on(self) -> bool:
        """True when a full stop behind it ends no sentence."""
        return (
            not self.stopped
            or self.end - self.start == 1
            or self.plain in title_words()
            or self.plain in genre_words().names.suffixes
        )


def words_in(text: str, line: Span) -> list[Word]:
    """The words and marks of a line."""
    return [Word.of(match) for match in _WORD.finditer(text, line.start, line.end)]


def runs(text: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The runs of capitalised words, with the particles between them, as ranges in `words`."""
    first = 0
    while first < len(words):
        if not _may_begin(words[first]):
            first += 1
            continue
        last = first + 1
        while last < len(words) and last - first < _LONGEST_RUN and _goes_on(text, words, last):
            last += 1
        end = last
        while words[end - 1].plain in genre_words().names.particles and not words[end - 1].capital:
            end -= 1
        yield first, end
        first = last


def _may_begin(word: Word) -> bool:
    return word.capital and word.plain not in genre_words().names.breakers


def _goes_on(text: str, words: Sequence[Word], at: int) -> bool:
    before, word = words[at - 1], words[at]
    if before.possessive or not before.goes_on or word.plain in genre_words().names.breakers:
        return False
    gap_start = before.end + (1 if before.stopped else 0)
    gap = _GAP.fullmatch(text, gap_start, word.start)
    return gap is not None and (word.capital or word.plain in genre_words().names.particles)


def is_headline(words: Sequence[Word]) -> bool:
    """True for a short line in which most words have capitals: they tell nothing there."""
    letters = [word for word in words if word.plain[0].isalpha()]
    if not 0 < len(letters) <= _HEADLINE_WORDS:
        return False
    return sum(word.capital for word in letters) >= _HEADLINE_SHARE * len(letters)
