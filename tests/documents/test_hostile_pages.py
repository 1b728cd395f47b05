"""Pages set as traps: bounded time, one report or one clear line, never another error."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.documents import ReadOptions
from claims.documents.found import Found
from claims.documents.html import pages_found
from claims.errors import InputError
from tests.documents.making import PARAGRAPHS, readings

PROSE = f"<p>{PARAGRAPHS[0]}</p>"
DEEP = 480

SECONDS = 10
"""Of processor time for a page of half a megabyte to ten megabytes; what grows with the square takes minutes."""

TRAPS = {
    "an attribute of ten megabytes": f"<div class='{'a' * 10_000_000}'>{PROSE}</div>",
    "a million classes": f"<div class='{'a ' * 1_000_000}'>{PROSE}</div>",
    "a style of a megabyte": f"<div style='{'x:y;' * 250_000}'>{PROSE}</div>",
    "nothing is closed": "<b>a<p>" * 1500 + PROSE,
    "links in deep spans": "<span>" * DEEP + "<a href=/x>x</a> " * 3_000 + "</span>" * DEEP,
    "deep boxes that all look like boilerplate": "<div class='share quote'>" * DEEP + "<i>x</i>" * 5_000 + PROSE,
    "figures in figures": "<figure>" * DEEP + "<i>x</i>" * 5_000,
    "thousands of block quotes": PROSE + f"<blockquote>{PROSE}</blockquote>" * 3000,
    "thousands of times in one box": "<div class=post><p>x</p>" * 200
    + "<time datetime=2026-03-03T09:00Z>x</time>" * 3000,
    "thousands of headings in one box": "<div class=post>" * 200 + "<h3><a href=/x>x</a></h3>" * 3000 + PROSE,
    "quotations in quotations": "<p>" + "<q>" * 400 + "x",
    "cites": "<blockquote>" + "<cite>A</cite> b " * 3000,
    "a byline without end": "<p>By " + "A " * 200_000 + "</p><p>Published " * 3000,
    "garbled without end": "<p>" + "Ã©â€™ " * 100_000,
    "entities of nothing": "<p>&#xd800; &#x110000; &#0; &bogus; &#157;" + PROSE,
    "frames": "<frameset><frame src=x></frameset>",
    "data that nest": "<script type='application/ld+json'>" + '{"@graph":[' * 3000 + "</script>" + PROSE,
    "a body of divs": '<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"'
    + "<div>" * 3000
    + '"}</script>',
}


@pytest.mark.parametrize("name", TRAPS)
def test_a_trap_takes_bounded_time(tmp_path: Path, name: str) -> None:
    started = time.process_time()
    found = readings(tmp_path, "page.html", f"<html><body>{TRAPS[name]}</body></html>")
    assert time.process_time() - started < SECONDS
    assert found


TAGS = ["p", "div", "blockquote", "q", "cite", "footer", "figure", "figcaption", "ul", "li", "dl", "dt", "dd", "table"]
TAGS += [
    "tr",
    "td",
    "br",
    "a href=/x",
    "h1",
    "h3",
    "article",
    "main",
    "aside",
    "time datetime=2026-03-03T09:00Z",
    "sup",
]
TAGS += ["div class=post", "p hidden", "section class=comments", "pre", "span class=byline", "script", "template", "b"]
WORDS = [
    "Published: 3 March 2026",
    "By Ann Lee",
    "“We left,” she said.",
    "Read more:",
    "Nine died.",
    "— Ann Lee",
    "x",
    " ",
    "&lt;",
]

pieces = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from([f"<{tag}>" for tag in TAGS]),
    st.sampled_from([f"</{tag.split()[0]}>" for tag in TAGS]),
    st.text(max_size=5),
)


def found_in(html: str) -> list[Found]:
    data = html.encode("utf-8", errors="replace")
    try:
        return list(pages_found(data, origin="page", url=None, charset="utf-8", options=ReadOptions()))
    except InputError:
        return []


@settings(max_examples=300, deadline=None)
@given(st.lists(pieces, max_size=60).map("".join))
def test_any_soup_of_tags_is_read_or_refused(html: str) -> None:
    first, second = found_in(html), found_in(html)
    assert first == second
    for found in first:
        assert "<p>" not in found.text.replace("&lt;", "")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["p", "div", "li", "dd", "h3", "header", "section", "address"]), min_size=2))
def test_words_of_two_blocks_are_never_glued(tags: list[str]) -> None:
    inside = "".join(f"<{tag}>word{number} is here.</{tag}>" for number, tag in enumerate(tags))
    for found in found_in(f"<html><body><article>{inside}</article></body></html>"):
        assert "here.word" not in found.text
