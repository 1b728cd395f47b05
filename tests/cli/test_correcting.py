"""A day with `claims correct`: saying what a claim says, seeing it everywhere, and taking it back without a trace."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.cli.conftest import Run
from tests.cli.test_refusals import refused
from tests.cli.test_sources import dated, everything, ingest, names

SPOKEN = """\
The dam of Marn

The Ardan health ministry spokesman Odo Bassi said 17 people had been killed in Marn and 40 were injured.

Two officials said the dam was opened by soldiers.
"""


def toll(desk: Run) -> str:
    """The claim of Monday's toll: at least 12 killed in Marn, as the health ministry says."""
    rows = desk("list", "--measure", "killed", "--publisher", "courier", "--json").json
    uid: str = next(row["id"] for row in rows if row["issuer"])
    return uid


def spoken(desk: Run, folder: Path) -> list[str]:
    """A report more, in which somebody speaks for a body: the ids of its claims."""
    (folder / "dam.json").write_bytes(msgspec.json.encode({"text": SPOKEN, "publisher": "Dam Daily"}))
    assert desk("ingest", folder / "dam.json").code == 0
    return desk("list", "--publisher", "dam daily", "--ids").lines


def test_a_correction_is_seen_everywhere(desk: Run) -> None:
    claim, (health, interior) = toll(desk), names(desk)
    said = desk(
        "correct", claim, "--issuer", interior, "--place", "Selvo", "--as-of", "2031-03",
        "--figure", "1=1,200..1500:displaced", "--reason", "second edition",
    )  # fmt: skip
    assert (said.code, said.out) == (0, "")
    assert "issuer, as of, place, figure 1 corrected; " in said.err
    assert said.err.rstrip().endswith("changed")
    shown = desk("show", claim)
    lines = [line for line in shown.lines if not line.startswith(("link", "report"))]
    assert f"issuer       {interior} (as corrected)" in lines
    assert "figure       1,200–1,500 displaced (incident, as corrected)" in lines
    assert "as of        2031-03 (as corrected)" in lines
    assert "place        Selvo (as corrected)" in lines
    corrected = [line for line in lines if line.startswith("corrected by ana on ")]
    assert [line.split(": ", 1)[1] for line in corrected] == [
        f"issuer was {health}, local institution (second edition)",
        "as of was 2031-05-12, publication, on the day named (second edition)",
        "place was Marn, named in the statement (second edition)",
        "figure 1 was At least 12 killed (second edition)",
    ]
    value = desk("show", claim, "--json").json
    assert value["issuer"]["name"] == interior
    assert value["corrected"]["issuer"]["machine"]["name"] == health
    assert value["corrected"]["place"]["machine"] == "Marn"
    assert value["corrected"]["as_of"]["machine_reason"] == "publication, on the day named"
    assert (value["as_of"][:7], value["as_of_reason"], value["as_of_span"]) == ("2031-03", None, None)
    assert value["corrected"]["figure 1"]["machine"]["low"] == 12
    assert {each["by"] for each in value["corrected"].values()} == {"ana"}
    assert value["attributions"][0]["source"] == health  # what the machine found is told as well
    (row,) = desk("list", "--place", "selvo", "--json").json
    assert (row["id"], row["corrected"]) == (claim, ["issuer", "as_of", "place", "figure 1"])
    for words in (["--issuer", "interior"], ["--until", "2031-04-01"], ["--measure", "displaced"]):
        assert claim in desk("list", *words, "--ids").lines, words
    assert claim not in desk("list", "--issuer", "health", "--ids").lines
    reported = {row["id"]: row for row in desk("report", "--format", "json").json["claims"]}[claim]
    assert (reported["figures"][0]["high"], reported["place"]) == (1500, "Selvo")
    assert [row["action"] for row in desk("log", claim[:10], "--json").json] == ["correct"] * 4
    assert desk("db", "check").code == 0


def test_said_again_nothing_changes(desk: Run) -> None:
    claim = toll(desk)
    assert desk("correct", claim, "--place", "Selvo").code == 0
    again = desk("correct", claim, "--place", "Selvo", "--json")
    assert (again.code, again.err) == (0, "said already, nothing changed\n")
    assert (again.json["changed"], again.json["links_changed"]) == ([], None)
    assert list(again.json["corrected"]) == ["place"]
    assert desk("correct", claim, "--clear", "figure").err == "said already, nothing changed\n"
    assert len(desk("log", "--action", "correct", "--json").json) == 1


