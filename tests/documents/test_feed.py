"""Feeds with damage: one entry hides no other."""

from pathlib import Path

import pytest

from claims.documents import Format, ReadOptions
from tests.documents.making import error_of, read_one, readings

WORDS = "Nine people died, the mayor said."


def feed(*items: str, end: str = "</channel></rss>") -> str:
    entries = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>{entries}{end}'


@pytest.mark.parametrize(
    "reference", ["&#xd800;", "&#x110000;", "&#0;", "&#55296;", f"&#{'9' * 5000};", f"&#x{'f' * 400};"]
)
@pytest.mark.parametrize("field", ["description", "title", "author"])
def test_a_reference_to_no_character(tmp_path: Path, reference: str, field: str) -> None:
    document = read_one(
        tmp_path, "a.xml", feed(f"<{field}>One {reference} two</{field}><description>{WORDS}</description>")
    )
    assert document.text


def test_a_reference_to_a_character_stays(tmp_path: Path) -> None:
    assert read_one(tmp_path, "a.xml", feed("<description>Caf&#233; &#x2014; x</description>")).text == "Café — x"


def test_entries_without_words_are_told_once(tmp_path: Path) -> None:
    good, wordless = readings(
        tmp_path, "a.xml", feed("<title>A</title>", f"<description>{WORDS}</description>", "<title>B</title>")
    )
    assert good.document is not None
    assert wordless.error is not None
    assert wordless.error.problem == "2 entries without words of their own (#1, #3)"


def test_a_feed_cut_short_keeps_its_whole_entries(tmp_path: Path) -> None:
    content = feed(f"<description>{WORDS}</description>", "<description>Six are", end="").removesuffix("</item>")
    whole, cut = readings(tmp_path, "a.xml", content)
    assert whole.document is not None
    assert cut.error is not None
    assert "cut short" in cut.error.problem


def test_an_entry_that_only_says_when_it_was_updated_is_of_then(tmp_path: Path) -> None:
    content = (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>C</title><entry><updated>2026-03-04T08:30:00Z</updated>'
        f"<summary>{WORDS}</summary></entry></feed>"
    )
    document = read_one(tmp_path, "a.xml", content)
    assert document.published is not None
    assert document.published == document.modified


def test_nothing_read_as_a_feed(tmp_path: Path) -> None:
    assert "not a feed" in error_of(tmp_path, "a.xml", "", ReadOptions(format=Format.FEED))


def test_declared_entities_are_refused(tmp_path: Path) -> None:
    content = f'<!DOCTYPE rss [<!ENTITY a "x">]>{feed(WORDS)}'
    assert "entities" in error_of(tmp_path, "a.xml", content)
