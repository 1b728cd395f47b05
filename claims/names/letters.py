"""Letters: a name of any alphabet in plain small Latin ones, as far as they can be told.

Knows characters; knows no words. Chinese characters and the alphabets of no table stay as they are: two names printed
in them are still compared with each other.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from claims.names.vocabulary import letters

_SYLLABLE = re.compile(r"(?:KATAKANA|HIRAGANA) LETTER (?:SMALL )?(\w+)|HANGUL SYLLABLE (\w+)")


@lru_cache(maxsize=50_000)
def latin(name: str) -> str:
    """`name` case-folded, transliterated, without accents."""
    written = "".join(map(_written, unicodedata.normalize("NFC", name.casefold())))
    plain = unicodedata.normalize("NFKD", written)
    return "".join(
        map(_written, (letter for letter in plain if unicodedata.category(letter) != "Mn" or _stays(letter)))
    )


def _written(letter: str) -> str:
    """What is written for one letter: a Korean syllable is a word's part of its own."""
    if letter.isascii():
        return letter
    if ord(letter) in letters():
        return letters()[ord(letter)]
    syllable = _SYLLABLE.fullmatch(unicodedata.name(letter, ""))
    return (syllable[1] or f"{syllable[2]} ").lower() if syllable else letter


def _stays(letter: str) -> bool:
    """False for an accent; the marks that carry the vowels of Indian and South-East Asian scripts stay."""
    return unicodedata.combining(letter) == 0
