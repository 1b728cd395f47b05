"""A store that does not say rightly which schema it has is told of in one line, and left as it is."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect, text

from claims.database import open_engine, resolve_url, upgrade
from claims.errors import SchemaError, StoreError

SAYINGS = [
    # (what was done to the table that says it, the answer)
    ("UPDATE alembic_version SET version_num = '²'", "holds another program's tables, or its schema '²' is damaged"),
    ("UPDATE alembic_version SET version_num = '00001'", "its schema '00001' is damaged"),
    ("UPDATE alembic_version SET version_num = ''", "its schema '' is damaged"),
    ("DELETE FROM alembic_version", "holds another program's tables"),
    ("INSERT INTO alembic_version VALUES ('0001')", "names 2 schemas, of which it can have one"),
    ("UPDATE alembic_version SET version_num = '0000'", "its tables are not those of schema 0000"),
    ("UPDATE alembic_version SET version_num = '0001'", "its tables are not those of schema 0001"),
    ("UPDATE alembic_version SET version_num = '0009'", "its tables are not those of schema 0009"),
    ("UPDATE alembic_version SET version_num = '0010'", "its tables are not those of schema 0010"),
    ("UPDATE alembic_version SET version_num = '9999'", r"schema \(9999\) is newer than the program's"),
]


@pytest.mark.parametrize(("statement", "said"), SAYINGS)
def test_one_line_and_nothing_changed(store_url: str, statement: str, said: str) -> None:
    engine = open_engine(resolve_url(store_url))
    with engine.begin() as connection:
        connection.execute(text(statement))
    before = shape(store_url)
    with pytest.raises(StoreError, match=said) as refused:
        upgrade(resolve_url(store_url))
    assert "\n" not in str(refused.value)
    assert refused.value.exit_code == 5
    assert shape(store_url) == before
    engine.dispose()


def shape(url: str) -> dict[str, list[str]]:
    engine = open_engine(resolve_url(url))
    with engine.connect() as connection:
        found = inspect(connection)
        tables = {name: [column["name"] for column in found.get_columns(name)] for name in found.get_table_names()}
        tables["says"] = [str(said) for said in connection.scalars(text("SELECT version_num FROM alembic_version"))]
    engine.dispose()
    return tables


@pytest.mark.parametrize("seconds", ["nan", "inf", "-1", "1e300", "soon"])
def test_a_wait_is_a_number_of_seconds(store_url: str, monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    monkeypatch.setenv("CLAIMS_DB_TIMEOUT", seconds)
    with pytest.raises(StoreError, match="not a number of seconds"):
        upgrade(resolve_url(store_url))


def test_a_schema_is_refused_by_its_kind(store_url: str) -> None:
    engine = open_engine(resolve_url(store_url))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0010'"))
    engine.dispose()
    with pytest.raises(SchemaError, match="restore a backup"):
        upgrade(resolve_url(store_url))
