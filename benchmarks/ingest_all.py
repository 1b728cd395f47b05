"""Every text of the labelled data through `claims ingest`: all must be read and extracted from, none may fail.

    python -m benchmarks.ingest_all [FOLDER] [--words N]

The texts are what lies below FOLDER (default: the labelled data): text files whole, and every string of some length in
files of JSON and JSON lines, packed or not. Short ones go into one report with their neighbours, because a reader costs
the same for a line as for a page. They are stored in a database of their own that is thrown away, without links. Prints
a line for each folder, and exits with what `claims ingest` exits with when anything failed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.labelled import bench, write_lines

LONG, TOGETHER, SHORTEST = 1_000, 50, 20
"""Characters that make a report of their own; how many shorter ones make one; and what is too short to say anything."""


def main() -> int:
    """Ingest folder by folder; the largest exit status of all."""
    parser = argparse.ArgumentParser(prog="benchmarks.ingest_all", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=bench(), metavar="FOLDER")
    parser.add_argument("--words", type=int, default=0, metavar="N", help="of each folder no more words than this")
    arguments = parser.parse_args()
    statuses = [
        _ingested(folder, arguments.folder, arguments.words)
        for folder in sorted({path.parent for path in _files(arguments.folder)})
    ]
    return max(statuses, default=0)


def _ingested(folder: Path, top: Path, most: int) -> int:
    reports = list(_within(_reports(texts_of(sorted(_files(folder, deep=False)))), most))
    words = sum(len(report["text"].split()) for report in reports)
    with tempfile.TemporaryDirectory() as scratch:
        records, store = Path(scratch) / "records.jsonl", Path(scratch) / "claims.db"
        write_lines(records, reports)
        claims = [sys.executable, "-m", "claims", "--db", str(store)]
        subprocess.run([*claims, "init"], check=True, capture_output=True)  # noqa: S603 -- our own program
        done = subprocess.run(  # noqa: S603 -- our own program
            [*claims, "ingest", "--no-link", "--format", "jsonl", str(records)],
            check=False,
            stderr=subprocess.PIPE,
            text=True,
        )
    *failed, told = done.stderr.strip().splitlines() or ["nothing told"]
    print(
        f"{folder.relative_to(top)}: {len(reports):,} reports, {words:,} words: exit {done.returncode}; {told}",
        flush=True,
    )
    for line in failed:
        print(f"  {line}")
    return done.returncode


def texts_of(paths: Iterable[Path]) -> Iterator[str]:
    """The texts in the files, each once."""
    seen = set[str]()
    for path in paths:
        for text in _strings(_content(path)):
            if len(text) >= SHORTEST and text not in seen:
                seen.add(text)
                yield text


def _files(top: Path, *, deep: bool = True) -> Iterator[Path]:
    for path in top.rglob("*") if deep else top.iterdir():
        if path.is_file() and path.name.removesuffix(".gz").endswith((".txt", ".json", ".jsonl")):
            yield path


def _content(path: Path) -> Any:  # noqa: ANN401 -- whatever JSON holds
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    words = raw.decode("utf-8")
    match path.name.removesuffix(".gz").rsplit(".", 1)[-1]:
        case "txt":
            return words
        case "json":
            return json.loads(words)
        case _:
            return [json.loads(line) for line in words.splitlines() if line.strip()]


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401 -- whatever JSON holds
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        yield from _strings(list(value.values()))


def _reports(texts: Iterable[str]) -> Iterator[dict[str, str]]:
    short: list[str] = []
    for text in texts:
        if len(text) >= LONG:
            yield {"text": text}
            continue
        short.append(text)
        if len(short) == TOGETHER:
            yield {"text": "\n\n".join(short)}
            short = []
    if short:
        yield {"text": "\n\n".join(short)}


def _within(reports: Iterable[dict[str, str]], most: int) -> Iterator[dict[str, str]]:
    words = 0
    for report in reports:
        words += len(report["text"].split())
        if most and words > most:
            return
        yield report


if __name__ == "__main__":
    sys.exit(main())
