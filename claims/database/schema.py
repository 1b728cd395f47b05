"""The schema's revision: which one the program knows, which one the database has, and the way from one to the other.

Knows where the migrations lie. Revisions are numbered (`0001`, `0002`, …), so that "older" and "newer" can be told
without loading Alembic, which costs more than most commands; it is loaded only to migrate.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, inspect, text

from claims.database.engine import open_engine, writer
from claims.database.failures import plain_failures
from claims.database.url import describe, resolve_url
from claims.errors import SchemaError, StoreError

_REVISION_FILE = re.compile(r"(\d{4})_\w+\.py")
_REVISION = re.compile("[0-9]{4}")
_REVISIONS = text("SELECT version_num FROM alembic_version")
_PACKAGE = Path(__file__).parent.parent


@cache
def migrations() -> Path:
    """The folder of the migrations: inside the installed package, else `db/` of the checkout."""
    installed = _PACKAGE / "migrations"
    return installed if installed.is_dir() else _PACKAGE.parent / "db"


@cache
def newest_revision() -> str:
    """The schema revision this program works with."""
    names = (_REVISION_FILE.fullmatch(file.name) for file in (migrations() / "versions").iterdir())
    return max(name[1] for name in names if name)


def connect(target: str | URL | None = None) -> Engine:
    """An engine on the existing, current database that `target` names (see `resolve_url`).

    Raises StoreError where there is none, SchemaError where its schema is not this program's.
    """
    engine = open_engine(resolve_url(target))
    try:
        require_current(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def require_current(engine: Engine) -> None:
    """Touch nothing, and raise StoreError or SchemaError unless the database has exactly this program's schema."""
    found = revision(engine)
    if found is None:
        raise absent(engine.url)
    _require_not_newer(found, engine.url)
    if found != newest_revision():
        raise SchemaError(
            f"the database's schema ({found}) is older than the program's ({newest_revision()})",
            subject=describe(engine.url),
            remedy="run `claims db upgrade`; `claims db backup` first keeps the old one",
        )


def revision(engine: Engine) -> str | None:
    """The database's schema revision; None when there is no database, or an empty one.

    Raises StoreError when the database holds tables, and they are not ours.
    """
    if _missing_file(engine.url):
        return None
    with plain_failures(engine.url), engine.connect() as connection:
        return _read_revision(connection)


def initialise(url: URL) -> bool:
    """Make the database at `url` with the newest schema. True when it was made, False when it was there already.

    Raises SchemaError when it is there with another schema, StoreError when it holds another program's tables.
    """
    engine = open_engine(url, foreign_keys=False)
    try:
        if revision(engine) is not None:
            require_current(engine)
            return False
        if _missing_folder(url):
            raise StoreError("the folder does not exist", subject=describe(url), remedy="make it, or name another")
        with plain_failures(url):
            _use_write_ahead_log(engine)
            _migrate(engine)
        return True
    finally:
        engine.dispose()


def upgrade(url: URL) -> tuple[str, str]:
    """Bring the database at `url` to the newest schema, in one transaction. The revisions before and after.

    Raises StoreError when there is no database, SchemaError when it is newer than the program, and when its tables are
    not those of the revision it says it has: then nothing is changed.
    """
    engine = open_engine(url, foreign_keys=False)
    try:
        found = revision(engine)
        if found is None:
            raise absent(url)
        _require_not_newer(found, url)
        if found != newest_revision():
            _bring(engine, found)
        return found, newest_revision()
    finally:
        engine.dispose()


def _bring(engine: Engine, found: str) -> None:
    try:
        with plain_failures(engine.url):
            _migrate(engine)
    except StoreError:
        raise
    except Exception as error:  # on tables of another revision a migration may trip over anything
        raise SchemaError(
            f"cannot be upgraded: its tables are not those of schema {found}, which it says it has;"
            " nothing was changed",
            subject=describe(engine.url),
            remedy="restore a backup",
        ) from error


def _read_revision(connection: Connection) -> str | None:
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    named = [str(row[0]) for row in connection.execute(_REVISIONS)] if "alembic_version" in tables else []
    if len(named) > 1:
        raise SchemaError(
            f"names {len(named)} schemas, of which it can have one", subject=describe(connection.engine.url),
            remedy="restore a backup",
        )  # fmt: skip
    if not named or not _REVISION.fullmatch(named[0]):
        said = f", or its schema {named[0]!r} is damaged" if named else ""
        raise StoreError(
            f"holds another program's tables{said}",
            subject=describe(connection.engine.url),
            remedy="name another database, or restore a backup",
        )
    return named[0]


def _require_not_newer(found: str, url: URL) -> None:
    if int(found) > int(newest_revision()):
        raise SchemaError(
            f"the database's schema ({found}) is newer than the program's ({newest_revision()})",
            subject=describe(url),
            remedy="upgrade the program: pip install --upgrade claimdesk",
        )


def _migrate(engine: Engine) -> None:
    from alembic import command  # noqa: PLC0415 -- costs more than most commands, and is needed only here
    from alembic.config import Config  # noqa: PLC0415 -- as above

    config = Config()
    config.set_main_option("script_location", str(migrations()).replace("%", "%%"))
    with writer(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, newest_revision())
        _require_whole_references(connection)


def _require_whole_references(connection: Connection) -> None:
    """SQLite's foreign keys are off while tables are re-created; nothing may hang loose afterwards."""
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise SchemaError(
            "the migration would leave rows that point nowhere; nothing was changed",
            subject=describe(connection.engine.url),
            remedy="run `claims db check`",
        )


def _use_write_ahead_log(engine: Engine) -> None:
    # The mode is kept in the file, so it is set once, outside of any transaction.
    if engine.dialect.name == "sqlite":
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode = WAL")
        finally:
            raw.close()


def _missing_file(url: URL) -> bool:
    return url.get_backend_name() == "sqlite" and not Path(str(url.database)).exists()


def _missing_folder(url: URL) -> bool:
    return url.get_backend_name() == "sqlite" and not Path(str(url.database)).parent.is_dir()


def absent(url: URL) -> StoreError:
    """The error for a database that is not there."""
    return StoreError(f"no database at {describe(url)}", remedy="run `claims init`")
