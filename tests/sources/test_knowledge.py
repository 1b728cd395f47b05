"""The knowledge files hold to what the rules rely on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from claims.sources import folded, name_source
from claims.sources.knowledge import bodies, countries


def test_every_listed_name_is_found_as_its_body() -> None:
    lost = {
        name for body in bodies().values() for name in (body.name, *body.aliases) if name_source(name).name != body.name
    }
    assert lost == set()


def test_no_alias_stands_for_two_bodies() -> None:
    names = Counter(key for body in bodies().values() for key in {folded(name) for name in (body.name, *body.aliases)})
    assert [name for name, count in names.items() if count > 1] == []


def test_every_country_stands_for_its_government() -> None:
    for country in countries().values():
        assert name_source(country.name).name == f"{country.adjective} government"


def test_parts_and_parents_exist() -> None:
    for country in countries().values():
        assert country.part_of is None or country.part_of in countries()
        assert country.controller is None or country.controller in bodies()
    for body in bodies().values():
        known = body.parent is None or body.parent in bodies() or name_source(body.parent).resolved
        assert known, body


OWN = """
source = "this desk's own list"

[[bodies]]
name = "Selvo Harbour Watch"
kind = "ngo"
aliases = ["the Harbour Watch", "SHW"]
place = "Kenya"

[[bodies]]
name = "UNICEF"
kind = "un"
aliases = ["the children's fund of Selvo"]
"""


def _read(names: str, own: Path) -> subprocess.CompletedProcess[str]:
    script = f"from claims.sources import name_source\nfor name in {names}: print(name_source(name).name)"
    environment = {**os.environ, "CLAIMS_KNOWLEDGE": str(own)}
    return subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False)


def test_a_desk_adds_bodies_of_its_own(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(OWN, encoding="utf-8")
    done = _read("('SHW', 'the children\\'s fund of Selvo', 'UN children\\'s agency')", own)
    assert done.stdout.splitlines() == ["Selvo Harbour Watch", "UNICEF", "UNICEF"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("source = 'x'\n[[bodies]]\nname = 'A'\nkind = 'club'", "club"),  # a kind there is none of
        ("source = 'x'\nbody = []", "body"),  # a field there is none of
        ("source = ", "own.toml"),  # no TOML
        ("source = 'x'\n[[bodies]]\nname = '!!!'\nkind = 'ngo'", "!!!"),  # a name without a letter
        ("source = 'x'\n[[countries]]\nname = 'Zed'\nadjectives = []", "Zed"),  # a country without its adjective
    ],
)
def test_a_faulty_list_is_told_by_its_name(words: str, told: str, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(words, encoding="utf-8")
    done = _read("('SHW',)", own)
    assert "LexiconError" in done.stderr
    assert told in done.stderr
    assert "own.toml" in done.stderr


def test_the_documented_list_holds(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")
    own = tmp_path / "own.toml"
    own.write_text(page.partition("```toml\n")[2].partition("```")[0], encoding="utf-8")
    done = _read("('SHW', 'the Ardanian health ministry')", own)
    assert done.stdout.splitlines() == ["Selvo Harbour Watch", "Ardanian Health Ministry"]
