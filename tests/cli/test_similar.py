"""`claims similar`, end to end: on the bundled sample through the installed command, and what it refuses."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.cli.conftest import Result, Run, process

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "selvo"
MISSILE = "A missile hit the port of Selvo"


@pytest.fixture(scope="module")
def sample(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the bundled sample, made by the installed command."""
    store = tmp_path_factory.mktemp("selvo") / "selvo.db"
    for step in (["init"], ["ingest", SAMPLE]):
        assert process([installed, "--db", store, *step]).code == 0
    return store


@pytest.fixture
def selvo(claims: Run, sample: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`selvo(...)`: one command on that store, in this process."""
    monkeypatch.setenv("CLAIMS_DB", str(sample))
    return claims


def test_who_claimed_it_and_who_denies_it(installed: Path, sample: Path) -> None:
    found = process([installed, "similar", MISSILE, "--json", "--db", sample])
    assert found.code == 0
    first, second, *_ = found.json
    assert (first["issuer"]["name"], first["stance"], first["bearing"]) == ("Otto Kranz", "for", "corroborates")
    assert (second["kind"], second["stance"], second["bearing"]) == ("denial", "against", None)
    assert second["stance_reasons"] == [{"code": "denied", "text": "denies it"}]
    scores = [row["score"] for row in found.json]
    assert scores == sorted(scores, reverse=True)
    assert found.err == f"{len(scores)} claims\n"


@pytest.mark.parametrize("form", ["--csv", "--tsv", "-q"])
def test_separated_values_have_their_reasons_in_words(selvo: Run, form: str) -> None:
    found = selvo("similar", MISSILE, "--limit", 2, form)
    rows = list(csv.DictReader(io.StringIO(found.out), delimiter="," if form == "--csv" else "\t"))
    assert [(row["stance"], row["stance_why"], row["publisher"]) for row in rows] == [
        ("for", "", "Ardan State Radio"),
        ("against", "denies it", "Northern Wire"),
    ]


def test_a_page_on_standard_input(selvo: Run) -> None:
    page = "<html><head><title>Missile hits Port Selvo</title></head><body><p>It hit the silos.</p></body></html>"
    found = selvo("similar", "-", "--ids", stdin=page)
    assert found.code == 0, found.err
    assert found.lines[0] == selvo("similar", MISSILE, "--ids").lines[0]


def test_a_claim_and_a_report_by_their_ids(selvo: Run) -> None:
    claim = selvo("similar", MISSILE, "--json", "--limit", 1).json[0]
    for asked in (claim["id"][:10], claim["report"][:10].upper()):
        found = selvo("similar", asked, "--json", "--limit", 9)
        assert found.json
        assert claim["report"] not in {row["report"] for row in found.json}


def _refused(result: Result, code: int, says: str) -> None:
    assert (result.code, result.out, result.err.count("\n")) == (code, "", 1), result.err
    assert says in result.err


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ([" "], 2, "no word in it"),
        (["the of and"], 2, "no word in it"),
        ([""], 2, "an argument is empty"),
        ([], 2, "TEXT"),
        (["ffffffff"], 4, "no claim or report has this id"),
        (["dead"], 4, "no claim or report has this id"),  # a word of the letters a to f is taken for an id
        (["ferry sank", "--limit", "0"], 2, "--limit"),
        (["ferry sank", "--told", "yesterday"], 2, "yesterday"),
        (["ffffffff", "--told", "2031-05-12"], 2, "--told is for a text"),
    ],
)
def test_what_is_refused(desk: Run, arguments: list[str], code: int, says: str) -> None:
    _refused(desk("similar", *arguments), code, says)


@pytest.mark.parametrize(
    ("stdin", "code", "says"),
    [
        ("", 3, "empty"),
        ("\0\1\2", 3, "-"),
        ('{"text": "one ferry sank"}\n{"text": "two ferries sank"}\n', 2, "several reports"),
    ],
)
def test_what_is_no_text_on_standard_input(desk: Run, stdin: str, code: int, says: str) -> None:
    _refused(desk("similar", "-", stdin=stdin), code, says)


def test_nothing_alike_is_an_answer(desk: Run) -> None:
    found = desk("similar", "Zebras graze in Kirkenes", "--json")
    assert (found.code, found.json, found.err) == (0, [], "no claims\n")


def test_a_toll_is_found_with_what_does_not_agree(desk: Run) -> None:
    found = desk("similar", "At least 40 people were killed in Marn", "--told", "2031-05-13", "--json").json
    assert {row["bearing"] for row in found if row["stance"]} == {"conflicts"}
    assert {row["publisher"] for row in found} >= {"Marn Courier", "Tesk Gazette"}
