"""Letters and digits in another drawing, as the plain ones they stand for."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from claims.characters.vocabulary import characters, class_of


def plainly_drawn(text: str) -> str:
    """The text with ligatures, full-width, bold and positional letters and digits as their plain twins."""
    return _twins().sub(plain_twin, text)


def plain_twin(found: re.Match[str]) -> str:
    """The plain letters, digits or marks that what was found stands for; nothing for what is drawn around another."""
    return "" if _around().fullmatch(found.group()) else unicodedata.normalize("NFKC", found.group())


def pattern() -> str:
    """A run of such characters, as a regular expression."""
    known = characters()
    digit = "[0-9\uff10-\uff19]"
    marks = f"(?<={digit})[{class_of(known.number_marks)}](?={digit})"
    return f"[{class_of(known.drawn_otherwise)}]+|{marks}|[{class_of(known.drawn_around)}]+"


@cache
def _twins() -> re.Pattern[str]:
    return re.compile(pattern())


@cache
def _around() -> re.Pattern[str]:
    return re.compile(f"[{class_of(characters().drawn_around)}]+")
