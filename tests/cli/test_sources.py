"""A day with `claims sources`: finding out that two names are one body, saying so, and taking it back."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.cli.conftest import Run
from tests.cli.test_refusals import refused

HEALTH, INTERIOR = "Ardan Health Ministry", "Ardan Interior Ministry"
WEDNESDAY = """\
The flood in Marn

At least 16 people were killed in Marn, the Ardan health bureau said on Wednesday.

The Ardan interior ministry said that 16 people had been killed when the river Tesk burst its banks in Marn.
"""
LISTINGS = (
    ["list"], ["links", "--why"], ["sources", "list"], ["reports"], ["audit"], ["search", "killed"],
)  # fmt: skip


def names(desk: Run) -> tuple[str, str]:
    """The two ministries, as the store names them."""
    rows = desk("sources", "list", "--json").json
    return tuple(next(row["name"] for row in rows if word in row["name"].lower()) for word in ("health", "interior"))


def everything(desk: Run) -> list[object]:
    """All that is shown of the store, but for what the log says and what analysts said."""
    listed = [desk(*words, "--json").json for words in LISTINGS]
    report = desk("report", "--format", "json").json
    shown = [desk("show", uid, "--json").json for uid in desk("list", "--ids").lines]
    return [*listed, report | {"scope": None}, shown]


def ingest(desk: Run, folder: Path) -> None:
    record = {"text": WEDNESDAY, "publisher": "Coast Radio", "published": "2031-05-14"}
    (folder / "wednesday.json").write_bytes(msgspec.json.encode(record))
    assert desk("ingest", folder / "wednesday.json").code == 0


def test_a_merge_is_seen_everywhere(desk: Run) -> None:
    health, interior = names(desk)
    before = {row["name"]: row["issued"] for row in desk("sources", "list", "--json").json}
    said = desk("sources", "merge", health, interior, "--reason", "one spokesman")
    assert said.code == 0
    assert "counts as" in said.err
    assert "changed" in said.err
    rows = {row["name"]: row for row in desk("sources", "list", "--json").json}
    assert interior not in rows
    assert rows[health]["issued"] == before[health] + before[interior]
    assert interior in rows[health]["aliases"]
    (found,) = desk("sources", "list", interior, "--json").json
    assert found["name"] == health
    assert {claim["issuer"]["name"] for claim in desk("list", "--issuer", interior, "--json").json} == {health}
    assert interior not in desk("report", "--format", "markdown").out
    claim = next(row["id"] for row in desk("list", "--issuer", health, "--json").json)
    assert all(each["found_as"] for each in desk("show", claim, "--json").json["attributions"])
    assert "said already" in desk("sources", "merge", health, interior).err
    assert desk("db", "check").code == 0


def test_a_split_leaves_no_trace(desk: Run) -> None:
    health, interior = names(desk)
    before = everything(desk)
    desk("sources", "merge", health, interior)
    assert everything(desk) != before
    assert desk("sources", "split", interior).code == 0
    assert everything(desk) == before
    assert "already" in desk("sources", "split", interior).err


def test_a_split_after_a_further_ingest_is_as_if_nothing_had_been_merged(
    desk: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twin = tmp_path / "twin.db"
    twin.write_bytes(store.read_bytes())
    health, interior = names(desk)
    desk("sources", "merge", health, interior)
    ingest(desk, tmp_path)
    desk("sources", "split", interior)
    after = everything(desk)
    monkeypatch.setenv("CLAIMS_DB", str(twin))
    ingest(desk, tmp_path)
    assert dated(everything(desk)) == dated(after)


def dated(value: object) -> object:
    """Without the times of the runs themselves."""
    match value:
        case dict():
            return {key: dated(each) for key, each in value.items() if key != "ingested_at"}
        case list():
            return [dated(each) for each in value]
    return value


def test_what_was_said_survives_every_re_run(desk: Run, folder: Path, tmp_path: Path) -> None:
    health, interior = names(desk)
    desk("sources", "merge", health, interior)
    desk("sources", "set", health, "--kind", "government", "--name", "Ardan Ministries")
    for command in (["link", "--all"], ["ingest", folder], ["ingest", tmp_path]):
        desk(*command)
        (row,) = desk("sources", "list", interior, "--json").json
        assert (row["name"], row["kind"]) == ("Ardan Ministries", "government")


def test_the_name_of_another_source_is_no_alias(desk: Run) -> None:
    health, interior = names(desk)
    refused(desk, 2, "sources", "alias", health, interior.upper(), says="is the name of another source (if it is the")
    merging = desk("sources", "alias", health, interior).err.split("`")[1]
    assert desk(*merging.split()[1:]).code == 0
    assert desk("sources", "alias", health, interior).code == 0  # it is one source now


def test_a_name_printed_of_another_source_is_told_of(desk: Run, tmp_path: Path) -> None:
    record = {"text": "Four died, the Ministry of Health of Ardan said.\n", "publisher": "Coast Radio"}
    (tmp_path / "friday.json").write_bytes(msgspec.json.encode(record))
    desk("ingest", tmp_path / "friday.json")
    _, interior = names(desk)
    told = desk("sources", "alias", interior, "Ministry of Health of Ardan")
    assert told.code == 0
    assert "claims sources merge" in told.err


def test_an_alias_gives_later_claims_to_its_source(desk: Run, tmp_path: Path) -> None:
    health, _ = names(desk)
    assert desk("sources", "alias", health, "Ardan health bureau", "--reason", "its old name").code == 0
    before = desk("sources", "list", health, "--json").json[0]["issued"]
    ingest(desk, tmp_path)
    assert desk("sources", "list", health, "--json").json[0]["issued"] == before + 1
    shown = desk("sources", "show", "ardan health bureau")
    assert "its old name; ana" in shown.out
    assert "decided" in shown.out


def test_a_field_is_set_and_cleared(desk: Run) -> None:
    health, interior = names(desk)
    kind = desk("sources", "show", interior, "--json").json["kind"]
    words = ("--kind", "police", "--place", "Marn", "--parent", health, "--none", "side", "--reason", "its charter")
    assert "4 changed" in desk("sources", "set", interior, *words).err
    shown = desk("sources", "show", interior, "--json").json
    assert (shown["kind"], shown["place"], shown["parent"], shown["machine"]["kind"]) == (
        "police",
        "Marn",
        health,
        kind,
    )
    assert shown["decisions"][0]["reason"] == "its charter"
    assert f"found as {kind}" in desk("sources", "show", interior).out
    assert "said already" in desk("sources", "set", interior, *words).err
    cleared = desk("sources", "set", interior, "--clear", "kind", "--clear", "place", "--clear", "parent")
    assert "3 changed" in cleared.err
    assert desk("sources", "show", interior, "--json").json["kind"] == kind


def test_links_may_be_left_for_later(desk: Run) -> None:
    health, interior = names(desk)
    before = desk("links", "--why", "--json").json
    assert "claims link --all" in desk("sources", "merge", health, interior, "--no-link").err
    assert [row["score"] for row in desk("links", "--why", "--json").json] == [row["score"] for row in before]


def test_acts_are_in_the_log(desk: Run) -> None:
    health, interior = names(desk)
    desk("sources", "merge", health, interior)
    desk("sources", "split", interior)
    desk("sources", "set", interior, "--kind", "police")
    desk("sources", "set", interior, "--clear", "kind")
    desk("sources", "alias", interior, "Bureau of Interior Affairs")
    acts = desk("log", "--json").json
    assert [act["action"] for act in acts[:5]] == ["alias", "clear", "set", "split", "merge"]
    assert {act["by"] for act in acts[:5]} == {"ana"}


def test_proposed_pairs_come_with_the_command_that_merges_them(desk: Run, tmp_path: Path) -> None:
    text = "Nobody is missing in Marn, the Ministry of Health of Ardan said.\n"
    record = {"text": text, "publisher": "Courier of Marn", "published": "2031-05-15"}
    (tmp_path / "thursday.json").write_bytes(msgspec.json.encode(record))
    desk("ingest", tmp_path / "thursday.json")
    pairs = desk("sources", "list", "--proposed", "--json").json
    (pair,) = [pair for pair in pairs if pair["kind"] == "media"]
    assert {pair["into"]["name"], pair["other"]["name"]} == {"Marn Courier", "Courier of Marn"}
    assert pair["reasons"][0]["code"] == "other_order"
    assert desk(*pair["command"].split()[1:]).code == 0
    assert pair not in desk("sources", "list", "--proposed", "--json").json


@pytest.mark.parametrize(
    ("code", "words", "says"),
    [
        (2, ["ministry"], "Did you mean `claims sources list ministry`?"),
        (2, ["Red Crescent"], "claims sources list 'Red Crescent'"),
        (2, ["mrege", "a", "b"], "Did you mean merge?"),
        (2, ["merge", HEALTH], "OTHER"),
        (4, ["show", "Nobody At All"], "exactly this name"),
        (4, ["merge", "Nobody At All", HEALTH], "exactly this name"),
        (2, ["set", "{health}"], "nothing said"),
        (2, ["set", "{health}", "--place", "x", "--clear", "place"], "said twice"),
        (2, ["set", "{health}", "--kind", "rumour"], "rumour"),
        (2, ["set", "{health}", "--parent", "{health}"], "own parent"),
        (2, ["merge", "{health}", "{health}"], "into itself"),
        (2, ["alias", "{health}", "the ministry"], "who is meant"),
        (2, ["alias", "{health}", "…"], "a letter or a digit"),
    ],
)
def test_what_is_refused(desk: Run, code: int, words: list[str], says: str) -> None:
    health, _ = names(desk)
    refused(desk, code, "sources", *(word.format(health=health) for word in words), says=says)
    assert desk("log", "--json").json[0]["action"] == "ingest"


def test_a_grade_that_does_not_count_says_so(desk: Run) -> None:
    health, interior = names(desk)
    uid = desk("sources", "list", interior, "--ids").lines[0]
    desk("sources", "merge", health, interior)
    assert f"counts as {health}" in desk("grade", uid, "B").err
    assert desk("sources", "list", health, "--json").json[0]["reliability"] is None
    assert "grade: B" in desk("sources", "show", health).out


def test_a_ring_is_refused(desk: Run) -> None:
    health, interior = names(desk)
    desk("sources", "merge", health, interior)
    refused(desk, 2, "sources", "merge", interior, health, says="in a ring")
