"""One text in many outlets, and outlets that cite each other, as an editor is told of them."""

from __future__ import annotations

from dataclasses import replace

from claims.audit import Severity, findings_in
from claims.compare import Relation
from claims.matters import ClaimRecord, Coverage, LinkRecord, matters_in
from claims.text import Span
from tests.making import HEALTH, RELIEF, WIRE, claim, link
from tests.matters.test_citing import copy_of, ring_of_three

WHOLE = Span(0, 500)


def coverage(claims: list[ClaimRecord], *links: LinkRecord) -> Coverage:
    return Coverage(*matters_in(claims, links))


def wire() -> list[ClaimRecord]:
    first = claim("a", HEALTH, "Northern Wire")
    return [
        first,
        copy_of(first, claim("b", HEALTH, "Harbour Post", agency=WIRE), WHOLE),
        copy_of(first, claim("c", HEALTH, "Daily Ledger", agency=WIRE), WHOLE),
        claim("d", RELIEF, "Coast Radio"),
    ]


STAR = (link("a", "b", Relation.COPIES), link("a", "c", Relation.COPIES), link("a", "d", Relation.CORROBORATES))


def test_three_of_four_reports_are_one_text() -> None:
    (finding,) = findings_in(coverage(wire(), *STAR), codes=["one-text"])
    assert (finding.severity, len(finding.claims)) == (Severity.WARNING, 3)
    assert finding.explanation == (
        "3 of 4 reports (Northern Wire, Daily Ledger, Harbour Post) print the text of Northern Wire:"
        " that is one report, however many print it."
    )


def test_a_text_is_told_once_however_many_matters_it_holds() -> None:
    claims = wire()[:3]
    second = [replace(one, uid=f"{one.uid}2", content="the roof fell in") for one in claims]
    links = (*STAR[:2], link("a2", "b2", Relation.COPIES), link("a2", "c2", Relation.COPIES))
    (finding,) = findings_in(coverage([*claims, *second], *links), codes=["one-text"])
    assert finding.explanation.startswith("All 3 reports (")
    assert len(finding.claims) == 6


def test_a_text_that_few_print_is_a_note() -> None:
    claims = [*wire()[:2], *(claim(f"e{n}", RELIEF, f"Radio {n}") for n in range(3))]
    links = (STAR[0], *(link("a", f"e{n}", Relation.CORROBORATES) for n in range(3)))
    (finding,) = findings_in(coverage(claims, *links), codes=["one-text"])
    assert finding.severity is Severity.NOTE


def test_an_outlet_that_repeats_itself_is_no_finding() -> None:
    first = claim("a", HEALTH, "Northern Wire")
    again = copy_of(first, claim("b", HEALTH, "Northern Wire", number=4), WHOLE)
    assert findings_in(coverage([first, again], link("a", "b", Relation.COPIES)), codes=["one-text"]) == []


RING = (link("a", "b", Relation.CORROBORATES), link("b", "c", Relation.CORROBORATES))


def test_a_ring_without_an_original_is_serious() -> None:
    first, *_ = findings_in(coverage(ring_of_three(), *RING))
    assert (first.code, first.severity, len(first.claims)) == ("citation-ring", Severity.SERIOUS, 3)
    assert first.explanation == (
        "Marn Courier cites Tesk Gazette, which cites Lun Echo, which cites Marn Courier."
        " None of them names a source of its own, and none counts."
    )


def test_a_ring_with_an_original_is_a_note_that_names_it() -> None:
    claims = [*ring_of_three(), claim("d", HEALTH, "Lun Echo")]
    (finding,) = findings_in(coverage(claims, *RING, link("c", "d", Relation.RESTATES)), codes=["citation-ring"])
    assert finding.severity is Severity.NOTE
    assert "Lun Echo names a source of its own: cite that." in finding.explanation
