"""The words figures are read from: lower-cased, with their spans, compounds of numbers taken apart.

Knows spelling only: what a word means to a figure is `numbers`, `hedges` and `marks`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from claims.text import Span

Value = TypeVar("Value")

SIGNS = "$£€¥₹₽₪₴₺₦₩"
"""Signs of currencies, printed against the digits."""

_WORD = re.compile(
    rf"""[{SIGNS}\#@]*\w                          # a letter or digit, with the currency or tag it carries
        (?: [\w%+] | (?<=\d),(?=\d) | (?<=\d)[.:^](?=\d) # 1,200  1.2  10:30  10^6
          | (?<=\d)[\u00a0\u2009\u202f](?=\d{{3}}(?!\d)) # 1 200 with a blank that keeps its sides together
          | (?<=\b[^\W\d_])\.(?=[^\W\d_]\b)         # U.S
          | ['’](?=\w) | [/\-‑][{SIGNS}]?(?=\w)
          | (?:(?<=[\d%])|(?<=\d[kmb])|(?<=\dbn))–[{SIGNS}]?(?=\d) )*
        | [^\w\s]""",
    re.VERBOSE,
)
_HYPHEN = re.compile(r"[-‑–]")
LONGEST = 40
"""Characters of the longest compound that is looked into: longer ones are no numbers, and must cost nothing."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark, `text` lower-cased; `span` counts from the start of the text."""

    text: str
    span: Span


def words(text: str, within: Span, is_number: Callable[[str], bool]) -> Iterator[Word]:
    """The words of `text` inside `within`, in order.

    A compound whose parts are all numbers (or the "to", "and", "a" that joins them) comes apart: "twenty-three",
    "100-to-300", "half-a-million"; "six-member" stays one word, and so is no number.
    """
    for match in _WORD.finditer(text, within.start, within.end):
        printed = match.group().lower().replace("’", "'")
        whole = Word(printed, Span(match.start(), match.end()))
        if len(printed) > LONGEST or not _HYPHEN.search(printed):
            yield whole
        else:
            yield from _parts(whole, is_number)


def _parts(compound: Word, is_number: Callable[[str], bool]) -> Iterator[Word]:
    pieces = _HYPHEN.split(compound.text)
    joins = {"to", "a", "and", "plus", "odd", "or"}
    if not is_number(pieces[0]) or not all(is_number(piece) or piece in joins for piece in pieces):
        yield compound
        return
    if sum(_is_digits(piece) for piece in pieces) > 2:  # noqa: PLR2004 -- two ends make a range, three a date
        yield compound
        return
    at = compound.span.start
    for position, piece in enumerate(pieces):
        if position and _is_digits(pieces[position - 1]) and _is_digits(piece):
            yield Word("-", Span(at - 1, at))
        yield Word(piece, Span(at, at + len(piece)))
        at += len(piece) + 1


def _is_digits(piece: str) -> bool:
    return piece.lstrip(SIGNS)[:1].isdigit()


class Phrases(Mapping[tuple[str, ...], Value]):
    """Phrases of several words, each with a value; found in a run of words by the longest that fits."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._values = {tuple(phrase.split()): value for phrase, value in entries}
        self._lengths: dict[str, list[int]] = {}
        for phrase in self._values:
            lengths = self._lengths.setdefault(phrase[0], [])
            if len(phrase) not in lengths:
                lengths.append(len(phrase))
        for lengths in self._lengths.values():
            lengths.sort(reverse=True)

    def __getitem__(self, phrase: tuple[str, ...]) -> Value:
        return self._values[phrase]

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def opens(self, word: str) -> bool:
        """True when some phrase begins with this word."""
        return word in self._lengths

    def at(self, run: Sequence[Word], start: int) -> tuple[Value, int] | None:
        """The value of the longest phrase that begins at word `start`, and the index of the word after it."""
        for length in self._lengths.get(run[start].text, ()):
            phrase = tuple(word.text for word in run[start : start + length])
            if phrase in self._values:
                return self._values[phrase], start + len(phrase)
        return None
