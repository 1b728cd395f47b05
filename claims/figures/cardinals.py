"""Cardinals in words: "twenty-three", "a hundred and five", "two hundred thousand".

Knows which number word may follow which; knows no digits.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.figures.numerals import LARGEST, lexicon
from claims.figures.words import Word

_HUNDRED = 100
_THOUSAND = 1000


def read_cardinal(words: Sequence[Word], start: int) -> tuple[int, int] | None:
    """The value of the number words from `start` on, and the word after them."""
    reading = _Cardinal()
    end = start
    if words[start].text in {"a", "an"}:
        reading.group, end = 1, start + 1
        if end == len(words) or not reading.scales(words[end].text):
            return None
    while end < len(words):
        joined = end + 1 if reading.joins(words, end) else end
        if not reading.takes(words[joined].text):
            break
        end = joined + 1
    return (reading.value, end) if reading.read else None


class _Cardinal:
    """A cardinal being read word by word: thousands and above in `total`, what stands below them in `group`."""

    def __init__(self) -> None:
        self.total = 0
        self.group: int | None = None
        self.last_scale = LARGEST * _THOUSAND
        self.read = False

    @property
    def value(self) -> int:
        return self.total + (self.group or 0)

    def takes(self, word: str) -> bool:
        """Read one word, if it can follow what was read."""
        if self.scales(word):
            self._scale(lexicon().scales[word])
        elif self._counts(word):
            self.group = (self.group or 0) + (lexicon().values | lexicon().tens)[word]
        else:
            return False
        self.read = True
        return True

    def scales(self, word: str) -> bool:
        """True when `word` multiplies what was read: "hundred" after "two", "million" after "two hundred"."""
        scale = lexicon().scales.get(word)
        if scale is None or not self.group:
            return False
        return self.group < _HUNDRED if scale <= _HUNDRED else scale < self.last_scale

    def joins(self, words: Sequence[Word], at: int) -> bool:
        """True when word `at` is the "and" of "a hundred and five"."""
        if words[at].text != "and" or at + 1 >= len(words) or not self.read:
            return False
        return self.value % _HUNDRED == 0 and self.value > 0 and self._counts(words[at + 1].text)

    def _counts(self, word: str) -> bool:
        below = (self.group or 0) % _HUNDRED
        if word in lexicon().tens:
            return below == 0
        value = lexicon().values.get(word)
        if value is None or (self.read and value == 0):
            return False
        return below == 0 or (below >= 20 and below % 10 == 0 and value < 10)  # noqa: PLR2004 -- twenty to ninety

    def _scale(self, scale: int) -> None:
        if scale <= _HUNDRED:
            self.group = (self.group or 0) * scale
        else:
            self.total += (self.group or 0) * scale
            self.group, self.last_scale = None, scale
