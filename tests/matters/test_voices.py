"""Who counts, and how often: the rule everything else hangs on."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.compare import Relation
from claims.figures import Measure
from claims.matters import ClaimRecord, FigureRecord, LinkRecord, Standing, figure_lines, matters_in, voices_among
from claims.sources import SourceKind
from tests.making import HEALTH, INTERIOR, OFFICIALS, RELIEF, UNKNOWN, WIRE, claim, exactly, killed, link, source

RESTATES, COPIES, CONFLICTS = Relation.RESTATES, Relation.COPIES, Relation.CONFLICTS

COUNTS: list[tuple[str, list[ClaimRecord], list[LinkRecord], int, int]] = [
    # what, claims, links, outlets, independent issuers
    (
        "one ministry through three outlets is one",
        [claim("a", HEALTH, "Post"), claim("b", HEALTH, "Ledger"), claim("c", HEALTH, "Radio")],
        [link("a", "b", RESTATES), link("b", "c", RESTATES)],
        3,
        1,
    ),
    (
        "two issuers are two",
        [claim("a", HEALTH, "Post"), claim("b", RELIEF, "Ledger")],
        [link("a", "b", Relation.CORROBORATES)],
        2,
        2,
    ),
    (
        "two issuers in one outlet are two issuers and one outlet",
        [claim("a", HEALTH, "Post"), claim("b", RELIEF, "Post", number=4)],
        [link("a", "b", Relation.CORROBORATES)],
        1,
        2,
    ),
    (
        "the unnamed never count, however many they are",
        [claim("a", OFFICIALS, "Post"), claim("b", OFFICIALS, "Ledger")],
        [link("a", "b", RESTATES)],
        2,
        0,
    ),
    (
        "who could not be identified never counts",
        [claim("a", UNKNOWN, "Post"), claim("b", UNKNOWN, "Ledger")],
        [link("a", "b", RESTATES)],
        2,
        0,
    ),
    (
        "reports in their own voice never count",
        [claim("a", None, "Post"), claim("b", None, "Ledger")],
        [link("a", "b", RESTATES)],
        2,
        0,
    ),
    (
        "wire copies are one, even where one copy's issuer was read as somebody else",
        [claim("a", HEALTH, "Post"), claim("b", source("Health Ministry"), "Ledger"), claim("c", UNKNOWN, "Radio")],
        [link("a", "b", COPIES), link("a", "c", COPIES)],
        3,
        1,
    ),
    (
        "an outlet named as the source only repeats the ministry it carries",
        [claim("a", HEALTH, "Northern Wire"), claim("b", WIRE, "Post")],
        [link("a", "b", RESTATES)],
        2,
        1,
    ),
    (
        "an outlet that counted for itself is a source",
        [claim("a", HEALTH, "Post"), claim("b", WIRE, "Ledger")],
        [link("a", "b", RESTATES)],
        2,
        2,
    ),
]


@pytest.mark.parametrize(
    ("claims", "links", "outlets", "issuers"), [row[1:] for row in COUNTS], ids=[r[0] for r in COUNTS]
)
def test_counts(claims: list[ClaimRecord], links: list[LinkRecord], outlets: int, issuers: int) -> None:
    (matter,), single = matters_in(claims, links)
    assert (len(matter.outlets), len(matter.independent), single) == (outlets, issuers, ())


def test_two_ministries_of_one_government_are_one_authority() -> None:
    (matter,), _ = matters_in([claim("a", HEALTH, "Post"), claim("b", INTERIOR, "Post")], [link("a", "b", CONFLICTS)])
    assert (len(matter.independent), matter.authorities) == (2, 1)


def test_unnamed_speakers_of_two_reports_are_not_taken_for_one() -> None:
    voices = voices_among([claim("a", OFFICIALS, "Post"), claim("b", OFFICIALS, "Ledger")], ())
    assert [voice.standing for voice in voices] == [Standing.ANONYMOUS, Standing.ANONYMOUS]


def test_reports_without_a_publisher_are_not_taken_for_one_outlet() -> None:
    claims = [claim("a", HEALTH, None, number=3), claim("b", HEALTH, None, number=4)]
    (matter,), _ = matters_in(claims, [link("a", "b", RESTATES)])
    assert len(matter.outlets) == 2


@pytest.mark.parametrize("relation", [Relation.UNRELATED, Relation.UNDECIDED])
def test_what_is_not_related_makes_no_matter(relation: Relation) -> None:
    matters, single = matters_in([claim("a", HEALTH, "Post"), claim("b", HEALTH, "Ledger")], [link("a", "b", relation)])
    assert not matters
    assert [one.uid for one in single] == ["a", "b"]


def test_many_conflicting_pairs_of_two_issuers_are_one_conflict_shown_by_the_newest() -> None:
    claims = [claim(f"h{day}", HEALTH, "Post", number=day, figures=[exactly(20)]) for day in (3, 4)]
    claims += [claim(f"i{day}", INTERIOR, "Radio", number=day, figures=[exactly(9)]) for day in (3, 4)]
    links = [link(f"h{a}", f"i{b}", CONFLICTS) for a in (3, 4) for b in (3, 4)]
    (matter,), _ = matters_in(claims, links)
    (conflict,) = matter.conflicts
    assert (conflict.a.uid, conflict.b.uid, conflict.pairs) == ("h4", "i4", 4)


def test_other_counted_things_are_lines_by_unit_and_noun_where_it_is_plain_which_is_meant() -> None:
    def other(low: int, unit: str, who: str | None = None) -> FigureRecord:
        return killed(low, low, measure=Measure.OTHER, unit=unit, who=who)

    one = claim("a", HEALTH, "Post", figures=[other(52, "percent", "vote"), other(5, "USD"), other(9, "USD")])
    two = claim("b", INTERIOR, "Radio", figures=[other(21, "drones", "attack drones"), exactly(9)])
    (matter,), _ = matters_in([one, two], [link("a", "b", CONFLICTS)])
    assert {line.subject for line in figure_lines(matter)} == {"percent of vote", "drones", "killed"}


ISSUERS = st.sampled_from([HEALTH, INTERIOR, RELIEF, OFFICIALS, UNKNOWN, None, source("Haas", SourceKind.PERSON)])


@given(st.lists(st.tuples(ISSUERS, st.sampled_from(["Post", "Ledger", "Radio"])), min_size=2, max_size=12), st.data())
def test_every_claim_is_in_one_voice_and_outlets_never_add_issuers(said: list, data: st.DataObject) -> None:  # type: ignore[type-arg]  # pairs of issuer and outlet
    claims = [claim(f"c{place:02}", issuer, outlet) for place, (issuer, outlet) in enumerate(said)]
    chained = [link(one.uid, other.uid, RESTATES) for one, other in itertools.pairwise(claims)]
    (matter,), _ = matters_in(data.draw(st.permutations(claims)), data.draw(st.permutations(chained)))
    assert sorted(one.uid for voice in matter.voices for one in voice.claims) == [one.uid for one in claims]
    assert len(matter.independent) == len({issuer.uid for issuer, _ in said if issuer and issuer.countable})
    assert matters_in(claims, chained)[0] == (matter,)
