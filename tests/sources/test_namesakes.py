"""Bodies under another's name, and names introduced by what they are."""

from __future__ import annotations

import pytest

from claims.parsing import parse
from claims.sources import Cast, SourceKind, name_source
from claims.text import Span

NEVER_ONE = [
    # national members of one federation
    ("the Ukrainian Red Cross", "the Russian Red Cross"),
    ("the Ukrainian Red Cross", "the Red Cross"),
    ("the Red Cross of Kenya", "the Red Cross of Uganda"),
    ("Kenya's Red Cross", "the Red Cross"),
    ("the Red Cross in Kenya", "the Red Cross in Uganda"),
    ("the Red Cross in Kenya", "the Kenyan Red Cross"),
    ("the Ardan Red Crescent", "the Red Crescent"),
    ("the Kurdish Red Crescent", "the Red Crescent"),
    ("the Palestinian Red Crescent", "the Turkish Red Crescent"),
    ("the Ukrainian Red Cross", "the International Committee of the Red Cross"),
    ("Ukrainian Red Cross officials", "Red Cross officials"),
    # branches and chapters
    ("UNICEF Kenya", "UNICEF Uganda"),
    ("Amnesty International Kenya", "Amnesty International"),
    ("BBC Persian", "BBC Arabic"),
    ("CNN Turk", "CNN"),
    ("the Tokyo Reuters bureau", "the Nairobi Reuters bureau"),
    # other bodies under a listed name
    ("Iraqi Hezbollah", "Lebanese Hezbollah"),
    ("Kataib Hezbollah", "Hezbollah"),
    ("the Russian Security Council", "the UN Security Council"),
    ("the German Foreign Office", "the British Foreign Office"),
    ("the Japanese House of Representatives", "the House of Representatives"),
    ("Ardan State Radio", "Morvian State Radio"),
    # an institution's noun inside another body's name
    ("the Kenyan police union", "the Kenyan police"),
    ("the Human Rights Commission of Pakistan", "the Human Rights Commission of Kenya"),
    ("the Port Selvo dockers' union", "the East Hampton dockers' union"),
    # places of one beginning
    ("Niger's army", "Nigeria's army"),
    ("Austria's health ministry", "Australia's health ministry"),
    ("Ardania's health ministry", "Ardona's health ministry"),
]


@pytest.mark.parametrize(("one", "other"), NEVER_ONE)
def test_bodies_that_must_never_merge(one: str, other: str) -> None:
    assert name_source(one).name.casefold() != name_source(other).name.casefold()


STILL_ONE = [
    # where a listed body belongs, and what it is, are no other body
    ("Hezbollah", "Lebanese Hezbollah", "Lebanon's Hezbollah", "Shiite Hezbollah", "the Iran-backed Hezbollah"),
    ("TASS", "Russia's TASS", "the Russian news agency TASS"),
    ("Hamas", "the Palestinian group Hamas", "Islamist Hamas"),
    ("BBC", "Britain's BBC", "the British BBC"),
    ("Boko Haram", "Nigeria's Boko Haram"),
    ("Reuters", "Reuters Tuesday", "the Reuters bureau in Tokyo"),
    (
        "Kenyan Red Cross",
        "the Kenya Red Cross",
        "Kenya's Red Cross",
        "the Red Cross of Kenya",
        "Kenya Red Cross Society",
    ),
    ("Palestine Red Crescent Society", "the Palestinian Red Crescent"),
    # places that no table knows
    (
        "Ardanian Health Ministry",
        "Ardania's Health Ministry",
        "the Ardanian Ministry of Health",
        "the Health Ministry of Ardania",
    ),
    ("Ardanian army", "Ardania's army"),
    ("Ardanian Red Cross", "Ardania's Red Cross", "the Red Cross of Ardania"),
    ("Port Selvo police", "Port Selvo's police", "the police of Port Selvo"),
]


@pytest.mark.parametrize("names", STILL_ONE, ids=lambda names: names[0])
def test_one_body_in_other_words(names: tuple[str, ...]) -> None:
    canonical, *printed = names
    assert {words: name_source(words).name for words in printed} == dict.fromkeys(printed, canonical)


PARENTS = [
    ("UNICEF Kenya", "UNICEF"),
    ("BBC Persian", "BBC"),
    ("the Ukrainian Red Cross", None),
    ("the Russian Security Council", "Russian government"),
    # two ministries of an unknown country answer to one government too
    ("Ardania's Health Ministry", "Ardanian government"),
    ("the Ardanian army", "Ardanian government"),
]


@pytest.mark.parametrize(("printed", "parent"), PARENTS)
def test_whom_a_namesake_answers_to(printed: str, parent: str | None) -> None:
    assert name_source(printed).parent == parent


INTRODUCED = [
    ("the news agency Morvia Today", "Morvia Today", SourceKind.MEDIA),
    ("Morvia Today newspaper", "Morvia Today", SourceKind.MEDIA),
    ("state-run broadcaster Ardan State Radio", "Ardan State Radio", SourceKind.STATE_MEDIA),
    ("the state broadcaster Ardan State Radio", "Ardan State Radio", SourceKind.STATE_MEDIA),
    ("a newspaper, the Ardan Post", "Ardan Post", SourceKind.MEDIA),
    ("Ardan State Radio", "Ardan State Radio", SourceKind.STATE_MEDIA),
    ("the daily Izvestia", "Izvestia", SourceKind.MEDIA),
    ("the monitoring group Syria Watch", "Syria Watch", SourceKind.NGO),
    ("Ukrainian charity Hope for All", "Hope for All", SourceKind.NGO),
    ("the airline Kuwait Airways", "Kuwait Airways", SourceKind.COMPANY),
    ("the rebel group March Front", "March Front", SourceKind.ARMED_GROUP),
]


