"""A migration that re-creates a table keeps every row that hangs on it, or changes nothing at all."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from claims.database import resolve_url, schema, upgrade
from claims.errors import SchemaError

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{newest}"


def upgrade() -> None:
    {upgrade}


def downgrade() -> None:
    pass
"""
WIDER = """with op.batch_alter_table("source", recreate="always") as batch:
        batch.alter_column("place", type_=sa.String(500))"""
LOSING = """op.execute("DELETE FROM source")"""


@pytest.fixture
def migrations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the migrations, to which a test adds its own."""
    copy = tmp_path / "migrations"
    shutil.copytree(schema.migrations(), copy)
    monkeypatch.setattr(schema, "migrations", lambda: copy)
    schema.newest_revision.cache_clear()
    yield copy
    schema.newest_revision.cache_clear()


def add_rows(path: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO source (uid, name, folded, kind, named, resolved, created_at)"
            " VALUES ('s', 'Ministry', 'ministry', 'ministry', 1, 1, '2026-03-04 00:00:00')"
        )
        connection.execute(
            "INSERT INTO grade (source_id, code, made_at, made_by) VALUES (1, 'B', '2026-03-04 00:00:00', 'mara')"
        )


def rows(path: str) -> tuple[int, int]:
    with closing(sqlite3.connect(path)) as connection:
        return tuple(
            connection.execute("SELECT (SELECT count(*) FROM source), (SELECT count(*) FROM grade)").fetchone()
        )


def add_migration(migrations: Path, step: str) -> str:
    """Add a migration behind the newest, whose revision is given back."""
    newest = schema.newest_revision()
    written = NEXT.format(upgrade=step, newest=newest)
    (migrations / "versions" / "9999_next.py").write_text(written, encoding="utf-8")
    schema.newest_revision.cache_clear()
    return newest


def test_rows_that_point_to_a_re_created_table_stay(sqlite_url: str, migrations: Path) -> None:
    add_rows(sqlite_url)
    newest = add_migration(migrations, WIDER)
    assert upgrade(resolve_url(sqlite_url)) == (newest, "9999")
    assert rows(sqlite_url) == (1, 1)


def test_a_migration_that_would_leave_loose_ends_changes_nothing(sqlite_url: str, migrations: Path) -> None:
    add_rows(sqlite_url)
    newest = add_migration(migrations, LOSING)
    with pytest.raises(SchemaError, match="rows that point nowhere; nothing was changed"):
        upgrade(resolve_url(sqlite_url))
    assert rows(sqlite_url) == (1, 1)
    (migrations / "versions" / "9999_next.py").unlink()
    schema.newest_revision.cache_clear()
    assert upgrade(resolve_url(sqlite_url)) == (newest, newest)
