"""Attributed statements, one phenomenon a row: text, source, cue, content."""

from __future__ import annotations

import pytest

from claims.attribution import Attribution, QuoteType
from claims.attribution.finding import find_attributions
from claims.parsing import parse
from claims.text import Span, words_of

Parts = tuple[str, str, str]


def found_in(text: str, *, attitudes: bool = False) -> list[Attribution]:
    return find_attributions(text, list(parse(text)), attitudes=attitudes)


def parts(attribution: Attribution, text: str) -> Parts:
    return (words_of(attribution.source, text), words_of(attribution.cue, text), words_of(attribution.content, text))


STATEMENTS: list[tuple[str, Parts]] = [
    # the cue before its clause, with and without "that"
    ("The mayor said that the bridge was safe.", ("The mayor", "said", "the bridge was safe")),
    ("Police say two men were arrested.", ("Police", "say", "two men were arrested")),
    ("The ministry announced that schools would reopen.", ("The ministry", "announced", "schools would reopen")),
    ("The army claims it has taken the town.", ("The army", "claims", "it has taken the town")),
    ("Doctors warned that supplies were running out.", ("Doctors", "warned", "supplies were running out")),
    ("The report concluded that the valve had failed.", ("The report", "concluded", "the valve had failed")),
    # an occasion between cue and clause
    ("The envoy said on Monday that talks would resume.", ("The envoy", "said", "talks would resume")),
    (
        "The charity said in a report that 40 villages were cut off.",
        ("The charity", "said in a report", "40 villages were cut off"),
    ),
    # auxiliaries belong to the cue
    ("Officials have said that the dam will hold.", ("Officials", "have said", "the dam will hold")),
    ("The union had warned that jobs would go.", ("The union", "had warned", "jobs would go")),
    # the cue behind its clause
    ("Two men were arrested, police said.", ("police", "said", "Two men were arrested")),
    ("The dam will hold, the operator says.", ("the operator", "says", "The dam will hold")),
    (
        "Three people died in the fire, the mayor told reporters.",
        ("the mayor", "told", "Three people died in the fire"),
    ),
    # the cue behind its clause, and before its subject
    ("The road is closed, said a police spokesman.", ("a police spokesman", "said", "The road is closed")),
    # the cue set into what it reports
    ("The hostages, he added, had been freed.", ("he", "added", "The hostages … had been freed")),
    # a relative clause around the cue
    (
        "The army fired on the camp, which it says was empty.",
        ("it", "says", "which … was empty"),
    ),
    # the whole noun phrase is the source
    (
        "Kazakh President Kassym-Jomart Tokayev said the talks had failed.",
        ("Kazakh President Kassym-Jomart Tokayev", "said", "the talks had failed"),
    ),
    (
        "Anna Berg, a spokeswoman for the airline, said the flight was full.",
        ("Anna Berg, a spokeswoman for the airline", "said", "the flight was full"),
    ),
    (
        "Hamas and Palestinian officials said the hospital was hit.",
        ("Hamas and Palestinian officials", "said", "the hospital was hit"),
    ),
    # a clause set off behind the source is not its name
    ("The ministry, which runs the port, said it was closed.", ("The ministry", "said", "it was closed")),
    # two cues, one subject
    ("The governor resigned and said he was innocent.", ("The governor", "said", "he was innocent")),
    # a participle shares the subject of its verb
    ("The minister left early, saying he felt ill.", ("The minister", "saying", "he felt ill")),
    ("The company went on to say that nobody was hurt.", ("The company", "went on to say", "nobody was hurt")),
    # a statement that says is said by whoever issued it
    (
        "She issued a statement saying she had never met him.",
        ("She", "issued a statement saying", "she had never met him"),
    ),
    # "according to", behind, before and inside
    ("At least 12 people died, according to police.", ("police", "according to", "At least 12 people died")),
    ("According to the ministry, 12 people died.", ("the ministry", "According to", "12 people died")),
    (
        "Strikes killed more than 10,500 people, many of them children, according to the territory's health ministry.",
        (
            "the territory's health ministry",
            "according to",
            "Strikes killed more than 10,500 people, many of them children",
        ),
    ),
    (
        "The blast, according to the mayor, destroyed the market.",
        ("the mayor", "according to", "The blast … destroyed the market"),
    ),
    # "as reported by"
    ("As Reuters reported, the port is closed.", ("Reuters", "reported", "the port is closed")),
    # nouns that stand for a statement
    ("The minister's claim that prices fell is false.", ("The minister's", "claim", "prices fell")),
    # denials, of a clause and of a deed
    ("The ministry denied that troops had fired.", ("The ministry", "denied", "troops had fired")),
    ("The official denied having made any statement.", ("The official", "denied", "having made any statement")),
    ("The airline dismissed the reports.", ("The airline", "dismissed", "the reports")),
    # claimed deeds
    ("The rebels claimed to have shot down a drone.", ("The rebels", "claimed", "to have shot down a drone")),
    ("The group threatened to kill the hostages.", ("The group", "threatened", "to kill the hostages")),
    # an announced thing
    ("The army announced a truce with the rebels.", ("The army", "announced", "a truce with the rebels")),
    # accusations: what is charged says nothing without its verb
    ("Kyiv accused Moscow of shelling the port.", ("Kyiv", "accused", "accused Moscow of shelling the port")),
    ("The opposition blamed the army for the attack.", ("The opposition", "blamed", "blamed the army for the attack")),
    # a toll put at a number, raised to one, lowered to one
    (
        "The interior ministry put the death toll at nine.",
        ("The interior ministry", "put", "put the death toll at nine"),
    ),
    ("Officials raised the toll to 40 on Monday.", ("Officials", "raised", "raised the toll to 40")),
    (
        "The agency on Friday lowered the number of missing from 12 to 5.",
        ("The agency", "lowered", "lowered the number of missing from 12 to 5"),
    ),
    # what something is called
    ("The senator called the plan a disgrace.", ("The senator", "called", "the plan a disgrace")),
    ("The mayor described the fire as a tragedy.", ("The mayor", "described", "the fire as a tragedy")),
    # headlines
    ("500 killed in quake: ministry", ("ministry", ":", "500 killed in quake")),
    ("Dozens missing after ferry sinks - officials", ("officials", "-", "Dozens missing after ferry sinks")),
    ("Poll: Most voters want the bridge rebuilt", ("Poll", ":", "Most voters want the bridge rebuilt")),
    # a dateline is no part of the sentence
    ("MAIDUGURI, Nigeria — The governor said the town was calm.", ("The governor", "said", "the town was calm")),
    ("(Reuters) - The bank said profits fell.", ("The bank", "said", "profits fell")),
    # an indirect speech that holds quoted words
    ('The envoy said the plan was "dead on arrival".', ("The envoy", "said", 'the plan was "dead on arrival"')),
]

