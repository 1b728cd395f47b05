"""What is known of web pages in general: the names of their metadata, the marks of their boilerplate."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

import msgspec

from claims.lexicon import load

LONGEST_NAME = 200
"""Characters of a class or id that are looked at."""

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
    comment_words: frozenset[str]
    entry_words: frozenset[str]
    time_words: frozenset[str]
    updated_words: frozenset[str]
    invisible_elements: frozenset[str]
    wordless_elements: frozenset[str]
    block_elements: frozenset[str]
    quote_credit_elements: frozenset[str]
    quote_credit_words: frozenset[str]
    quote_wrappers: frozenset[str]
    quote_words: frozenset[str]
    pull_quote_words: frozenset[str]
    post_credits: tuple[str, ...]
    mail_quote_words: frozenset[str]
    pointers: frozenset[str]
    pointer_openings: tuple[str, ...]
    invitations: tuple[str, ...]
    publication_labels: tuple[str, ...]
    revision_labels: tuple[str, ...]
    byline_roles: frozenset[str]
    meta: MetaNames


def web_pages() -> WebPages:
    """The knowledge file."""
    known: WebPages = load("web_pages", WebPages)
    return known


def names_boilerplate(name: str) -> bool:
    """Whether a class or id has one of the boilerplate's words, whole: `related-links`, not `correlated`."""
    return names_one_of(name, web_pages().boilerplate_words)


def names_one_of(name: str, wanted: frozenset[str]) -> bool:
    """Whether a class or id has one of `wanted`, whole words or pairs of them, in any of the usual spellings."""
    return not wanted.isdisjoint(_words_in(name[:LONGEST_NAME]))


@lru_cache(maxsize=10_000)
def _words_in(name: str) -> frozenset[str]:
    words = [word.lower() for word in _WORD.findall(name)]
    return frozenset({*words, *(f"{first} {second}" for first, second in pairwise(words))})
