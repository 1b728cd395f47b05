"""Damaged inputs through every reader, and recombined news texts through extraction: nothing may break.

    python -m benchmarks.fuzz readers    [--count N] [--seed S] [--workers N]
    python -m benchmarks.fuzz extraction [--count N] [--seed S] [--workers N] [--texts FOLDER …]
    python -m benchmarks.fuzz readers --seed S --only CASE --keep FOLDER

Every case hangs on the seed and its number alone: what failed is printed with both, and `--only` plays it again, with
`--keep` leaving the input in a folder. `--texts` adds the reports of a folder to the sentences that texts are made of.
Exit status 1 when a case failed: an exception, a span beyond its text, another answer the second time, or more than
the given processor seconds (`--slow`).
"""

from __future__ import annotations

import argparse
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path

from benchmarks.fuzz_checks import faults_of_reading, faults_of_text
from benchmarks.fuzz_mutations import mutated
from benchmarks.fuzz_seeds import generator, seeds
from benchmarks.fuzz_texts import recombined, sentences

COUNT, SEED, BATCH, SLOW = 50_000, 1, 250, 30.0
EVERY = 10
"""Of the texts, one in so many is extracted from twice."""
SHOWN = 20
"""Failures that are printed whole; the others are counted."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One case that broke: its number, what it was made from, and what went wrong (a traceback, or a line)."""

    case: int
    made_from: str
    told: str


class SlowError(Exception):
    """A case took more processor time than any honest input of its size."""


def main() -> None:
    """Run the cases, print what failed and how to play it again."""
    arguments = _arguments()
    run = partial(
        _reader_case if arguments.what == "readers" else _text_case,
        seed=arguments.seed,
        texts=tuple(arguments.texts),
        keep=arguments.keep,
        slow=arguments.slow,
    )
    numbers = [arguments.only] if arguments.only is not None else range(arguments.count)
    started, failures, done = time.perf_counter(), list[Failure](), 0
    for batch, found in _in_batches(partial(_batch, run), numbers, arguments.workers):
        done += batch
        failures += found
        print(f"\r{done:,} of {len(numbers):,}, {len(failures)} failed", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    for failure in failures[:SHOWN]:
        print(f"case {failure.case} of seed {arguments.seed} ({failure.made_from})\n{failure.told}\n")
    kinds = Counter(failure.told.strip().splitlines()[-1][:100] for failure in failures)
    for kind, times in kinds.most_common():
        print(f"{times:6}  {kind}")
    print(
        f"{arguments.what}: {done:,} cases of seed {arguments.seed}, {len(failures)} failed, "
        f"{time.perf_counter() - started:.0f} s"
    )
    sys.exit(1 if failures else 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.fuzz", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=("readers", "extraction"))
    parser.add_argument("--count", type=int, default=COUNT, help=f"cases (default: {COUNT:,})")
    parser.add_argument("--seed", type=int, default=SEED, help=f"what all cases hang on (default: {SEED})")
    parser.add_argument("--workers", type=int, default=2, help="processes (default: 2)")
    parser.add_argument("--slow", type=float, default=SLOW, help=f"processor seconds of a case (default: {SLOW:g})")
    parser.add_argument("--texts", type=Path, nargs="*", default=[], metavar="FOLDER", help="reports to take apart")
    parser.add_argument("--only", type=int, metavar="CASE", help="play one case again")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where to leave the input of that case")
    return parser.parse_args()


def _in_batches(
    work: Callable[[Sequence[int]], list[Failure]], numbers: Sequence[int], workers: int
) -> Iterator[tuple[int, list[Failure]]]:
    batches = [numbers[start : start + BATCH] for start in range(0, len(numbers), BATCH)]
    if workers < 2 or len(batches) == 1:  # noqa: PLR2004 -- one process is no pool
        yield from ((len(batch), work(batch)) for batch in batches)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from zip(map(len, batches), pool.map(work, batches), strict=True)


def _batch(run: Callable[[int], Iterator[Failure]], numbers: Sequence[int]) -> list[Failure]:
    signal.signal(signal.SIGVTALRM, _too_slow)
    return [failure for number in numbers for failure in run(number)]


def _too_slow(_signal: int, _frame: object) -> None:
    raise SlowError("more processor time than --slow allows")


def _reader_case(number: int, *, seed: int, texts: Sequence[Path], keep: Path | None, slow: float) -> Iterator[Failure]:
    del texts
    rng = generator(seed, number)
    originals = seeds()
    name = rng.choice(sorted(originals))
    content = mutated(rng, originals[name], list(originals.values()))
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        if keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, keep)
        yield from _failures(number, name, partial(faults_of_reading, path), slow)


def _text_case(number: int, *, seed: int, texts: Sequence[Path], keep: Path | None, slow: float) -> Iterator[Failure]:
    text = recombined(generator(seed, number), _pool(tuple(texts)))
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{number}.txt").write_text(text, encoding="utf-8", errors="surrogatepass")
    yield from _failures(number, repr(text[:80]), partial(faults_of_text, text, again=number % EVERY == 0), slow)


@cache
def _pool(folders: tuple[Path, ...]) -> list[str]:
    return sentences(folders)


def _failures(number: int, made_from: str, check: Callable[[], Iterator[str]], slow: float) -> Iterator[Failure]:
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, slow)
        for told in check():
            yield Failure(number, made_from, told)
    except Exception:  # noqa: BLE001 -- what is looked for: whatever got out
        yield Failure(number, made_from, traceback.format_exc(limit=-6))
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


if __name__ == "__main__":
    main()
