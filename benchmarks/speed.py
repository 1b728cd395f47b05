"""How fast extraction is: words (split at white space) a second, beside a peer; scaling, cold start, and memory.

    python -m benchmarks.speed [TEXT_DIR] [--peer "COMMAND"] [--runs N] [--processes N] [--only PART]

The texts are what `claims ingest TEXT_DIR` would read: by default the reports of the labelled corpus, else the bundled
samples. Each measurement has fresh processes of one thread each, warmed by the first text. A peer is any command that
takes a folder of `*.txt` as its last argument and prints its words a second, measured likewise, as its last line. Ours
and the peer's take turns, so that what else the machine does falls on both; each pair has its ratio.
"""

from __future__ import annotations

import argparse
import math
import os
import resource
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from threading import Barrier

import numpy as np

from benchmarks.labelled import bench
from claims.attribution.finding import find_attributions
from claims.documents import read_inputs
from claims.extract import assemble, extract
from claims.parsing import parse

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
UNIT, TIMES, LONG, COLD_STARTS, PRODUCT = 30_000, (1, 4, 16), 5_000_000, 9, 768
LIBRARIES = "sqlalchemy.orm, numpy, onnxruntime, click"
PARTS = ("speed", "stages", "scaling", "cold-start", "length", "memory")


@dataclass(frozen=True, slots=True)
class Timing:
    """What one process took for its texts: seconds, and megabytes at its peak."""

    words: int
    wall: float
    cpu: float
    memory: float


def main() -> None:
    """Measure one thing after the other and print each."""
    parser = argparse.ArgumentParser(prog="benchmarks.speed", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", metavar="TEXT_DIR", type=Path, help="a folder of reports")
    parser.add_argument("--peer", metavar="COMMAND", help="reads the folder it is given, prints words a second")
    parser.add_argument("--runs", type=int, default=3, help="runs of each (default: 3)")
    parser.add_argument("--only", choices=PARTS, help="this part alone")
    parser.add_argument("--processes", type=int, default=2, help="how many share the work (default: 2)")
    arguments = parser.parse_args()
    os.environ.update(dict.fromkeys(THREADS, "1"))
    texts = _read(arguments.folder)
    print(f"{len(texts)} texts, {sum(len(text.split()) for text in texts)} words")
    parts: dict[str, Callable[[], None]] = {
        "speed": lambda: _speed(texts, arguments.peer, arguments.runs),
        "stages": lambda: _stages(texts, arguments.runs),
        "scaling": lambda: _scaling(texts, arguments.processes, arguments.runs),
        "cold-start": lambda: _cold_start(texts[0]),
        "length": lambda: _length("\n".join(texts)),
        "memory": lambda: _memory(texts),
    }
    for name, part in parts.items():
        if arguments.only in {None, name}:
            part()


def _read(folder: Path | None) -> list[str]:
    corpus = bench() / "corpus" / "open" / "reports"
    chosen = folder or (corpus if corpus.is_dir() else SAMPLES)
    texts = [reading.document.text for reading in read_inputs([str(chosen)]) if reading.document]
    return texts or sys.exit(f"no reports in {chosen}")


def measure(*shares: Sequence[str]) -> list[Timing]:
    """Extract from each share in a process of its own, all beginning at once."""
    context = get_context("spawn")
    initial = (context.Barrier(len(shares)), shares[0][0][:UNIT])
    with ProcessPoolExecutor(len(shares), mp_context=context, initializer=_warm, initargs=initial) as pool:
        return list(pool.map(_timed, shares))


def _warm(barrier: Barrier, text: str) -> None:
    extract(text)
    barrier.wait()


def _timed(texts: Sequence[str]) -> Timing:
    wall, cpu = time.perf_counter(), time.process_time()
    for text in texts:
        extract(text)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Timing(sum(len(text.split()) for text in texts), wall, cpu, memory)


def _speed(texts: Sequence[str], peer: str | None, runs: int) -> None:
    print("words/s  words/cpu s" + ("  peer words/s  ratio" if peer else ""))
    ratios = []
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            (Path(folder) / f"{number:06}.txt").write_text(text, encoding="utf-8")
        for _ in range(runs):
            (ours,) = measure(texts)
            row = f"{ours.words / ours.wall:>7.0f}  {ours.words / ours.cpu:>11.0f}"
            if peer:
                printed = subprocess.check_output([*shlex.split(peer), folder], text=True)  # noqa: S603 (the caller's command)
                theirs = float(printed.splitlines()[-1])
                ratios.append(ours.words / ours.wall / theirs)
                row += f"  {theirs:>12.0f}  {ratios[-1]:>5.2f}"
            print(row, flush=True)
    if ratios:
        print(f"median ratio {median(ratios):.2f}")


def _stages(texts: Sequence[str], runs: int) -> None:
    """What issuers, figures, times and places cost beside reading a text and finding who says what in it."""
    ratios = []
    for text in [texts[0], *(text for _ in range(runs) for text in texts)]:
        began = time.process_time()
        paragraphs = list(parse(text))
        found = find_attributions(text, paragraphs)
        attributed = time.process_time()
        assemble(text, paragraphs, found)
        ratios.append(((attributed - began), time.process_time() - attributed))
    reading, making = (sum(times) for times in zip(*ratios[1:], strict=True))
    print(f"issuers, figures, times and places: {making / reading:.2f} of reading and attribution")


def _scaling(texts: Sequence[str], processes: int, runs: int) -> None:
    """Work done by several processes beside what one does in the time; and the same of a product of matrices.

    The product shares nothing between processes: what it falls short by, the machine withholds.
    """
    ours, machine = [], []
    for _ in range(runs):
        alone, together = measure(texts)[0], measure(*[texts] * processes)
        ours.append(processes * alone.wall / max(one.wall for one in together))
        machine.append(processes * max(_products(1)) / max(_products(processes)))
    for name, ratios in (("extraction", ours), ("products of matrices, which share nothing", machine)):
        print(
            f"{processes} processes do {median(ratios):.2f} times one ({min(ratios):.2f} to {max(ratios):.2f}): {name}"
        )


def _products(processes: int) -> list[float]:
    context = get_context("spawn")
    barrier = context.Barrier(processes)
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_meet, initargs=(barrier,)) as pool:
        return list(pool.map(_product, range(processes)))


