"""Who a printed name stands for, from its own words."""

from __future__ import annotations

import pytest

from claims.sources import SourceKind, name_source

ONE_BODY = [
    # possessive, of-form, adjective, ruler and seat: one ministry
    (
        "Gaza Health Ministry",
        "Gaza's health ministry",
        "the health ministry in Gaza",
        "the Hamas-run territory's health ministry",
        "the Hamas-run Health Ministry",
        "the Palestinian Ministry of Health in Gaza",
        "the Gaza-based Palestinian Health Ministry",
        "Gaza's Ministry of Health, which is run by Hamas",
        "a spokesman for Gaza's Health Ministry",
    ),
    ("Israeli Health Ministry", "Israel's Health Ministry", "the Ministry of Health in Israel"),
    # the army stands for the whole military
    ("Kenyan military", "Kenya's army", "the Kenyan armed forces", "the military of Kenya"),
    ("Israeli military", "the IDF", "the Israel Defense Forces", "Israel's army"),
    ("Iranian government", "Tehran", "Iran", "the government in Tehran", "Tehran, which backs Hamas"),
    ("US government", "Washington", "the United States", "the U.S. government", "the American administration"),
    ("US Defense Department", "the Pentagon", "the Department of Defense", "a Pentagon spokeswoman"),
    ("Kremlin", "the Kremlin", "Kremlin spokesman Dmitry Peskov"),
    ("European Union", "Brussels", "the EU"),
    ("Syrian Observatory for Human Rights", "SOHR", "the Britain-based Syrian Observatory for Human Rights"),
    ("UNRWA", "the U.N. agency for Palestinian refugees", "the United Nations Relief and Works Agency"),
    ("IRNA", "state-run agency IRNA", "the IRNA news agency", "the Islamic Republic News Agency"),
    ("Médecins Sans Frontières", "Doctors Without Borders", "the charity MSF"),
    ("Daily Mirror", "the Daily Mirror newspaper", "a report in the Daily Mirror"),
]


@pytest.mark.parametrize(("names"), ONE_BODY, ids=lambda names: names[0])
def test_names_of_one_body_are_one(names: tuple[str, ...]) -> None:
    canonical, *printed = names
    assert {words: name_source(words).name for words in printed} == dict.fromkeys(printed, canonical)
    assert all(name_source(words).resolved for words in printed)


