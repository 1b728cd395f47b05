"""Revisions: made, recognised, refused, taken up and down."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Engine, inspect, text

from claims.database import connect, initialise, open_engine, resolve_url, upgrade
from claims.database.schema import migrations, newest_revision
from claims.errors import SchemaError, StoreError

CHECKOUT = Path(__file__).parents[2]


def alembic(engine: Engine) -> Config:
    config = Config(CHECKOUT / "alembic.ini")
    config.attributes["connection"] = engine.connect()
    return config


def stamp(url: str, revision: str) -> None:
    engine = open_engine(resolve_url(url))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})
    engine.dispose()


def test_init_makes_the_database_once(bare_url: str) -> None:
    url = resolve_url(bare_url)
    assert initialise(url)
    assert not initialise(url)
    connect(bare_url).dispose()


def test_no_database_is_said_and_none_is_made(tmp_path: Path) -> None:
    path = tmp_path / "absent.db"
    with pytest.raises(StoreError, match=r"no database at .*absent\.db \(run `claims init`\)"):
        connect(str(path))
    with pytest.raises(StoreError, match="no database"):
        upgrade(resolve_url(str(path)))
    assert not path.exists()


def test_an_empty_database_is_no_database_yet(bare_postgresql_url: str) -> None:
    with pytest.raises(StoreError, match="no database"):
        connect(bare_postgresql_url)


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="the folder does not exist"):
        initialise(resolve_url(str(tmp_path / "absent" / "claims.db")))
    assert not (tmp_path / "absent").exists()


def test_an_older_database_is_refused_and_untouched(store_url: str) -> None:
    stamp(store_url, "0000")
    with pytest.raises(SchemaError, match=r"\(0000\) is older .* `claims db upgrade`"):
        connect(store_url)
    with pytest.raises(SchemaError, match="is older"):
        initialise(resolve_url(store_url))


@pytest.mark.parametrize("use", [connect, upgrade, initialise])
def test_a_newer_database_is_refused_by_everything(store_url: str, use: Callable[[URL], object]) -> None:
    stamp(store_url, "9999")
    with pytest.raises(SchemaError, match=r"\(9999\) is newer .*upgrade the program") as refused:
        use(resolve_url(store_url))
    assert refused.value.exit_code == 5


def test_another_programs_tables_are_left_alone(bare_url: str) -> None:
    engine = open_engine(resolve_url(bare_url))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE recipe (id INTEGER)"))
    engine.dispose()
    for use in (initialise, upgrade, connect):
        with pytest.raises(StoreError, match="another program's tables"):
            use(resolve_url(bare_url))


def test_another_programs_migrations_are_left_alone(store_url: str) -> None:
    stamp(store_url, "3f2a9c")
    with pytest.raises(StoreError, match="another program's tables"):
        upgrade(resolve_url(store_url))


def test_a_current_database_needs_no_upgrade(store_url: str) -> None:
    assert upgrade(resolve_url(store_url)) == (newest_revision(), newest_revision())


def test_the_models_describe_what_the_migrations_make(engine: Engine) -> None:
    config = alembic(engine)
    command.check(config)  # raises when autogenerate would find work
    config.attributes["connection"].close()


def test_up_down_and_up_again(bare_url: str) -> None:
    url = resolve_url(bare_url)
    initialise(url)
    engine = open_engine(url, foreign_keys=False)
    before = tables(engine)
    config = alembic(engine)
    command.downgrade(config, "base")
    config.attributes["connection"].commit()
    assert tables(engine) == {"alembic_version"}
    command.upgrade(config, "head")
    config.attributes["connection"].commit()
    config.attributes["connection"].close()
    assert tables(engine) == before
    engine.dispose()
    connect(bare_url).dispose()


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names())


def test_a_failed_migration_leaves_nothing_behind(bare_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_connection: object) -> None:
        raise RuntimeError("the power went")

    # The last step of a migration.
    monkeypatch.setattr("claims.database.schema._require_whole_references", fail)
    with pytest.raises(RuntimeError, match="the power went"):
        initialise(resolve_url(bare_url))
    engine = open_engine(resolve_url(bare_url))
    assert tables(engine) == set()
    engine.dispose()


def test_the_numbered_files_and_alembic_agree() -> None:
    script = ScriptDirectory(str(migrations()))
    assert script.get_heads() == [newest_revision()]


def test_the_written_schema_is_current() -> None:
    subprocess.run([sys.executable, CHECKOUT / "db" / "schema.py", "--check"], check=True)


def test_alembic_runs_by_hand_on_the_named_database(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_DB", sqlite_url)
    command.check(Config(CHECKOUT / "alembic.ini"))


def test_search_finds_stems_without_accents(sqlite_url: str) -> None:
    """Triggers keep the index when claims come, and when a title or a content changes, and when claims go."""
    with closing(sqlite3.connect(sqlite_url)) as connection:
        add_claim(connection, "The villages were bombed near Selvó", title="Tolls rise")

        def found(words: str) -> list[tuple[int]]:
            return connection.execute("SELECT rowid FROM claim_search WHERE claim_search MATCH ?", (words,)).fetchall()

        assert found("bombing selvo") == [(1,)]
        assert found("title:toll") == [(1,)]
        connection.execute("UPDATE report SET title = 'Floods'")
        assert (found("toll"), found("flood")) == ([], [(1,)])
        connection.execute("UPDATE claim SET content = 'The bridge fell'")
        assert (found("bombing"), found("bridge falls")) == ([], [])
        assert found("bridge") == [(1,)]
        connection.execute("DELETE FROM claim")
        assert found("bridge") == []


def add_claim(connection: sqlite3.Connection, content: str, *, title: str) -> None:
    connection.execute(
        "INSERT INTO report (uid, title, supported, media_type, origin, raw_sha256, raw_size, text_sha256, text,"
        " version, superseded, ingested_at, ingested_by) VALUES ('r', ?, 1, '', '', '', 0, '', ?, 1, 0, '', '')",
        (title, content),
    )
    connection.execute(
        "INSERT INTO claim (uid, report_id, ordinal, kind, quote_type, polarity, modality, content, start,"
        " end, content_spans, cue_spans, sentence_start, sentence_end, evidence, confidence, extractor, created_at)"
        " VALUES ('c', 1, 0, 'statement', 'indirect', 'affirmed', 'asserted', ?, 0,"
        " 9, '[]', '[]', 0, 9, '', 1, '', '')",
        (content,),
    )
