"""Where a statement's matter happened: (text, content, name, country, precision, reason, the case)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extract.places import Places
from claims.parsing import parse
from claims.places import Place, PlacePrecision, PlaceReason
from claims.text import Span

COUNTRY, REGION, CITY, SITE = PlacePrecision.COUNTRY, PlacePrecision.REGION, PlacePrecision.CITY, PlacePrecision.SITE
STATEMENT, SENTENCE, DATELINE, BEFORE = PlaceReason

PLACES = [
    ("Police in Nairobi said a bus burned in Mombasa.", "a bus burned in Mombasa", "Mombasa", "KE", CITY, STATEMENT),
    ("Police in Nairobi said a bus burned.", "a bus burned", "Nairobi", "KE", CITY, SENTENCE),
    ("NAIROBI (Reuters) - Police said a bus burned.", "a bus burned", "Nairobi", "KE", CITY, DATELINE),
    ("A bus burned in Mombasa.\nPolice said two died.", "two died", "Mombasa", "KE", CITY, BEFORE),
    ("Nairobi, 12 November 2031 – Medics said ten died.", "ten died", "Nairobi", "KE", CITY, DATELINE),  # a release's
    ("MADRID, 4 March 2031 (EFE) - Police said ten died.", "ten died", "Madrid", "ES", CITY, DATELINE),
    # what the name names
    ("Medics said ten died in northern Gaza.", "ten died in northern Gaza", "northern Gaza", "PS", REGION, STATEMENT),
    ("Medics said ten died in Gaza City.", "ten died in Gaza City", "Gaza City", "PS", CITY, STATEMENT),
    ("Medics said ten died in the West Bank.", "ten died in the West Bank", "West Bank", "PS", REGION, STATEMENT),
    ("Medics said ten died in the southern city of Rafah.", "ten died in the southern city of Rafah", "Rafah", "PS",
     CITY, STATEMENT),
    ("He said shells hit Kherson region.", "shells hit Kherson region", "Kherson region", "UA", REGION, STATEMENT),
    ("He said two drowned in Crimea.", "two drowned in Crimea", "Crimea", "UA", REGION, STATEMENT),
    ("He said the plant burned in Kiev.", "the plant burned in Kiev", "Kyiv", "UA", CITY, STATEMENT),  # another name
    ("He said ten died in Lebanon.", "ten died in Lebanon", "Lebanon", "LB", COUNTRY, STATEMENT),
    ("He said ten died in Selvo.", "ten died in Selvo", "Selvo", None, None, STATEMENT),  # in no gazetteer
    ("Officials said an explosion tore through the terminal at Port Selvo on Tuesday.", "terminal at Port Selvo on",
     "Port Selvo", None, SITE, STATEMENT),  # of which the parser takes "Selvo" for the place
    ("He said ten died in Khan Younis. Gaza mourned.", "ten died in Khan Younis", "Khan Yunis", "PS", CITY,
     STATEMENT),  # of which the parser takes "Khan" for the place
    ("He said ten died in Khan Younis as Washington urged restraint.", "ten died in Khan Younis as Washington",
     "Khan Younis", None, None, STATEMENT),  # a seat of government that acts
    ("He said ten died in Karsa.", "ten died in Karsa", "Karsa", None, None, STATEMENT),  # Kars, in Lithuanian
    # which of several
    ("He said two died in Tripoli.", "two died in Tripoli", "Tripoli", "LY", CITY, STATEMENT),  # the larger
    ("He said two died in Tripoli. The Lebanese army came.", "two died in Tripoli", "Tripoli", "LB", CITY, STATEMENT),
    ("He said two died in Paris, Texas.", "two died in Paris, Texas", "Paris", "US", CITY, STATEMENT),
    ("He said two died in Paris. American officials came.", "two died in Paris", "Paris", "FR", CITY, STATEMENT),
    ("He said two died in Georgia. Georgian troops came.", "two died in Georgia", "Georgia", "GE", COUNTRY, STATEMENT),
    ("He said two died in Georgia. The U.S. agency came.", "two died in Georgia", "Georgia", "US", REGION, STATEMENT),
    # a country that acts is not where it happened
    ("He said Israel bombed Rafah.", "Israel bombed Rafah", "Rafah", "PS", CITY, STATEMENT),
]  # fmt: skip

NONE = [
    ("Police said a bus burned.", "a bus burned"),
    ("Israel said ten people died.", "ten people died"),  # a country that speaks
    ("Moscow said ten people died.", "ten people died"),  # a city that speaks
    ("The Kyiv Independent said ten people died.", "ten people died"),  # a newspaper
    ("Paris Hilton said ten people came.", "ten people came"),  # a person
    ("Police said Manchester United fans sang.", "Manchester United fans sang"),  # a team
]


def near(text: str, content: str) -> Place | None:
    start = text.index(content)
    paragraph = text.rfind("\n", 0, start) + 1
    end = text.find(".", start)
    said = text.find(" said", paragraph)
    source = (Span(paragraph, said),) if said > 0 else ()
    places = Places.of(text, list(parse(text)))
    return places.near([Span(start, start + len(content))], Span(paragraph, end), source)


@pytest.mark.parametrize(("text", "content", "name", "country", "precision", "reason"), PLACES)
def test_place(  # noqa: PLR0913, PLR0917 -- one for each thing a place is told by
    text: str, content: str, name: str, country: str | None, precision: PlacePrecision | None, reason: PlaceReason
) -> None:
    place = near(text, content)
    assert place is not None
    assert (place.name, place.country, place.precision, place.reason) == (name, country, precision, reason)
    assert place.span is not None
    assert place.span.of(text)


@pytest.mark.parametrize(("text", "content"), NONE)
def test_no_place(text: str, content: str) -> None:
    assert near(text, content) is None


@given(st.text(alphabet=st.sampled_from("PARIS Texasing,.\n-()—'"), min_size=1, max_size=60))
@settings(max_examples=25, deadline=None)
def test_nothing_crashes(text: str) -> None:
    places = Places.of(text, list(parse(text)))
    place = places.near([Span(0, len(text))], Span(0, len(text)))
    assert place is None or place.span is None or place.span.of(text)
