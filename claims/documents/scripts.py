"""Scripts: which one a text is written in, and whose languages those are, as validated data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Annotated

import msgspec

from claims.characters.vocabulary import class_of
from claims.lexicon import load

Share = Annotated[float, msgspec.Meta(gt=0, le=1)]

_BEYOND_LATIN = re.compile("[^\x00-\u02ff\u1e00-\u1eff\u2000-\u2bff]")


class Script(msgspec.Struct, frozen=True):
    """One script. `own_script` is the share of letters that makes it a text's own, where it is not the usual one."""

    name: str
    blocks: tuple[str, ...]
    languages: tuple[str, ...]
    own_script: Share | None = None


class Languages(msgspec.Struct, frozen=True):
    """The file `languages.toml`; its comments say what each threshold is for, `seen_by` on which data it was set."""

    source: str
    own_script: Share
    fewest_words: int
    sure_enough: Share
    some_english: Share
    much_english: Share
    seen_by: str
    scripts: tuple[Script, ...]


class EverydayWords(msgspec.Struct, frozen=True):
    """The file `everyday_words.toml`."""

    source: str
    words: str


@dataclass(frozen=True, slots=True)
class _Known:
    script: Script
    letters: re.Pattern[str]
    least: float


def languages() -> Languages:
    """The scripts and thresholds, read once."""
    known: Languages = load("languages", Languages)
    return known


def script_of(text: str) -> Script | None:
    """The script other than Latin that the text is written in; None for Latin, and for a text of no script's own."""
    if not _BEYOND_LATIN.search(text):
        return None
    letters = sum(map(str.isalpha, text))
    shares = ((known, len(known.letters.findall(text))) for known in _scripts())
    return next((known.script for known, found in shares if found and found >= known.least * letters), None)


@cache
def english_words() -> frozenset[str]:
    """Words that every English text is full of."""
    everyday: EverydayWords = load("everyday_words", EverydayWords)
    return frozenset(everyday.words.split())


@cache
def _scripts() -> tuple[_Known, ...]:
    data = languages()
    return tuple(
        _Known(script, re.compile(f"[{class_of(script.blocks)}]"), script.own_script or data.own_script)
        for script in data.scripts
    )
