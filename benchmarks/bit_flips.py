"""Single flipped bits of a real store: none may end `claims db check` in a traceback or keep it from ending.

    python -m benchmarks.bit_flips [--flips 300] [--seed 0] [--db PATH]

Each flip is of a fresh copy, in a process of its own, which has a minute. Told are how many were found, refused (no
database that can be opened), in what nobody reads (free space, spare bytes: every row and value is as before), and
changed something unseen. The store is the bundled sample, unless a path names another.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

from claims.database import resolve_url
from claims.errors import StoreError
from claims.store import open_store
from claims.store.checking import check_store

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "selvo"
SECONDS = 60


def main() -> int:
    """Flip bits one by one, print what became of each kind. 1 where a check failed or did not end."""
    parser = argparse.ArgumentParser(prog="benchmarks.bit_flips", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--flips", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--db", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store, broken = Path(folder) / "sound.db", Path(folder) / "broken.db"
        _make(given.db, store)
        sound, rows = store.read_bytes(), list(_rows(store))
        chance = random.Random(given.seed)  # noqa: S311 -- the same each time
        became: Counter[str] = Counter()
        for _ in range(given.flips):
            place = chance.randrange(len(sound) * 8)
            flipped = bytearray(sound)
            flipped[place // 8] ^= 1 << place % 8
            broken.write_bytes(flipped)
            said = _checked(broken)
            if said == "ok":
                said = "in what nobody reads" if list(_rows(broken)) == rows else "unseen"
            became[said] += 1
            if said not in {"found", "refused", "in what nobody reads"}:
                print(f"bit {place}: {said}", flush=True)
    print(", ".join(f"{number} {what}" for what, number in became.most_common()))
    return int(bool(became["failed"] or became["did not end"]))


def _make(given: Path | None, store: Path) -> None:
    if given is not None:
        shutil.copy(given, store)
        return
    with open_store(str(store), create=True) as opened:
        opened.ingest([str(SAMPLE)], by="bench")


def _checked(path: Path) -> str:
    """What became of one check, in a process of its own."""
    context = get_context("fork")
    mine, others = context.Pipe(duplex=False)
    child = context.Process(target=_check, args=(path, others))
    child.start()
    others.close()
    try:
        return str(mine.recv()) if mine.poll(SECONDS) else "did not end"
    except EOFError:
        return "failed"
    finally:
        child.kill()
        child.join()


def _check(path: Path, told: object) -> None:
    try:
        said = "found" if check_store(resolve_url(str(path))) else "ok"
    except StoreError:
        said = "refused"
    told.send(said)  # type: ignore[attr-defined] # a connection: its type has parameters that differ between versions


def _rows(path: Path) -> Iterator[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in sorted(names):
            yield from connection.execute(f'SELECT * FROM "{name}"')  # noqa: S608 -- names that the file itself has


if __name__ == "__main__":
    sys.exit(main())
