"""What two wordings share: words, stems, quotations, and how much of them.

Knows strings; knows nothing of claims or of what a likeness means.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz

from claims.compare.rarity import mass, total
from claims.compare.vocabulary import everyday, meanings, numerals

STEM_LENGTH = 6
"""English inflects and derives at a word's end: six letters join agree, agreed and agreement, and part most others."""

SHORTEST_BASE = 3
"""Letters that are left at least when an ending is taken off."""

_ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""), ("ing", "e"),
)  # fmt: skip
"""What English puts at a word's end, and what stood there before."""

_LAST_LETTERS = frozenset(ending[-1] for ending, _ in _ENDINGS)

KEPT_WORDS = 65_536
"""Words whose stems are kept."""

CACHED_TEXTS = 16_384
"""Texts whose words are kept: a claim is compared with many others in a row."""

_WORD = re.compile(r"[^\W_]++(?:[-.'’][^\W_]++)*+")
_ASCII_WORD = re.compile(r"[a-z0-9]++(?:[-.'][a-z0-9]++)*+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_QUOTED = re.compile(r"[“\"«]([^”\"»]+)[”\"»]?")
_CLOSING = re.compile(r"^[^“\"«”»]*[”»]")
_BRACKETED = re.compile(r"\[[^\]]*\]")


@lru_cache(maxsize=CACHED_TEXTS)
def words(text: str) -> tuple[str, ...]:
    """The words of `text`, folded, possessives taken off."""
    folded = text.casefold()
    if not folded.isascii():
        folded = folded.replace("’", "'").replace("“", " ").replace("”", " ")
    # Every text is read once at least: where all letters are ASCII's, they are told from other characters faster.
    found = (_ASCII_WORD if folded.isascii() else _WORD).findall(folded)
    return tuple(word.removesuffix("'s") for word in found) if "'s" in folded else tuple(found)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """What `word` goes by: its group of like meaning, in whatever form it is printed, else its stem."""
    for form in _forms(word):
        if form in meanings():
            return meanings()[form]
    bare = word.replace("-", "").replace(".", "")
    for ending in ("ies", "ing", "ed", "es", "s"):
        if bare.endswith(ending) and len(bare) - len(ending) >= STEM_LENGTH - 2:
            bare = bare.removesuffix(ending)
            break
    return bare[:STEM_LENGTH]


def _forms(word: str) -> Iterator[str]:
    """The word, and what it may be an inflection of: "signs" of "sign", "carried" of "carry", "planned" of "plan"."""
    yield word
    if word[-1:] not in _LAST_LETTERS:
        return
    for ending, put in _ENDINGS:
        base = word.removesuffix(ending)
        if base != word and len(base) >= SHORTEST_BASE:
            yield base + put
            if put == "" and ending in {"ed", "ing"} and base[-1] == base[-2]:
                yield base[:-1]


@lru_cache(maxsize=CACHED_TEXTS)
def stems(text: str) -> frozenset[str]:
    """The stems of the words in `text` that say what it is about; numbers are not among them, in digits or words."""
    return frozenset(filter(None, map(_telling_stems.__getitem__, words(text))))


class _TellingStems(dict[str, str | None]):
    """The stem of each word that says what a text is about, else None: most words of a text were met before."""

    def __missing__(self, word: str) -> str | None:
        if len(self) >= KEPT_WORDS:
            self.clear()
        silent = len(word) == 1 or word[0].isdigit() or word in everyday() or word in numerals()
        return self.setdefault(word, None if silent else stem(word))


_telling_stems = _TellingStems()


@lru_cache(maxsize=CACHED_TEXTS)
def names(text: str) -> frozenset[str]:
    """The stems of the words that `text` prints with a capital, its first word apart, and nowhere without."""
    printed = [word.removesuffix("'s") for word in _WORD.findall(text.replace("’", "'"))]
    great = {stem(word.casefold()) for word in printed[1:] if word[0].isupper()}
    return frozenset(great.difference(stem(word) for word in printed if word[0].islower()) if great else great)


@lru_cache(maxsize=CACHED_TEXTS)
def numbers(text: str) -> frozenset[str]:
    """The numbers printed in digits in `text`, without the marks that group them."""
    return frozenset(number.replace(",", "") for number in _NUMBER.findall(text))


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """How much two sets of stems share, rare ones counting more, in [0, 1]: the cosine of what they tell."""
    shared = a & b
    return min(1.0, total(shared) / math.sqrt(mass(a) * mass(b))) if shared else 0.0


def covered(stems_of_one: frozenset[str], by: frozenset[str]) -> float:
    """The share of one set of stems that another holds, rare ones counting more, in [0, 1]."""
    whole = mass(stems_of_one)
    return total(stems_of_one & by) / whole if whole else 0.0


def likeness(a: str, b: str) -> float:
    """The share of letters two texts have in common, in order, in [0, 1]; case, marks and spacing do not count."""
    return fuzz.ratio(bare(a), bare(b)) / 100


@lru_cache(maxsize=CACHED_TEXTS)
def bare(text: str) -> str:
    """The words of `text` with a space between them."""
    return " ".join(words(text))


def quotations(text: str) -> Iterator[str]:
    """The pieces of `text` between quotation marks; a mark that is not closed runs to the end."""
    for match in _QUOTED.finditer(text):
        yield match.group(1).strip()


@lru_cache(maxsize=CACHED_TEXTS)
def unquoted(text: str) -> str:
    """What `text` says outside quotation marks; a closing mark that nothing opens ends a quotation begun before."""
    return _QUOTED.sub(" ", _CLOSING.sub(" ", text))


def spoken(text: str) -> tuple[str, ...]:
    """The words a quotation gives as spoken: editors' brackets left out."""
    return words(_BRACKETED.sub(" ", text))
