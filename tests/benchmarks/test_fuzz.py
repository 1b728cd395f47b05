"""The fuzz command: its cases hang on seed and number alone, and what breaks is found and told."""

import io
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

from benchmarks.fuzz_checks import faults_of_extraction, faults_of_reading, spans
from benchmarks.fuzz_mutations import mutated
from benchmarks.fuzz_seeds import generator, seeds
from benchmarks.fuzz_texts import recombined, sentences
from claims.documents import read_inputs
from claims.extract import extract
from claims.text import Span


def fuzz(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "benchmarks.fuzz", *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True)


@pytest.mark.parametrize("name", sorted(seeds()))
def test_every_undamaged_seed_is_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(seeds()[name])
    readings = list(read_inputs([str(path)]))
    assert readings
    assert any(reading.document for reading in readings), [str(reading.error) for reading in readings]
    assert not list(faults_of_reading(path))


def test_a_case_hangs_on_seed_and_number_alone() -> None:
    content, others = seeds()["parts.eml"], list(seeds().values())
    assert mutated(generator(7, 41), content, others) == mutated(generator(7, 41), content, others)
    pool = sentences()
    assert recombined(generator(7, 41), pool) == recombined(generator(7, 41), pool)


def test_damage_reaches_the_inside_of_packed_inputs() -> None:
    content, others = seeds()["sitrep.docx"], list(seeds().values())
    whole = [found for number in range(40) if (found := _body(mutated(generator(1, number), content, others)))]
    assert _body(content) in whole
    assert {_body(content)} < set(whole)


def _body(content: bytes) -> bytes:
    """The main part of a Word file that is whole; nothing of a broken one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.read("word/document.xml")
    except (zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, EOFError):
        return b""


def test_spans_are_found_however_deep() -> None:
    (statement,) = extract("The interior ministry said 12 people had been killed.")
    found = set(spans(statement))
    assert {*statement.attribution.content, statement.figures[0].span} <= found
    assert Span(0, 21) in found


def test_an_exception_of_extraction_is_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_text: str) -> list[object]:
        raise IndexError(-1)

    monkeypatch.setattr("benchmarks.fuzz_checks.extract", broken)
    with pytest.raises(IndexError):
        list(faults_of_extraction("Nine died, he said.", again=False))


def test_other_answers_the_second_time_are_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [extract("Nine people died, the mayor said."), []]
    monkeypatch.setattr("benchmarks.fuzz_checks.extract", lambda _text: answers.pop(0))
    assert list(faults_of_extraction("Nine people died, the mayor said.", again=True)) == [
        "found otherwise the second time"
    ]


@pytest.mark.parametrize("what", ["readers", "extraction"])
def test_the_command_runs_its_cases_in_processes_and_counts_them(what: str) -> None:
    done = fuzz(what, "--count", "300", "--seed", "5", "--workers", "2")
    assert done.returncode == 0, done.stdout
    assert done.stdout.startswith(f"{what}: 300 cases of seed 5, 0 failed")


def test_one_case_is_played_again_and_kept(tmp_path: Path) -> None:
    done = fuzz("extraction", "--seed", "5", "--only", "12", "--keep", str(tmp_path))
    assert done.returncode == 0, done.stdout
    assert (tmp_path / "12.txt").read_text(encoding="utf-8") == recombined(generator(5, 12), sentences())


def test_a_case_that_takes_too_long_fails(tmp_path: Path) -> None:
    done = fuzz("extraction", "--seed", "5", "--only", "12", "--slow", "0.001", "--keep", str(tmp_path))
    assert done.returncode == 1
    assert "SlowError" in done.stdout
