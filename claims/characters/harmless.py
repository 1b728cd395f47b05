"""Words that can do nothing to whatever shows them: no cursor is moved, no colour set, no reading direction turned.

Knows which characters a terminal obeys; every line that the program prints comes through here.
"""

from __future__ import annotations

import re
from functools import cache

from claims.characters.unseen import without_unseen
from claims.characters.vocabulary import characters, class_of

_SURELY_HARMLESS = re.compile("[\n\t -~\u00a1-\u00ac\u00ae-\u02ff]*")
_HALVES = re.compile("[\ud800-\udfff]")


def harmless(words: str) -> str:
    """The words with their tabs and line feeds; all other control characters, and what nobody sees, left out.

    Other line ends become blanks. Half a character (bytes in a name that are no text) is spelt out.
    """
    if _SURELY_HARMLESS.fullmatch(words):
        return words
    words = _other_line_ends().sub(" ", words.replace("\r\n", "\n"))
    return _HALVES.sub(lambda half: f"\\u{ord(half.group()):04x}", without_unseen(words))


def harmless_line(words: str) -> str:
    """The same in one line, so that no name of a file can begin a line of its own."""
    return harmless(words).replace("\n", " ").replace("\t", " ")


@cache
def _other_line_ends() -> re.Pattern[str]:
    return re.compile(f"(?!\n)[{class_of(characters().line_ends)}]")