def test_taken_back_it_leaves_no_trace(desk: Run) -> None:
    before, claim = everything(desk), toll(desk)
    desk("correct", claim, "--own-voice", "--place", "Selvo", "--as-of", "2031-05-01T14:30+02:00", "--figure", "1=30..")
    assert everything(desk) != before
    done = desk("correct", claim, *(f"--clear={what}" for what in ("issuer", "place", "as-of", "figure:1")), "--json")
    assert done.json["cleared"] == ["issuer", "place", "as_of", "figure 1"]
    assert (done.json["corrected"], everything(desk)) == ({}, before)


def test_taken_back_after_a_further_ingest_it_is_as_if_nothing_had_been_said(
    desk: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twin = tmp_path / "twin.db"
    twin.write_bytes(store.read_bytes())
    claim, (_, interior) = toll(desk), names(desk)
    desk("correct", claim, "--issuer", interior, "--figure", "1=16")
    ingest(desk, tmp_path)
    desk("correct", claim, "--clear", "issuer", "--clear", "figure")
    after = everything(desk)
    monkeypatch.setenv("CLAIMS_DB", str(twin))
    ingest(desk, tmp_path)
    assert dated(everything(desk)) == dated(after)


def test_what_was_said_survives_every_re_run(desk: Run, folder: Path) -> None:
    claim, (_, interior) = toll(desk), names(desk)
    desk("correct", claim, "--issuer", interior, "--place", "Selvo")
    for command in (["link", "--all"], ["ingest", folder]):
        assert desk(*command).code == 0
        value = desk("show", claim, "--json").json
        assert (value["issuer"]["name"], value["place"]) == (interior, "Selvo")


def test_links_can_be_left_as_they_are(desk: Run) -> None:
    claim, links = toll(desk), desk("links", "--json").json
    told = desk("correct", claim, "--figure", "1=2", "--no-link")
    assert "links left as they are" in told.err
    relations = [(row["id"], row["relation"]) for row in links]
    assert [(row["id"], row["relation"]) for row in desk("links", "--json").json] == relations


def test_who_speaks_and_how_many_are_shown(desk: Run, tmp_path: Path) -> None:
    shown = "\n".join(desk("show", claim).out for claim in spoken(desk, tmp_path))
    assert ", spoken by Odo Bassi (" in shown
    assert "officials “Two officials”, two (" in shown
    rows = desk("list", "--publisher", "dam daily", "--json").json
    assert {row["issuer_speaker"] for row in rows} == {"Odo Bassi", None}
    assert {row["issuer_number"] for row in rows} == {"two", None}


def test_figures_are_numbered_where_there_are_several(desk: Run, tmp_path: Path) -> None:
    claim = next(uid for uid in spoken(desk, tmp_path) if "figure 2" in desk("show", uid).out)
    assert desk("correct", claim, "--figure", "2=44").code == 0
    shown = desk("show", claim).out
    assert "figure 2     44 injured (incident, as corrected)" in shown
    assert "figure 2 was 40 injured" in shown
    refused(desk, 2, "correct", claim, "--figure", "3=1", says="it has 1 “17” (killed), 2 “40” (injured)")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "nothing said"),
        (["--figure", "4=12"], "no figure 4 (it has 1 “"),
        (["--clear", "figure:4"], "no figure 4 (it has 1 “"),
        (["--figure", "1=15..3"], "the lower bound is above the upper one"),
        (["--figure", "1=1.5"], "not counted so finely"),
        (["--figure", "1=12:eaten"], "no measure 'eaten': one of killed, injured"),
        (["--figure", "1=.."], "no figure: write 1=12"),
        (["--figure", "twelve"], "no figure: write 1=12"),
        (["--figure", "0=12"], "counted from 1"),
        (["--figure", f"1={10**19}"], "between 0 and"),
        (["--figure", f"1={10**30}"], "no figure: write 1=12"),
        (["--as-of", "soon"], "'soon' is no date"),
        (["--as-of", "2031-02-30"], "is no date"),
        (["--place", " "], "1 to 200 characters"),
        (["--clear", "content"], "none of issuer"),
        (["--clear", "place:1"], "none of issuer"),
        (["--own-voice", "--issuer", "x"], "issuer: said twice"),
        (["--place", "Marn", "--clear", "place"], "place: said twice"),
        (["--figure", "1=1", "--clear", "figure"], "figure: said twice"),
        (["--as-of", "2031", "--clear", "as-of"], "as-of: said twice"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line(desk: Run, words: list[str], says: str) -> None:
    refused(desk, 2, "correct", toll(desk), *words, says=says)
    assert desk("log", "--action", "correct", "--json").json == []


def test_a_claim_or_a_source_there_is_none_of(desk: Run) -> None:
    refused(desk, 4, "correct", "ffff00", "--place", "Marn", says="no claim has this id")
    refused(desk, 4, "correct", toll(desk), "--place", "Selvo", "--issuer", "nobody", says="no source has this id")
    assert desk("log", "--action", "correct", "--json").json == []
