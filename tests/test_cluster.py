"""Workers of a Dask cluster: the same reports as here, and a task that kills every worker costs itself alone."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from claims.models import Claim, Link, Report
from claims.store import RunOptions, Store, open_store
from claims.workers import workers

distributed = pytest.importorskip("distributed")

REPORTS = (
    "HALDEN, 2 March 2031 — At least 14 people were killed by the flood, the Norvik police said on Monday.\n",
    "HALDEN, 3 March 2031 — At least 17 people were killed by the flood, the Norvik police said on Tuesday.\n",
    "The dam above Halden had been left unguarded, Mayor Irja Solem said.\n",
)


def deadly(number: int) -> int:
    if number == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A cluster of one process, which gives a task up when a second worker died of it."""
    import dask  # noqa: PLC0415 - there where distributed is

    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster,
    ):
        yield cluster.scheduler_address


def test_a_task_that_kills_every_worker_is_given_up_and_the_rest_goes_on(address: str) -> None:
    with workers(address) as there:
        # One at a time: Dask also counts a death against the tasks that lay beside the one that killed.
        given_up = [list(there.map(deadly, [number], lost=lambda task: -task)) for number in range(4)]
        assert given_up == [[0], [-1], [2], [3]]


def test_a_cluster_finds_what_this_process_finds(address: str, sqlite_url: str, tmp_path: Path) -> None:
    other = shutil.copy(sqlite_url, tmp_path / "other.db")
    folder = tmp_path / "reports"
    folder.mkdir()
    for number, text in enumerate(REPORTS):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    with open_store(str(other)) as store:
        store.ingest([str(folder)])
        expected = _uids(store)
    with open_store(sqlite_url) as store, workers(address) as there:
        summary = store.ingest([str(folder)], run=RunOptions(workers=there))
        assert not summary.failed
        assert _uids(store) == expected
    assert all(expected)


def _uids(store: Store) -> tuple[list[str], ...]:
    with store.session() as session:
        return tuple(list(session.scalars(select(table.uid).order_by(table.id))) for table in (Report, Claim, Link))
