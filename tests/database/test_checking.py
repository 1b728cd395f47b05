"""Whatever is broken is found, what is said to mend it does, and a sound store is said to be one."""

from __future__ import annotations

import contextlib
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from claims.database import Problem, connect, resolve_url, writing
from claims.errors import StoreError
from claims.store import open_store
from claims.store.checking import check_store
from claims.store.mending import repair_store, reseal_store

SAMPLES = Path(__file__).parents[2] / "samples" / "selvo"
UNSEARCHABLE = "“Nobody came,” said Mayor Ilse Brandt of Port Selvo.\n\n“It was not,” she said.\n"


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Path:
    """The sample, and claims that consist of words too common to be found by."""
    folder = tmp_path_factory.mktemp("sound")
    path = Path(shutil.copy(sqlite_template, folder / "claims.db"))
    (folder / "short.txt").write_text(UNSEARCHABLE, encoding="utf-8")
    with open_store(path.as_posix()) as store:
        store.ingest([str(SAMPLES), str(folder / "short.txt")], by="ada")
    return path


@pytest.fixture
def store(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sound, tmp_path / "claims.db"))


def damage(store: Path, statements: str) -> None:
    with closing(sqlite3.connect(store)) as connection:
        connection.executescript(statements)


def found(store: Path) -> list[Problem]:
    return check_store(resolve_url(str(store)))


def follow(store: Path, sound: Path, remedies: set[str]) -> None:
    """Do what was said to mend it."""
    url = resolve_url(str(store))
    if "restore a backup" in remedies:
        shutil.copy(sound, store)
        return
    if any("claims db repair" in remedy for remedy in remedies):
        repair_store(url, by="ada")
    if any("claims link --all" in remedy for remedy in remedies):
        with open_store(url) as opened:
            opened.link(rebuild=True)
    if any("claims db reseal" in remedy for remedy in remedies):
        reseal_store(url, by="ada")


def test_a_sound_store_has_no_problems(store: Path) -> None:
    assert found(store) == []


DAMAGE = [
    # (what was done, which check finds it)
    ("DROP TABLE link", "schema"),
    ("DROP TABLE fingerprint", "schema"),
    ("DROP TABLE note", "schema"),
    ("DROP TABLE row_count", "schema"),
    ("DROP TABLE claim_search", "schema"),
    ("DROP TABLE claim_search_data", "schema"),
    ("DROP VIEW claim_search_source", "schema"),
    ("DROP INDEX ix_link_b_id", "schema"),
    ("DROP TRIGGER claim_search_retitle", "schema"),
    ("CREATE TRIGGER theirs AFTER INSERT ON tag BEGIN DELETE FROM note; END", "schema"),
    ("ALTER TABLE tag DROP COLUMN made_by", "schema"),
    ("DELETE FROM claim_search_data WHERE id > 10", "search"),
    ("DELETE FROM claim_postings", "index"),
    ("DELETE FROM claim_postings WHERE term = (SELECT max(term) FROM claim_postings)", "index"),
    ("UPDATE claim_postings SET claims = x'01'", "index"),
    ("DELETE FROM claim_measures", "index"),
    ("UPDATE claim_measures SET measures = substr(measures, 2)", "index"),
    ("UPDATE report_term SET day = 'x'", "values"),
    ("UPDATE link SET reasons = '{' WHERE id = 3", "values"),
    ("""UPDATE link SET reasons = '["x"]' WHERE id = 3""", "values"),
    ("UPDATE link SET score = 0 WHERE id = 3", "seal"),
    ("UPDATE echo SET passages = '[[0, 1, 2, 999999]]'", "seal"),
    ("UPDATE report SET published_at = 'yesterday' WHERE id = 1", "values"),
    ("UPDATE report SET supported = 2 WHERE id = 1", "values"),
    ("UPDATE report SET superseded = 1 WHERE id = 2", "versions"),
    ("UPDATE report SET text = 'Hello ' || text, text_sha256 = 'x' WHERE id = 1", "text"),
    ("UPDATE claim SET content = CAST(x'ff41' AS TEXT) WHERE id = 2", "values"),
    ("UPDATE claim SET content = CAST(content AS BLOB) WHERE id = 2", "values"),
    ("UPDATE claim SET content_spans = '[[1]]' WHERE id = 2", "values"),
    ("UPDATE claim SET event = 'nowhere' WHERE id = 2", "events"),
    ("PRAGMA ignore_check_constraints = 1; UPDATE claim SET kind = 'rumour' WHERE id = 2", "values"),
    ("UPDATE claim SET kind = 'quote' WHERE kind <> 'quote'", "seal"),
    ("UPDATE figure SET low = 99 WHERE id = 2", "seal"),
    ("UPDATE attribution SET source_id = 4040 WHERE id = 3", "references"),
    ("DELETE FROM source WHERE id = 3", "references"),
    ("DELETE FROM log_entry WHERE id = 4", "rows"),
    ("DELETE FROM log_entry WHERE id = (SELECT max(id) FROM log_entry)", "rows"),
    ("DELETE FROM link WHERE id = 4", "rows"),
]