@pytest.mark.parametrize(("printed", "name", "kind"), INTRODUCED)
def test_a_name_behind_what_it_is(printed: str, name: str, kind: SourceKind) -> None:
    found = name_source(printed)
    assert (found.name, found.kind, found.named, found.resolved) == (name, kind, True, True)


def test_a_rank_behind_a_force_is_a_person() -> None:
    assert name_source("army Sergeant Amos Kiptoo").name == "Amos Kiptoo"


BY_FIELD = [
    ("the dockers' union", "dockers' union", SourceKind.NGO, False),
    ("the teachers' union", "teachers' union", SourceKind.NGO, False),
    ("the port authority", "port authority", SourceKind.GOVERNMENT, False),
    ("the nuclear regulator", "nuclear regulator", SourceKind.GOVERNMENT, False),
    ("Kenya's civil aviation authority", "Kenyan civil aviation authority", SourceKind.GOVERNMENT, True),
    ("the Port Selvo port authority", "Port Selvo port authority", SourceKind.GOVERNMENT, True),
]


@pytest.mark.parametrize(("printed", "name", "kind", "resolved"), BY_FIELD)
def test_a_body_named_by_its_field(printed: str, name: str, kind: SourceKind, *, resolved: bool) -> None:
    found = name_source(printed)
    assert (found.name, found.kind, found.named, found.resolved) == (name, kind, True, resolved)


@pytest.mark.parametrize(
    "printed", ["the union", "the largest union", "the local council", "a private company", "the authority"]
)
def test_a_body_described_only_stays_unnamed(printed: str) -> None:
    assert not name_source(printed).named


PEOPLE = [
    ("Port Selvo mayor Ilse Brandt", SourceKind.GOVERNMENT),
    ("the Port Selvo mayor, Ilse Brandt", SourceKind.GOVERNMENT),
    ("New York governor Ilse Brandt", SourceKind.GOVERNMENT),
    ("East Hampton police chief Ilse Brandt", SourceKind.POLICE),
    ("Acme Steel chief executive Ilse Brandt", SourceKind.COMPANY),
    ("Port Selvo resident Ilse Brandt", SourceKind.PERSON),
    ("Ilse Brandt, the Port Selvo mayor", SourceKind.GOVERNMENT),
]


@pytest.mark.parametrize(("printed", "kind"), PEOPLE)
def test_a_place_before_an_office_is_not_the_person(printed: str, kind: SourceKind) -> None:
    found = name_source(printed)
    assert (found.name, found.kind) == ("Ilse Brandt", kind)


@pytest.mark.parametrize("printed", ["the mayor of Port Selvo", "Port Selvo's mayor", "the Port Selvo mayor"])
def test_an_office_of_an_unknown_place(printed: str) -> None:
    found = name_source(printed)
    assert (found.name, found.kind, found.resolved) == ("Port Selvo mayor", SourceKind.GOVERNMENT, True)


OFFICIALS = [
    ("Authorities in Puerto Rico", "Puerto Rico officials", "Puerto Rico government", "Puerto Rico"),
    ("Puerto Rico authorities", "Puerto Rico officials", "Puerto Rico government", "Puerto Rico"),
    ("the Morvian authorities", "Morvian officials", "Morvian government", None),
    ("authorities in Morvia", "Morvian officials", "Morvian government", "Morvia"),
    ("Gaza authorities", "Gaza officials", "Hamas", "Gaza"),
    ("Hamas-run authorities", "Gaza officials", "Hamas", "Gaza"),
]


@pytest.mark.parametrize(("printed", "name", "parent", "place"), OFFICIALS)
def test_authorities_keep_their_place(printed: str, name: str, parent: str, place: str | None) -> None:
    found = name_source(printed)
    assert (found.name, found.parent, found.place) == (name, parent, place)
    assert (found.kind, found.named, found.resolved) == (SourceKind.GOVERNMENT, False, True)


def test_a_capital_that_may_only_begin_a_sentence_is_no_place() -> None:
    assert name_source("Provincial officials").name == "officials"


FEDERATION = [
    # the only member named
    ("The Ukrainian Red Cross sent ten lorries on Monday. The Red Cross said roads were cut.", "Ukrainian Red Cross"),
    # a listed body of the same words beside it
    ("The International Committee of the Red Cross flew in aid. The Red Cross said roads were cut.", "Red Cross"),
    # two members: which one is not said
    ("The Ukrainian Red Cross blamed the Russian Red Cross. The Red Cross said roads were cut.", "Red Cross"),
]


@pytest.mark.parametrize(("text", "name"), FEDERATION)
def test_a_federations_bare_name_is_its_only_members(text: str, name: str) -> None:
    start = text.rindex("The Red Cross")
    found = Cast.of(text, list(parse(text))).name(text, [Span(start, start + len("The Red Cross"))])
    assert found.name == name
