"""The article that a page's JSON-LD describes, wherever in it the article stands.

Knows schema.org's names and that sites nest them freely: in lists, under @graph, under mainEntity. Knows no HTML.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from claims.documents.pages import web_pages

# Articles stand at most a few objects deep (list, @graph, mainEntity); the bound keeps hostile nesting cheap.
DEEPEST = 8


@dataclass(frozen=True, slots=True)
class LinkedUpdate:
    """One entry of a live page, as written."""

    title: str | None
    byline: str | None
    published: str | None
    modified: str | None
    url: str | None
    identifier: str | None
    body: str | None


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """What JSON-LD says of an article, as written."""

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    body: str | None = None
    updates: tuple[LinkedUpdate, ...] = ()


def article_of(scripts: Iterable[str]) -> LinkedArticle:
    """The article of a page's JSON-LD scripts; a WebPage only when none is an article."""
    named: dict[str, dict[str, object]] = {}
    articles: list[dict[str, object]] = []
    for script in scripts:
        for item in _objects(_parsed(script), DEEPEST):
            if isinstance(identifier := item.get("@id"), str) and "name" in item:
                named.setdefault(identifier, item)
            if not web_pages().article_types.isdisjoint(_types(item)):
                articles.append(item)
    if not articles:
        return LinkedArticle()
    article = min(articles, key=lambda item: ("WebPage" in _types(item), "datePublished" not in item))
    return LinkedArticle(
        title=_word(article.get("headline")) or _word(article.get("name")),
        byline=_names(article.get("author") or article.get("creator"), named),
        publisher=_names(article.get("publisher") or article.get("sourceOrganization"), named),
        published=_word(article.get("datePublished")) or _word(article.get("dateCreated")),
        modified=_word(article.get("dateModified")),
        language=_word(article.get("inLanguage")),
        body=_body(article.get("articleBody")),
        updates=tuple(_updates(articles, named)),
    )


def _updates(articles: Iterable[dict[str, object]], named: dict[str, dict[str, object]]) -> Iterator[LinkedUpdate]:
    """The entries of the live page among `articles`."""
    for article in articles:
        listed = article.get("liveBlogUpdate")
        for update in listed if isinstance(listed, list) else [listed]:
            if isinstance(update, dict):
                yield LinkedUpdate(
                    title=_word(update.get("headline")) or _word(update.get("name")),
                    byline=_names(update.get("author") or update.get("creator"), named),
                    published=_word(update.get("datePublished")) or _word(update.get("dateCreated")),
                    modified=_word(update.get("dateModified")),
                    url=_word(update.get("url")) or _word(update.get("mainEntityOfPage")),
                    identifier=_word(update.get("@id")) or _word(update.get("identifier")),
                    body=_body(update.get("articleBody")) or _word(update.get("text")),
                )


def _parsed(script: str) -> object:
    """The script's value; None for one that is broken, as many are."""
    script = script.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: object, depth: int) -> Iterator[dict[str, object]]:
    if depth == 0:
        return
    if isinstance(value, list):
        for element in value:
            yield from _objects(element, depth - 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "hasPart"):
            yield from _objects(value.get(key), depth - 1)


def _types(item: dict[str, object]) -> set[str]:
    kinds = item.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return {kind.rsplit("/", 1)[-1] for kind in listed if isinstance(kind, str)}


def _names(value: object, named: dict[str, dict[str, object]]) -> str | None:
    """The name of a person or body, given as words, as an object, by reference, or several in a list."""
    if isinstance(value, list):
        return ", ".join(name for element in value if (name := _names(element, named))) or None
    if isinstance(value, dict):
        referred = named.get(str(value.get("@id")), {})
        return _word(value.get("name")) or _word(referred.get("name"))
    return _word(value)


def _word(value: object) -> str | None:
    """A string, or the first of a list of strings; entities stay in JSON-LD on many sites."""
    if isinstance(value, list) and value:
        value = value[0]
    return unescape(value).strip() or None if isinstance(value, str) else None


def _body(value: object) -> str | None:
    """A body as one string, or as a list of its paragraphs."""
    if isinstance(value, list):
        return "\n".join(filter(None, map(_word, value))) or None
    return _word(value)
