"""Events through the command line: what the machine grouped, and what an analyst says of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.cli.conftest import Run

REPORTS: dict[str, dict[str, str]] = {
    "courier": {
        "text": "A blast at a market in Karsa killed at least 12 people on Monday, police said.\n\n"
        "“Nobody warned us,” the mayor, Lena Orvik, said.\n",
        "published": "2031-05-12T18:00:00Z",
    },
    "gazette": {
        "text": "Police said on Tuesday that the bomb in Karsa had wounded 30 people.\n\n"
        "Rescuers said two people drowned in the flood in Marn on Monday.\n",
        "published": "2031-05-13T09:00:00Z",
    },
    "weekly": {
        "text": "An explosion in Karsa wounded nine people on Sunday, medics said.\n\n"
        "Medics said 400 people have been killed in strikes on Karsa since January.\n",
        "published": "2031-05-18T20:00:00Z",
    },
}


@pytest.fixture
def desk(claims: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return made(claims, tmp_path, monkeypatch, list(REPORTS))


def made(claims: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, order: list[str]) -> Run:
    """A store of the reports, each ingested on its own."""
    monkeypatch.setenv("CLAIMS_DB", str(tmp_path / f"{'-'.join(order)}.db"))
    assert claims("init").code == 0
    for name in order:
        file = tmp_path / f"{name}.json"
        file.write_bytes(msgspec.json.encode({"publisher": name.title(), **REPORTS[name]}))
        assert claims("ingest", file).code == 0
    return claims


def events(desk: Run) -> list[dict[str, Any]]:
    listed = desk("events", "list", "--json")
    assert listed.code == 0, listed.err
    found: list[dict[str, Any]] = listed.json
    return found


def one(desk: Run, kind: str, day: str) -> dict[str, Any]:
    (found,) = [event for event in events(desk) if (event["kind"], event["first"]) == (kind, day)]
    return found


def test_claims_of_one_happening_are_one_event(desk: Run) -> None:
    blast = one(desk, "blast", "2031-05-12")
    assert (blast["place"], blast["scene"], blast["claims"], blast["last"]) == ("Karsa", "market", 2, "2031-05-13")
    shown = desk("events", "show", blast["id"][:8], "--json").json
    assert [claim["publisher"] for claim in shown] == ["Courier", "Gazette"]
    assert shown[0]["because"][0] == "blast in Karsa, named in the statement"


def test_what_is_elsewhere_or_later_or_a_running_count_is_not(desk: Run) -> None:
    assert {(event["kind"], event["first"], event["claims"]) for event in events(desk)} == {
        ("blast", "2031-05-12", 2), ("flood", "2031-05-12", 1), ("blast", "2031-05-18", 1),
    }  # fmt: skip


def test_the_order_of_reports_changes_nothing(claims: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forward = events(made(claims, tmp_path, monkeypatch, list(REPORTS)))
    backward = events(made(claims, tmp_path, monkeypatch, list(reversed(REPORTS))))
    assert forward == backward


def test_a_name_finds_its_event_and_is_taken_back(desk: Run) -> None:
    blast = one(desk, "blast", "2031-05-12")
    assert desk("events", "name", blast["id"], "Karsa market").code == 0
    assert desk("events", "name", blast["id"], "Karsa market").err == "said already, nothing changed\n"
    named = one(desk, "blast", "2031-05-12")
    assert (named["name"], named["named_by"]) == ("Karsa market", "ana")
    listed = desk("list", "--event", "karsa market", "--ids").lines
    assert sorted(listed) == sorted(blast["members"])
    assert desk("events", "name", "Karsa market", "--undo").code == 0
    assert one(desk, "blast", "2031-05-12") == blast


def test_two_events_are_put_together_and_told_apart_again(desk: Run) -> None:
    before = events(desk)
    one_id, other = one(desk, "blast", "2031-05-12")["id"], one(desk, "blast", "2031-05-18")["id"]
    assert desk("events", "merge", one_id, other, "--reason", "one device").code == 0
    merged = one(desk, "blast", "2031-05-12")
    assert merged["claims"] == 3
    because = [claim["because"] for claim in desk("events", "show", other, "--json").json]
    assert "put together by ana: one device" in because[-1]
    assert desk("events", "merge", other, one_id, "--undo").code == 0
    assert events(desk) == before


def test_a_merging_is_taken_back_from_the_event_that_came_of_it(desk: Run) -> None:
    before = events(desk)
    blast, later = one(desk, "blast", "2031-05-12"), one(desk, "blast", "2031-05-18")["id"]
    desk("events", "merge", blast["id"], later)
    other = blast["members"][1]  # any claim finds its event
    assert desk("events", "merge", other, "--undo").err.endswith(": no longer put together\n")
    assert events(desk) == before
    assert desk("events", "merge", other, "--undo").err == "said already, nothing changed\n"
    desk("events", "merge", blast["id"], later)
    assert desk("events", "merge", later, other, "--undo").code == 0  # two claims of the events that were put together
    assert events(desk) == before


def test_of_several_mergings_one_is_to_be_named(desk: Run) -> None:
    blast, later = one(desk, "blast", "2031-05-12")["id"], one(desk, "blast", "2031-05-18")["id"]
    flood = one(desk, "flood", "2031-05-12")["id"]
    desk("events", "merge", blast, later)
    two = events(desk)
    desk("events", "merge", later, flood)
    said = desk("events", "merge", blast, "--undo")
    assert (said.code, len(said.err.splitlines())) == (4, 1)
    assert f"put together more than once (name two: {blast[:10]} {later[:10]}, or " in said.err
    assert desk("events", "merge", flood, later, "--undo").code == 0
    assert events(desk) == two


def test_a_claim_that_was_moved_is_no_merging(desk: Run) -> None:
    blast, flood = one(desk, "blast", "2031-05-12"), one(desk, "flood", "2031-05-12")
    desk("events", "split", blast["members"][1], "--to", flood["id"])
    moved = events(desk)
    assert desk("events", "merge", flood["id"], "--undo").err == "said already, nothing changed\n"
    assert events(desk) == moved


def test_a_claim_is_moved_and_left_to_the_machine_again(desk: Run) -> None:
    before = events(desk)
    blast, flood = one(desk, "blast", "2031-05-12"), one(desk, "flood", "2031-05-12")
    moved = blast["members"][1]
    assert desk("events", "split", moved, "--to", flood["id"]).code == 0
    after = {event["id"]: event["members"] for event in events(desk)}
    assert after[blast["id"]] == blast["members"][:1]
    assert moved in next(members for members in after.values() if flood["id"] in members)
    assert desk("link", "--all").code == 0  # a re-run overrides nobody
    assert {event["id"]: event["members"] for event in events(desk)} == after
    assert desk("events", "split", moved, "--undo").code == 0
    assert events(desk) == before


def test_a_claim_moved_twice_drags_nothing_along(desk: Run) -> None:
    before = events(desk)
    blast, flood = one(desk, "blast", "2031-05-12"), one(desk, "flood", "2031-05-12")
    moved = blast["members"][1]
    assert desk("events", "split", moved, "--to", flood["id"]).code == 0
    assert desk("events", "split", moved, "--to", blast["members"][0]).code == 0
    back = {event["id"]: event["members"] for event in events(desk)}
    assert sorted(back[blast["id"]]) == sorted(blast["members"])
    assert back[flood["id"]] == flood["members"]
    assert desk("events", "split", moved).code == 0
    assert moved not in {uid for event in events(desk) for uid in event["members"]}
    assert desk("events", "split", moved, "--undo").code == 0
    assert events(desk) == before


@pytest.mark.parametrize("name", ["\u200b", "a64e", "  "])
def test_a_name_that_is_no_name_is_refused(desk: Run, name: str) -> None:
    said = desk("events", "name", one(desk, "blast", "2031-05-12")["id"], name)
    assert (said.code, len(said.err.splitlines())) == (2, 1)


def test_a_claim_taken_out_is_in_no_event(desk: Run) -> None:
    blast = one(desk, "blast", "2031-05-12")
    taken = blast["members"][1]
    assert desk("events", "split", taken).code == 0
    assert taken not in {uid for event in events(desk) for uid in event["members"]}
    log = desk("log", "--json").json
    assert log[0]["action"] == "event"


def test_every_form_of_the_list(desk: Run) -> None:
    table = desk("events", "list", "--csv").lines
    assert table[0] == "id,name,named_by,kind,scene,place,country,first,last,claims"
    assert len(table) == 4
    assert len(desk("events", "list", "--ids", "--least", "2").lines) == 1
    assert len(desk("events", "list", "--nl", "--place", "marn").lines) == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("show", "nowhere"), 4),
        (("show", "ffffffff"), 4),
        (("name", "ffffffff", "x"), 4),
        (("name", "nowhere", "x"), 4),
        (("merge", "ffffffff", "eeeeeeee"), 4),
    ],
)
def test_what_is_not_there_is_said_in_one_line(desk: Run, arguments: tuple[str, ...], code: int) -> None:
    said = desk("events", *arguments)
    assert said.code == code
    assert len(said.err.splitlines()) == 1


def test_nonsense_is_refused(desk: Run) -> None:
    blast = one(desk, "blast", "2031-05-12")["id"]
    for arguments in (
        ("merge", blast, blast),
        ("merge", blast),
        ("name", blast),
        ("name", blast, " "),
        ("name", blast, "x" * 201),
    ):
        said = desk("events", *arguments)
        assert said.code == 2
        assert "Traceback" not in said.err
    assert desk("list", "--event", "nowhere").code == 4


@pytest.mark.parametrize("order", [["naming", "telling"], ["telling", "naming"]])
def test_a_claim_without_a_town_is_told_by_names(
    claims: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, order: list[str]
) -> None:
    reports = {
        "naming": "A blast at the Noor Orvik School in Karsa killed at least 12 people on Monday, police said.\n",
        "telling": "The blast at the Noor Orvik School killed 14 people, the army said on Monday.\n",
    }
    monkeypatch.setenv("CLAIMS_DB", str(tmp_path / "names.db"))
    assert claims("init").code == 0
    for name in order:
        file = tmp_path / f"{name}.txt"
        file.write_text(reports[name], encoding="utf-8")
        assert claims("ingest", file, "--published", "2031-05-12T18:00:00Z").code == 0
    assert [len(event["members"]) for event in events(claims)] == [2]
