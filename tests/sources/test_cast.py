"""Short forms, descriptions and pronouns, with a report to ask."""

from __future__ import annotations

import pytest

from claims.parsing import parse
from claims.sources import Cast, SourceMention
from claims.text import Span


def named(text: str, words: str, antecedent: str | None = None) -> SourceMention:
    """Who the last printing of `words` in `text` stands for."""
    start = text.rindex(words)
    before = Span(text.index(antecedent), text.index(antecedent) + len(antecedent)) if antecedent else None
    return Cast.of(text, list(parse(text))).name(text, [Span(start, start + len(words))], before)


CASES = [
    # a last name is the person named in full, with the office named there
    (
        "President Kassym-Jomart Tokayev arrived in Astana. Tokayev said talks went well.",
        "Tokayev",
        "Kassym-Jomart Tokayev",
    ),
    # a spokesperson's bare name still stands for the body
    (
        "Amos Kiptoo, a spokesman for Kenya's Defence Ministry, spoke to reporters. Kiptoo said three soldiers died.",
        "Kiptoo",
        "Kenyan Defense Ministry",
    ),
    # the nearest earlier ministry
    (
        "Peru's Health Ministry reported 12 deaths. Its Interior Ministry stayed silent. The health ministry said so.",
        "The health ministry",
        "Peruvian Health Ministry",
    ),
    # a name split by "of"
    (
        "The Kenyan Ministry of Health gave a new toll. The ministry said 40 had died.",
        "The ministry",
        "Kenyan Health Ministry",
    ),
    # a word of the name
    (
        "The Syrian Observatory for Human Rights counted 30. The British-based Observatory said ten were children.",
        "The British-based Observatory",
        "Syrian Observatory for Human Rights",
    ),
    # described first, named later
    (
        "At least 30 people died, a monitor said. The Syrian Observatory for Human Rights said ten were children.",
        "a monitor",
        "Syrian Observatory for Human Rights",
    ),
    # the country the report is about
    (
        "Kenya sent troops to the Kenyan coast on Monday. Kenya's north is quiet. The military said it was ready.",
        "The military",
        "Kenyan military",
    ),
    # an office without a name
    ("Senator Alice Brown denied it on Monday. The senator said she would sue.", "The senator", "Alice Brown"),
    # an office in the opening, its holder named after
    (
        "The leader of Hezbollah has denied it. He is said to be ill. Karim Haddad spoke in a video.",
        "The leader of Hezbollah",
        "Karim Haddad",
    ),
    # the paper described by its trade
    (
        "The Daily Mirror printed the story on Friday. The newspaper said it stood by it.",
        "The newspaper",
        "Daily Mirror",
    ),
    # a body named by its members, then by its noun alone; never another body of its kind
    (
        "On Monday the dockers' union called a strike. Amnesty International was silent. The union said 40 men joined.",
        "The union",
        "dockers' union",
    ),
    ("Amnesty International was silent. The union said 40 men joined.", "The union", "union"),
    # a country no table knows, in a report on a ministry of its
    (
        "The Morvian Defence Ministry was silent. Morvia denied on Thursday that it had fired.",
        "Morvia",
        "Morvian government",
    ),
    # a Palestinian ministry in a report about Gaza
    (
        "Bombs fell on Gaza City. The Palestinian Health Ministry said 20 people had been killed.",
        "The Palestinian Health Ministry",
        "Gaza Health Ministry",
    ),
]


@pytest.mark.parametrize(("text", "words", "name"), CASES)
def test_later_forms_stand_for_earlier_names(text: str, words: str, name: str) -> None:
    found = named(text, words)
    assert (found.name, found.printed, found.resolved) == (name, words, "union" not in name)


def test_a_pronoun_stands_for_its_antecedent() -> None:
    found = named("Senator Alice Brown came home. She said it was late.", "She", antecedent="Senator Alice Brown")
    assert (found.name, found.printed) == ("Alice Brown", "She")


def test_a_pronoun_without_antecedent_stays_open() -> None:
    assert not named("It rained. He said it was late.", "He").resolved


def test_a_ministry_of_nobody_stays_open() -> None:
    assert not named("It rained all day. The ministry said it was late.", "The ministry").resolved


def test_an_empty_source_has_no_span() -> None:
    text = "Senator Alice Brown came home."
    found = Cast.of(text, list(parse(text))).name(text, [], Span(0, 19))
    assert (found.name, found.span, found.printed) == ("Alice Brown", None, "")
