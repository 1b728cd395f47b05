"""What is dropped or changed on a PostgreSQL server is found, and what is said to mend it does."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from claims.database import Problem, open_engine, resolve_url
from claims.store import open_store
from claims.store.checking import check_store
from claims.store.mending import repair_store, reseal_store

SAMPLES = Path(__file__).parents[2] / "samples" / "selvo"

MENDED = [
    # (what was done, which check finds it)
    ("DROP TABLE link", "schema"),
    ("DROP TABLE fingerprint", "schema"),
    ("DROP TABLE row_count", "schema"),
    ("DROP INDEX ix_link_b_id", "schema"),
    ("DROP INDEX claim_search_content", "schema"),
    ("DELETE FROM link WHERE id = (SELECT max(id) FROM link)", "rows"),
    ("UPDATE link SET score = 0", "seal"),
    ("DELETE FROM claim_postings", "index"),
    ("UPDATE report SET superseded = true WHERE id = 2", "versions"),
    ("UPDATE claim SET kind = 'quote' WHERE kind <> 'quote'", "seal"),
    ("DELETE FROM log_entry WHERE id = (SELECT max(id) FROM log_entry)", "rows"),
]

RESTORED = [
    ("DROP TABLE note", "schema"),
    ("ALTER TABLE tag DROP COLUMN made_by", "schema"),
    ("ALTER TABLE claim DROP CONSTRAINT ck_claim_statementkind", "schema"),
    ("ALTER TABLE report ALTER COLUMN title TYPE varchar(9) USING substr(title, 1, 9)", "schema"),
    ("UPDATE report SET text = 'Hello ' || text WHERE id = 1", "text"),
]


@pytest.fixture
def filled(postgresql_url: str) -> str:
    with open_store(postgresql_url) as store:
        store.ingest([str(SAMPLES)], by="ada")
    return postgresql_url


def damage(url: str, statement: str) -> list[Problem]:
    engine = open_engine(resolve_url(url))
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()
    return check_store(resolve_url(url))


@pytest.mark.parametrize(("statement", "check"), MENDED)
def test_what_is_said_to_mend_it_does(filled: str, statement: str, check: str) -> None:
    problems = damage(filled, statement)
    assert check in {problem.check for problem in problems}, problems
    remedies = " ".join(problem.remedy for problem in problems)
    if "claims db repair" in remedies:
        repair_store(resolve_url(filled), by="ada")
    if "claims link --all" in remedies:
        with open_store(filled) as store:
            store.link(rebuild=True)
    if "claims db reseal" in remedies:
        reseal_store(resolve_url(filled), by="ada")
    assert check_store(resolve_url(filled)) == []


@pytest.mark.parametrize(("statement", "check"), RESTORED)
def test_what_only_a_backup_mends_is_found(filled: str, statement: str, check: str) -> None:
    found = [problem for problem in damage(filled, statement) if problem.check == check]
    assert found
    assert any("restore a backup" in problem.remedy for problem in found)
