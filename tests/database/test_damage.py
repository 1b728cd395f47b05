"""Rows and tables that cannot be read: one line for whoever reads, and the check to ask."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from claims.database import connect, reading, resolve_url
from claims.errors import StoreError
from claims.queries import find_reports
from claims.store import open_store
from claims.store.mending import repair_store

STORY = "Saltmere, 4 May 2030 - At least 23 people were hurt, the harbour board said on Friday.\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    with open_store(str(tmp_path / "desk.db"), create=True) as store:
        store.ingest([str(tmp_path / "story.txt")], by="ada")
    return tmp_path / "desk.db"


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = 1")
        connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE report SET remarks = '{'", "a stored value cannot be read"),  # JSON
        ("UPDATE report SET ingested_at = '2030-13-99'", "a stored value cannot be read"),  # a time
        ("UPDATE report SET title = CAST(x'ff41' AS TEXT)", "a stored value cannot be read"),  # UTF-8
        ("DROP TABLE extraction_failure", "no such table: extraction_failure"),
        ("ALTER TABLE report DROP COLUMN byline", "no such column: report.byline"),  # a falsely stamped revision
    ],
)
def test_damage_is_told_in_one_line(path: Path, statement: str, said: str) -> None:
    change(path, statement)
    engine = connect(resolve_url(str(path)))
    with pytest.raises(StoreError, match=said) as raised, reading(engine) as session:
        find_reports(session)
    assert "claims db check" in str(raised.value)


@pytest.mark.parametrize("fault", [ValueError("ours"), LookupError("ours"), TypeError("ours")])
def test_a_fault_of_the_program_is_no_damage(path: Path, fault: Exception) -> None:
    def fail() -> None:
        with reading(connect(resolve_url(str(path)))) as session:
            find_reports(session)
            raise fault

    with pytest.raises(type(fault), match="ours"):
        fail()


def test_nothing_to_repair_is_not_logged(path: Path) -> None:
    url = resolve_url(str(path))
    assert repair_store(url, by="ada").found == 0
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM log_entry WHERE action = 'repair'").fetchone() == (0,)


def test_repair_tells_what_it_leaves(path: Path) -> None:
    url = resolve_url(str(path))
    change(path, "DELETE FROM claim_postings")
    done = repair_store(url, by="ada")
    assert (done.found, done.left) == (1, 0)  # the index follows from the claims
    change(path, "UPDATE report SET remarks = '[\"added by hand\"]'")
    done = repair_store(url, by="ada")
    assert (done.found, done.left) == (1, 1)
