"""The form in which two printings of one name are equal.

Knows letters and marks, no names: "The U.S. Army's" and "US army" fold alike, "Defense" and "Defence" do not.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:['’]\w+)*")
"""One word as names print it: "U.S." is one, "health-ministry" two."""

_POSSESSIVE = re.compile(r"['’]s$")
_ARTICLES = frozenset({"the", "a", "an"})


def folded(name: str) -> str:
    """The lookup form of `name`: case-folded, without accents, articles, possessive endings and punctuation."""
    return " ".join(word for word in map(fold_word, words_in(name)) if word not in _ARTICLES)


def words_in(name: str) -> list[str]:
    """The words of `name` as printed."""
    return WORD.findall(name)


@lru_cache(maxsize=50_000)
def fold_word(word: str) -> str:
    """One printed word in its lookup form."""
    bare = _POSSESSIVE.sub("", word.casefold()).replace("’", "").replace("'", "").replace(".", "")
    return "".join(letter for letter in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(letter))
