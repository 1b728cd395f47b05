from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.gate import hold_one, value_at
from benchmarks.labelled import fingerprint, read_lines, write_lines


def test_lines_come_back_as_written(tmp_path: Path) -> None:
    rows = [{"id": 1, "text": "Ünïcode “marks”"}, {"id": 2, "spans": [[0, 4]]}]
    file = tmp_path / "rows.jsonl"
    assert write_lines(file, rows) == 2
    assert list(read_lines(file)) == rows


def test_a_fingerprint_sees_every_byte_and_every_name(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    (folder / "inner").mkdir(parents=True)
    (folder / "a.txt").write_text("a")
    (folder / "inner" / "b.txt").write_text("b")
    before = fingerprint([folder])
    assert before == fingerprint([folder])
    (folder / "inner" / "b.txt").write_text("c")
    changed = fingerprint([folder])
    (folder / "inner" / "b.txt").rename(folder / "inner" / "c.txt")
    assert len({before, changed, fingerprint([folder])}) == 3


@pytest.mark.parametrize(
    ("value", "floor", "failed"),
    [
        (0.70, 0.70, False),  # on the floor
        (0.69, 0.70, True),  # under it
        (0.80, 0.70, False),  # over it
    ],
)
def test_a_value_under_its_floor_fails(value: float, floor: float, failed: bool) -> None:
    assert hold_one("a/b", {"a": {"b": value}}, {"a/b": floor}, raising=False) is failed


def test_raising_never_lowers_a_floor() -> None:
    floors = {"f1": 0.70}
    hold_one("f1", {"f1": 0.60}, floors, raising=True)
    assert floors == {"f1": 0.70}
    hold_one("f1", {"f1": 0.80}, floors, raising=True)
    assert floors == {"f1": 0.795}


def test_a_floor_on_a_value_that_is_not_scored_is_an_error() -> None:
    with pytest.raises(KeyError):
        value_at({"f1": 1.0}, "precision")
