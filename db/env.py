"""What Alembic runs: the migrations, on the connection the program hands over, or on the database CLAIMS_DB names.

Knows the models' metadata, for `alembic check` and `alembic revision --autogenerate` only.
"""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection
from sqlalchemy.sql.schema import SchemaItem

from claims.database import open_engine, resolve_url
from claims.models import Base

SEARCH_INDEXES = "claim_search"
"""The prefix of everything the full-text search keeps: tables of SQLite's FTS5, indexes of PostgreSQL. The models do
not describe them, because each store has its own."""


def is_described(_item: SchemaItem, name: str | None, _kind: str, _reflected: bool, _other: SchemaItem | None) -> bool:  # noqa: FBT001 (Alembic's signature)
    """Whether the models are expected to describe the item."""
    return name is None or not name.startswith(SEARCH_INDEXES)


def run(connection: Connection) -> None:
    """Run what the command asked for on `connection`, in one transaction."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        compare_type=True,
        transactional_ddl=True,
        include_object=is_described,
    )
    with context.begin_transaction():
        context.run_migrations()


def run_alone() -> None:
    """Run on a connection of our own: Alembic was called by hand."""
    engine = open_engine(resolve_url(), foreign_keys=False)
    try:
        with engine.connect() as connection:
            run(connection)
            connection.commit()
    finally:
        engine.dispose()


handed_over = context.config.attributes.get("connection")
if handed_over is None:
    run_alone()
else:
    run(handed_over)
