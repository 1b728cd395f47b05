"""A document and its statements become rows, once; a changed one becomes a version."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from claims.attribution import Attribution as Found
from claims.attribution import CueKind, QuoteType, Relay
from claims.database import check, reading, writing
from claims.dates import Moment, MomentReason, Precision
from claims.documents import Document
from claims.extract import Modality, Polarity, Statement, StatementKind
from claims.figures import Figure, Measure, Qualifier
from claims.ingest import Ingested, Status, ingest_document, recognise
from claims.ingest.identity import claim_uid, report_uid
from claims.models import Alias, Attribution, Claim, LogEntry, Report, Role, Source
from claims.models import Figure as FigureRow
from claims.places import Place, PlaceReason
from claims.review import give_alias, take_alias
from claims.sources import SourceKind, SourceMention
from claims.text import Span
from tests.stored import source

AT = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
TEXT = (
    "At least 12 people were killed, the Ardan health ministry said, the state news agency reported.\n"
    "More was not known."
)
URL = "https://northern-wire.example/flood"


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def document(
    text: str = TEXT, *, url: str | None = URL, publisher: str | None = "Northern Wire", raw: str = ""
) -> Document:
    return Document(
        text=text,
        origin="flood.html",
        media_type="text/html",
        raw_sha256=hashlib.sha256((raw or text).encode()).hexdigest(),
        raw_size=len(text),
        title="Flood in Ardan",
        publisher=publisher,
        url=url,
        published=Moment(AT, Precision.MINUTE),
        language="en",
    )


def ministry(words: str = "the Ardan health ministry") -> SourceMention:
    return SourceMention(
        printed=words,
        name="Ardanian Health Ministry",
        kind=SourceKind.HEALTH,
        named=True,
        resolved=True,
        reason="country and department",
        span=span(words),
        parent="Ardanian government",
    )


def agency() -> SourceMention:
    words = "the state news agency"
    return SourceMention(
        words,
        "state news agency",
        SourceKind.STATE_MEDIA,
        named=False,
        resolved=False,
        reason="described",
        span=span(words),
    )


def toll() -> Statement:
    return Statement(
        attribution=Found(
            content=(span("At least 12 people were killed"),),
            cue=(span("said"),),
            source=(span("the Ardan health ministry"),),
            sentence=Span(0, TEXT.index("\n")),
            quote_type=QuoteType.INDIRECT,
            kind=CueKind.STATEMENT,
            evidence="verb after the content",
            confidence=0.9,
            relays=(Relay(source=(span("the state news agency"),), cue=(span("reported"),)),),
        ),
        kind=StatementKind.FIGURE,
        polarity=Polarity.AFFIRMED,
        modality=Modality.ASSERTED,
        issuer=ministry(),
        relays=(agency(),),
        figures=(Figure(12, None, Measure.KILLED, Qualifier.AT_LEAST, span("12"), hedge="At least", who="people"),),
        as_of=Moment(AT, Precision.DAY, reason=MomentReason.PUBLICATION),
        happened=Moment(AT, Precision.DAY, span("known"), reason=MomentReason.SENTENCE),
        place=Place("Ardan", None, None, None, PlaceReason.SENTENCE, span("Ardan")),
    )


def own_voice() -> Statement:
    sentence = span("More was not known.")
    found = Found(
        (span("More was not known"),), (), (), sentence, QuoteType.INDIRECT, CueKind.STATEMENT, "own voice", 0.5
    )
    return Statement(found, StatementKind.STATEMENT, Polarity.AFFIRMED, Modality.ASSERTED, issuer=None)


STATEMENTS = (toll(), own_voice())


def ingest(engine: Engine, given: Document, statements: Sequence[Statement] | None = STATEMENTS) -> Ingested:
    with writing(engine) as session:
        return ingest_document(session, given, statements, by="mara", at=AT)


def count(session: Session, table: type[Report | Claim | Source | Attribution | LogEntry | Alias]) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def test_a_new_document_is_stored_with_all_that_its_statements_say(engine: Engine) -> None:
    ingested = ingest(engine, document())
    assert (ingested.status, ingested.claims) == (Status.NEW, 2)
    with reading(engine) as session:
        claim = session.scalars(select(Claim).order_by(Claim.ordinal)).first()
        assert claim is not None
        assert claim.content == "At least 12 people were killed"
        assert (claim.as_of, claim.place, claim.kind) == (AT, "Ardan", StatementKind.FIGURE)
        assert (claim.as_of_reason, claim.as_of_start) == (MomentReason.PUBLICATION, None)
        assert claim.happened_reason is MomentReason.SENTENCE
        assert TEXT[claim.happened_start : claim.happened_end] == "known"
        assert claim.report.published_at == AT
        assert [(row.low, row.high, row.hedge) for row in claim.figures] == [(12, None, "At least")]
        assert [(row.role, row.position, row.source.name, row.printed) for row in claim.attributions] == [
            (Role.ISSUER, 0, "Ardanian Health Ministry", "the Ardan health ministry"),
            (Role.RELAY, 1, "state news agency", "the state news agency"),
            (Role.PUBLISHER, 2, "Northern Wire", ""),
        ]
        assert claim.attributions[1].cue_spans == [[span("reported").start, span("reported").end]]
        parent = claim.attributions[0].source.parent
        assert parent is not None
        assert parent.name == "Ardanian government"


def test_a_report_in_its_own_voice_has_a_publisher_and_no_issuer(engine: Engine) -> None:
    ingest(engine, document(), [own_voice()])
    with reading(engine) as session:
        assert session.scalars(select(Attribution.role)).all() == [Role.PUBLISHER]


def test_the_same_bytes_twice_change_nothing(engine: Engine) -> None:
    first = ingest(engine, document())
    again = ingest(engine, document())
    assert (again.status, again.report.uid, again.claims) == (Status.UNCHANGED, first.report.uid, 0)
    with reading(engine) as session:
        assert (count(session, Report), count(session, Claim), count(session, LogEntry)) == (1, 2, 1)


def test_changed_boilerplate_is_no_new_version(engine: Engine) -> None:
    ingest(engine, document())
    assert ingest(engine, document(raw="another advertisement")).status is Status.UNCHANGED


def test_changed_text_at_an_address_is_a_new_version(engine: Engine) -> None:
    first = ingest(engine, document())
    changed = TEXT.replace("12", "14")
    second = ingest(engine, document(changed))
    assert (second.status, second.report.version) == (Status.NEW_VERSION, 2)
    with reading(engine) as session:
        old, new = session.scalars(select(Report).order_by(Report.version))
        assert (old.superseded, new.superseded) == (True, False)
        assert new.supersedes is not None
        assert new.supersedes.uid == first.report.uid
        assert count(session, Claim) == 4
    assert check(engine.url) == []


def test_bytes_seen_before_are_known_whatever_version_they_were(engine: Engine) -> None:
    ingest(engine, document())
    ingest(engine, document(TEXT.replace("12", "14")))
    with reading(engine) as session:
        assert recognise(session, document()).status is Status.UNCHANGED


def test_text_that_returns_in_new_bytes_is_a_third_version(engine: Engine) -> None:
    ingest(engine, document())
    ingest(engine, document(TEXT.replace("12", "14")))
    assert ingest(engine, document(raw="put back")).report.version == 3


def test_without_an_address_there_are_no_versions(engine: Engine) -> None:
    ingest(engine, document(url=None))
    assert ingest(engine, document(TEXT.replace("12", "14"), url=None)).status is Status.NEW


def test_two_outlets_with_one_text_are_two_reports(engine: Engine) -> None:
    ingest(engine, document(url=None))
    assert ingest(engine, document(url=None, publisher="Harbour Post")).status is Status.NEW


def test_a_language_extraction_does_not_know_is_stored_and_said(engine: Engine) -> None:
    ingested = ingest(engine, document(), None)
    assert (ingested.report.supported, ingested.claims) == (False, 0)


def test_a_report_without_statements_is_supported(engine: Engine) -> None:
    assert ingest(engine, document(), []).report.supported


def test_one_body_in_two_reports_is_one_source(engine: Engine) -> None:
    ingest(engine, document())
    with reading(engine) as session:
        before = count(session, Source)
    ingest(engine, document(url="https://harbour-post.example/1"))
    with reading(engine) as session:
        assert count(session, Source) == before


def test_a_leader_in_one_report_and_a_man_in_another_are_one_source(engine: Engine) -> None:
    leader = replace(toll(), issuer=replace(ministry(), name="Emil Haas", kind=SourceKind.ARMED_GROUP, parent=None))
    man = replace(toll(), issuer=replace(ministry(), name="Emil Haas", kind=SourceKind.PERSON, parent=None))
    ingest(engine, document(), [leader])
    ingest(engine, document(raw="2", url=None), [man])
    with reading(engine) as session:
        assert len(session.scalars(select(Source).where(Source.name == "Emil Haas")).all()) == 1


def test_an_unresolved_mention_is_not_the_body_of_that_name(engine: Engine) -> None:
    ingest(engine, document(), [toll()])
    vague = replace(toll(), issuer=replace(ministry(), resolved=False))
    ingest(engine, document(raw="2", url=None), [vague])
    with reading(engine) as session:
        found = session.scalars(select(Source.resolved).where(Source.name == "Ardanian Health Ministry")).all()
        assert sorted(found) == [False, True]


def test_a_name_that_tells_nothing_alone_is_no_alias(engine: Engine) -> None:
    text = "The ministry said so."
    vague = SourceMention(
        "The ministry",
        "Ardanian Health Ministry",
        SourceKind.HEALTH,
        named=True,
        resolved=True,
        reason="named before",
        span=Span(0, 12),
    )
    found = Found(
        (span("so", text),),
        (span("said", text),),
        (Span(0, 12),),
        Span(0, 21),
        QuoteType.INDIRECT,
        CueKind.STATEMENT,
        "verb",
        0.9,
    )
    ingest(
        engine, document(text), [Statement(found, StatementKind.STATEMENT, Polarity.AFFIRMED, Modality.ASSERTED, vague)]
    )
    with reading(engine) as session:
        assert count(session, Alias) == 0


def test_two_statements_of_the_same_words_are_two_claims(engine: Engine) -> None:
    """One sentence, two issuers: "Both ministries said 12 were killed"."""
    assert ingest(engine, document(), [toll(), toll()]).claims == 2


def test_a_number_too_large_for_a_store_is_left_out(engine: Engine) -> None:
    huge = Figure(10**30, 10**30, Measure.OTHER, Qualifier.EXACT, span("12"))
    ingest(engine, document(), [replace(toll(), figures=(huge, *toll().figures))])
    with reading(engine) as session:
        assert session.scalars(select(FigureRow.low)).all() == [12]


def test_a_file_name_that_is_no_text_is_spelt_out(engine: Engine) -> None:
    named = os.fsdecode(b"flood-\xff.txt")
    assert ingest(engine, replace(document(), origin=named), []).report.origin == r"flood-\xff.txt"


def test_a_very_long_name_fits(engine: Engine) -> None:
    ingest(engine, document(publisher="Wire " * 2000), [])
    assert check(engine.url) == []


def test_who_speaks_for_a_body_and_how_many_speak_are_stored_as_far_as_they_fit(engine: Engine) -> None:
    spoken = replace(ministry(), speaker="Odo Bassi", number="two")
    endless = replace(agency(), speaker="Odo " * 100, number="dozens and " * 10)
    ingest(engine, document(), [replace(toll(), issuer=spoken, relays=(endless,)), own_voice()])
    with Session(engine) as session:
        rows = session.scalars(select(Attribution).where(Attribution.role != Role.PUBLISHER).order_by(Attribution.id))
        stored = [(row.speaker or "", row.number or "") for row in rows]
    assert stored == [("Odo Bassi", "two"), (("Odo " * 100)[:200], ("dozens and " * 10)[:40])]


def test_the_search_finds_what_was_ingested(engine: Engine) -> None:
    ingest(engine, document())
    assert check(engine.url) == []


@pytest.mark.parametrize("change", [{"raw": "x"}, {"url": None}, {"publisher": "Harbour Post"}])
def test_a_reports_id_is_its_bytes_address_and_publisher(change: dict[str, str | None]) -> None:
    assert report_uid(document()) == report_uid(replace(document(), title="Other", origin="elsewhere"))
    assert report_uid(document()) != report_uid(document(**change))  # type: ignore[arg-type]  # one changed field


@given(st.lists(st.tuples(st.sampled_from(StatementKind), st.integers(0, 99), st.integers(0, 9)), unique=True))
def test_claims_of_other_kind_or_place_have_other_ids(claims: list[tuple[StatementKind, int, int]]) -> None:
    ids = {claim_uid("r", kind, [Span(start, start + 10)], repeat) for kind, start, repeat in claims}
    assert len(ids) == len(claims)


class TestAnAnalystsAlias:
    """What an analyst said of a name comes before what the machine makes of it, from the next report on."""

    @pytest.mark.parametrize("name", ["Ardan Health Ministry", "ardanian health ministry"])  # as printed, and canonical
    def test_gives_a_mention_to_its_source(self, engine: Engine, name: str) -> None:
        bureau = said(engine, name)
        ingest(engine, document())
        with reading(engine) as session:
            issuer = session.scalars(select(Attribution).where(Attribution.role == Role.ISSUER)).one()
            assert (issuer.source_id, issuer.reason) == (bureau, "an analyst's alias")
            assert issuer.printed == "the Ardan health ministry"
            assert session.scalar(select(Source).where(Source.name == "Ardanian Health Ministry")) is None

    def test_leaves_the_claims_there_are(self, engine: Engine) -> None:
        ingest(engine, document())
        bureau = said(engine, "Ardan Health Ministry")
        ingest(engine, document(url="https://other.example/flood"))
        with reading(engine) as session:
            issuers = select(Attribution.source_id).where(Attribution.role == Role.ISSUER).order_by(Attribution.id)
            before, after = session.scalars(issuers)
            assert (before != bureau, after) == (True, bureau)

    def test_names_publishers_too(self, engine: Engine) -> None:
        bureau = said(engine, "Northern Wire")
        assert ingest(engine, document()).report.publisher_id == bureau

    def test_is_forgotten_when_it_is_taken_back(self, engine: Engine) -> None:
        bureau = said(engine, "Ardan Health Ministry")
        with writing(engine) as session:
            take_alias(session, session.get_one(Source, bureau), "Ardan Health Ministry", by="mara", at=AT)
        ingest(engine, document())
        with reading(engine) as session:
            issuer = session.scalars(select(Attribution).where(Attribution.role == Role.ISSUER)).one()
            assert (issuer.source.name, issuer.reason) == ("Ardanian Health Ministry", "country and department")


def said(engine: Engine, name: str) -> int:
    """An analyst says that the name stands for a bureau: the bureau's key."""
    with writing(engine) as session:
        bureau = source(session, "Public Health Bureau")
        give_alias(session, bureau, name, by="mara", at=AT)
        return bureau.id
