"""What is known of web pages in general: the names of their metadata, the marks of their boilerplate."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import msgspec

from claims.lexicon import load

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


class MetaNames(msgspec.Struct, frozen=True):
    """The names of `<meta>` elements that give each field, the most trustworthy first."""

    title: tuple[str, ...]
    publisher: tuple[str, ...]
    byline: tuple[str, ...]
    published: tuple[str, ...]
    modified: tuple[str, ...]
    language: tuple[str, ...]


class WebPages(msgspec.Struct, frozen=True):
    """The file `web_pages.toml`."""

    source: str
    article_types: frozenset[str]
    boilerplate_elements: frozenset[str]
    boilerplate_roles: frozenset[str]
    boilerplate_words: frozenset[str]
    meta: MetaNames


def web_pages() -> WebPages:
    """The knowledge file."""
    known: WebPages = load("web_pages", WebPages)
    return known


@cache
def names_boilerplate(name: str) -> bool:
    """Whether a class or id has one of the boilerplate's words, whole: `related-links`, not `correlated`."""
    words = [word.lower() for word in _WORD.findall(name)]
    pairs = {f"{first} {second}" for first, second in pairwise(words)}
    return not web_pages().boilerplate_words.isdisjoint(pairs.union(words))
