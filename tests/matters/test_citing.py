"""Who cites whom, and what a copy is worth: no database, hand-made claims."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.compare import Relation
from claims.matters import ClaimRecord, EchoRecord, LinkRecord, SourceRecord, Standing, matters_in, voices_among
from claims.matters.citing import citations_in, repeating, rings_in
from claims.matters.texts import texts_in
from claims.sources import SourceKind
from claims.text import Span
from tests.making import HEALTH, OFFICIALS, WIRE, claim, exactly, link, report, source

COURIER, GAZETTE, ECHO = (source(name, SourceKind.MEDIA) for name in ("Marn Courier", "Tesk Gazette", "Lun Echo"))
NINE = [exactly(9)]


def ring_of_three() -> list[ClaimRecord]:
    return [
        claim("a", GAZETTE, "Marn Courier", figures=NINE),
        claim("b", ECHO, "Tesk Gazette", figures=NINE),
        claim("c", COURIER, "Lun Echo", figures=NINE),
    ]


RINGS: list[tuple[str, list[ClaimRecord], list[tuple[list[str], list[str]]]]] = [
    # what, claims, (outlets round the ring, those with an original)
    ("three cite each other", ring_of_three(), [(["Marn Courier", "Tesk Gazette", "Lun Echo"], [])]),
    (
        "two cite each other",
        [claim("a", GAZETTE, "Marn Courier"), claim("b", COURIER, "Tesk Gazette")],
        [(["Marn Courier", "Tesk Gazette"], [])],
    ),
    (
        "one of the ring has it from the ministry as well",
        [*ring_of_three(), claim("d", HEALTH, "Lun Echo")],
        [(["Marn Courier", "Tesk Gazette", "Lun Echo"], ["Lun Echo"])],
    ),
    (
        "the ministry spoke through the ring: nobody heard it",
        [
            claim("a", HEALTH, "Marn Courier", relays=[GAZETTE]),
            claim("b", HEALTH, "Tesk Gazette", relays=[COURIER]),
        ],
        [(["Marn Courier", "Tesk Gazette"], [])],
    ),
    (
        "a credit for having it first closes the ring",
        [
            claim("a", GAZETTE, "Marn Courier"),
            claim("b", None, "Tesk Gazette", in_report=report("Tesk Gazette", credits=(COURIER,))),
        ],
        [(["Marn Courier", "Tesk Gazette"], [])],
    ),
    (
        "so does a wire credit",
        [claim("a", GAZETTE, "Marn Courier"), claim("b", None, "Tesk Gazette", agency=COURIER)],
        [(["Marn Courier", "Tesk Gazette"], [])],
    ),
    ("a chain is no ring", ring_of_three()[:2], []),
    ("an outlet that cites itself is none", [claim("a", COURIER, "Marn Courier")], []),
    ("a minister who cites a paper is no outlet", [claim("a", HEALTH, "Marn Courier", relays=[HEALTH])], []),
    ("no publisher is known", [claim("a", GAZETTE, None), claim("b", COURIER, None, number=4)], []),
]


@pytest.mark.parametrize(("claims", "expected"), [row[1:] for row in RINGS], ids=[row[0] for row in RINGS])
def test_rings(claims: list[ClaimRecord], expected: list[tuple[list[str], list[str]]]) -> None:
    told = [([one.name for one in ring.outlets], [one.name for one in ring.originals]) for ring in rings_in(claims)]
    assert told == expected
    assert rings_in(list(reversed(claims))) == rings_in(claims)


def test_whoever_only_repeats_does_not_count() -> None:
    claims = ring_of_three()
    links = [link("a", "b", Relation.CORROBORATES), link("b", "c", Relation.CORROBORATES)]
    assert {voice.standing for voice in voices_among(claims, links)} == {Standing.REPEATS}
    heard = [*claims, claim("d", HEALTH, "Lun Echo", figures=NINE)]
    counted = [voice.name for voice in voices_among(heard, links) if voice.independent]
    assert counted == ["Ardanian Health Ministry"]


def test_an_outlet_at_the_end_of_a_chain_counts() -> None:
    chain = ring_of_three()[:2]
    assert [voice.name for voice in voices_among(chain, ()) if voice.independent] == ["Lun Echo"]
    assert repeating(chain) == {COURIER.uid, GAZETTE.uid}


def test_a_citation_is_shown_by_the_oldest_claim() -> None:
    later, older = claim("b", GAZETTE, "Marn Courier", number=4), claim("a", GAZETTE, "Marn Courier", number=3)
    (citation,) = citations_in([later, older])
    assert (citation.outlet.name, citation.cited.name, citation.claim) == ("Marn Courier", "Tesk Gazette", older)


def copy_of(earlier: ClaimRecord, made: ClaimRecord, *passages: Span) -> ClaimRecord:
    """The claim, its report repeating the earlier claim's."""
    echo = EchoRecord(earlier.report.uid, earlier.report.outlet, 0.9, published=True, passages=passages)
    return replace(made, report=replace(made.report, echoes=(echo,)))


