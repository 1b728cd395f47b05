"""Web pages: the article's words, and what the page says of itself."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from claims.dates import Precision
from tests.documents.making import PARAGRAPHS, page, read_one

ARTICLE = "\n".join(PARAGRAPHS)


def ld(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


@pytest.mark.parametrize(
    "around",
    [
        page(before="<nav><p>Home, World, Sport, and all else that we have today</p></nav>"),
        page(before="<header><nav>Home | World</nav></header>", after="<footer><p>Copyright. All rights.</p></footer>"),
        page(after="<aside><h2>Read more</h2><ul><li><a href='/x'>Ferry fares to rise</a></li></ul></aside>"),
        page(inside="<figure><img alt='Smoke'><figcaption>Smoke over the port. Photo: A. Lee</figcaption></figure>"),
        page(inside="<div class='share-buttons'><p>Share this on every network you have</p></div>"),
        page(inside="<section class='relatedLinks'><p>Ferry fares to rise in April, says company</p></section>"),
        page(inside="<div id='newsletter-signup'><p>Get our newsletter</p></div>"),
        page(after="<div class='cookie-banner'><p>We value your privacy. Accept all?</p></div>"),
        page(inside="<script>document.write('<p>never text</p>')</script><style>p {color: red}</style>"),
        page(inside="<noscript>Enable scripts</noscript><template><p>never</p></template>"),
        page(inside="<p class='byline'>By Ann Lee</p><button>Listen</button><form><p>Search</p></form>"),
        page(inside="<p hidden>hidden words</p><span aria-hidden='true'>more hidden words</span>"),
        page(before="<article class='teaser'><p>Ferry fares rise.</p></article>"),  # another story's card
        page().replace("<p>", "<p>\n   ").replace("Tuesday, ", "Tuesday,\n     "),  # line ends of the source
        page().replace("<article>", "<article class='has-newsletter share'>"),  # a class on what holds the words
        page().replace("<article>", "<div>").replace("</article>", "</div>"),  # no article element
    ],
)
def test_the_articles_words_and_no_others(tmp_path: Path, around: str) -> None:
    assert read_one(tmp_path, "page.html", around).text == ARTICLE


def test_shareholders_are_not_sharing(tmp_path: Path) -> None:
    text = "Shareholders of the terminal were told of the risk a year before, a letter shows."
    document = read_one(tmp_path, "page.html", page(inside=f"<p class='shareholders'>{text}</p>"))
    assert document.text.startswith(text)


def test_lists_breaks_and_tables_keep_their_words_apart(tmp_path: Path) -> None:
    inside = "<ul><li>Nine dead, a ministry says</li><li>Six missing</li></ul><p>One.<br>Two.</p>"
    document = read_one(tmp_path, "page.html", page(inside=inside + "<table><tr><td>Dead</td><td>9</td></tr></table>"))
    assert document.text.split("\n")[:5] == ["Nine dead, a ministry says", "Six missing", "One.", "Two.", "Dead 9"]


def test_the_data_carry_the_text_of_a_page_made_by_scripts(tmp_path: Path) -> None:
    head = ld('{"@type": "NewsArticle", "headline": "H", "articleBody": "Nine people died.\\nSix are missing."}')
    document = read_one(tmp_path, "page.html", f"<html><head>{head}</head><body><div id=root></div></body></html>")
    assert document.text == "Nine people died.\nSix are missing."


FULL = """{"@type": "NewsArticle", "headline": "Blast &amp; fire", "datePublished": "2026-03-03T10:05:00+01:00",
  "dateModified": "2026-03-03T12:00:00Z", "author": {"@type": "Person", "name": "Ann Lee"},
  "publisher": {"@type": "Organization", "name": "Harbour Post"}}"""


@pytest.mark.parametrize(
    "head",
    [
        ld(FULL),
        ld(f"[{FULL}]"),
        ld(f'{{"@graph": [{{"@type": "WebSite", "name": "Else"}}, {FULL}]}}'),
        ld(f'{{"@type": "WebPage", "headline": "Else", "mainEntity": {FULL}}}'),
        ld(FULL.replace('"NewsArticle"', '["ReportageNewsArticle"]')),
        ld("{broken") + ld(FULL),  # one broken script spoils no other
        ld(FULL.replace('{"@type": "Person", "name": "Ann Lee"}', '["Ann Lee"]')),
        ld(FULL.replace('{"@type": "Person", "name": "Ann Lee"}', '{"@id": "#ann"}'))
        + ld('{"@id": "#ann", "@type": "Person", "name": "Ann Lee"}'),  # by reference
        (
            '<meta property="og:title" content="Blast &amp; fire"><meta name="author" content="By Ann Lee">'
            '<meta property="og:site_name" content="Harbour Post">'
            '<meta property="article:published_time" content="2026-03-03T10:05:00+01:00">'
            '<meta property="article:modified_time" content="2026-03-03T12:00:00Z">'
        ),
        (
            '<meta name="citation_title" content="Blast &amp; fire"><meta name="DC.creator" content="Ann Lee">'
            '<meta name="dc.publisher" content="Harbour Post">'
            '<meta name="parsely-pub-date" content="2026-03-03T09:05:00Z">'
            '<meta name="dcterms.modified" content="2026-03-03T12:00:00Z">'
        ),
    ],
)
def test_what_a_page_says_of_itself(tmp_path: Path, head: str) -> None:
    document = read_one(tmp_path, "page.html", page(head))
    assert (document.title, document.byline, document.publisher) == ("Blast & fire", "Ann Lee", "Harbour Post")
    assert document.published is not None
    assert document.modified is not None
    assert document.published.at == datetime(2026, 3, 3, 9, 5, tzinfo=UTC)
    assert document.modified.at == datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
    assert document.language == "en"


def test_the_time_of_day_is_kept_when_the_first_date_is_a_bare_day(tmp_path: Path) -> None:
    head = ld('{"@type": "NewsArticle", "datePublished": "2026-03-03"}')
    head += '<meta property="article:published_time" content="2026-03-03T10:05:00Z">'
    published = read_one(tmp_path, "page.html", page(head)).published
    assert published is not None
    assert (published.precision, published.at.hour) == (Precision.MINUTE, 10)


def test_words_of_the_page_where_it_has_no_data(tmp_path: Path) -> None:
    head = (
        "<title>Blast at Port Selvo | post.example</title><link rel='canonical' href='https://www.post.example/a?x=1'>"
    )
    inside = "<span class='byline'>By Ann Lee</span><time datetime='2026-03-03T10:05:00Z'>today</time>"
    document = read_one(tmp_path, "page.html", page(head, inside=inside))
    assert (document.title, document.byline) == ("Blast at Port Selvo", "Ann Lee")
    assert (document.publisher, document.url) == ("post.example", "https://www.post.example/a?x=1")
    assert document.published is not None


@pytest.mark.parametrize("href", ["javascript:alert(1)", "//[", "http://[bad", "", "/relative"])
def test_an_address_that_is_none_is_none(tmp_path: Path, href: str) -> None:
    assert read_one(tmp_path, "page.html", page(f"<link rel='canonical' href='{href}'>")).url is None


def test_a_profile_address_is_no_byline(tmp_path: Path) -> None:
    head = '<meta property="article:author" content="https://social.example/ann">'
    assert read_one(tmp_path, "page.html", page(head)).byline is None
