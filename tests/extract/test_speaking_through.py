"""Who says it, who speaks for them, and through whom: from a text to the issuer and relays of its statements."""

from __future__ import annotations

import pytest

from claims.extract import Statement, extract
from claims.sources import SourceKind


def of(text: str, words: str) -> Statement:
    """The statement of `text` whose content holds `words`."""
    return next(s for s in extract(text) if words in " … ".join(part.of(text) for part in s.attribution.content))


RELAYED = [
    # who talks to a medium before he is named
    ("Speaking to CNN, Governor Ada Renn said: “The dam will hold through the spring.”", "The dam", ["CNN"]),
    # told behind the speaker
    ("The entire tale is rubbish, said the singer’s publicist to the Guardian on Friday.", "rubbish", ["The Guardian"]),
    # a credit behind a sentence, in a participle
    (
        "“We will enforce the rules soon,” harbour manager Jonas Veit said, quoted by the daily Ajel.",
        "enforce the rules",
        ["Ajel"],
    ),
    # a credit behind a sentence whose parse takes the speaker for its source
    ("“We will enforce the rules soon,” harbour manager Jonas Veit said, according to Reuters.", "rules", ["Reuters"]),
    # a reporter stands for the medium
    ('"It was a prank," Senator Alice Brown told CNN\'s Peter Hall on Monday.', "prank", ["CNN"]),
    # a programme stands for its station
    ("Presidential aide Omar Kital told BBC Focus on Africa that the truce had held since May.", "truce", ["BBC"]),
    # quoted by a subject that a parse may hang elsewhere
    (
        "The Guardian quoted deputy mayor Jonas Veit as saying that the bridge would open in May.",
        "bridge would open",
        ["The Guardian"],
    ),
    # a credit behind two things said
    (
        "The ministry estimated that the quake killed 120 people, but warned that more might, according to Reuters.",
        "killed 120",
        ["Reuters"],
    ),
]


@pytest.mark.parametrize(("text", "words", "relays"), RELAYED)
def test_a_medium_is_a_relay(text: str, words: str, relays: list[str]) -> None:
    assert [relay.name for relay in of(text, words).relays] == relays


ISSUED = [
    # a name that the speaker gives himself
    ("A man claiming to be rebel leader Odo Bassi said the town had fallen.", "fallen", "Odo Bassi"),
    # what points back to him
    (
        "A man claiming to be rebel leader Odo Bassi said the town fell. “War is good,” the man in it said.",
        "War is",
        "Odo Bassi",
    ),
    # the office that stands before a name, whoever's it is
    ("The video shows the armed group’s leader Odo Bassi. “It is a lie,” Bassi said.", "lie", "Odo Bassi"),
    # an occasion behind a comma says nothing of the speaker
    ("Rep. Anna Lund, in an interview with Fox News, said she would stay in office.", "stay in office", "Anna Lund"),
    # a place, what it lies in, and its office
    ("“Forty people are dead,” the Selvo, Ardan, mayor said on Friday.", "Forty", "Selvo mayor"),
    # a medium's own unnamed source
    ("“They tried to talk him round,” the Guardian’s source said.", "talk him", "The Guardian sources"),
    # a post that is passed on
    ("RT @BreakingSelvo: Explosion in the port leaves at least 70 dead, police say", "70 dead", "police"),
    # a sender
    ("News from Hillside hospital chief on the explosion: 61 patients were treated so far.", "61", "Hillside chief"),
    # a person's office is that person, whoever else the report names
    (
        "French President Emmanuel Macron's office said 3 people were missing. President Donald Trump was told.",
        "missing",
        "Emmanuel Macron",
    ),
    # an agency of its own field is no news agency
    ("Gaza's civil defence agency said 33 people were killed. A spokesman told AFP.", "33", "Gaza civil defense"),
    # "he" is the body that the person before speaks for
    (
        "Governor Ana Ruiz said 2 died. Talks are over, Kremlin spokesman Ivan Petrov said. He said nobody would come.",
        "nobody would",
        "Kremlin",
    ),
    # whose: the body before, a group that runs it, a body of its own
    (
        "The Houthis said jets struck the port. Their health ministry said 101 were hurt.",
        "101 were",
        "Houthis' Health Ministry",
    ),
    ("The Houthi-run health ministry said 101 were hurt.", "101 were", "Houthis' Health Ministry"),
    (
        "The Kenyan army said it struck a post. Its spokesperson, Colonel Odo Bassi, said 15 people were killed.",
        "15 people",
        "Kenyan military",
    ),
    ("The Ukrainian General Staff spoke. Its statement said Russia had lost 9 men.", "9 men", "Ukrainian military"),
    ("Egypt's foreign ministry statement said talks failed.", "talks", "Egyptian Foreign Ministry"),
    # a spokesman of nobody named speaks for the body before
    ("Poland's border agency said 12 people died. A spokesman said 3 were missing.", "3 were", "Polish border guard"),
    # who is cited says it, who cites relays it
    ("Reuters, citing the Kenyan army, said 12 people died.", "12 people", "Kenyan military"),
    ("Citing the Kenyan army, Reuters said 12 people died.", "12 people", "Kenyan military"),
    # a count is said in few words
    ("Almada TV reported about 40 civilians killed and more than 150 injured.", "40 civilians", "Almada TV"),
]


@pytest.mark.parametrize(("text", "words", "name"), ISSUED)
def test_the_issuer_is_who_says_it(text: str, words: str, name: str) -> None:
    issuer = of(text, words).issuer
    assert issuer is not None
    assert issuer.name == name


def test_the_source_keeps_the_medium_it_spoke_to() -> None:
    text = (
        "A source told the Daily Mirror that the band would reunite. Fans were thrilled by the news all day long."
        " “It was a no-brainer for them,” the source said."
    )
    statement = of(text, "no-brainer")
    assert statement.issuer is not None
    assert (statement.issuer.name, [relay.name for relay in statement.relays]) == (
        "Daily Mirror sources",
        ["Daily Mirror"],
    )


def test_a_spokesman_speaks_for_the_body_and_is_kept() -> None:
    text = "The bridge is open, said Odo Bassi, a spokesman for the Kenyan army. “It is safe,” Bassi added."
    for words in ("bridge is open", "It is safe"):
        issuer = of(text, words).issuer
        assert issuer is not None
        assert (issuer.kind, issuer.speaker) == (SourceKind.MILITARY, "Odo Bassi")


def test_unnamed_people_keep_their_number() -> None:
    issuer = of("Two sources familiar with the matter said the talks had failed.", "talks").issuer
    assert issuer is not None
    assert (issuer.kind, issuer.named, issuer.number) == (SourceKind.ANONYMOUS, False, "two")


def test_a_report_of_its_own_repeats_no_attributed_figure() -> None:
    text = (
        "The mayor said 12 people were killed in the blast at the quay, whereas elsewhere that day and for reasons that"
        " nobody has explained 30 more were injured when a long and heavily loaded ferry ran aground at the light."
    )
    counted = [figure.low for statement in extract(text) for figure in statement.figures]
    assert sorted(number for number in counted if number) == [12, 30]
