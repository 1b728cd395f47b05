"""Reports in a store: who repeats whom, the same in both kinds of store and in whatever order they come in."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, create_engine, event, func, select
from sqlalchemy.orm import Session, aliased

from claims.dates import Moment, Precision
from claims.documents import Document
from claims.echoes import find_echoes, prints, unsketched
from claims.ingest import ingest_document
from claims.ingest.echoing import echo_all
from claims.models import Base, Credit, Echo, EchoOrder, Fingerprint, Report, Sketch
from claims.overlap import echoing
from tests.overlap.texts import CHANGED, CUT, OTHER, WIRE
from tests.stored import uid

NOW = datetime(2031, 6, 1, tzinfo=UTC)


class Told(NamedTuple):
    """A report: who prints what, when (hour of one day)."""

    outlet: str
    text: str
    hour: int
    url: str | None = None
    agency: str | None = None


REPORTS = [
    Told("Northern Wire", WIRE, 1),
    Told("Harbour Post", CHANGED, 3, agency="Northern Wire"),
    Told("Daily Ledger", CUT, 5),
    Told("Coast Radio", OTHER, 7),
    Told("Lun Echo", f"{OTHER}\nThe ferry’s end was first reported by the Northern Wire.\n{WIRE}", 9),
]


def store(session: Session, told: Told) -> Report:
    text = told.text
    document = Document(
        text=text, origin=told.outlet, media_type="text/plain", raw_sha256=uid(told), raw_size=len(text),
        publisher=told.outlet, agency=told.agency, url=told.url,
        published=Moment(datetime(2031, 5, 12, told.hour, tzinfo=UTC), Precision.MINUTE),
    )  # fmt: skip
    return ingest_document(session, document, [], by="tester", at=NOW).report


def pairs(session: Session) -> dict[tuple[str, str], Echo]:
    later, earlier = aliased(Report), aliased(Report)
    rows = session.execute(
        select(later.origin, earlier.origin, Echo)
        .join(later, Echo.later_id == later.id)
        .join(earlier, Echo.earlier_id == earlier.id)
    ).tuples()
    return {(a, b): echo for a, b, echo in rows}


Found = dict[tuple[str, str], tuple[float, float, EchoOrder, list[list[int]], list[dict[str, str]]]]


def found(session: Session) -> Found:
    return {
        pair: (echo.share, echo.share_of_earlier, echo.ordered_by, echo.passages, echo.reasons)
        for pair, echo in pairs(session).items()
    }


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with Session(engine) as opened:
        yield opened


def test_who_repeats_whom(session: Session) -> None:
    for told in REPORTS:
        store(session, told)
    echoes = pairs(session)
    assert set(echoes) == {
        ("Harbour Post", "Northern Wire"), ("Daily Ledger", "Northern Wire"), ("Daily Ledger", "Harbour Post"),
        ("Lun Echo", "Northern Wire"), ("Lun Echo", "Harbour Post"), ("Lun Echo", "Daily Ledger"),
        ("Lun Echo", "Coast Radio"),
    }  # fmt: skip
    assert echoes["Harbour Post", "Northern Wire"].share > 0.9
    assert 0.4 < echoes["Lun Echo", "Northern Wire"].share < 0.8
    assert echoes["Lun Echo", "Northern Wire"].share_of_earlier == 1
    codes = {pair: [reason["code"] for reason in echo.reasons] for pair, echo in echoes.items()}
    assert codes["Harbour Post", "Northern Wire"] == ["near_identical", "agency_credit"]
    assert codes["Lun Echo", "Northern Wire"] == ["shared_passages", "first_reported_by"]
    assert codes["Lun Echo", "Coast Radio"] == ["shared_passages"]


def test_passages_slice_both_texts(session: Session) -> None:
    for told in REPORTS:
        store(session, told)
    for echo in session.scalars(select(Echo)):
        for start, end, first, last in echo.passages:
            one, other = (
                text.casefold().split() for text in (echo.later.text[start:end], echo.earlier.text[first:last])
            )
            assert (one[0], one[-1].strip(".,”")) == (other[0], other[-1].strip(".,”"))


def test_a_report_is_looked_at_once(session: Session) -> None:
    for told in REPORTS:
        store(session, told)
    before = found(session)
    assert [find_echoes(session, report) for report in session.scalars(select(Report))] == [0] * len(REPORTS)
    assert (found(session), unsketched(session)) == (before, [])


def test_versions_of_one_report_are_no_echo(session: Session) -> None:
    store(session, Told("Harbour Post", WIRE, 1, "https://post.example/ferry"))
    store(session, Told("Harbour Post", CHANGED, 1, "https://post.example/ferry"))
    assert pairs(session) == {}


def test_what_an_older_program_stored_is_found_later(session: Session) -> None:
    for told in REPORTS:
        store(session, told)
    before, credited = found(session), session.scalar(select(func.count()).select_from(Credit))
    assert echo_all(session, rebuild=False, by="mara", at=NOW) == (0, 0)
    looked_at, echoes = echo_all(session, rebuild=True, by="mara", at=NOW)
    assert (looked_at, echoes) == (len(REPORTS), len(before))
    assert found(session) == before
    assert session.scalar(select(func.count()).select_from(Credit)) == credited == 1


def test_a_report_of_no_words_has_a_sketch_and_nothing_else(session: Session) -> None:
    report = store(session, Told("Harbour Post", "…", 1))
    assert session.get_one(Sketch, report.id).words == 0
    assert session.scalar(select(func.count()).select_from(Fingerprint)) == 0


def few_holders(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(prints, "echoing", lambda: msgspec.structs.replace(echoing(), holders=number))


def test_a_text_that_everybody_prints_is_told_of_those_who_had_it_first(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    few_holders(monkeypatch, 2)
    for hour in (9, 3, 7, 1, 5):
        store(session, Told(f"outlet {hour}", WIRE, hour))
    assert set(pairs(session)) == {
        (f"outlet {later}", f"outlet {earlier}") for later in (1, 3, 5, 7, 9) for earlier in (1, 3) if earlier < later
    }


LINES = [*WIRE.split("\n"), *OTHER.split("\n"), "All rights reserved by the paper and by nobody else in this town."]
TOLD = st.lists(
    st.tuples(st.lists(st.integers(0, len(LINES) - 1), min_size=1, max_size=8), st.sampled_from(["", "commuters"])),
    min_size=2,
    max_size=7,
)


@given(TOLD, st.integers(0, 2**16), st.sampled_from([1, 2, 20]))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_reports_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, told: list[tuple[list[int], str]], seed: int, holders: int
) -> None:
    few_holders(monkeypatch, holders)
    reports = [
        Told(f"outlet {hour}", "\n".join(LINES[line] for line in lines).replace(dropped or "\0", "sailors"), hour)
        for hour, (lines, dropped) in enumerate(told)
    ]
    mixed = list(reports)
    random.Random(seed).shuffle(mixed)  # noqa: S311 -- which order is tried need not be secret
    assert in_a_store_of_its_own(mixed) == in_a_store_of_its_own(reports)


def in_a_store_of_its_own(reports: Sequence[Told]) -> Found:
    engine = create_engine("sqlite://")
    event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA foreign_keys = ON"))
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        for told in reports:
            store(session, told)
        echoes = found(session)
    engine.dispose()
    return echoes


def test_all_orders_of_five_reports_agree() -> None:
    expected = in_a_store_of_its_own(REPORTS)
    assert len(expected) == 7
    for order in list(itertools.permutations(REPORTS))[7::24]:
        assert in_a_store_of_its_own(order) == expected
