"""Word pieces: the numbers under which the network knows parts of words.

Knows the vocabulary and nothing of sentences. The scheme is the pretrained encoder's (lower case, accents taken off,
the longest known piece first), done word by word over words that are cut already, with a memory for words seen.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from importlib import resources

UNKNOWN, BEGIN, SEPARATE = 100, 101, 102
"""The vocabulary's numbers for an unknown word, the beginning of a window, and the end of a paragraph."""

LONGEST = 8
"""Pieces a word is given at most: what is longer is an address or a number, and its beginning says so."""

_LONGEST_WORD = 60
"""Code points of the longest word that is looked up at all."""

_ALIKE = {
    ord(mark): plain for marks, plain in (("“”„«»", '"'), ("’‘‹›", "'"), ("—–", "-"), ("…", ".")) for mark in marks
}
"""Marks that print alike and say the same: which of them opens or closes is told to the network apart."""


@cache
def _vocabulary() -> dict[str, int]:
    file = resources.files("claims.encoder") / "data" / "vocabulary.txt"
    return {piece: number for number, piece in enumerate(file.read_text(encoding="utf-8").split("\n")) if piece}


@lru_cache(maxsize=100_000)
def pieces_of(word: str) -> tuple[int, ...]:
    """The numbers of the pieces of one word, at least one."""
    plain = unicodedata.normalize("NFD", word[:_LONGEST_WORD].translate(_ALIKE).lower())
    plain = "".join(character for character in plain if unicodedata.category(character) != "Mn")
    vocabulary = _vocabulary()
    found: list[int] = []
    start = 0
    while start < len(plain) and len(found) < LONGEST:
        for end in range(len(plain), start, -1):
            number = vocabulary.get(plain[start:end] if start == 0 else f"##{plain[start:end]}")
            if number is not None:
                break
        else:
            return (UNKNOWN,)
        found.append(number)
        start = end
    return tuple(found) or (UNKNOWN,)
