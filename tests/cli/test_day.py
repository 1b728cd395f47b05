"""A day's work, end to end, through the installed command and through `main`."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.cli.conftest import MONDAY, Result, Run, process


def claim_of(desk: Run, *filters: str) -> str:
    """The id of the one claim that passes."""
    found = desk("list", "--ids", *filters)
    assert found.code == 0, found.err
    (uid,) = found.lines
    return uid


def test_the_installed_command_makes_a_store_and_says_how_it_went(ingested: tuple[Path, list[Result]]) -> None:
    made, fed = ingested[1]
    assert (made.code, made.out, made.err) == (0, "", f"{ingested[0]}: made\n")
    assert (fed.code, fed.out) == (0, "")
    note, counts = fed.err.splitlines()
    assert note.endswith("weekly.json: 2 invisible characters left out")
    assert counts.startswith("3 new · 0 new version · 0 unchanged · 0 failed; ")
    assert "; 0 claims found" not in fed.err
    assert "\r" not in fed.err  # no progress bar where there is no terminal


def test_the_same_input_again_changes_nothing(desk: Run, folder: Path) -> None:
    before = desk("list", "--json").json
    again = desk("ingest", folder, "--json")
    assert again.code == 0
    assert {key: again.json[key] for key in ("new", "new_version", "unchanged", "failed")} == {
        "new": 0, "new_version": 0, "unchanged": 3, "failed": [],
    }  # fmt: skip
    assert desk("list", "--json").json == before


def test_a_claim_says_who_what_and_where(desk: Run) -> None:
    uid = claim_of(desk, "--measure", "killed", "--issuer", "health", "--publisher", "Courier")
    shown = desk("show", uid[:8], "--json").json
    assert shown["id"] == uid
    assert (shown["figures"][0]["low"], shown["figures"][0]["hedge"]) == (12, "At least")
    assert shown["text_hash_ok"]
    assert shown["spans_ok"]
    (start, end), *_ = shown["content_spans"]
    # The text is stored with one paragraph a line; the passage is a slice of it.
    offset = shown["passage_start"]
    assert shown["passage"][start - offset : end - offset] == shown["content"]
    assert shown["passage"] in MONDAY
    assert "issuer" in [said["role"] for said in shown["attributions"]]
    assert {link["relation"] for link in shown["links"]} & {"updates", "conflicts"}


def test_every_claim_says_why_it_holds_then(desk: Run) -> None:
    told = set()
    for uid in desk("list", "--ids").lines:
        shown = desk("show", uid, "--json").json
        span, offset = shown["as_of_span"], shown["passage_start"]
        words = shown["passage"][span[0] - offset : span[1] - offset] if span else None
        told.add((shown["as_of_reason"], words))
        assert f": {shown['as_of_reason']}\n" in desk("show", uid).out
    assert told == {
        ("publication, on the day named", "Monday"),
        ("publication, on the day named", "Tuesday"),
        ("publication", None),
    }


def test_a_claim_for_people(desk: Run) -> None:
    uid = claim_of(desk, "--measure", "killed", "--issuer", "health", "--publisher", "Courier")
    shown = desk("show", uid)
    assert shown.out.startswith(uid)
    for words in ("[content: ", "[source: ", "[cue: said]", "text hash ok", "spans ok", "At least 12 killed", "link "):
        assert words in shown.out
    assert "\x1b" not in shown.out


def test_filters_narrow(desk: Run) -> None:
    everything = set(desk("list", "--ids").lines)
    tuesday = set(desk("list", "--ids", "--publisher", "gazette").lines)
    killed = set(desk("list", "--ids", "--measure", "killed").lines)
    both = set(desk("list", "--ids", "--publisher", "gazette", "--measure", "killed").lines)
    assert both == tuesday & killed
    assert set() < both < killed < everything
    assert desk("list", "--ids", "--since", "2031-06-01").out == ""


def test_pages(desk: Run) -> None:
    everything = desk("list", "--ids").lines
    first, rest = desk("list", "--ids", "--limit", "2"), desk("list", "--ids", "--offset", "2", "--limit", "99")
    assert [*first.lines, *rest.lines] == everything
    assert first.err == f"2 claims of {len(everything)}\n"


def test_tag_grade_note_and_what_the_log_keeps(desk: Run) -> None:
    uid = claim_of(desk, "--text", "nobody listened")
    tagged = desk("tag", uid[:10], "+check", "+flood", "-absent")
    assert (tagged.code, tagged.err) == (0, "1 claim, 2 tags changed\n")
    assert desk("tag", uid, "-flood").code == 0
    assert desk("grade", uid, "2", "--reason", "heard by two").code == 0
    assert desk("note", uid, "-", stdin="Said at the bridge.\n").code == 0
    shown = desk("show", uid, "--json").json
    assert (shown["tags"], shown["credibility"]) == (["check"], "2")
    assert [(note["text"], note["by"]) for note in shown["notes"]] == [("Said at the bridge.", "ana")]
    assert claim_of(desk, "--tag", "check") == uid
    told = desk("log", uid[:10], "--json").json
    assert [(entry["action"], entry["by"]) for entry in told] == [
        (act, "ana") for act in ("note", "grade", "tag", "tag")
    ]
    assert "grade        2" in desk("show", uid).out


def test_ids_flow_from_one_command_to_the_next(installed: Path, store: Path, desk: Run) -> None:
    piped = f"'{installed}' list --ids --measure killed | '{installed}' tag - +toll"
    done = process(["bash", "-o", "pipefail", "-c", piped], CLAIMS_DB=str(store))
    assert done.code == 0, done.err
    assert desk("list", "--tag", "toll", "--ids").lines == desk("list", "--measure", "killed", "--ids").lines != []


@pytest.mark.parametrize("command", ["list --json", "links", "report"])
def test_a_reader_that_goes_away_is_no_failure(installed: Path, store: Path, command: str) -> None:
    piped = f"'{installed}' -q {command} | true; exit ${{PIPESTATUS[0]}}"
    done = process(["bash", "-c", piped], CLAIMS_DB=str(store))
    assert (done.code, done.err) == (0, "")


def test_sources_are_found_and_graded(desk: Run) -> None:
    (health,) = desk("sources", "list", "health ministry", "--json").json
    assert (health["issued"] >= 2, health["reliability"]) == (True, None)
    graded = desk("grade", health["id"][:10], "b")
    assert (graded.code, "B" in graded.err) == (0, True)
    assert desk("sources", "list", "health ministry", "--json").json[0]["reliability"] == "B"
    again = desk("grade", health["id"], "B")
    assert "already" in again.err
    assert desk("sources", "list", "--kind", "anonymous", "--json").json[0]["name"].endswith("officials")


def test_links_say_why_and_an_analyst_has_the_last_word(desk: Run) -> None:
    links = desk("links", "--why", "--json").json
    assert links
    link = links[0]
    assert all(reason["text"] for reason in link["reasons"])
    assert desk("links", link["id"], "--json").json == [link]
    assert desk("review", link["id"][:12], "reject", "--reason", "two rivers").code == 0
    assert link["id"] not in desk("links", "--ids").lines
    (rejected,) = desk("links", "--relation", "unrelated", "--json").json
    assert (rejected["id"], rejected["judged_by"]) == (link["id"], "ana")
    assert "two rivers" in rejected["reasons"][-1]["text"]
    desk("link", "--all")
    assert link["id"] not in desk("links", "--ids").lines
    assert desk("review", link["id"], "retract").code == 0
    assert link["id"] in desk("links", "--ids").lines


def test_two_claims_that_nothing_linked_can_be_related(desk: Run) -> None:
    mayor = claim_of(desk, "--text", "nobody listened")
    finance = desk("list", "--ids", "--publisher", "weekly").lines[0]
    assert desk("review", mayor, "undecided", "--with", finance).code == 0
    (link,) = desk("links", mayor, "--relation", "undecided", "--json").json
    assert {link["a"], link["b"]} == {mayor, finance}


def test_linking_can_be_put_off(claims: Run, folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "later.db"
    claims("init", "--db", store)
    assert (
        "0 links" in claims("ingest", "--no-link", folder / "monday.json", folder / "tuesday.json", "--db", store).err
    )
    rehearsed = claims("link", "--dry-run", "--db", store)
    assert (rehearsed.code, rehearsed.err.startswith("would link")) == (0, True)
    assert claims("links", "--ids", "--db", store).out == ""
    assert claims("link", "--db", store).code == 0
    assert claims("links", "--ids", "--db", store).out != ""


def test_a_rehearsed_ingest_stores_nothing(claims: Run, folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "dry.db"
    claims("init", "--db", store)
    rehearsed = claims("ingest", "--dry-run", folder, "--db", store)
    assert rehearsed.err.splitlines()[-1].startswith("3 new ·")
    assert "nothing was stored" in rehearsed.err
    assert claims("reports", "--json", "--db", store).json == []


def test_changed_text_at_an_address_is_a_new_version(desk: Run, tmp_path: Path) -> None:
    place = tmp_path / "story.txt"
    url = ("--url", "https://courier.example/marn")
    place.write_text("Seven people were killed in Marn, the mayor said.\n", encoding="utf-8")
    assert "1 new ·" in desk("ingest", place, *url).err
    place.write_text("Eight people were killed in Marn, the mayor said.\n", encoding="utf-8")
    assert "1 new version" in desk("ingest", place, *url).err
    listed = desk("list", "--text", "people were killed in Marn", "--issuer", "mayor")
    assert "1 of superseded versions left out" in listed.err
    assert len(desk("list", "--ids", "--all-versions", "--issuer", "mayor", "--text", "people were killed").lines) == 2
    versions = desk("reports", "--all-versions", "--json").json
    assert [report["version"] for report in versions if report["url"] == url[1]] == [1, 2]


def test_search(desk: Run) -> None:
    (claim,) = desk("search", "nobody listened", "--json").json
    assert "nobody listened" in claim["content"]
    assert desk("search", '"NEAR( AND *', "--ids").code == 0


def test_statements_of_a_text_without_a_store(claims: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = "Nine people died, the interior ministry said."
    (statement,) = claims("extract", "-", "--json", stdin=text).json
    ((start, end),) = statement["spans"]["content"]
    assert text[start:end] == statement["content"]
    assert statement["issuer"]["name"]
    assert (statement["as_of"], statement["as_of_reason"], statement["as_of_span"]) == (None, None, None)
    assert claims("extract", "-", "--tsv", stdin=text).lines[1].endswith("standard input\t0-16")
    assert list(tmp_path.iterdir()) == []


def test_shares_and_sums_of_a_text_are_told_in_their_units(claims: Run) -> None:
    text = (
        "The ministry said 51.3 percent of the wheat was lost, most of them small farms, and that it cost $2.5 billion."
    )
    (statement,) = claims("extract", "-", "--json", stdin=text).json
    told = [(figure["low"], figure["high"], figure["unit"]) for figure in statement["figures"]]
    assert told == [(51.3, 51.3, "percent"), (50, None, "percent"), (2_500_000_000, 2_500_000_000, "USD")]
    assert statement["stated"] == "51.3 percent; more than 50 percent; $2.5 billion"


def test_the_database_is_looked_after(desk: Run, store: Path, tmp_path: Path) -> None:
    assert desk("db", "check").err == "ok\n"
    assert desk("db", "upgrade").err.endswith("current already\n")
    copy = tmp_path / "copy.db"
    assert desk("db", "backup", copy).code == 0
    assert desk("db", "stats", "--json").json["rows"] == desk("db", "stats", "--json", "--db", copy).json["rows"]
    assert desk("db", "backup", copy).code == 5  # a backup overwrites nothing
    assert desk("init").err == f"{store}: is there already\n"


@pytest.mark.parametrize(
    "command",
    [["list"], ["reports"], ["sources", "list"], ["links", "--why"], ["search", "killed"], ["log"], ["db", "check"]],
    ids=" ".join,
)
def test_every_listing_speaks_every_format(desk: Run, command: list[str]) -> None:
    whole: list[dict[str, Any]] = desk(*command, "--json").json
    assert [msgspec.json.decode(line) for line in desk(*command, "--nl").lines] == whole
    tabbed, comma = desk("--quiet", *command), desk(*command, "--csv", "-q")
    assert (tabbed.err, comma.err) == ("", "")
    for separated, separator in ((tabbed.out, "\t"), (comma.out, ",")):
        rows = list(csv.reader(io.StringIO(separated), delimiter=separator))
        assert len(rows) == len(whole) + 1
        assert {len(row) for row in rows} == {len(rows[0])}