@pytest.mark.parametrize(("statements", "check"), DAMAGE)
def test_damage_is_found_and_what_is_said_to_mend_it_does(
    store: Path, sound: Path, statements: str, check: str
) -> None:
    damage(store, statements)
    problems = found(store)
    assert check in {problem.check for problem in problems}, problems
    follow(store, sound, {problem.remedy for problem in problems})
    assert found(store) == []


def test_what_was_accepted_stands_in_the_log(store: Path) -> None:
    damage(store, "UPDATE report SET title = 'Another' WHERE id = 1; DELETE FROM log_entry WHERE id = 4")
    done = reseal_store(resolve_url(str(store)), by="ada")
    assert (done.rows, done.tables) == (1, 1)
    with closing(sqlite3.connect(store)) as connection:
        said = connection.execute("SELECT made_by, action, detail FROM log_entry ORDER BY id DESC").fetchone()
    assert said == ("ada", "reseal", '{"rows": {"report": [1]}, "counts": {"log_entry": [12, 11]}}')


def test_values_that_cannot_be_are_not_accepted(store: Path) -> None:
    damage(store, "UPDATE report SET published_at = 'yesterday' WHERE id = 1")
    before = found(store)
    reseal_store(resolve_url(str(store)), by="ada")
    assert found(store) == before


def test_a_bit_of_the_index_where_no_claim_is_shows(store: Path) -> None:
    flipped = "CAST(substr(measures, 1, 1750) || x'01' || substr(measures, 1752) AS BLOB)"
    damage(store, f"UPDATE claim_measures SET measures = {flipped}")  # noqa: S608 (our own words)
    assert [problem.check for problem in found(store)] == ["index"]
    with open_store(str(store)) as opened:
        opened.link(rebuild=True)
    assert found(store) == []


def test_a_schema_that_is_no_text_is_refused_in_one_line(store: Path) -> None:
    """SQLite quotes what it cannot read, and Python's driver reads what SQLite says as UTF-8."""
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET sql = 'x', name = CAST(x'a9a9' AS TEXT) WHERE name = 'note'")
        connection.commit()
    with pytest.raises(StoreError, match="the database is damaged"):
        found(store)


def test_checking_waits_for_no_writer(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_DB_TIMEOUT", "0")
    engine = connect(str(store))
    with writing(engine):
        assert found(store) == []
    engine.dispose()


@pytest.mark.parametrize("seed", range(3))
def test_a_flipped_bit_anywhere_ends_nothing(store: Path, seed: int) -> None:
    """The same as `python -m benchmarks.bit_flips`, which flips more."""
    chance = random.Random(seed)  # noqa: S311 (the same each time)
    sound = store.read_bytes()
    for _ in range(8):
        place = chance.randrange(len(sound) * 8)
        flipped = bytearray(sound)
        flipped[place // 8] ^= 1 << place % 8
        store.write_bytes(flipped)
        with contextlib.suppress(StoreError):  # no database that can be opened: one line says so
            found(store)