APART = [
    ("Israel's health ministry", "Gaza's health ministry"),
    ("the Syrian army", "the Free Syrian Army"),
    ("the Taliban", "the Pakistani Taliban"),
    ("the Kenyan Defence Ministry", "the Kenyan military"),
    ("South Korea", "North Korea"),
    ("Sudan's army", "South Sudan's army"),
    ("the Kenyan police", "Nairobi Police Department"),
    ("Islamic State", "Islamic Jihad"),
    ("the Houthi-run health ministry in Yemen", "Gaza's health ministry"),
    ("US officials", "Israeli officials"),
    ("pro-Damascus media", "Syrian state media"),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_names_of_two_bodies_stay_apart(one: str, other: str) -> None:
    assert name_source(one).name != name_source(other).name


KINDS = [
    ("the Portuguese government", SourceKind.GOVERNMENT),
    ("Peru's foreign ministry", SourceKind.MINISTRY),
    ("Peru's health ministry", SourceKind.HEALTH),
    ("the Chilean navy", SourceKind.MILITARY),
    ("the Los Angeles Police Department", SourceKind.POLICE),
    ("the Coast Guard of Iceland", SourceKind.EMERGENCY_SERVICE),
    ("Saint Luke Hospital", SourceKind.HEALTH),
    ("Selvo General Hospital", SourceKind.HEALTH),  # an office's word inside a name
    ("the International Criminal Court", SourceKind.COURT),
    ("the World Food Program", SourceKind.UN),
    ("NATO", SourceKind.IGO),
    ("Human Rights Watch", SourceKind.NGO),
    ("the Harbour Times newspaper", SourceKind.MEDIA),
    ("Xinhua", SourceKind.STATE_MEDIA),
    ("Kuwait Airways", SourceKind.COMPANY),
    ("Hezbollah", SourceKind.ARMED_GROUP),
    ("the Labour Party", SourceKind.PARTY),
    ("Aalto University", SourceKind.RESEARCH),
    ("Maria Silva, a shopkeeper", SourceKind.PERSON),
    ("two witnesses", SourceKind.WITNESS),
    ("residents of the old town", SourceKind.WITNESS),
    ("a source close to the talks", SourceKind.ANONYMOUS),
    ("a senior US official", SourceKind.ANONYMOUS),
    ("Nepali officials", SourceKind.GOVERNMENT),
    ("Nepali military officials", SourceKind.MILITARY),
    ("Nepali health officials", SourceKind.HEALTH),
    ("experts", SourceKind.RESEARCH),
    ("local media", SourceKind.MEDIA),
]


@pytest.mark.parametrize(("printed", "kind"), KINDS)
def test_kind(printed: str, kind: SourceKind) -> None:
    assert name_source(printed).kind is kind


PEOPLE = [
    ("Kenya's army chief, General Amos Kiptoo", "Amos Kiptoo", SourceKind.MILITARY, "Kenyan military"),
    ("Hezbollah leader Karim Haddad", "Karim Haddad", SourceKind.ARMED_GROUP, "Hezbollah"),
    ("Senator Alice Brown", "Alice Brown", SourceKind.GOVERNMENT, None),
    # middle initials come and go
    ("Representative Alice D. Brown", "Alice Brown", SourceKind.GOVERNMENT, None),
    ("Mr. Brown", "Brown", SourceKind.PERSON, None),
    ("Pope Leo", "Pope Leo", SourceKind.PERSON, None),
    ("Rui Costa, 54, a farmer", "Rui Costa", SourceKind.PERSON, None),
    ("Rui Costa, an aide to President Ana Reis", "Rui Costa", SourceKind.GOVERNMENT, None),
    # an expert on a body does not speak for it
    ("Ida Berg, a Hezbollah expert", "Ida Berg", SourceKind.PERSON, None),
    ("the UN special envoy for Libya Hans Meyer", "Hans Meyer", SourceKind.UN, None),
    ("The BBC's Ada Obi in Lagos", "Ada Obi", SourceKind.MEDIA, "BBC"),
]


@pytest.mark.parametrize(("printed", "name", "kind", "parent"), PEOPLE)
def test_person(printed: str, name: str, kind: SourceKind, parent: str | None) -> None:
    found = name_source(printed)
    assert (found.name, found.kind, found.named, found.resolved) == (name, kind, True, True)
    assert found.parent == parent


SPOKESPERSONS = [
    ("Kenyan Defence Ministry spokesman Brig. Amos Kiptoo", "Kenyan Defense Ministry"),
    ("Amos Kiptoo, a spokesman for Kenya's Defence Ministry", "Kenyan Defense Ministry"),
    ("a spokeswoman for the Chilean navy", "Chilean navy"),
    ("Deputy Pentagon Press Secretary Ada Renn", "US Defense Department"),  # the rank is the person's
    ("Acting Kenyan Defence Ministry spokesman Amos Kiptoo", "Kenyan Defense Ministry"),
    ("Amnesty International spokesperson Ida Berg", "Amnesty International"),
    ("White House press secretary Tom Reed", "White House"),
    ("Alice Brown's spokesman", "Alice Brown's spokesperson"),
]


@pytest.mark.parametrize(("printed", "name"), SPOKESPERSONS)
def test_a_spokesperson_speaks_for_the_body(printed: str, name: str) -> None:
    found = name_source(printed)
    assert (found.name, found.printed, found.resolved) == (name, printed, True)


UNNAMED = [
    ("US officials", "US officials", "US government", True),
    ("a senior US official", "US officials", "US government", True),
    ("Israeli authorities", "Israeli officials", "Israeli government", True),
    ("Hamas officials", "Hamas officials", "Hamas", True),
    ("officials in Gaza", "Gaza officials", "Hamas", True),
    ("two sources familiar with the talks", "sources familiar with the talks", None, False),
    ("residents of Oldtown", "residents of Oldtown", None, False),
    ("security sources", "security sources", None, False),
]


@pytest.mark.parametrize(("printed", "name", "parent", "resolved"), UNNAMED)
def test_unnamed_people_keep_whom_they_speak_for(
    printed: str,
    name: str,
    parent: str | None,
    resolved: bool,
) -> None:
    found = name_source(printed)
    assert (found.name, found.parent, found.named, found.resolved) == (name, parent, False, resolved)


@pytest.mark.parametrize("printed", ["he", "It", "they", "the ministry", "the group", "a source", "", "a monitor"])
def test_an_open_source_is_not_resolved(printed: str) -> None:
    assert not name_source(printed).resolved


PARENTS = [
    ("the Israeli military", "Israeli government"),
    ("Gaza's health ministry", "Hamas"),
    ("Kenya's foreign ministry", "Kenyan government"),
    ("the Kenyan government", None),
    ("UNICEF", "United Nations"),
    ("IRNA", "Iranian government"),
]


@pytest.mark.parametrize(("printed", "parent"), PARENTS)
def test_the_authority_behind_a_body(printed: str, parent: str | None) -> None:
    assert name_source(printed).parent == parent


def test_two_sources_that_speak_together() -> None:
    found = name_source("Hamas and Palestinian officials")
    assert (found.name, found.kind) == ("Hamas and Palestinian officials", SourceKind.GOVERNMENT)


def test_an_unknown_publisher_takes_the_kind_it_is_given() -> None:
    assert name_source("Harbour Weekly", SourceKind.MEDIA).kind is SourceKind.MEDIA
    assert name_source("IRNA", SourceKind.MEDIA).kind is SourceKind.STATE_MEDIA


def test_every_answer_has_a_reason() -> None:
    assert all(name_source(words[-1]).reason for words in ONE_BODY)


@pytest.mark.parametrize("unit", ["A and ", "the man claiming to be ", "Iran's ", "five hundred million and "])
def test_a_passage_is_no_name(unit: str) -> None:
    assert name_source(unit * 2_000 + "B", SourceKind.MEDIA).kind is SourceKind.MEDIA
