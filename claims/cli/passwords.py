"""Passwords in what the user typed or set, kept from every line that the program tells.

A URL may be wrong in a way that no parser expects, and a driver's message may repeat it: so what is told is searched
for the passwords themselves, as typed and as decoded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, unquote_plus

HIDDEN = "***"
SHORTEST = 3
"""Letters of a password that is searched for; a shorter one stands in words by chance, and URLs are told without it."""

_USER = re.compile(r"://[^/?#\s:]*:(?P<password>[^/?#\s]*)@")
# Of a database's URL people forget to encode the slashes in the password; of a page's the path may hold an @.
_DATABASE_USER = re.compile(r"(?<!http)(?<!https)://[^/?#\s:]*:(?P<password>\S*)@")
_PARAMETER = re.compile(r"[?&](?:password|passwd|pwd|sslpassword)=(?P<password>[^&#\s]*)", re.IGNORECASE)

_known: set[str] = set()


def remember(given: Iterable[str]) -> None:
    """Take note of the passwords in arguments and variables. They are the process's, as its output is."""
    for words in given:
        _known.update(password for password in _passwords(words) if len(password) >= SHORTEST)


def concealed(words: str) -> str:
    """The words with `***` for every password taken note of."""
    for password in sorted(_known, key=len, reverse=True):
        words = words.replace(password, HIDDEN)
    return words


def _passwords(words: str) -> Iterator[str]:
    kinds = (_USER, _DATABASE_USER, _PARAMETER)
    for found in (found for kind in kinds for found in kind.finditer(words)):
        password = found["password"]
        yield from (password, unquote(password), unquote_plus(password))
