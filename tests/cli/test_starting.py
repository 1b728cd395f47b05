"""What starts quickly starts without the database and without the parser; completion works in every shell."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from claims.cli import filters, identifying, ingest, links, source_listing
from claims.cli.group import COMMANDS
from claims.compare import Relation
from claims.documents import Format
from claims.extract import StatementKind
from claims.figures import Measure
from claims.models import Aspect, Verdict
from claims.sources import SourceKind
from tests.cli.conftest import Run, process

HEAVY = ("sqlalchemy", "alembic", "onnxruntime", "numpy", "resiliparse", "feedparser", "httpx", "jinja2", "rich.table")

ASK_ALL_HELPS = """
import sys
from claims.cli.group import COMMANDS, claims
for words in [["--help"], *([name, "--help"] for name in COMMANDS), ["db", "check", "--help"], ["--version"]]:
    assert claims.main(words, standalone_mode=False) == 0, words
print("LOADED", *(name for name in sys.argv[1:] if name in sys.modules))
"""

COMPLETE = """
import sys
from claims.cli.group import claims
try:
    claims.main([], prog_name="claims")
except SystemExit:
    print("LOADED", *(name for name in sys.argv[1:] if name in sys.modules))
"""

LOOK = """
import sys
from claims.cli.group import claims
for words in (["list"], ["links"], ["sources", "list"]):
    assert claims.main(["--db", sys.argv[1], *words], standalone_mode=False) in {None, 0}
print("LOADED", *(name for name in sys.argv[2:] if name in sys.modules))
"""


def test_no_help_loads_database_or_parser() -> None:
    done = process([sys.executable, "-c", ASK_ALL_HELPS, *HEAVY])
    assert done.code == 0, done.err
    assert done.lines[-1] == "LOADED"


def test_completion_loads_neither() -> None:
    variables = {"COMP_WORDS": "claims list --measure k", "COMP_CWORD": "3", "_CLAIMS_COMPLETE": "bash_complete"}
    done = process([sys.executable, "-c", COMPLETE, *HEAVY], **variables)
    assert done.lines == ["plain,killed", "LOADED"], done.err


LISTING_LOADS_NONE_OF = (
    "onnxruntime", "numpy", "alembic", "jinja2", "rich", "httpx", "resiliparse", "feedparser", "rapidfuzz",
    "claims.documents", "claims.ingest", "claims.linking", "claims.events", "claims.parsing", "claims.encoder",
    "claims.compare.relating", "claims.matters.matter", "claims.sourcing.report", "claims.audit.checks",
    "claims.sources.cast", "claims.extract.extraction", "claims.places.gazetteer", "claims.queries.doubles",
)  # fmt: skip
"""What `claims list` has no use for: with these it took twice the time to begin."""

LIST = """
import sys
from claims.cli.group import claims
assert claims.main(["--db", sys.argv[1], "list", "--limit", "1"], standalone_mode=False) in {None, 0}
print("LOADED", *(name for name in sys.argv[2:] if name in sys.modules))
"""


def test_listing_claims_loads_what_a_listing_needs(store: Path) -> None:
    done = process([sys.executable, "-c", LIST, store, *LISTING_LOADS_NONE_OF])
    assert done.lines[-1] == "LOADED", done.err


def test_looking_at_a_store_loads_no_parser(store: Path) -> None:
    done = process([sys.executable, "-c", LOOK, store, "onnxruntime", "numpy", "alembic"])
    assert done.lines[-1] == "LOADED", done.err


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("claims li", {"list", "link", "links"}),
        ("claims db ", {"upgrade", "check", "repair", "reseal", "backup", "stats"}),
        ("claims list --mea", {"--measure"}),
        ("claims list --measure mi", {"missing"}),
        ("claims links --relation co", {"copies", "conflicts", "corroborates"}),
        ("claims completion z", {"zsh"}),
    ],
)
def test_completion_offers(installed: Path, words: str, expected: set[str]) -> None:
    count = str(len(words.split()) - (not words.endswith(" ")))
    done = process([installed], COMP_WORDS=words, COMP_CWORD=count, _CLAIMS_COMPLETE="bash_complete")
    assert {line.partition(",")[2] for line in done.lines} == expected


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_script_calls_the_command(claims: Run, shell: str) -> None:
    printed = claims("completion", shell)
    assert printed.code == 0
    assert f"_CLAIMS_COMPLETE={shell}_complete" in printed.out


def test_bash_takes_the_completion_script(claims: Run) -> None:
    printed = claims("completion", "bash")
    checked = subprocess.run(["bash", "-n"], input=printed.out, text=True, capture_output=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_both_names_of_the_command_and_the_module_are_one(installed: Path) -> None:
    twin = installed.with_name("claimdesk")
    versions = {
        process([*command, "--version"]).out for command in ([installed], [twin], [sys.executable, "-m", "claims"])
    }
    assert len(versions) == 1


def test_words_written_out_are_those_of_the_enumerations() -> None:
    assert tuple(StatementKind) == filters.KINDS
    assert tuple(Measure) == filters.MEASURES
    assert tuple(Relation) == filters.RELATIONS
    assert tuple(SourceKind) == source_listing.SOURCE_KINDS
    assert set(Aspect) == {*identifying.FIELDS, Aspect.SAME_AS}
    assert tuple(Format) == ingest.FORMATS
    analysts = tuple(verdict for verdict in Verdict if verdict is not Verdict.OTHER)
    assert (*analysts, *Relation) == links.VERDICTS


def test_the_group_tells_of_every_command_what_its_own_help_says(claims: Run) -> None:
    listed = claims("--help").out
    assert all(f"  {name} " in listed and place.help in listed for name, place in COMMANDS.items())
