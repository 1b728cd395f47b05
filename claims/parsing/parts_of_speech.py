"""From Penn tags to universal parts of speech, and to the form a word has in a dictionary.

Knows one word, its tag and its relation; knows nothing of sentences. Lemmas are found by rule, and by a table of the
words that follow none.
"""

from __future__ import annotations

from functools import cache, lru_cache

import msgspec

from claims.lexicon import load

_BY_TAG = {
    "CC": "CCONJ", "CD": "NUM", "DT": "DET", "PDT": "DET", "EX": "PRON", "FW": "X", "IN": "ADP", "JJ": "ADJ",
    "JJR": "ADJ", "JJS": "ADJ", "LS": "X", "MD": "AUX", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN",
    "POS": "PART", "PRP": "PRON", "PRP$": "PRON", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "RP": "ADP", "TO": "PART",
    "UH": "INTJ", "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB",
    "WDT": "PRON", "WP": "PRON", "WP$": "PRON", "WRB": "SCONJ", "AFX": "ADJ", "ADD": "X", "XX": "X", "$": "SYM",
    "#": "SYM", "SYM": "SYM",
}  # fmt: skip
_FORMS_OF_BE = frozenset(
    {"be", "am", "is", "are", "was", "were", "been", "being", "'s", "’s", "'re", "’re", "'m", "’m"}
)
_VOWELS = frozenset("aeiou")


class Lemmas(msgspec.Struct, frozen=True):
    """The file `lemmas.toml`: word → lemma, for the words that the rules get wrong."""

    source: str
    verbs: dict[str, str]
    nouns: dict[str, str]
    auxiliaries: dict[str, str]


def part_of_speech(lower: str, tag: str, dep: str) -> str:
    """The universal part of speech of a word."""
    if tag.startswith("VB") and (dep in {"aux", "auxpass"} or lower in _FORMS_OF_BE):
        return "AUX"
    if dep == "neg":
        return "PART"
    if tag == "IN" and dep == "mark":
        return "SCONJ"
    if tag == "DT" and dep in {"nsubj", "nsubjpass", "dobj", "pobj", "attr"}:
        return "PRON"
    return _BY_TAG.get(tag, "PUNCT")


@lru_cache(maxsize=50_000)
def lemma(lower: str, pos: str, tag: str) -> str:
    """The dictionary form of a word, in lower case."""
    if pos == "AUX":
        return _lists().auxiliaries.get(lower) or _verb(lower, tag)
    if pos == "VERB":
        return _verb(lower, tag)
    return _noun(lower) if tag == "NNS" else lower


@cache
def _lists() -> Lemmas:
    return load("lemmas", Lemmas)


def _verb(lower: str, tag: str) -> str:
    known = _lists().verbs.get(lower)
    if known is not None:
        return known
    if tag == "VBZ":
        return _noun(lower)
    ending = "ing" if tag == "VBG" else "ed"
    if tag in {"VB", "VBP"} or not lower.endswith(ending) or len(lower) < len(ending) + 2:
        return lower
    return stem(lower.removesuffix(ending))


_SHORT = 2
"""Letters of a stem too short for a rule to take more off."""


def stem(base: str) -> str:
    """A verb without "-ed" or "-ing" as it is in a dictionary: carri → carry, stopp → stop, hop → hope."""
    if base.endswith("i") and len(base) > _SHORT:
        return f"{base[:-1]}y"
    if len(base) > _SHORT and base[-1] == base[-2] and base[-1] not in "aeiouslfz":
        return base[:-1]
    if (
        base[-1] in "cuvz"
        or (base[-1] in "gs" and base[-2:] not in {"ng", "ss"})
        or base.endswith(("at", "ir", "bl", "dl", "gl", "pl", "tl"))
    ):
        return f"{base}e"
    short = sum(letter in _VOWELS for letter in base) == 1 and base[-1] not in "aeiouwxy" and base[-2] in _VOWELS
    return f"{base}e" if short else base


def _noun(lower: str) -> str:
    known = _lists().nouns.get(lower)
    if known is not None:
        return known
    if lower.endswith("ies") and len(lower) > _SHORT + len("ies") - 1:
        return f"{lower[:-3]}y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return lower[:-2]
    return lower[:-1] if lower.endswith("s") and not lower.endswith("ss") and len(lower) > _SHORT else lower
