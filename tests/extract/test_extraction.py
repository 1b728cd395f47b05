"""Whole statements: who issues them, through whom, what they count, and what kind of claim they make."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.attribution import QuoteType
from claims.dates import Moment, MomentReason, Precision, parse_moment
from claims.extract import OWN_VOICE, Modality, Polarity, Statement, StatementKind, extract
from claims.figures import Measure, Qualifier
from claims.places import PlacePrecision
from claims.sources import SourceKind

NESTED = "Tehran, which backs Hamas, said it did want to discuss the conflict, state-run agency IRNA said."
TOLL = (
    "The war has killed more than 10,500 people, many of them children, according to the Hamas-run territory's health "
    "ministry."
)


def only(text: str, publisher: str | None = None) -> Statement:
    """The one statement of `text`."""
    (statement,) = extract(text, publisher=publisher)
    return statement


def test_a_statement_within_a_statement_has_an_issuer_and_a_relay() -> None:
    found = only(NESTED)
    assert found.issuer is not None
    assert found.issuer.printed.startswith("Tehran")
    assert (found.issuer.name, found.issuer.kind) == ("Iranian government", SourceKind.GOVERNMENT)
    assert [(relay.name, relay.kind) for relay in found.relays] == [("IRNA", SourceKind.STATE_MEDIA)]


def test_a_toll_is_the_ministrys() -> None:
    found = only(TOLL)
    assert found.issuer is not None
    assert (found.issuer.name, found.issuer.kind) == ("Gaza Health Ministry", SourceKind.HEALTH)
    figure = next(figure for figure in found.figures if figure.low == 10_500)
    assert (figure.high, figure.qualifier, figure.measure) == (None, Qualifier.MORE_THAN, Measure.KILLED)
    assert found.kind is StatementKind.FIGURE


def test_the_publisher_is_no_relay_of_its_own_report() -> None:
    assert only(NESTED, publisher="IRNA").relays == ()
    assert only(NESTED, publisher="The Islamic Republic News Agency").relays == ()
    assert [relay.name for relay in only(NESTED, publisher="Harbour Times").relays] == ["IRNA"]


KINDS = [
    ('"We will rebuild the bridge," Mayor Rosa Lind said.', StatementKind.QUOTE, "Rosa Lind"),
    ("Mayor Rosa Lind said the bridge was safe.", StatementKind.STATEMENT, "Rosa Lind"),
    ("Mayor Rosa Lind denied that the bridge was unsafe.", StatementKind.DENIAL, "Rosa Lind"),
    ("Kenya's army said 12 soldiers were killed in the attack.", StatementKind.FIGURE, "Kenyan military"),
    ("The Kremlin dismissed reports that it had ordered the strike.", StatementKind.DENIAL, "Kremlin"),
    ("Kenya's police said the report was false.", StatementKind.DENIAL, "Kenyan police"),
    # a denial that counts is a denial first
    ("Kenya's army denied that 12 soldiers were killed.", StatementKind.DENIAL, "Kenyan military"),
]


@pytest.mark.parametrize(("text", "kind", "issuer"), KINDS)
def test_kind_and_issuer(text: str, kind: StatementKind, issuer: str) -> None:
    found = only(text)
    assert found.issuer is not None
    assert (found.kind, found.issuer.name) == (kind, issuer)


POLARITY = [
    ("Mayor Rosa Lind said the bridge was safe.", Polarity.AFFIRMED),
    ("Mayor Rosa Lind said the bridge was not safe.", Polarity.DENIED),
    ("Mayor Rosa Lind said she had never seen the letter.", Polarity.DENIED),
    ("Mayor Rosa Lind said there were no plans to close the bridge.", Polarity.DENIED),
    ("Mayor Rosa Lind denied that the bridge was unsafe.", Polarity.DENIED),
    # a negation beside the main clause denies nothing
    ("Mayor Rosa Lind said the engineer who did not sign the letter was ill.", Polarity.AFFIRMED),
]


@pytest.mark.parametrize(("text", "polarity"), POLARITY)
def test_polarity(text: str, polarity: Polarity) -> None:
    assert only(text).polarity is polarity


MODALITY = [
    ("Mayor Rosa Lind said the bridge was closed.", Modality.ASSERTED),
    ("Mayor Rosa Lind said the bridge may be closed.", Modality.POSSIBLE),
    ("Mayor Rosa Lind said the bridge could collapse.", Modality.POSSIBLE),
    ("Mayor Rosa Lind said the bridge will be closed.", Modality.FORECAST),
    ("Mayor Rosa Lind said the bridge was expected to close.", Modality.FORECAST),
]


@pytest.mark.parametrize(("text", "modality"), MODALITY)
def test_modality(text: str, modality: Modality) -> None:
    assert only(text).modality is modality


def test_a_figure_nobody_is_named_for_is_the_reports_own() -> None:
    found = only("A bomb killed 14 people in a market in Kano on Friday.")
    assert (found.issuer, found.kind, found.attribution.evidence) == (None, StatementKind.FIGURE, OWN_VOICE)
    assert found.place is not None
    assert (found.place.name, found.place.country, found.place.precision) == ("Kano", "NG", PlacePrecision.CITY)


def test_an_attributed_figure_is_not_told_twice() -> None:
    assert len(extract("Kenya's army said 12 soldiers were killed in the attack.")) == 1


def test_a_pronoun_takes_the_speaker_named_before() -> None:
    text = 'Mayor Rosa Lind visited the bridge on Monday.\n"It is safe," she said.'
    quote = next(found for found in extract(text) if found.attribution.quote_type is QuoteType.DIRECT)
    assert quote.issuer is not None
    assert (quote.issuer.name, quote.issuer.printed) == ("Rosa Lind", "she")


def test_a_statement_is_dated_from_publication_where_the_words_give_no_time() -> None:
    published = Moment(datetime(2024, 5, 3, tzinfo=UTC), Precision.DAY)
    (found,) = extract("Mayor Rosa Lind said the bridge was safe.", published=published)
    assert found.as_of is None or found.as_of.at == published.at


def test_nothing_said_is_nothing_found() -> None:
    assert extract("") == []
    assert extract("It rained all day in the old town.") == []


FRIDAY = parse_moment("2024-05-03T09:30:00Z")

PIECES = st.sampled_from(
    [
        NESTED,
        TOLL,
        "A bomb killed 14 people in a market in Kano on Friday.",
        '"We have nothing to hide," Mayor Rosa Lind said. "Nothing at all."',
        "He said at least 20 people had been hurt, though police put the number at nine.",
        "“No,” she said.",
        "Officials, who asked not to be named, said: “It’s over.",
        "KANO (Reuters) - Two sources said up to 40 were missing.",
        "",
    ]
)


@settings(deadline=None, max_examples=40)  # each example is parsed, and the first loads the parser
@given(st.lists(PIECES, max_size=4), st.sampled_from(["\n", "\n\n", " "]))
def test_every_span_slices_the_text(parts: list[str], joint: str) -> None:
    text = joint.join(parts)
    for found in extract(text, published=FRIDAY):
        attribution = found.attribution
        assert attribution.content
        assert all(span.of(text).strip() for span in attribution.content)
        spans = [*attribution.content, *attribution.source, *attribution.cue, attribution.sentence]
        assert all(span.end <= len(text) for span in spans)
        assert all(figure.span.of(text) for figure in found.figures)
        for moment in (found.as_of, found.happened):
            assert moment is not None
            assert (moment.span is None) == (moment.reason is MomentReason.PUBLICATION)
            assert moment.span is None or moment.span.of(text).strip()
        if found.issuer and found.issuer.span:
            assert found.issuer.span.of(text).startswith(found.issuer.printed.split(" … ")[0])
