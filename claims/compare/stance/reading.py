"""A text read once: its words and marks, which of them say what it is about, its names, its cues.

Knows one text; knows nothing of another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from claims.compare.stance.cues import Cue, find_cues
from claims.compare.vocabulary import everyday
from claims.compare.wording import stem

CACHED_TEXTS = 8_192
"""Texts kept as read: a claim is compared with many others in a row."""

_TOKEN = re.compile(r"[^\W_]+(?:[-.'][^\W_]+)*|[?:!\"“”;,…]")


@dataclass(frozen=True)
class Reading:
    """One text. `tokens` are its words, folded, and its marks; `printed` the same as they stand in the text."""

    tokens: tuple[str, ...]
    printed: tuple[str, ...]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The tokens that are words."""
        return tuple(token for token in self.tokens if token[0].isalnum())

    @cached_property
    def printed_words(self) -> tuple[str, ...]:
        """The words as they stand in the text."""
        return tuple(token for token in self.printed if token[0].isalnum())

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stem of each word."""
        return tuple(stem(word) for word in self.words)

    @cached_property
    def token_stems(self) -> tuple[str, ...]:
        """The stem of each token; of a mark, the mark."""
        return tuple(stem(token) if token[0].isalnum() else token for token in self.tokens)

    @cached_property
    def telling(self) -> tuple[str, ...]:
        """The stems of the words that say what the text is about, in order."""
        return tuple(name for word, name in zip(self.words, self.stems, strict=True) if tells(word))

    @cached_property
    def about(self) -> frozenset[str]:
        """The stems of the words that say what the text is about."""
        return frozenset(self.telling)

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of words printed with a capital, the first word apart, and nowhere without."""
        small = {name for word, name in zip(self.printed_words, self.stems, strict=True) if word[0].islower()}
        triples = zip(self.printed_words[1:], self.words[1:], self.stems[1:], strict=True)
        capitals = {name for printed, word, name in triples if printed[0].isupper() and word not in everyday()}
        return frozenset(capitals - small)

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """What it does with what it reports; positions are those of tokens."""
        return find_cues(self.tokens)


@lru_cache(maxsize=CACHED_TEXTS)
def read(text: str) -> Reading:
    """The text as read."""
    printed = tuple(token.removesuffix("'s") for token in _TOKEN.findall(text.replace("’", "'")))
    return Reading(tuple(token.casefold() for token in printed), printed)


def tells(word: str) -> bool:
    """True for a word that says what a text is about: no everyday word, no number."""
    return len(word) > 1 and not word[0].isdigit() and word not in everyday()
