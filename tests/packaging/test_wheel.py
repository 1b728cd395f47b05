"""The wheel: what it holds, and that it works outside the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_migrations_travel_inside_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert "claims/migrations/env.py" in names
    assert any(name.startswith("claims/migrations/versions/0001") for name in names)
    assert "claims/py.typed" in names
    # An installed top-level `db` or `tests` would shadow the user's own.
    top_level = {name.split("/")[0] for name in names}
    assert top_level == {"claims", next(name for name in top_level if name.endswith(".dist-info"))}


def test_an_installed_wheel_makes_a_store_and_word_lists_are_there(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    # A db/ of the user's own must not be taken for the migrations.
    (tmp_path / "work" / "db").mkdir(parents=True)
    environment = {**os.environ, "PYTHONPATH": str(site), "CLAIMS_DB": str(tmp_path / "work" / "claims.db")}
    code = "import claims, sys; from claims.cli import main; print(claims.__file__, file=sys.stderr); main()"

    def claims(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", code, *arguments],
            cwd=tmp_path / "work",
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    made = claims("init")
    assert made.returncode == 0, made.stderr
    assert str(site) in made.stderr, "the checkout was imported, not the wheel"
    note = tmp_path / "note.txt"
    note.write_text("At least nine people were killed in the flood, the interior ministry said.\n", encoding="utf-8")
    ingested = claims("ingest", str(note))
    assert ingested.returncode == 0, ingested.stderr
    listed = claims("list", "--json")
    assert "at least nine people" in listed.stdout.lower()
