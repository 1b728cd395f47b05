"""What is found, on both kinds of database: filters, words, beginnings of ids, links that count, the log."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, event, select
from sqlalchemy.orm import Session

from claims.compare import Relation
from claims.database import reading, writing
from claims.errors import AmbiguousIdError, UnknownIdError, UsageError
from claims.extract import StatementKind
from claims.figures import Measure
from claims.models import Alias, Claim, Link, Report, Source, Verdict
from claims.queries import (
    ClaimFilter,
    claim_keys,
    find_links,
    find_reports,
    find_sources,
    identify,
    identify_any,
    identify_claims,
    log_rows,
    remarks_on,
    search_keys,
    superseded_left_out,
)
from claims.review import grade_source, judge, note, tag
from tests.stored import NOW, report, source, uid

MONDAY = (
    "Health Ministry: 12 people were killed in Selvo",
    "Mayor Orvik: nobody cared about the harbour",
)
TUESDAY = (
    "Health Ministry: 15 people were killed in Selvo",
    'Interior Ministry: the count_of 9% AND NOT "more"',
    "Café Owners: the harbours were closed",
)


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """Two reports, one of them in two versions; three links of the machine; an alias."""
    with writing(engine) as session:
        monday = report(session, "monday", *MONDAY, day=8)
        monday.title = "Zeppelin over Selvo"
        old = report(
            session, "old", "Health Ministry: 14 people were killed in Selvo", day=9, url="https://x.example/a"
        )
        old.superseded = True
        report(session, "tuesday", *TUESDAY, day=10, url="https://x.example/a", version=2)
        source(session, "Café Owners").folded = "cafe owners"
        session.add(alias(source(session, "Health Ministry"), "MoH"))
        first, _, _, second, third, _ = session.scalars(select(Claim).order_by(Claim.id))
        first.kind = second.kind = StatementKind.FIGURE
        first.place = "Port Selvo"
        second.as_of = datetime(2031, 5, 8, tzinfo=UTC)
        session.add(link(first, second, Relation.UPDATES, 0.9))
        session.add(link(first, third, Relation.CONFLICTS, 0.5))
    return engine


@pytest.fixture
def session(filled: Engine) -> Iterator[Session]:
    with reading(filled) as opened:
        yield opened


def alias(of: Source, name: str) -> Alias:
    return Alias(source_id=of.id, name=name, folded=name.casefold(), reason="test", made_at=NOW, made_by="tester")


def link(a: Claim, b: Claim, relation: Relation, score: float) -> Link:
    return Link(
        uid=uid("link", a.uid, b.uid), a_id=a.id, b_id=b.id, relation=relation, strength=None, score=score,
        reasons=[{"code": "test", "text": "Because."}], linker="test", created_at=NOW,
    )  # fmt: skip


def contents(session: Session, keys: list[int]) -> list[str]:
    words = {claim.id: claim.content for claim in session.scalars(select(Claim).where(Claim.id.in_(keys)))}
    return [words[key] for key in keys]


def starts(session: Session, keys: list[int]) -> list[str]:
    return [content.split()[0] for content in contents(session, keys)]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (ClaimFilter(), ["12", "nobody", "15", "the", "the"]),  # oldest report first, then as they stand in it
        (ClaimFilter(all_versions=True), ["12", "nobody", "14", "15", "the", "the"]),
        (ClaimFilter(kinds=(StatementKind.FIGURE,)), ["12", "15"]),
        (ClaimFilter(kinds=(StatementKind.FIGURE, StatementKind.STATEMENT)), ["12", "nobody", "15", "the", "the"]),
        (ClaimFilter(measures=(Measure.KILLED,)), ["12", "15"]),
        (ClaimFilter(measures=(Measure.INJURED,)), []),
        (ClaimFilter(issuers=("health",)), ["12", "15"]),  # part of a name
        (ClaimFilter(issuers=("the Health Ministry",)), ["12", "15"]),  # an article
        (ClaimFilter(issuers=("moh",)), ["12", "15"]),  # an alias
        (ClaimFilter(sources=("cafe owners",)), ["the"]),  # without the accent it is stored with
        (ClaimFilter(issuers=("health", "orvik")), ["12", "nobody", "15"]),  # values are joined by "or"
        (ClaimFilter(issuers=("health",), text="15"), ["15"]),  # filters by "and"
        (ClaimFilter(publishers=("health",)), []),  # nobody printed anything here
        (ClaimFilter(places=("selvo",)), ["12"]),
        (ClaimFilter(text="KILLED"), ["12", "15"]),
        (ClaimFilter(text="%"), ["the"]),  # a pattern's signs are only signs
        (ClaimFilter(text="count_of"), ["the"]),
        (ClaimFilter(text="countXof"), []),
        (ClaimFilter(since=datetime(2031, 5, 10, tzinfo=UTC)), ["the", "the"]),  # its own date goes before its report's
        (ClaimFilter(until=datetime(2031, 5, 8, tzinfo=UTC)), ["12", "nobody", "15"]),
        (ClaimFilter(relations=(Relation.UPDATES,)), ["12", "15"]),
        (ClaimFilter(relations=(Relation.COPIES,)), []),
    ],
)
def test_filters(session: Session, wanted: ClaimFilter, expected: list[str]) -> None:
    assert starts(session, claim_keys(session, wanted)) == expected


def test_a_report_is_named_by_the_beginning_of_its_id(session: Session) -> None:
    monday = uid("report", "monday")
    assert starts(session, claim_keys(session, ClaimFilter(reports=(monday[:8].upper(),)))) == ["12", "nobody"]


def test_pages_join_to_the_whole(session: Session) -> None:
    whole = claim_keys(session, ClaimFilter())
    pages = [claim_keys(session, ClaimFilter(), limit=2, offset=offset) for offset in (0, 2, 4)]
    assert [key for page in pages for key in page] == whole


def test_what_superseded_versions_hold_is_counted(session: Session) -> None:
    assert superseded_left_out(session, ClaimFilter(issuers=("health",))) == 1
    assert superseded_left_out(session, ClaimFilter(issuers=("orvik",))) == 0
    assert superseded_left_out(session, ClaimFilter(all_versions=True)) == 0


def test_an_analysts_word_on_a_link_is_what_the_relation_filter_sees(filled: Engine) -> None:
    with writing(filled) as session:
        first, _, _, second, third, owners = session.scalars(select(Claim).order_by(Claim.id))
        judge(session, first, second, Verdict.REJECT, by="ana", at=NOW)
        judge(session, first, third, Verdict.OTHER, relation=Relation.UNDECIDED, by="ana", at=NOW)
        judge(session, second, owners, Verdict.OTHER, relation=Relation.PART_OF, by="ana", at=NOW)
    with reading(filled) as session:
        found = {
            relation: starts(session, claim_keys(session, ClaimFilter(relations=(relation,)))) for relation in Relation
        }
    assert found[Relation.UPDATES] == []
    assert found[Relation.CONFLICTS] == []
    assert found[Relation.UNRELATED] == ["12", "15"]
    assert found[Relation.UNDECIDED] == ["12", "the"]
    assert found[Relation.PART_OF] == ["15", "the"]


def test_a_judgement_taken_back_gives_the_machine_its_word_again(filled: Engine) -> None:
    with writing(filled) as session:
        first, _, _, second, *_ = session.scalars(select(Claim).order_by(Claim.id))
        judge(session, second, first, Verdict.REJECT, by="ana", at=NOW)
        judge(session, first, second, Verdict.RETRACT, by="ana", at=NOW)
    with reading(filled) as session:
        assert starts(session, claim_keys(session, ClaimFilter(relations=(Relation.UPDATES,)))) == ["12", "15"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("harbour", ["nobody", "the"]),  # the plural too
        ("harbour closed", ["the"]),  # all words
        ("people killed", ["12", "15"]),
        ('count_of" 9%', ["the"]),  # no sign is syntax
        ("killed*) NEAR (", []),  # nor is a word
        ("content:killed", []),  # there is no word "content"
        ("--; 'killed'", ["12", "15"]),
        ("NEAR(killed", []),
        ("", []),
        ("!? …", []),
        ("_", []),
        ("_ killed", ["12", "15"]),
        ("zeppelin", []),  # a word of the title
    ],
)
def test_search_takes_whatever_is_typed(session: Session, words: str, expected: list[str]) -> None:
    # The order is each database's own ranking.
    assert sorted(starts(session, search_keys(session, words, limit=10))) == sorted(expected)


def test_search_leaves_out_superseded_versions_unless_asked(session: Session) -> None:
    assert len(search_keys(session, "killed", limit=10)) == 2
    assert len(search_keys(session, "killed", limit=10, all_versions=True)) == 3
    assert len(search_keys(session, "killed", limit=1)) == 1


def test_ids_are_taken_by_their_beginning(session: Session) -> None:
    whole = uid("claim", uid("report", "monday"), 0)
    assert identify(session, Claim, whole).uid == whole
    assert identify(session, Claim, f" {whole[:6].upper()} ").uid == whole
    assert identify_any(session, (Report, Source, Claim), whole[:10]).uid == whole


@pytest.mark.parametrize("given", ["abc", "", "ghij", "12345g", "a" * 41, "%%%%", "-", "élan"])
def test_what_is_no_id(session: Session, given: str) -> None:
    with pytest.raises(UsageError, match="not an id"):
        identify(session, Claim, given)


def test_an_id_that_nothing_has(session: Session) -> None:
    with pytest.raises(UnknownIdError, match="no claim or source has this id"):
        identify_any(session, (Claim, Source), "0" * 40)


def test_an_id_that_several_have_names_them(filled: Engine) -> None:
    with writing(filled) as session:
        for claim, beginning in zip(session.scalars(select(Claim).order_by(Claim.id)), "abc", strict=False):
            claim.uid = f"facade{beginning}" + "0" * 33
    with reading(filled) as session, pytest.raises(AmbiguousIdError) as caught:
        identify(session, Claim, "faca")
    assert all(f"claim facade{beginning}" in str(caught.value) for beginning in "abc")
    with reading(filled) as session:
        assert identify(session, Claim, "facadeb").content == MONDAY[1].partition(": ")[2]


def test_claims_come_in_the_order_of_their_ids_each_once(session: Session) -> None:
    uids = [claim.uid for claim in session.scalars(select(Claim).order_by(Claim.uid.desc()))]
    found = identify_claims(session, [*uids, uids[0][:8], uids[-1]])
    assert [claim.uid for claim in found] == uids


def test_many_whole_ids_are_looked_up_together(filled: Engine) -> None:
    with reading(filled) as session:
        uids = list(session.scalars(select(Claim.uid)))
        statements: list[str] = []
        event.listen(filled, "before_cursor_execute", lambda *heard: statements.append(heard[2]))
        assert len(identify_claims(session, uids)) == len(uids)
    assert len(statements) < len(uids)


def test_links_strongest_first_within_a_relation_and_without_the_rejected(filled: Engine) -> None:
    with reading(filled) as session:
        assert [row.link.relation for row in find_links(session)] == [Relation.UPDATES, Relation.CONFLICTS]
        row = find_links(session, relations=[Relation.UPDATES])[0]
        assert (row.a.content[:2], row.b.content[:2]) == ("12", "15")
        assert row.link.reasons[0].text == "Because."
        assert row.link.judged_by is None
    with writing(filled) as session:
        first, _, _, second, *_ = session.scalars(select(Claim).order_by(Claim.id))
        judge(session, first, second, Verdict.REJECT, reason="other town", by="ana", at=NOW)
    with reading(filled) as session:
        assert [row.link.relation for row in find_links(session)] == [Relation.CONFLICTS]
        (rejected,) = find_links(session, relations=[Relation.UNRELATED])
    assert rejected.link.judged_by == "ana"
    assert rejected.link.reasons[-1].text == "other town"


def test_links_of_one_claim(session: Session) -> None:
    third = session.scalars(select(Claim).order_by(Claim.id)).all()[4]
    assert [row.link.relation for row in find_links(session, [third.id])] == [Relation.CONFLICTS]


def test_reports_oldest_first_with_their_claims_counted(session: Session) -> None:
    found = find_reports(session)
    assert [(row.report.origin, row.claims) for row in found] == [("monday", 2), ("tuesday", 3)]
    assert [row.report.origin for row in find_reports(session, all_versions=True, limit=2)] == ["monday", "old"]
    assert len(find_reports(session, all_versions=True)) == 3


def test_sources_those_that_issue_most_first(filled: Engine) -> None:
    with writing(filled) as session:
        grade_source(session, source(session, "Health Ministry"), "B", by="ana", at=NOW)
    with reading(filled) as session:
        found = find_sources(session)
        named = find_sources(session, name="the MoH")
    assert found[0].source.name == "Health Ministry"
    assert (found[0].issued, found[0].source.reliability, found[0].aliases) == (2, "B", ("MoH",))
    assert [row.source.name for row in named] == ["Health Ministry"]


def test_the_log_newest_first(filled: Engine) -> None:
    with writing(filled) as session:
        claims = session.scalars(select(Claim).order_by(Claim.id)).all()
        tag(session, claims[:2], add=["check"], by="ana", at=NOW)
        note(session, claims[0], "Seen.", by="ben", at=NOW)
        first = claims[0].uid
    with reading(filled) as session:
        assert [row.action for row in log_rows(session, limit=10)] == ["note", "tag", "tag"]
        assert [row.action for row in log_rows(session, uid_prefix=first[:8], limit=10)] == ["note", "tag"]
        assert [row.made_by for row in log_rows(session, by="ben", limit=10)] == ["ben"]
        assert len(log_rows(session, action="tag", limit=1)) == 1


def test_remarks_are_those_in_force(filled: Engine) -> None:
    with writing(filled) as session:
        claims = session.scalars(select(Claim).order_by(Claim.id)).all()
        tag(session, claims[:2], add=["check", "draft"], by="ana", at=NOW)
        tag(session, claims[:1], remove=["draft"], by="ana", at=NOW)
        note(session, claims[0], "Seen.", by="ben", at=NOW)
        keys, uids = [claim.id for claim in claims], [claim.uid for claim in claims]
    with reading(filled) as session:
        said = remarks_on(session, keys)
        assert starts(session, claim_keys(session, ClaimFilter(tags=("draft",)))) == ["nobody"]
    assert said.keys() == set(uids[:2])
    assert said[uids[0]].tags == ("check",)
    assert [(remark.text, remark.made_by) for remark in said[uids[0]].notes] == [("Seen.", "ben")]


def test_the_filter_in_words() -> None:
    wanted = ClaimFilter(issuers=("a", "b"), text="toll", since=datetime(2031, 5, 9, tzinfo=UTC))
    assert wanted.in_words() == ("issuer a or b", "text “toll”", "since 2031-05-09")
    assert ClaimFilter().in_words() == ()
