"""SIGKILL at any moment: the store opens, passes its check, and the next run completes it with nothing double."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from claims.database import check, resolve_url
from claims.store import Store, open_store
from tests.store.reports import write_reports

FEED = """
import sys
from claims.store import open_store

with open_store(sys.argv[1]) as store:
    store.ingest([sys.argv[2]], by="mara", progress=lambda outcome: print(outcome.status, flush=True))
"""


def undisturbed(folder: Path, path: Path, reports: int) -> tuple[list[str], list[str]]:
    """The ids that one run from beginning to end gives."""
    with open_store(str(path), create=True) as store:
        assert store.ingest([str(folder)], by="mara").new == reports
        return state(store)


def state(store: Store) -> tuple[list[str], list[str]]:
    return sorted(claim.uid for claim in store.claims()), sorted(row.link.uid or "" for row in store.links())


def kill_after(target: str, folder: Path, new: int, delay: float) -> None:
    """Start a run, and kill it some moments after it has stored `new` reports more."""
    run = subprocess.Popen(
        [sys.executable, "-c", FEED, target, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert run.stdout is not None
    with run.stdout as told:
        stored = 0
        for line in told:
            stored += line.strip() == "new"
            if stored == new:
                break
        time.sleep(delay)
        run.kill()
    assert run.wait(timeout=30) == -9


def test_a_killed_run_is_completed_by_the_next(sqlite_url: str, tmp_path: Path) -> None:
    kill_and_complete(sqlite_url, tmp_path, reports=200, moments=(1, 60, 60))


def test_a_killed_run_leaves_a_server_whole(postgresql_url: str, tmp_path: Path) -> None:
    kill_and_complete(postgresql_url, tmp_path, reports=40, moments=(1, 15))


def kill_and_complete(target: str, folder: Path, *, reports: int, moments: tuple[int, ...]) -> None:
    inputs = write_reports(folder / "reports", reports)
    chance = random.Random(7)  # noqa: S311 -- where the kill strikes need not be secret
    stored = 0
    for new in moments:
        kill_after(target, inputs, new, chance.uniform(0, 0.03))
        assert check(resolve_url(target)) == []
        with open_store(target) as store:
            now = len(store.reports())
        assert stored + new <= now < reports
        stored = now
    with open_store(target) as store:
        rest = store.ingest([str(inputs)], by="mara")
        assert (rest.new, rest.unchanged) == (reports - stored, stored)
        assert state(store) == undisturbed(inputs, folder / "undisturbed.db", reports)
    assert check(resolve_url(target)) == []
