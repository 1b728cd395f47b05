"""Whatever goes wrong with one input, at whatever stage: it is told and kept, and the others are stored.

The extraction that fails on purpose is handed to the run the way the real one is.
"""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy.orm import Session

from claims.database import check, connect, open_engine, resolve_url
from claims.dates import Moment
from claims.documents import read_inputs
from claims.errors import Stage
from claims.extract import Extractor, Statement, Watch, extract
from claims.ingest import Status
from claims.linking import LinkOutcome, link_report
from claims.queries import failed_reports, find_reports
from claims.store import Outcome, Store, open_store
from claims.store.feeding import Feeding
from claims.workers import ThisProcess, workers
from tests.store.reports import write_reports

POISON = "case number 2,"
"""In the third report of every folder."""

Raise = Callable[[], list[Statement]]


def _slip() -> list[Statement]:
    none: list[list[Statement]] = []
    return none[0]


def _no_memory() -> list[Statement]:
    raise MemoryError


def _too_deep() -> list[Statement]:
    return _too_deep()


def _nonsense() -> list[Any]:
    return [object()]


def _found(text: str, published: Moment | None, publisher: str | None, watch: Watch | None) -> list[Statement]:
    return extract(text, published=published, publisher=publisher, watch=watch)


def failing(fail: Raise) -> Extractor:
    """An extractor that fails so on the third report; of an older version than the program's."""

    def extraction(
        text: str, *, published: Moment | None, publisher: str | None, watch: Watch | None
    ) -> list[Statement]:
        return fail() if POISON in text else _found(text, published, publisher, watch)

    return Extractor(extraction, "reader-0")


def suicidal(text: str, *, published: Moment | None, publisher: str | None, watch: Watch | None) -> list[Statement]:
    """Kill the process that works on the third report."""
    if POISON in text:
        os.kill(os.getpid(), signal.SIGKILL)
    return _found(text, published, publisher, watch)


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    with open_store(store_url) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_reports(tmp_path / "reports", 4)


def fed(store: Store, folder: Path, extractor: Extractor) -> list[Outcome]:
    feeding = Feeding(store.engine, "mara", extractor=extractor)
    return list(feeding.feed(read_inputs([str(folder)])))


def state(store: Store) -> tuple[list[str], list[str]]:
    return sorted(claim.uid for claim in store.claims()), sorted(row.link.uid or "" for row in store.links())


def undisturbed(folder: Path, path: Path) -> tuple[list[str], list[str]]:
    with open_store(str(path), create=True) as other:
        other.ingest([str(folder)], by="mara")
        return state(other)


@pytest.mark.parametrize(
    ("fail", "told"),
    [
        (_slip, ("fault", "a fault of claims: IndexError: list index out of range")),
        (_no_memory, ("out-of-memory", "it needs more memory than there is")),
        (_too_deep, ("too-deep", "nested too deeply to be a report")),
    ],
)
def test_a_report_on_which_extraction_fails_is_stored_and_tried_again(
    store: Store, folder: Path, tmp_path: Path, fail: Raise, told: tuple[str, str]
) -> None:
    broken = failing(fail)
    outcomes = fed(store, folder, broken)
    assert [outcome.status for outcome in outcomes] == [Status.NEW] * 4
    (error,) = [outcome.error for outcome in outcomes if outcome.error is not None]
    assert (error.stage, error.code, error.problem) == (Stage.EXTRACTION, *told)
    assert Path(error.subject or "").name == "002.txt"
    with store.session() as session:
        (row,) = find_reports(session, failed=True)
        assert row.failure is not None
        assert (row.failure.code, row.failure.reason, row.failure.extractor) == (*told, "reader-0")
        assert row.claims == 0
    # The same version says so, and does not try again.
    again = fed(store, folder, broken)
    assert [outcome.status for outcome in again] == [Status.UNCHANGED] * 4
    assert [outcome.error.code for outcome in again if outcome.error is not None] == [told[0]]
    # A later version tries by itself, even when the report is not among what it is given.
    (folder / "002.txt").rename(tmp_path / "elsewhere.txt")
    summary = store.ingest([str(folder)], by="mara")
    assert (summary.unchanged, summary.extracted, summary.failed) == (3, 1, [])
    (tmp_path / "elsewhere.txt").rename(folder / "002.txt")
    assert state(store) == undisturbed(folder, tmp_path / "undisturbed.db")
    assert store.retry(by="mara").extracted == 0
    assert check(store.engine.url) == []


def test_a_report_given_again_to_a_later_version_is_extracted(store: Store, folder: Path) -> None:
    fed(store, folder, failing(_slip))
    summary = store.ingest([str(folder)], by="mara")
    assert (summary.unchanged, summary.extracted, summary.failed) == (3, 1, [])


def test_a_failed_report_is_tried_again_by_its_command_and_may_fail_again(store: Store, folder: Path) -> None:
    broken = failing(_slip)
    fed(store, folder, broken)
    with store.session() as session:
        keys = failed_reports(session)
    (outcome,) = Feeding(store.engine, "mara", extractor=broken).extract_again(keys)
    assert (outcome.status, outcome.error is not None) == (Status.UNCHANGED, True)
    assert store.retry(by="mara").extracted == 1
    assert store.retry(by="mara").extracted == 0


def test_a_traceback_is_not_stored(store: Store, folder: Path) -> None:
    outcomes = fed(store, folder, failing(_slip))
    (error,) = [outcome.error for outcome in outcomes if outcome.error is not None]
    assert "Traceback" in getattr(error, "details", "")
    with store.session() as session:
        (row,) = find_reports(session, failed=True)
        assert row.failure is not None
        assert "Traceback" not in row.failure.reason


