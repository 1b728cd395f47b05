"""Terms: what a text can be found by, with how often each stands in it.

Knows letters and stems; knows nothing of how much a term tells. Addresses on the web are left out, and tags that run
words together are parted: people who repeat a story write "#SelvoFerry" for what a headline calls the Selvo ferry.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from claims.compare.vocabulary import everyday
from claims.compare.wording import stem, words
from claims.likeness.settings import settings

_TAG = re.compile(r"[#@]\w+")
_RUN_TOGETHER = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_HYPHEN = re.compile(r"(?<=\w)[-‐‑–—](?=\w)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def counted(text: str) -> Counter[str]:
    """The stems of `text` that say what it is about, and its numbers (`#471`), with how often each stands there."""
    plain = _HYPHEN.sub(" ", _TAG.sub(_parted, _addresses().sub(" ", text)))
    telling = (word for word in words(plain) if len(word) > 1 and not word[0].isdigit() and word not in everyday())
    found = Counter(map(stem, telling))
    found.update({f"#{number.replace(',', '')}" for number in _NUMBER.findall(plain)})
    return found


def _parted(tag: re.Match[str]) -> str:
    """A tag as it is written and, where it runs words together, as those words."""
    name = tag[0][1:]
    parts = _RUN_TOGETHER.findall(name)
    return " ".join([name, *parts]) if len(parts) > 1 else name


@cache
def _addresses() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, settings().addresses))})\S*")
