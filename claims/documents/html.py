"""Web pages: the article's own words, without what stands around them.

Removes what is marked as boilerplate, then takes the article element when the page has one, else what resiliparse
judges to be main content. Scripts and styles are never text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.documents.encoding import decode
from claims.documents.found import Found, Intake
from claims.documents.markup import elements, main_text, parsed, remove, visible_text
from claims.documents.metadata import PageMetadata, page_metadata
from claims.documents.normalise import normalise_line
from claims.documents.options import ReadOptions
from claims.documents.pages import names_boilerplate, web_pages

if TYPE_CHECKING:
    from resiliparse.parse.html import DocumentNode, ElementNode

# An article element with less than this share of the page's paragraphs is a teaser, not the article.
ARTICLE_SHARE = 0.5
# A page's own article is among its first; the rest are teasers and readers' comments.
CANDIDATES = 20


def read_html(intake: Intake, options: ReadOptions) -> Iterator[Found]:
    """The page as one report. Raises InputError when it is nested deeper than any real page."""
    data = intake.read(options.max_bytes)
    yield page_found(
        data, origin=intake.origin, url=intake.declared.url, charset=intake.declared.charset, options=options
    )


def page_found(data: bytes, *, origin: str, url: str | None, charset: str | None, options: ReadOptions) -> Found:
    """The report that the bytes of a page make."""
    decoded = decode(data, override=options.encoding, declared=charset)
    document = parsed(decoded.text)
    meta = page_metadata(document, url)
    text = _article_text(document).strip() or meta.body or ""
    return Found(
        origin=origin,
        raw=data,
        media_type="text/html",
        encoding=decoded.encoding,
        text=_without_headline(text, meta),
        title=meta.title,
        byline=meta.byline,
        publisher=meta.publisher,
        url=meta.url,
        published=meta.published,
        modified=meta.modified,
        language=meta.language,
    )


def _article_text(document: DocumentNode) -> str:
    whole = _paragraph_length(document)
    remove(document, lambda element: _is_boilerplate(element, whole))
    candidates = [element for element in elements(document) if _is_article(element)]
    article = max(candidates[:CANDIDATES], key=_paragraph_length, default=None)
    if article is not None and _paragraph_length(article) > ARTICLE_SHARE * _paragraph_length(document):
        return visible_text(article.html)
    return main_text(document.html)


def _is_article(element: ElementNode) -> bool:
    marked = element.getattr("role") == "main" or element.getattr("itemprop") == "articleBody"
    return marked or element.tag in {"article", "main"}


def _is_boilerplate(element: ElementNode, whole: int) -> bool:
    """Whether an element is marked as standing around the article; one that holds most of the words never is."""
    pages = web_pages()
    names = [*element.class_list, element.id or ""]
    marked = (
        element.tag in pages.boilerplate_elements
        or element.getattr("role") in pages.boilerplate_roles
        or element.hasattr("hidden")
        or element.getattr("aria-hidden") == "true"
        or any(names_boilerplate(name) for name in names if name)
    )
    return marked and (_paragraph_length(element) * 2 <= whole or whole == 0)


def _paragraph_length(node: DocumentNode | ElementNode) -> int:
    return sum(len(element.text or "") for element in elements(node) if element.tag == "p")


def _without_headline(text: str, meta: PageMetadata) -> str:
    """The text without the headline and the byline that stand above it: they are metadata already."""
    lines = text.split("\n")
    above = {(meta.title or "").casefold(), (meta.byline or "").casefold(), f"by {meta.byline}".casefold()}
    while len(lines) > 1 and (normalise_line(lines[0]) or "").casefold() in above:
        del lines[0]
    return "\n".join(lines)