QUOTES: list[tuple[str, list[Parts]]] = [
    # cue behind, in both orders, curly and straight
    ('"We are leaving," said the mayor.', [("the mayor", "said", '"We are leaving,"')]),
    ("“We are leaving,” the mayor said.", [("the mayor", "said", "“We are leaving,”")]),
    ('“We are leaving," he told the crowd.', [("he", "told", '“We are leaving,"')]),
    # cue before, with a comma or a colon
    ('The mayor said: "We are leaving."', [("The mayor", "said", '"We are leaving."')]),
    ('The mayor added, "Nobody was hurt."', [("The mayor", "added", '"Nobody was hurt."')]),
    # a quote parted by its cue
    (
        '"We are leaving," said Orlov, "and we will not return."',
        [("Orlov", "said", '"We are leaving," … "and we will not return."')],
    ),
    # a quote that runs on after its cue: no source of its own
    (
        '"We are leaving," said Orlov. "It is over now."',
        [("Orlov", "said", '"We are leaving,"'), ("", "", '"It is over now."')],
    ),
    # a question and its cue
    ('"Who will pay for this?" asked the chairman.', [("the chairman", "asked", '"Who will pay for this?"')]),
    # several sentences in one quote
    ('"It is a lie. We never met," Orlov said.', [("Orlov", "said", '"It is a lie. We never met,"')]),
    # a long apposition between quote and cue
    (
        '"I never met him," Vera Holm, a trader who has lived in the port for years, told a reporter.',
        [("Vera Holm, a trader who has lived in the port for years", "told", '"I never met him,"')],
    ),
    # a quote over two paragraphs, the first left unclosed
    (
        'Orlov said: "We made no truce.\n\n"We will not talk."',
        [("Orlov", "said", '"We made no truce. … "We will not talk."')],
    ),
]

NOTHING = [
    "The minister refused to comment.",  # nothing was said
    "The company declined to say who was hurt.",
    "The work went according to plan.",  # a measure, nobody who speaks
    "The bridge was closed on Monday.",
    "Live: Voters go to the polls today",  # a label
    'He wore a "vintage" coat.',  # marks that quote nobody
    "The mayor is expected to announce a plan.",  # not yet
    "The army has not confirmed the truce.",
]