def own_voices() -> list[ClaimRecord]:
    first = claim("a", None, "Northern Wire")
    return [first, copy_of(first, claim("b", None, "Harbour Post"), Span(0, 500)), claim("c", None, "Tribune")]


def test_what_a_copy_says_in_its_own_voice_is_the_firsts() -> None:
    voices = voices_among(own_voices(), ())
    assert [(voice.name, len(voice.claims)) for voice in voices] == [
        ("Northern Wire, Harbour Post (own voice)", 2), ("Tribune (own voice)", 1),
    ]  # fmt: skip


def test_a_sentence_that_an_outlet_added_to_a_copy_is_its_own() -> None:
    first = claim("a", None, "Northern Wire")
    added = copy_of(first, claim("b", None, "Harbour Post"), Span(300, 500))  # the claim stands at 100
    assert (added.copied, added.first_report) == (False, added.report.uid)
    assert len(voices_among([first, added], ())) == 2


def test_unnamed_officials_of_one_text_are_the_same_officials() -> None:
    first = claim("a", OFFICIALS, "Northern Wire")
    copied = copy_of(first, claim("b", OFFICIALS, "Harbour Post"), Span(0, 500))
    others = claim("c", OFFICIALS, "Tribune")
    assert [len(voice.claims) for voice in voices_among([first, copied, others], ())] == [2, 1]


def test_an_outlet_all_of_whose_reports_are_copies_is_no_issuer() -> None:
    first = claim("a", None, "Northern Wire")
    post = source("Harbour Post", SourceKind.MEDIA)
    copied = copy_of(first, claim("b", None, "Harbour Post"), Span(0, 500))
    cites = claim("c", post, "Tribune")
    (voice,) = [voice for voice in voices_among([first, copied, cites], ()) if voice.source == post]
    assert voice.standing is Standing.REPEATS


def test_the_earliest_report_that_holds_a_sentence_has_it_first() -> None:
    wire, ledger = report("Northern Wire", 1), report("Daily Ledger", 2)
    echoes = tuple(
        EchoRecord(one.uid, one.outlet, 0.5, published=True, passages=(span,))
        for one, span in ((wire, Span(400, 900)), (ledger, Span(0, 300)))
    )
    made = claim("a", None, "Harbour Post")
    assert replace(made, report=replace(made.report, echoes=echoes)).first_report == ledger.uid


def test_one_text_in_many_reports() -> None:
    claims = own_voices()
    (text,) = texts_in(claims)
    assert (text.outlets, text.agency) == (("Northern Wire", "Harbour Post"), None)
    more = replace(claims[1], uid="d", passage_start=900)  # the copy also says something of its own
    assert texts_in([*claims, more]) == ()
    credited = [replace(one, report=replace(one.report, agency=WIRE)) if one.copied else one for one in claims]
    assert texts_in(credited)[0].agency == "Northern Wire"


def test_a_matter_knows_its_texts_and_rings() -> None:
    claims: list[ClaimRecord] = own_voices()
    links: list[LinkRecord] = [link("a", "b", Relation.RESTATES), link("a", "c", Relation.RESTATES)]
    ((matter,), _) = matters_in(claims, links)
    assert (matter.reports, [len(text.reports) for text in matter.texts], matter.rings) == (3, [2], ())


def test_a_ministry_that_prints_its_own_release_is_no_outlet() -> None:
    ministry: SourceRecord = HEALTH
    own = replace(claim("a", ministry, "Press Office"), report=report("x", publisher=ministry))
    told = claim("b", ministry, "Harbour Post")
    assert citations_in([own, told]) == ()
    assert [voice.independent for voice in voices_among([own, told], ())] == [True]
