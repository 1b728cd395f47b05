"""How much is in the database."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, Connection, func, select, text

from claims.database.engine import reading
from claims.database.schema import connect
from claims.database.url import describe
from claims.models import Base


@dataclass(frozen=True, slots=True)
class Stats:
    """The size of one database: `size` in bytes on disk, `rows` the number of rows by table."""

    database: str
    revision: str
    size: int
    rows: dict[str, int]


def stats(url: URL) -> Stats:
    """Measure the database at `url`. Raises StoreError or SchemaError when it cannot be used."""
    engine = connect(url)
    try:
        with reading(engine) as session:
            connection = session.connection()
            rows = {
                table.name: connection.scalar(select(func.count()).select_from(table)) or 0
                for table in Base.metadata.sorted_tables
            }
            revision = connection.scalar(text("SELECT version_num FROM alembic_version"))
            return Stats(describe(url), str(revision), _size(connection), rows)
    finally:
        engine.dispose()


def _size(connection: Connection) -> int:
    if connection.dialect.name == "postgresql":
        return int(connection.scalar(text("SELECT pg_database_size(current_database())")) or 0)
    path = Path(str(connection.engine.url.database))
    files = (path, path.with_name(f"{path.name}-wal"))
    return sum(file.stat().st_size for file in files if file.exists())