def test_what_cannot_be_stored_is_told_and_the_rest_goes_on(store: Store, folder: Path) -> None:
    outcomes = fed(store, folder, failing(_nonsense))
    (error,) = [outcome.error for outcome in outcomes if outcome.error is not None]
    assert (error.stage, error.code) == (Stage.STORING, "fault")
    assert len(store.reports()) == 3
    assert check(store.engine.url) == []
    assert store.ingest([str(folder)], by="mara").new == 1


def test_a_report_that_cannot_be_linked_keeps_its_claims(
    store: Store, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked: list[int] = []

    def third_fails(session: Session, report_id: int) -> LinkOutcome:
        linked.append(report_id)
        found = link_report(session, report_id)
        if len(linked) == 3:
            raise KeyError(report_id)
        return found

    monkeypatch.setattr("claims.linking.link_report", third_fails)
    summary = store.ingest([str(folder)], by="mara")
    monkeypatch.undo()
    assert (summary.new, summary.not_linked, [error.stage for error in summary.failed]) == (4, 1, [Stage.LINKING])
    claims, links = undisturbed(folder, tmp_path / "undisturbed.db")
    assert state(store)[0] == claims
    store.link()
    assert state(store) == (claims, links)
    assert check(store.engine.url) == []


def test_a_lock_held_by_another_program_ends_nothing(
    sqlite_url: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMS_DB_TIMEOUT", "0.1")
    engine = connect(sqlite_url)
    with closing(sqlite3.connect(engine.url.database or "", isolation_level=None)) as other:

        def extraction(
            text: str, *, published: Moment | None, publisher: str | None, watch: Watch | None
        ) -> list[Statement]:
            if POISON in text:
                other.execute("BEGIN IMMEDIATE")
            elif other.in_transaction:
                other.rollback()
            return _found(text, published, publisher, watch)

        outcomes = list(Feeding(engine, "mara", extractor=Extractor(extraction)).feed(read_inputs([str(folder)])))
    engine.dispose()
    assert [outcome.error.code if outcome.error else None for outcome in outcomes] == [None, None, "locked", None]
    with open_store(sqlite_url) as store:
        summary = store.ingest([str(folder)], by="mara")
        assert (summary.new, summary.unchanged) == (1, 3)


def test_an_interrupt_goes_through(store: Store, folder: Path) -> None:
    def interrupted() -> list[Statement]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fed(store, folder, failing(interrupted))
    assert len(store.reports()) == 2


def test_a_link_to_what_cannot_be_read_stands_between_two_reports(store: Store, tmp_path: Path) -> None:
    memory = Path("/proc/self/mem")
    if not memory.exists():
        pytest.skip("no /proc here")
    folder = write_reports(tmp_path / "reports", 2)
    (folder / "0005.txt").symlink_to(memory)
    summary = store.ingest([str(folder)], by="mara")
    assert (summary.new, [error.stage for error in summary.failed]) == (2, [Stage.READING])


def test_processes_find_the_same_in_the_same_order(store: Store, tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports", 12)
    (folder / "0045.txt").write_bytes(b"")
    (folder / "0085.txt").write_text((folder / "008.txt").read_text(encoding="utf-8"), encoding="utf-8")
    with workers("2", garbage=True) as two:
        outcomes = list(Feeding(store.engine, "mara", workers=two).feed(read_inputs([str(folder)])))
    assert [outcome.origin for outcome in outcomes] == [reading.origin for reading in read_inputs([str(folder)])]
    assert [outcome.status for outcome in outcomes].count(Status.UNCHANGED) == 1  # a copy of what was on its way
    assert state(store) == undisturbed(folder, tmp_path / "undisturbed.db")


def test_the_death_of_a_process_is_one_reports_failure(store: Store, folder: Path, tmp_path: Path) -> None:
    with workers("2", garbage=True) as two:
        feeding = Feeding(store.engine, "mara", workers=two, extractor=Extractor(suicidal, "reader-0"))
        outcomes = list(feeding.feed(read_inputs([str(folder)])))
    assert [outcome.error.code if outcome.error else None for outcome in outcomes] == [None, None, "worker-lost", None]
    assert store.ingest([str(folder)], by="mara").extracted == 1
    assert state(store) == undisturbed(folder, tmp_path / "undisturbed.db")


@pytest.mark.parametrize("seconds", [0.001, 600.0])
def test_the_time_of_one_report_is_bounded(store: Store, tmp_path: Path, seconds: float) -> None:
    folder = write_reports(tmp_path / "reports", 1)
    shares: list[float] = []
    feeding = Feeding(store.engine, "mara", workers=ThisProcess(), seconds=seconds, watch=shares.append)
    (outcome,) = feeding.feed(read_inputs([str(folder)]))
    assert outcome.status is Status.NEW
    if seconds == 600:
        assert (outcome.error, shares) == (None, sorted(shares))
        assert len(shares) > 3
    else:
        assert outcome.error is not None
        assert outcome.error.code == "out-of-time"


def test_a_store_taken_back_to_an_older_program_keeps_the_report(store_url: str, folder: Path) -> None:
    with open_store(store_url) as store:
        fed(store, folder, failing(_slip))
        before = [row.report.uid for row in store.reports()]
    engine = open_engine(resolve_url(store_url), foreign_keys=False)
    config = Config(Path(__file__).parents[2] / "alembic.ini")
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        for move, revision in ((command.downgrade, "0010"), (command.upgrade, "head")):
            move(config, revision)
            connection.commit()
    engine.dispose()
    with open_store(store_url) as store:
        assert [row.report.uid for row in store.reports()] == before
        assert len(store.claims()) > 0
