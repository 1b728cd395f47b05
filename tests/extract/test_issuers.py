"""Who speaks where a report leaves it open, in the order of its statements."""

from __future__ import annotations

from itertools import count

import pytest

from claims.attribution import Attribution, CueKind, QuoteType, Relay
from claims.extract.issuers import voices
from claims.parsing import parse
from claims.sources import Cast, SourceMention
from claims.text import Span

Printed = tuple[str, str]


def heard(text: str, *said: Printed, relay: str | None = None, publisher: str | None = None) -> list[SourceMention]:
    """The issuers of statements given as (source, content), each found after the one before; `relay` is the first's."""
    attributions = []
    for number, (source, content) in zip(count(), said, strict=False):
        span = _find(text, content)
        relays = (Relay((_find(text, relay),), ()),) if relay and number == 0 else ()
        quoted = QuoteType.DIRECT if text[span.start - 1] == '"' else QuoteType.INDIRECT
        spoken = (_find(text, source),) if source else ()
        attributions.append(
            Attribution((span,), (), spoken, span, quoted, CueKind.STATEMENT, "given", 1.0, relays=relays)
        )
    cast = Cast.of(text, list(parse(text)))
    return [voice.issuer for voice in voices(text, cast, attributions, publisher)]


def _find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def test_a_pronoun_is_the_last_person_who_spoke() -> None:
    text = "Senator Alice Brown said taxes fell. Kenya's government said nothing rose. Later she said debts shrank."
    said = ("Senator Alice Brown", "taxes fell"), ("Kenya's government", "nothing rose"), ("she", "debts shrank")
    assert [issuer.name for issuer in heard(text, *said)] == ["Alice Brown", "Kenyan government", "Alice Brown"]


def test_it_is_the_last_body_that_spoke() -> None:
    text = "Oxfam said food ran out. Senator Alice Brown said taxes fell. Later it said water ran out too."
    said = ("Oxfam", "food ran out"), ("Senator Alice Brown", "taxes fell"), ("it", "water ran out too")
    assert [issuer.name for issuer in heard(text, *said)][-1] == "Oxfam"


def test_a_quote_that_runs_on_is_the_last_one_quoted() -> None:
    text = 'Senator Alice Brown: "We won." Oxfam said food ran out. "We did."'
    said = ("Senator Alice Brown", "We won."), ("Oxfam", "food ran out"), ("", "We did.")
    last = heard(text, *said)[-1]
    assert (last.name, last.printed, last.span) == ("Alice Brown", "", None)


def test_nobody_before_leaves_a_pronoun_open() -> None:
    assert not heard("Later he said taxes fell.", ("he", "taxes fell"))[0].resolved


@pytest.mark.parametrize(("publisher", "name"), [(None, "Daily Mirror sources"), ("Daily Mirror", "sources")])
def test_an_unnamed_source_is_known_through_who_quotes_it(publisher: str | None, name: str) -> None:
    text = "A source said the band split, the Daily Mirror reported."
    issuer = heard(text, ("A source", "the band split"), relay="the Daily Mirror", publisher=publisher)[0]
    assert (issuer.name, issuer.resolved) == (name, False)
