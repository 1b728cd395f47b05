"""After everything that a desk does every row is sealed and counted: whoever adds a way to write is found out here."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from claims.cli.group import claims
from claims.database import resolve_url
from claims.store import open_store
from claims.store.checking import check_store

SAMPLES = Path(__file__).parents[2] / "samples" / "selvo"


def test_after_every_act_all_is_as_it_was_written(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMS_ANALYST", "ada")
    path = str(shutil.copy(sqlite_template, tmp_path / "claims.db"))
    note = tmp_path / "note.txt"
    note.write_text("Twelve people died at Port Selvo, Mayor Ilse Brandt said on Tuesday.\n", encoding="utf-8")

    def run(*words: str) -> None:
        claims.main(["--db", path, *words], standalone_mode=False)

    run("ingest", str(SAMPLES), str(note))
    note.write_text("Thirteen people died at Port Selvo, Mayor Ilse Brandt said on Tuesday.\n", encoding="utf-8")
    run("ingest", str(note))
    with open_store(path) as store:
        one, other = [claim.uid for claim in store.claims(limit=2)]
    acts = [
        ["tag", one, "+late"], ["tag", one, "-late"], ["note", one, "seen in print"], ["grade", one, "2"],
        ["review", one, "updates", "--with", other], ["correct", one, "--place", "Port Selvo"],
        ["correct", one, "--clear", "place"], ["events", "name", one, "The blast"], ["events", "split", one],
        ["sources", "alias", "Ilse Brandt", "The Mayor of Selvo"], ["sources", "set", "Ilse Brandt", "--side", "Selvo"],
        ["sources", "merge", "Coast Radio", "Harbour Post"], ["sources", "split", "Coast Radio"],
        ["link"], ["link", "--all"], ["echoes", "find", "--all"], ["db", "repair"], ["db", "upgrade"],
    ]  # fmt: skip
    for words in acts:
        run(*words)
        assert check_store(resolve_url(path)) == [], words
