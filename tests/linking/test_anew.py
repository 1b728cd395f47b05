"""Linking anew: the same links as one by one, by whatever workers, in whatever order reports came in."""

from __future__ import annotations

import inspect
import multiprocessing
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import msgspec
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, delete, select, update
from sqlalchemy.orm import Session

from claims.candidates import likeliest, meeting, report_search, search
from claims.candidates.arrays import Rows
from claims.candidates.compiled import is_compiled
from claims.candidates.terms import limits
from claims.database import initialise, open_engine, resolve_url
from claims.errors import UsageError
from claims.linking import ThisProcess, link_all, link_report, workers
from claims.models import ClaimMeasures, ClaimPostings, Link, Report, ReportTerm
from tests.stored import report

STORIES = (
    ("Harbour office: the ferry Marisol left Port Ansel with a broken engine and no inspection",),
    ("Sailors' union: the ferry Marisol left Port Ansel with a broken engine and no inspection papers",),
    ("Harbour office: the Marisol had sailed from Port Ansel with a broken engine, without inspection",),
    ("Owner: the ferry Marisol never left Port Ansel with a broken engine",),
    (
        "Red Cross: a fire swept the Orlova textile mill in Verkhny Tagan, the Orlova mill beside the Iset canal",
        "Governor: nobody is missing any more in Verkhny Tagan",
    ),
    (
        "Mayor: the fire at the Orlova mill in Verkhny Tagan swept the Orlova textile mill by the Iset canal",
        "Rescuers: two people are missing after the fire",
    ),
    ("Central bank: interest stays where it is until autumn",),
)

INDEX = (ClaimPostings, ClaimMeasures, ReportTerm)

Said = tuple[str, str, str | None, float]


def _links(session: Session) -> dict[str, Said]:
    """What the links say, by their uids; which claim came first in the store tells nothing."""
    rows = session.scalars(select(Link).order_by(Link.uid))
    return {link.uid: (link.a.uid, link.relation, link.strength, link.score) for link in rows}


def _index(session: Session) -> list[list[object]]:
    """The rows of the tables of the index."""
    return [sorted(session.execute(select(*table.__table__.columns)).tuples()) for table in INDEX]


def _store(session: Session, order: list[int]) -> list[int]:
    return [report(session, f"story {number}", *STORIES[number], day=8 + number // 2).id for number in order]


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Said]:
    """The links of the stories, come in one by one in the order they are written."""
    with Session(_engine(tmp_path_factory.mktemp("expected"))) as session:
        for key in _store(session, list(range(len(STORIES)))):
            link_report(session, key)
        return _links(session)


def _engine(folder: Path) -> Engine:
    location = resolve_url(str(folder / "claims.db"))
    initialise(location)
    return open_engine(location)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = _engine(tmp_path_factory.mktemp("scratch"))
    yield engine
    engine.dispose()


def test_there_is_something_to_find(expected: dict[str, Said]) -> None:
    assert {relation for _, relation, _, _ in expected.values()} >= {"restates", "corroborates"}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(STORIES))), at_once=st.booleans())
def test_the_order_of_reports_makes_no_difference(
    scratch: Engine, expected: dict[str, Said], order: list[int], at_once: bool
) -> None:
    with Session(scratch) as session:
        keys = _store(session, order)
        if at_once:
            link_all(session, rebuild=True)
        else:
            for key in keys:
                link_report(session, key)
        assert _links(session) == expected
        session.rollback()


def test_the_index_anew_is_the_index_one_by_one(engine: Engine) -> None:
    with Session(engine) as session:
        for key in _store(session, list(range(len(STORIES)))):
            link_report(session, key)
        before = _index(session)
        for table in INDEX:
            session.execute(delete(table))
        assert link_all(session, rebuild=True).changed == sum(map(len, before))
        assert _index(session) == before


def test_an_index_that_is_lost_is_made_anew_by_the_next_report(engine: Engine) -> None:
    with Session(engine) as session:
        keys = _store(session, list(range(len(STORIES))))
        for key in keys[:-1]:
            link_report(session, key)
        session.execute(delete(ClaimPostings))
        session.execute(delete(ClaimMeasures))
        link_report(session, keys[-1])
        mended = _index(session)
        link_all(session, rebuild=True)
        assert _index(session) == mended


def test_nothing_is_written_when_nothing_changed(engine: Engine) -> None:
    with Session(engine) as session:
        _store(session, list(range(len(STORIES))))
        first = link_all(session, rebuild=True)
        made = [(link.id, link.created_at) for link in session.scalars(select(Link).order_by(Link.id))]
        again = link_all(session, rebuild=True)
        assert (first.changed > 0, again.changed, again.links) == (True, 0, first.links)
        assert [(link.id, link.created_at) for link in session.scalars(select(Link).order_by(Link.id))] == made


def test_a_link_that_says_something_else_or_should_not_be_is_mended(engine: Engine) -> None:
    with Session(engine) as session:
        _store(session, list(range(len(STORIES))))
        link_all(session, rebuild=True)
        right = _links(session)
        changed, gone = list(session.scalars(select(Link).order_by(Link.uid)))[:2]
        changed.score, changed.linker = 0.01, "an older program"
        session.delete(gone)
        session.flush()
        assert link_all(session, rebuild=True).changed == 2
        session.expire_all()
        assert _links(session) == right


