"""The country of an outlet: (address, publisher, language, country, the case)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.documents.outlets import country_of, day_comes_first, outlet_words

OUTLETS = [
    ("https://www.marnpost.co.ke/a", None, None, "KE", "by its address"),
    ("https://news.marnpost.uk/a", None, None, "GB", "which is not always the country's code"),
    ("https://www.bbc.com/news/a", "BBC News", "en-US", "GB", "a large outlet under .com"),
    ("https://marn.tv/a", None, None, None, "Tuvalu sells its domain"),
    ("https://marn.gov/a", None, None, "US", "only one country has .gov"),
    ("https://marnpost.com/a", None, "en_AU", "AU", "by the region of its language"),
    ("https://marnpost.com/a", None, "en", None, "a language is no country"),
    ("https://marnpost.com/a", None, "zh-Hant-TW", "TW", "behind a script"),
    (None, "marnpost.de", None, "DE", "a publisher known by its domain"),
    (None, "The Washington Post", None, "US", "a publisher known by its name"),
    (None, "Marn Post", None, None, "nobody knows"),
    ("http://[", "Marn Post", "english", None, "neither an address nor a tag"),
]


@pytest.mark.parametrize(("url", "publisher", "language", "country", "case"), OUTLETS)
def test_the_country(
    url: str | None, publisher: str | None, language: str | None, country: str | None, case: str
) -> None:
    assert country_of(url, publisher, language) == country, case


def test_no_country_prints_dates_both_ways() -> None:
    words = outlet_words()
    assert not words.day_first & words.month_first
    assert [day_comes_first(country) for country in ("GB", "US", "PH", None)] == [True, False, None, None]


@given(st.text(), st.text(), st.text())
def test_no_text_breaks_it(url: str, publisher: str, language: str) -> None:
    country = country_of(url, publisher, language)
    assert country is None or len(country) == 2