def _meet(barrier: Barrier) -> None:
    barrier.wait()


def _product(_: int) -> float:
    matrix = np.ones((PRODUCT, PRODUCT), dtype=np.float32)
    began = time.perf_counter()
    for _ in range(PRODUCT):
        matrix @ matrix
    return time.perf_counter() - began


def _cold_start(text: str) -> None:
    """A new process each time, on an empty store, with the modules compiled as an installation leaves them.

    Beside it what Python takes to import the libraries alone: both rise and fall with what else the machine does.
    """
    ours, libraries = [], []
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": f"{folder}/compiled"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        report = Path(folder) / "report.txt"
        report.write_text(text, encoding="utf-8")
        for number in range(COLD_STARTS + 1):
            claims = [sys.executable, "-m", "claims", "--db", f"{folder}/{number}.db"]
            _took([*claims, "init"], environment)
            ours.append(_took([*claims, "ingest", str(report)], environment))
            libraries.append(_took([sys.executable, "-c", f"import {LIBRARIES}"], environment))
    for name, took in ((f"one report of {len(text.split())} words", ours[1:]), (f"import {LIBRARIES}", libraries[1:])):
        print(f"cold start, {name}: median {median(took):.2f} s, quickest {min(took):.2f} s")


def _took(command: Sequence[str], environment: Mapping[str, str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environment)  # noqa: S603 (our own command)
    return time.perf_counter() - began


def _length(text: str) -> None:
    timings = [measure([_repeated(text, UNIT * times)])[0] for times in TIMES]
    each = ", ".join(f"{timing.words:,} words {timing.cpu:.2f} cpu s" for timing in timings)
    exponent = math.log(timings[-1].cpu / timings[0].cpu) / math.log(timings[-1].words / timings[0].words)
    print(f"one text of {each}: exponent {exponent:.2f}")


def _memory(texts: Sequence[str]) -> None:
    (many,), (one,) = measure(texts), measure([_repeated("\n".join(texts), LONG)])
    print(f"peak memory: {many.memory:.0f} MB; on one text of {LONG:,} characters: {one.memory:.0f} MB")
    print(f"one text of {one.words:,} words: {one.cpu:.0f} cpu s")


def _repeated(text: str, size: int) -> str:
    return (f"{text}\n" * (size // len(text) + 1))[:size]


if __name__ == "__main__":
    main()
