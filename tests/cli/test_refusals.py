"""What is refused: one line on standard error that says what is wrong, and the exit code that says which kind it is."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run, environment


def refused(run: Run, code: int, *arguments: object, says: str, stdin: str = "") -> None:
    """The command ends with `code`, prints no data, and says it in one line."""
    result = run(*arguments, stdin=stdin)
    assert (result.code, result.out) == (code, ""), result.err
    assert result.err.startswith("Error: ")
    assert result.err.count("\n") == 1, result.err
    assert says in result.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["lisst"], "list"),
        (["list", "--kind", "rumour"], "rumour"),
        (["list", "--since", "yesterday"], "yesterday"),
        (["list", "--limit", "0"], "--limit"),
        (["show"], "ID"),
        (["show", "abc"], "at least 4"),
        (["show", "zzzz"], "not an id"),
        (["tag", "0000"], "no tag given"),
        (["grade", "0000"], "CODE"),
        (["ingest", "--map", "text", "."], "text=body"),
        (["ingest", "--map", "headline=title", "."], "headline"),
        (["--db", "mysql://host/x", "list"], "not supported"),
        (["--db", ":memory:", "list"], ""),
        (["completion", "tcsh"], "tcsh"),
    ],
)
def test_what_makes_no_sense(desk: Run, arguments: list[str], says: str) -> None:
    result = desk(*arguments)
    assert result.code in {2, 5}
    assert result.out == ""
    assert says in result.err
    assert "Traceback" not in result.err


def test_a_grade_of_the_other_kind(desk: Run) -> None:
    claim = desk("list", "--ids").lines[0]
    (source,) = desk("sources", "list", "interior", "--ids").lines
    refused(desk, 2, "grade", claim, "B", says="1 2 3 4 5 6")
    refused(desk, 2, "grade", source, "3", says="A B C D E F")
    assert desk("log", "--action", "grade", "--json").json == []


@pytest.mark.parametrize(
    "command", [["show"], ["links"], ["grade", "2"], ["note", "x"], ["review", "accept"], ["tag", "+x"]]
)
def test_an_id_that_nothing_has(desk: Run, command: list[str]) -> None:
    refused(desk, 4, command[0], "00000000", *command[1:], says="has this id")


def test_an_id_that_several_have_names_them(desk: Run, store: Path) -> None:
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("UPDATE claim SET uid = 'feed' || substr(uid, 5) WHERE id <= 2")
        listed = [uid for (uid,) in connection.execute("SELECT uid FROM claim WHERE id <= 2")]
    result = desk("show", "feed")
    assert result.code == 4
    assert all(uid[:10] in result.err for uid in listed)


def test_one_unknown_id_among_many_tags_nothing(desk: Run) -> None:
    known = desk("list", "--ids").lines
    refused(desk, 4, "tag", "-", "+x", says="has this id", stdin="\n".join([*known, "0" * 40, ""]))
    assert desk("list", "--tag", "x", "--ids").out == ""


def test_no_ids_on_standard_input(desk: Run) -> None:
    refused(desk, 4, "tag", "-", "+x", says="no ids")


def test_no_database(claims: Run, tmp_path: Path) -> None:
    missing = tmp_path / "none.db"
    for command in (["list"], ["ingest", str(tmp_path)], ["db", "check"], ["report"], ["tag", "0000", "+x"]):
        refused(claims, 5, *command, "--db", missing, says="claims init")
    assert not missing.exists()


def test_a_newer_and_an_older_database_are_left_alone(desk: Run, store: Path) -> None:
    for revision, says in (("9999", "newer"), ("0000", "older")):
        with closing(sqlite3.connect(store)) as connection, connection:
            connection.execute("UPDATE alembic_version SET version_num = ?", [revision])
        before = store.read_bytes()
        for command in (["list"], ["ingest", str(store.parent)], ["tag", "0000", "+x"], ["link"]):
            refused(desk, 5, *command, says=says)
        assert store.read_bytes() == before


def test_a_file_that_is_no_database(claims: Run, tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("not a database, and long enough to be looked at as one " * 40, encoding="utf-8")
    refused(claims, 5, "list", "--db", text, says="not a database")


def test_a_database_that_another_program_holds(desk: Run, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_DB_TIMEOUT", "0.1")
    claim = desk("list", "--ids").lines[0]
    with closing(sqlite3.connect(store, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        refused(desk, 5, "tag", claim, "+x", says="another program")
        assert desk("list", "--ids").lines[0] == claim  # reading goes on
        holder.execute("ROLLBACK")
    assert desk("tag", claim, "+x").code == 0


def test_some_inputs_fail_and_the_rest_is_stored(desk: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(
        "Six people drowned in Oldbridge, the fire service said.", encoding="utf-8"
    )
    (tmp_path / "in" / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "in" / "broken.json").write_text('{"text": ', encoding="utf-8")
    result = desk("ingest", tmp_path / "in", tmp_path / "gone.txt")
    assert result.code == 3
    *failures, counts = result.err.splitlines()
    assert counts.startswith("1 new · 0 new version · 0 unchanged · 3 failed; ")
    assert sorted(line.split(": ")[1].rpartition("/")[2] for line in failures) == [
        "broken.json",
        "empty.txt",
        "gone.txt",
    ]
    assert all(line.startswith("Failed: ") for line in failures)
    quiet = desk("ingest", "-q", tmp_path / "in")
    assert (quiet.code, len(quiet.err.splitlines())) == (3, 2)  # what goes wrong is always told
    told = desk("ingest", "--json", tmp_path / "in").json
    assert (told["unchanged"], len(told["failed"])) == (1, 2)
    assert {"subject", "stage", "code", "problem", "remedy"} == set(told["failed"][0])


def test_findings_and_problems_are_1(desk: Run, store: Path) -> None:
    assert desk("audit", "--json").code == 1
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("UPDATE report SET text = text || '!' WHERE id = 1")
    broken = desk("db", "check", "--json")
    assert broken.code == 1
    assert "text" in {problem["check"] for problem in broken.json}
    claim = desk("list", "--ids", "--publisher", "Courier").lines[0]
    assert "DOES NOT MATCH" in desk("show", claim).out
    assert desk("show", claim, "--json").json["text_hash_ok"] is False


def test_an_interrupt_is_130(installed: Path, store: Path) -> None:
    waiting = subprocess.Popen(
        [installed, "ingest", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        env=environment({"CLAIMS_DB": str(store)}),
    )  # fmt: skip
    _await_reading(waiting.pid)
    waiting.send_signal(signal.SIGINT)
    _, said = waiting.communicate(timeout=60)
    assert waiting.returncode == 130, said
    assert "Traceback" not in said


def _await_reading(pid: int, seconds: float = 60) -> None:
    """Wait until the process has imported everything and sleeps on its standard input."""
    state = Path(f"/proc/{pid}/wchan")
    deadline = time.monotonic() + (seconds if state.exists() else 5)
    while time.monotonic() < deadline:
        time.sleep(0.1)
        if state.exists() and "pipe_read" in state.read_text(encoding="ascii"):
            return


def test_a_fault_of_the_program_is_one_line_and_70(
    claims: Run, monkeypatch: pytest.MonkeyPatch, store: Path, tmp_path: Path
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a slip")

    monkeypatch.setattr("claims.queries.find_reports", broken)
    log = tmp_path / "state" / "faults.log"
    monkeypatch.setenv("CLAIMS_LOG", str(log))
    told = claims("reports", "--db", store)
    line = f"Error: a fault of claims: ZeroDivisionError: a slip (report it with what stands in {log})\n"
    assert (told.code, told.out, told.err) == (70, "", line)
    assert "ZeroDivisionError: a slip" in log.read_text(encoding="utf-8").splitlines()
    assert log.stat().st_mode & 0o077 == 0  # a traceback may quote a report
    shown = claims("reports", "--db", store, "--debug")
    assert (shown.code, "Traceback" in shown.err) == (70, True)
    monkeypatch.setenv("CLAIMS_LOG", str(store / "no" / "folder"))
    assert claims("reports", "--db", store).err.count("\n") == 1


def test_the_log_of_faults_does_not_grow_without_end(
    claims: Run, monkeypatch: pytest.MonkeyPatch, store: Path, tmp_path: Path
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a slip")

    monkeypatch.setattr("claims.queries.find_reports", broken)
    log = tmp_path / "faults.log"
    log.write_bytes(b"x" * 1_000_001)
    monkeypatch.setenv("CLAIMS_LOG", str(log))
    claims("reports", "--db", store)
    assert log.stat().st_size < 10_000
    assert log.with_name("faults.log.1").stat().st_size == 1_000_001


@pytest.mark.parametrize("arguments", [["list", "--text", ""], ["ingest", ""], ["links", ""], ["tag", "", "+x"]])
def test_an_unset_variable_does_not_mean_everything(desk: Run, arguments: list[str]) -> None:
    refused(desk, 2, *arguments, says="an argument is empty")


@pytest.mark.parametrize(
    ("command", "code", "says"),
    [
        ("list >&-", 0, ""),  # the output closed
        ("tag - +x <&-", 4, "no ids given"),  # the input closed
        ("list --json >/dev/full", 2, "the output cannot be written"),  # the disk full
        (r"list --tag $'\xff'", 2, "not UTF-8"),
        (r"list --issuer $'\xff' | grep -c figure", 1, ""),  # a name without a letter is nobody's
    ],
)
def test_what_a_shell_can_hand_over(installed: Path, store: Path, command: str, code: int, says: str) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{installed} --db {store} {command}"],
        env=environment({}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_date_no_report_can_have_spoils_nothing(desk: Run, tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text(
        '{"text": "Nine died, the police said.", "publisher": "Z", "published": "0001-01-01"}\n'
        '{"text": "Ten died, the army said.", "publisher": "Z", "published": "9999-12-31T23:59:59-12:00"}\n',
        encoding="utf-8",
    )
    result = desk("ingest", records)
    assert (result.code, "2 new" in result.err) == (0, True)
    refused(desk, 2, "ingest", records, "--published", "0001-01-01", says="no report is of the year 1")