def test_a_pair_found_when_there_were_fewer_claims_stays_one(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    few = msgspec.structs.replace(limits(), nearest=2, report_nearest=1, report_most=1)
    for module in ("candidates.report_index", "candidates.beside", "linking.pairing"):
        monkeypatch.setattr(sys.modules[f"claims.{module}"], "limits", lambda: few)
    with Session(engine) as session:
        keys = [report(session, f"r{day}", f"Office {day}: the ferry Marisol sank", day=day).id for day in (1, 9)]
        keys += [report(session, f"r{day}", f"Office {day}: the Marisol sank", day=day).id for day in range(2, 8)]
        for key in keys:
            link_report(session, key)
        before = _links(session)
        assert link_all(session, rebuild=True).changed == 0
        assert _links(session) == before
        session.execute(delete(Link))
        link_all(session, rebuild=True)
        assert _links(session).keys() < before.keys()


def test_reports_without_a_day_are_linked_alike_one_by_one_and_anew(engine: Engine) -> None:
    with Session(engine) as session:
        keys = _store(session, list(range(len(STORIES))))
        session.execute(update(Report).where(Report.id.in_(keys[::2])).values(published_at=None, seal=None))
        for key in keys:
            link_report(session, key)
        before = _links(session)
        session.execute(delete(Link))
        link_all(session, rebuild=True)
        assert _links(session) == before != {}


def test_processes_find_the_same(engine: Engine, expected: dict[str, Said]) -> None:
    with Session(engine) as session, workers("2") as two:
        _store(session, list(range(len(STORIES))))
        link_all(session, rebuild=True, workers=two)
        assert (two.number, _links(session)) == (2, expected)


def _square(task: tuple[int, str]) -> int:
    """The square of a number; the first to be asked for 3 dies of it, as a machine may."""
    number, marker = task
    if number == 3 and not Path(marker).exists():
        Path(marker).touch()
        multiprocessing.current_process().kill()
    return number * number


def test_a_cluster_gives_the_same_links_though_a_worker_is_killed_in_the_middle(
    engine: Engine, expected: dict[str, Said], tmp_path: Path
) -> None:
    distributed = pytest.importorskip("distributed")
    marker = tmp_path / "died"
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        Session(engine) as session,
        workers(cluster.scheduler_address) as there,
    ):
        _store(session, list(range(len(STORIES))))
        squares = there.map(_square, [(number, str(marker)) for number in range(8)])
        assert list(squares) == [number * number for number in range(8)]
        assert marker.exists()
        link_all(session, rebuild=True, workers=there)
        assert _links(session) == expected


@pytest.mark.parametrize(
    ("wanted", "problem"),
    [
        ("none", "neither a number"),
        ("0", "neither a number"),
        ("-2", "neither a number"),
        ("10000", "neither a number"),
        ("tcp://127.0.0.1:9", "no scheduler answers"),
    ],
)
def test_workers_that_cannot_be(wanted: str, problem: str) -> None:
    with pytest.raises(UsageError, match=problem), workers(wanted):
        pass


def test_one_process_is_this_one() -> None:
    with workers("1") as one:
        assert isinstance(one, ThisProcess)


@pytest.mark.skipif(not is_compiled(), reason="numba is not installed: there is only one way to loop")
def test_compiled_loops_find_what_they_find_uncompiled(monkeypatch: pytest.MonkeyPatch) -> None:
    def uncompiled(module: ModuleType, loop: str) -> None:
        monkeypatch.setattr(module, loop, inspect.unwrap(getattr(module, loop)))

    chance = random.Random(7)  # noqa: S311 - the same rows every time
    rows = [chance.sample(range(30), chance.randint(1, 6)) for _ in range(60)]
    lengths = np.array([len(row) for row in rows])
    terms, kept = (
        Rows.of(lengths, np.array([term for row in rows for term in order(row)], np.int32)) for order in (sorted, list)
    )
    days = np.sort(np.array([chance.randint(0, 40) for _ in rows], np.int64))
    weights = np.array([chance.randint(1, 700) for _ in range(30)], np.int32)
    searched = search.Searched(
        kept=kept, days=days, weights=weights, squares=weights**2 // 1000, counting=np.arange(30) % 3 == 0, leading=5,
        shared=400, nearest=8, least=0.3, left=np.array([[1.0, 0.9, 0.5], [1.0, 0.8, 0.4], [0.9, 0.6, 0.3]]), most=3,
        no_day=-1,
    )  # fmt: skip
    fast = [[side.tolist() for side in block] for block in search.search(searched, 1)]
    for loop in ("_places", "_near", "_likeness"):
        uncompiled(search, loop)
    uncompiled(likeliest, "_kept")
    assert [[side.tolist() for side in block] for block in search.search(searched, 1)] == fast
    assert fast[0][0]
    on_one = report_search.SearchedReports(
        terms=terms, days=days, weights=weights, nearest=8, evidence=700, left=np.array([1.0, 0.9, 0.5]), most=3,
        no_day=-1,
    )  # fmt: skip
    near = [side.tolist() for side in report_search.search_reports(on_one)]
    uncompiled(report_search, "_search")
    assert [side.tolist() for side in report_search.search_reports(on_one)] == near != [[], []]
    pairs = Rows.of(np.full(10, 6), np.arange(60))
    one, other = (np.array(side, np.int64) for side in ([0, 0, 4, 7], [1, 3, 2, 9]))
    met = meeting.Meeting(
        claims=pairs, report_terms=terms, claim_terms=terms, weights=weights, report_days=days, days=days,
        one=one, other=other, left=np.array([1.0, 0.9, 0.8, 0.4]), window=20, no_day=-1, evidence=300, most=2,
    )  # fmt: skip
    held = [side.tolist() for side in meeting.meet(met)]
    uncompiled(meeting, "_meet")
    assert [side.tolist() for side in meeting.meet(met)] == held != [[], []]
