"""What two processes make of `claims ingest`: seconds by the clock beside one process, and the same claims and links.

    python -m benchmarks.ingest_workers [FOLDER] [--reports N] [--workers N] [--rounds N]

One process and several take turns, each into a database of its own, so that what else the machine does falls on both;
each round has its ratio. Exit status 1 when the claims or the links differ.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from statistics import median

from benchmarks.labelled import bench, write_lines
from claims.documents import read_inputs

REPORTS, WORKERS, ROUNDS = 120, 2, 3


def main() -> int:
    """Take turns, print each round and the median ratio."""
    parser = argparse.ArgumentParser(prog="benchmarks.ingest_workers", description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "folder", nargs="?", type=Path, default=bench() / "pairs" / "open" / "reports", metavar="FOLDER"
    )
    parser.add_argument("--reports", type=int, default=REPORTS, help=f"how many (default: {REPORTS})")
    parser.add_argument("--workers", type=int, default=WORKERS, help=f"processes beside one (default: {WORKERS})")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"turns of each (default: {ROUNDS})")
    arguments = parser.parse_args()
    ratios, told = [], set[str]()
    with tempfile.TemporaryDirectory() as scratch:
        records = Path(scratch) / "records.jsonl"
        readings = (reading.document for reading in read_inputs([str(arguments.folder)]))
        texts = ({"text": document.text, "publisher": document.publisher} for document in readings if document)
        write_lines(records, islice(texts, arguments.reports))
        for number in range(arguments.rounds):
            one, several = (
                _ingested(records, Path(scratch) / f"{number}-{workers}.db", workers, told)
                for workers in (1, arguments.workers)
            )
            ratios.append(one / several)
            print(f"{one:.1f} s alone, {several:.1f} s with {arguments.workers}: {ratios[-1]:.2f} times", flush=True)
    print(f"median {median(ratios):.2f}; {'the same' if len(told) == 1 else 'other'} claims and links")
    return 0 if len(told) == 1 else 1


def _ingested(records: Path, store: Path, workers: int, told: set[str]) -> float:
    """Seconds of one run; its claims and links are added to what was `told`."""
    claims = [sys.executable, "-m", "claims", "--db", str(store)]
    subprocess.run([*claims, "init"], check=True, capture_output=True)  # noqa: S603 -- our own program
    started = time.perf_counter()
    ingest = [*claims, "-q", "ingest", "--format", "jsonl", "--workers", str(workers), str(records)]
    subprocess.run(ingest, check=True, capture_output=True)  # noqa: S603 -- our own program
    seconds = time.perf_counter() - started
    listed = [_listed([*claims, command, "--ids"]) for command in ("list", "links")]
    told.add(json.dumps(listed))
    return seconds


def _listed(command: list[str]) -> list[str]:
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 -- our own program
    return sorted(done.stdout.split())


if __name__ == "__main__":
    sys.exit(main())