@pytest.mark.parametrize(("text", "expected"), STATEMENTS, ids=[text for text, _ in STATEMENTS])
def test_a_statement_has_its_source_cue_and_content(text: str, expected: Parts) -> None:
    assert expected in [parts(attribution, text) for attribution in found_in(text)]


@pytest.mark.parametrize(("text", "expected"), QUOTES, ids=[text for text, _ in QUOTES])
def test_a_quote_goes_to_its_speaker(text: str, expected: list[Parts]) -> None:
    assert [parts(attribution, text) for attribution in found_in(text)] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_where_nothing_is_said_nothing_is_found(text: str) -> None:
    assert found_in(text) == []


RELAYED: list[tuple[str, Parts, list[str]]] = [
    # a medium reports what somebody said
    (
        "Tehran, which backs Hamas, said it did want to discuss the conflict, state-run agency IRNA said.",
        ("Tehran", "said", "it did want to discuss the conflict"),
        ["state-run agency IRNA"],
    ),
    # somebody speaks to a medium, or on one
    (
        "The president told the daily Izvestia that the talks had failed.",
        ("The president", "told", "the talks had failed"),
        ["Izvestia"],
    ),
    (
        "The minister said on state television that nobody was hurt.",
        ("The minister", "said", "nobody was hurt"),
        ["state television"],
    ),
    # somebody is quoted by a medium
    (
        "The newspaper quoted the envoy as saying that the plan was dead.",
        ("the envoy", "saying", "the plan was dead"),
        ["The newspaper"],
    ),
    # two cues behind the sentence: the nearer one is the speaker's
    (
        "A rocket hit the depot, defence minister Otto Kranz said, the broadcaster Radio Selvo reported.",
        ("defence minister Otto Kranz", "said", "A rocket hit the depot"),
        ["the broadcaster Radio Selvo"],
    ),
    (
        "The army had withdrawn, a spokesman said, according to the Meridian news agency.",
        ("a spokesman", "said", "The army had withdrawn"),
        ["the Meridian news agency"],
    ),
]


@pytest.mark.parametrize(("text", "expected", "relays"), RELAYED, ids=[row[0] for row in RELAYED])
def test_a_medium_around_a_statement_is_its_relay(text: str, expected: Parts, relays: list[str]) -> None:
    (attribution,) = found_in(text)
    assert parts(attribution, text) == expected
    assert [words_of(relay.source, text) for relay in attribution.relays] == relays


ANTECEDENTS = [
    # the last person who was a subject
    ("Anthony Weiner left the room. He said he was innocent.", "Anthony Weiner"),
    # a body
    ("The ministry closed the port. It said the water was too high.", "The ministry"),
    # a relative pronoun stands for its noun
    ("The complaints came from men who said the rules were unfair.", "men"),
]


@pytest.mark.parametrize(("text", "name"), ANTECEDENTS)
def test_a_pronoun_finds_whom_it_stands_for(text: str, name: str) -> None:
    (attribution,) = found_in(text)
    assert attribution.antecedent is not None
    assert attribution.antecedent.of(text) == name


def test_a_pronoun_without_a_name_near_stays_open() -> None:
    (attribution,) = found_in("He said the water was too high.")
    assert attribution.antecedent is None


def test_a_quote_that_runs_on_stands_for_the_last_speaker() -> None:
    text = '"We are leaving," said Orlov. "It is over now."'
    antecedent = found_in(text)[-1].antecedent
    assert antecedent is not None
    assert antecedent.of(text) == "Orlov"


@pytest.mark.parametrize(
    ("text", "quote_type"),
    [
        ('"We are leaving," said Orlov.', QuoteType.DIRECT),
        ('Orlov said the plan was "a bad joke".', QuoteType.MIXED),
        ("Orlov said the plan was bad.", QuoteType.INDIRECT),
    ],
)
def test_the_type_of_quote(text: str, quote_type: QuoteType) -> None:
    assert [attribution.quote_type for attribution in found_in(text)] == [quote_type]


@pytest.mark.parametrize("text", ["The senator supports the bill.", "Voters believe that prices will rise."])
def test_attitudes_count_only_when_asked_for(text: str) -> None:
    assert found_in(text) == []
    assert len(found_in(text, attitudes=True)) == 1


def test_the_sentence_of_an_attribution_is_its_own() -> None:
    text = "It rained. The mayor said the river rose. Nobody slept."
    (attribution,) = found_in(text)
    assert attribution.sentence == Span(11, 41)
