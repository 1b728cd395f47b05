"""The library as its own documentation shows it, and what importing it costs."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path

import pytest

import claims

MONDAY = (
    "SELVO, 2 March 2026 — "
    "At least 12 people were killed by the flood in Selvo, the Ardan health ministry said on Monday.\n"
)
TUESDAY = (
    "SELVO, 3 March 2026 — "
    "At least 15 people were killed by the flood in Selvo, the Ardan health ministry said on Tuesday.\n"
)


def test_the_documented_lines_do_what_they_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "monday.txt").write_text(MONDAY, encoding="utf-8")
    (tmp_path / "tuesday.txt").write_text(TUESDAY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    outcome = doctest.testmod(claims, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert outcome.attempted >= 10
    assert outcome.failed == 0


@pytest.mark.parametrize("name", claims.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(claims, name).__name__
    assert name in dir(claims)


def test_no_other_name_is() -> None:
    with pytest.raises(AttributeError, match="no attribute 'exctract'"):
        _ = claims.exctract


@pytest.mark.parametrize("used", ["claims", "claims.Span", "claims.extract_statements"])
def test_nothing_is_loaded_before_it_is_needed(used: str) -> None:
    """Neither the database nor the parser for a value; no database for extraction."""
    heavy = {"sqlalchemy", "alembic", "onnxruntime", "click"}
    code = f"import sys, claims; {used}; print(sorted({heavy!r} & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()
    assert loaded == "[]"
