"""Which database a name stands for."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.database import describe, resolve_url
from claims.errors import StoreError

CASES = [
    # what is named, the driver it gets, the database it names
    ("store.db", "sqlite", "store.db"),
    ("/data/store.db", "sqlite", "/data/store.db"),
    ("odd name?#%.db", "sqlite", "odd name?#%.db"),  # a path is a path, whatever marks it holds
    ("sqlite:////data/store.db", "sqlite", "/data/store.db"),
    ("sqlite+pysqlite:///store.db", "sqlite", "store.db"),
    ("postgresql://mara@desk/claims", "postgresql+psycopg", "claims"),
    ("postgres://mara@desk/claims", "postgresql+psycopg", "claims"),  # as many services print it
    ("postgresql+psycopg2://mara@desk/claims", "postgresql+psycopg", "claims"),
]


@pytest.mark.parametrize(("target", "driver", "database"), CASES)
def test_a_target_is_a_path_or_a_url(target: str, driver: str, database: str) -> None:
    url = resolve_url(target)
    assert (url.drivername, url.database) == (driver, database)
    assert resolve_url(url) == url


def test_the_environment_names_it_else_the_working_directory(monkeypatch: pytest.MonkeyPatch) -> None:
    assert resolve_url().database == "claims.db"
    monkeypatch.setenv("CLAIMS_DB", "desk.db")
    assert resolve_url().database == "desk.db"
    assert resolve_url("other.db").database == "other.db"


def test_home_is_spelt_out() -> None:
    assert resolve_url("~/store.db").database == str(Path.home() / "store.db")


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("mysql://desk/claims", "mysql://desk/claims: mysql is not supported"),
        ("sqlite://", "gone when the command ends"),
        ("sqlite:///:memory:", "gone when the command ends"),
        ("postgresql://desk:port/claims", "not a database URL"),
    ],
)
def test_what_cannot_hold_a_store_is_refused(target: str, said: str) -> None:
    with pytest.raises(StoreError) as refused:
        resolve_url(target)
    assert said in str(refused.value)


def test_postgresql_without_its_driver_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.database.url.find_spec", lambda _name: None)
    with pytest.raises(StoreError, match=r"pip install 'claimdesk\[postgres\]'"):
        resolve_url("postgresql://desk/claims")


def test_a_password_is_never_shown() -> None:
    assert describe(resolve_url("postgresql://mara:secret@desk/claims")) == "postgresql://mara:***@desk/claims"
